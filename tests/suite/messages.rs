//! The messages that the crates declare, held against the catalogues, the code that builds them and the flags.

use ikiz_document::{Language, SectionKind, Severity};
use ikiz_tests::program::ikiz;
use ikiz_tests::root;
use ikiz_writers::schema::Column;
use ikiz_writers::{Catalogue, tables};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What a crate says and how.
#[derive(Default)]
struct Crate {
    /// Each message as it is called in code (`advice::rename`), with its code and its gaps.
    messages: Vec<(String, String, BTreeSet<String>)>,
    /// The settings that are named.
    settings: Vec<String>,
    /// All lines but the declarations, without tests.
    code: String,
}

impl Crate {
    fn add(&mut self, folder: &Path) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            if path.is_dir() {
                self.add(&path);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !name.ends_with("tests") {
                let text = fs::read_to_string(&path).expect("UTF-8");
                self.add_file(text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default());
            }
        }
    }

    fn add_file(&mut self, text: &str) {
        let module = Regex::new(r"^(?:pub\(crate\) )?mod (\w+) \{$").expect("a pattern");
        let message = Regex::new(r#"^\s+(\w+)\(([\w, ]*)\) = "([^"]+)";$"#).expect("a pattern");
        let setting = Regex::new(r#"= SettingName\("([^"]+)"\)"#).expect("a pattern");
        let mut prefix = String::new();
        for line in text.lines() {
            if let Some(found) = module.captures(line) {
                prefix = format!("{}::", &found[1]);
            } else if line == "}" {
                prefix.clear();
            }
            self.settings.extend(setting.captures(line).map(|found| found[1].to_owned()));
            match message.captures(line) {
                Some(found) => {
                    let gaps = found[2].split(", ").filter(|gap| !gap.is_empty()).map(str::to_owned).collect();
                    self.messages.push((format!("{prefix}{}", &found[1]), found[3].to_owned(), gaps));
                }
                None if line.starts_with("use ") || line.trim_start().starts_with("//") => {}
                None => self.code.extend([line, "\n"]),
            }
        }
    }
}

fn crates() -> Vec<Crate> {
    let folders = fs::read_dir(root().join("crates")).expect("crates/");
    let read = folders.map(|folder| {
        let mut read = Crate::default();
        read.add(&folder.expect("an entry").path().join("src"));
        read
    });
    read.collect()
}

fn is_name(code: &str) -> bool {
    ["kind.", "language.", "severity."].into_iter().any(|group| code.starts_with(group))
}

#[test]
fn every_message_has_its_text_in_every_language_and_every_text_its_message() {
    let declared: Vec<_> = crates().into_iter().flat_map(|it| it.messages).collect();
    let messages: BTreeMap<&str, &BTreeSet<String>> =
        declared.iter().map(|(_, code, gaps)| (code.as_str(), gaps)).collect();
    assert_eq!(messages.len(), declared.len(), "a code is declared twice");
    for language in Language::BOTH {
        let mut texts: BTreeMap<&str, &str> = Catalogue::of(language).texts().collect();
        texts.retain(|code, _| !is_name(code));
        assert!(texts.keys().eq(messages.keys()), "{language}:\n{:?}\n{:?}", texts.keys(), messages.keys());
        for (code, text) in texts {
            let gaps = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
            // {gap|one|many} is a word that goes by the number of a gap.
            let gaps = gaps.map(|(gap, _)| gap.split('|').next().unwrap_or_default().to_owned());
            assert_eq!(&gaps.collect::<BTreeSet<_>>(), messages[code], "{code}");
        }
    }
}

#[test]
fn every_message_is_built() {
    for Crate { messages, code, .. } in crates() {
        for (name, ..) in messages {
            let built = Regex::new(&format!(r"[^.\w]{name}[(),]")).expect("a pattern");
            assert!(built.is_match(&code), "{name} is declared and not built");
        }
    }
}

#[test]
fn no_text_names_a_flag_or_a_command() {
    for (code, text) in Language::BOTH.into_iter().flat_map(|language| Catalogue::of(language).texts()) {
        // OCRmyPDF is another program.
        let own = text.replace("`ocrmypdf --force-ocr`", "");
        assert!(!own.contains("--") && !own.contains(" -") && !own.contains("`ikiz"), "{code}");
    }
    for schema in tables::ALL.map(|table| table.schema()) {
        for Column { name, description, .. } in schema.columns {
            assert!(description.iter().all(|text| !text.contains("--")), "{}.csv, {name}", schema.name);
        }
    }
}

#[test]
fn names_are_the_same_in_every_language() {
    use SectionKind::{Abstract, Body, Keywords, References, Summary, Title};
    let names = |language| -> Vec<&str> {
        Catalogue::of(language).texts().map(|(code, _)| code).filter(|code| is_name(code)).collect()
    };
    let english = names(Language::English);
    assert_eq!(english, names(Language::Turkish));
    let kinds = [Abstract, Body, Keywords, References, Summary, Title].map(|kind| format!("kind.{kind}"));
    let languages = Language::BOTH.map(|language| format!("language.{language}"));
    assert!(kinds.iter().chain(&languages).all(|name| english.contains(&name.as_str())));
    assert_eq!(english.iter().filter(|name| name.starts_with("kind.")).count(), kinds.len());
    for severity in Severity::ALL {
        let name = format!("severity.{}", severity.name());
        assert!(english.contains(&&*name) && english.contains(&&*format!("{name}s")), "{name}");
    }
}

#[test]
fn settings_that_messages_name_are_flags() {
    let help: String = ["run", "align"].iter().map(|command| ikiz(&[command, "--help"]).stdout).collect();
    let settings: Vec<String> = crates().into_iter().flat_map(|it| it.settings).collect();
    assert!(!settings.is_empty());
    for setting in settings {
        assert!(help.contains(&format!("--{setting} ")) || help.contains(&format!("--{setting}\n")), "{setting}");
    }
}
