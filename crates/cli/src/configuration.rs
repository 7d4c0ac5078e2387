//! The configuration file: where it is found, how it is read, and the errors for a wrong one.

use anyhow::{Context, bail};
use ikiz_document::span::flattened;
use ikiz_pipeline::settings::{Kind, Setting, SettingError, Settings};
use ikiz_writers::wording::shown;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The file that is read if it is in the current folder.
pub const FILE_NAME: &str = "ikiz.toml";

/// The name of the table with the settings.
const TABLE: &str = "run";

/// Settings by name, with the values given for them.
pub type Said = BTreeMap<&'static str, Vec<OsString>>;

/// Reads the file that the user named; else `ikiz.toml` in the current folder, if there is one.
///
/// # Errors
/// If the file cannot be read, or something in it is no setting or has no such value.
pub fn load(named: Option<&Path>) -> anyhow::Result<Said> {
    let path = named.unwrap_or(Path::new(FILE_NAME));
    match std::fs::read_to_string(path) {
        Ok(text) => parse(path, &text),
        Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => Ok(Said::new()),
        Err(error) => Err(error).with_context(|| {
            format!("{}: cannot read the configuration; check the path and that it is UTF-8 text", path.display())
        }),
    }
}

/// Reads the text of a file.
pub fn parse(path: &Path, text: &str) -> anyhow::Result<Said> {
    match said(path.parent().unwrap_or(Path::new("")), text) {
        Ok(said) => Ok(said),
        Err(Wrong { at, message }) => {
            let line = 1 + text.get(..at).unwrap_or_default().matches('\n').count();
            bail!("{}, line {line}: {message}", path.display())
        }
    }
}

/// What is wrong in a file, and at which byte.
struct Wrong {
    at: usize,
    message: String,
}

impl Wrong {
    fn new(at: usize, message: impl Into<String>) -> Self {
        Self { at, message: message.into() }
    }
}

/// What a file in that folder says.
fn said(folder: &Path, text: &str) -> Result<Said, Wrong> {
    let tables = DeTable::parse(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start.min(text.len()));
        Wrong::new(at, error.message().trim().replace('\n', "; "))
    })?;
    let mut said = Said::new();
    for (name, table) in tables.get_ref() {
        let (DeValue::Table(keys), TABLE) = (table.get_ref(), &**name.get_ref()) else {
            let message = format!("`{}` is no table of settings; they stand in [{TABLE}]", shown(name.get_ref()));
            return Err(Wrong::new(name.span().start, message));
        };
        for (key, value) in keys {
            let known = Settings::LIST.iter().find(|setting| setting.name == key.get_ref());
            let unknown = || {
                let keys: Vec<&str> = Settings::LIST.iter().map(|setting| setting.name).collect();
                let message =
                    format!("there is no setting `{}`; choose one of {}", shown(key.get_ref()), keys.join(", "));
                Wrong::new(key.span().start, message)
            };
            let setting = known.ok_or_else(unknown)?;
            let values = values(setting, value, text)?.into_iter();
            said.insert(setting.name, values.map(|text| setting.named_in(folder, text)).collect());
        }
    }
    Ok(said)
}

/// The values of a key in the file.
fn values(setting: &Setting, value: &Spanned<DeValue>, file: &str) -> Result<Vec<String>, Wrong> {
    let wrong_type = |value: &Spanned<DeValue>| {
        let text = flattened(file.get(value.span()).unwrap_or_default());
        SettingError { setting: setting.name, text, right: format!("write it as in {}", sample(setting)) }
    };
    let at = |value: &Spanned<DeValue>, error: SettingError| {
        let error = SettingError { text: shown(&error.text), ..error };
        Wrong::new(value.span().start, error.to_string())
    };
    let items: Vec<&Spanned<DeValue>> = match (setting.is_list, value.get_ref()) {
        (true, DeValue::Array(items)) => items.iter().collect(),
        (true, _) => return Err(at(value, wrong_type(value))),
        (false, _) => vec![value],
    };
    let checked = |item: &Spanned<DeValue>| {
        let text = text(setting.kind, item.get_ref()).ok_or_else(|| at(item, wrong_type(item)))?;
        setting.set(&mut Settings::default(), &text).map(|()| text).map_err(|error| at(item, error))
    };
    items.into_iter().map(checked).collect()
}

/// A value as text, if it has the type of the setting.
fn text(kind: Kind, value: &DeValue) -> Option<String> {
    match (kind, value) {
        (Kind::Switch, DeValue::Boolean(switch)) => Some(switch.to_string()),
        (Kind::Number, DeValue::Integer(number)) => {
            i64::from_str_radix(number.as_str(), number.radix()).ok().map(|number| number.to_string())
        }
        (Kind::Number, DeValue::Float(number)) => Some(number.to_string()),
        (Kind::Text | Kind::Path | Kind::Choice(_), DeValue::String(text)) => Some(text.to_string()),
        _ => None,
    }
}

/// A line that sets the setting: `threads = 4`.
pub fn sample(setting: &Setting) -> String {
    let values: Vec<String> = setting
        .examples
        .iter()
        .map(|text| match setting.kind {
            Kind::Switch | Kind::Number => (*text).to_owned(),
            Kind::Text | Kind::Path | Kind::Choice(_) => format!("\"{text}\""),
        })
        .collect();
    let values = values.join(", ");
    if setting.is_list { format!("{} = [{values}]", setting.name) } else { format!("{} = {values}", setting.name) }
}

/// A file with a line for every setting.
pub fn sample_file() -> String {
    let lines: Vec<String> = Settings::LIST.iter().map(sample).collect();
    format!("[{TABLE}]\n{}\n", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> anyhow::Result<Said> {
        parse(Path::new("a/ikiz.toml"), text)
    }

    fn error(text: &str) -> String {
        read(text).expect_err("a wrong file").to_string()
    }

    #[test]
    fn every_key_is_read() {
        let said = parse(Path::new("ikiz.toml"), &sample_file()).expect("a configuration");
        for setting in Settings::LIST {
            assert_eq!(said[setting.name], setting.examples);
        }
    }

    #[test]
    fn every_path_is_taken_from_the_folder_of_the_file() {
        let said = read(&sample_file()).expect("a configuration");
        for setting in Settings::LIST.iter().filter(|setting| matches!(setting.kind, Kind::Path)) {
            // The name of a profile that is shipped is no path.
            let beside = |text: &&str| if *text == "isnad" { "isnad".into() } else { Path::new("a").join(text) };
            let expected: Vec<OsString> = setting.examples.iter().map(beside).map(Into::into).collect();
            assert_eq!(said[setting.name], expected, "{}", setting.name);
        }
        let absolute = std::env::temp_dir().join("dergi.toml");
        let quoted = absolute.display().to_string().replace('\\', "/");
        for (given, expected) in [("dergi.toml", Path::new("a/dergi.toml")), (&*quoted, Path::new(&quoted))] {
            let said = read(&format!("[run]\nprofile = \"{given}\"\n")).expect("a profile");
            assert_eq!(said["profile"].iter().map(Path::new).collect::<Vec<_>>(), [expected]);
        }
    }

    #[test]
    fn what_the_user_wrote_does_nothing_to_the_terminal() {
        let long = "x".repeat(1_000_000);
        for text in [format!("[run]\n\"\\u001b[2J{long}\" = 1\n"), format!("[run]\nlearn = \"\\u001b[2J{long}\"\n")] {
            let error = error(&text);
            assert!(!error.contains('\u{1b}') && error.contains("\\u{1b}[2J") && error.len() < 2000, "{error}");
        }
    }

    #[test]
    fn numbers_are_read_in_every_form_of_toml() {
        for text in ["16", "0x10", "0o20", "0b1_0000", "1_6"] {
            let said = read(&format!("[run]\nthreads = {text}\n")).expect("a number");
            assert_eq!(said["threads"], ["16"], "{text}");
        }
    }

    #[test]
    fn an_empty_file_gives_no_settings() {
        assert_eq!(read("").expect("nothing"), Said::new());
    }

    #[test]
    fn an_error_for_a_wrong_key_names_file_line_and_known_keys() {
        let error = error("# settings\n[run]\noutptu = \"out\"\n");
        assert!(error.starts_with("a/ikiz.toml, line 3: ") && error.contains("outptu"), "{error}");
        for setting in Settings::LIST {
            assert!(error.contains(setting.name), "{error}");
        }
    }

    #[test]
    fn an_error_for_a_wrong_table_names_its_line() {
        for (text, line, name) in [("[run]\n[rnu]\nquiet = true\n", 2, "rnu"), ("quiet = true\n", 1, "quiet")] {
            let error = error(text);
            assert!(error.starts_with(&format!("a/ikiz.toml, line {line}: `{name}`")), "{error}");
        }
    }

    #[test]
    fn an_error_for_a_wrong_value_names_its_line_and_its_key() {
        for setting in Settings::LIST {
            for value in ["{}", "1979-05-27", "\"\"", "[3]", "[\"\"]", "-1"] {
                let error = error(&format!("[run]\n{} = {value}\n", setting.name));
                let start = error.starts_with("a/ikiz.toml, line 2: ");
                assert!(start && error.contains(&format!("`{}`", setting.name)), "{error}");
            }
        }
    }

    #[test]
    fn an_error_for_a_wrong_value_says_what_is_allowed() {
        for (value, said) in [
            ("excel = \"de\"", "`tr`, `en`"),
            ("sure = 2", "from 0 to 1"),
            ("sure = \"high\"", "sure = 0.9"),
            ("formats = [\"pdf\"]", "`csv`, `xlsx`"),
            ("quiet = \"yes\"", "quiet = true"),
            ("threads = 0", "from 1"),
            ("threads = \"four\"", "threads = 4"),
            ("learn = true", "learn = \"on\""),
            ("output = 3", "output = \"result\""),
            ("column = [\"body=x\"]", "`body` is nothing that a column holds; there are id"),
            ("column = \"title=x\"", "column = [\"abstract"),
            ("output = ", "line 2"),
        ] {
            let error = error(&format!("[run]\n{value}\n"));
            assert!(error.contains("ikiz.toml, line 2: ") && error.contains(said), "{value}: {error}");
        }
    }
}
