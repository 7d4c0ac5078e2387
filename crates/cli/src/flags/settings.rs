//! The flags of the commands that read documents, made from the list of settings; environment and file behind them.

use crate::configuration::{self, FILE_NAME, Said};
use crate::setup;
use crate::wording::{flag, speak};
use anyhow::Context;
use clap::builder::{OsStringValueParser, PossibleValue, PossibleValuesParser, TypedValueParser, ValueParser};
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches, ValueHint, value_parser};
use ikiz_pipeline::Setup;
use ikiz_pipeline::settings::{Group, Kind, Setting, Settings};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

/// Flags of one letter.
const SHORT: [(&str, char); 3] = [("output", 'o'), ("threads", 'j'), ("quiet", 'q')];

/// The flag of a setting: `--max-pages`.
pub fn flag_of(name: &str) -> String {
    format!("--{name}")
}

/// The environment variable of a setting: `IKIZ_MAX_PAGES`.
pub fn variable_of(name: &str) -> String {
    let letters = name.chars().map(|letter| if letter == '-' { '_' } else { letter.to_ascii_uppercase() });
    format!("IKIZ_{}", letters.collect::<String>())
}

/// What a command was told by flags of settings.
#[derive(Clone, Debug, Default)]
pub struct SettingArguments {
    config: Option<PathBuf>,
    said: Said,
}

impl SettingArguments {
    /// The settings of a command with what the files hold that they name.
    pub fn setup(&self, command: &str) -> anyhow::Result<Setup> {
        setup::load(self.settle(command)?, flag)
    }

    /// The settings of a command: a flag overrides an environment variable, which overrides the configuration file. Those
    /// that it does not take stay at their defaults.
    pub fn settle(&self, command: &str) -> anyhow::Result<Settings> {
        let file = configuration::load(self.config.as_deref())?;
        let settings = self.settle_over(command, &|variable| std::env::var_os(variable), &file)?;
        settings.ui.into_iter().for_each(speak);
        Ok(settings)
    }

    fn settle_over(
        &self,
        command: &str,
        environment: &dyn Fn(&str) -> Option<OsString>,
        file: &Said,
    ) -> anyhow::Result<Settings> {
        let mut settings = Settings::default();
        for setting in Settings::LIST.iter().filter(|setting| takes(command, setting)) {
            let variable = variable_of(setting.name);
            if let Some(texts) = self.said.get(setting.name) {
                set(setting, texts, &mut settings)?;
            } else if let Some(value) = environment(&variable) {
                let place = || format!("{variable}, which stands for {}", flag_of(setting.name));
                set(setting, &[value], &mut settings).with_context(place)?;
            } else if let Some(texts) = file.get(setting.name) {
                set(setting, texts, &mut settings)?;
            }
        }
        Ok(settings)
    }
}

fn set(setting: &Setting, texts: &[OsString], settings: &mut Settings) -> anyhow::Result<()> {
    texts.iter().try_for_each(|text| Ok(setting.set(settings, text)?))
}

/// Whether a command has a flag for a setting, and heeds what the environment and the file say of it.
pub fn takes(command: &str, setting: &Setting) -> bool {
    match (command, setting.group, setting.name) {
        (_, _, "ui") => true,
        ("summary" | "quality", ..) => false,
        ("align", _, name) => {
            matches!(name, "learn" | "lexicon" | "model" | "threads" | "max-seconds" | "max-memory")
        }
        (_, Group::Checks, _) => matches!(command, "run" | "merge" | "show" | "check"),
        (_, Group::Corrections, _) => matches!(command, "run" | "merge" | "show" | "check" | "learn"),
        (_, Group::Writing, "min-count" | "top") | (_, Group::Words, "stop-words") => {
            matches!(command, "run" | "merge" | "keywords")
        }
        (_, Group::Writing, _) | (_, Group::Words, "markers") => matches!(command, "run" | "merge"),
        // It always learns, and from what it is given.
        ("learn", _, "learn" | "model") => false,
        _ => true,
    }
}

impl Args for SettingArguments {
    fn augment_args(command: Command) -> Command {
        let name = command.get_name().to_owned();
        let config = Arg::new("config")
            .long("config")
            .value_name("FILE")
            .env("IKIZ_CONFIG")
            .hide_env_values(true)
            .value_parser(value_parser!(PathBuf))
            .help(format!("Configuration file [default: {FILE_NAME} in the current folder, where there is one]"));
        let taken = Settings::LIST.iter().filter(|setting| takes(&name, setting));
        command.arg(config).args(taken.map(argument))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

fn argument(setting: &'static Setting) -> Arg {
    let check = |text: &OsStr| setting.set(&mut Settings::default(), text).map_err(|error| error.right);
    let checked = move |text: &str| check(text.as_ref()).map(|()| text.to_owned());
    let path = move |text: OsString| check(&text).map(|()| text);
    let words = setting.kind.words().into_iter();
    let words: Vec<PossibleValue> = words.map(|(name, help)| PossibleValue::new(name).help(help)).collect();
    let parser = match setting.kind {
        Kind::Path => ValueParser::new(OsStringValueParser::new().try_map(path)),
        _ if words.is_empty() => ValueParser::new(checked),
        _ => PossibleValuesParser::new(words).into(),
    };
    let argument = Arg::new(setting.name)
        .long(setting.name)
        .value_name(setting.value)
        .help(help(setting))
        .help_heading(setting.group.heading())
        .action(if setting.is_list { ArgAction::Append } else { ArgAction::Set })
        .value_parser(parser);
    // What is learned from the inputs would take the place of what the model has.
    let argument = if setting.name == "model" { argument.conflicts_with("learn") } else { argument };
    let argument = match setting.kind {
        Kind::Switch => {
            argument.num_args(0..=1).require_equals(true).default_missing_value("true").hide_possible_values(true)
        }
        Kind::Path => argument.value_hint(ValueHint::AnyPath),
        Kind::Choice(_) if setting.is_list => argument.value_delimiter(','),
        Kind::Number | Kind::Text | Kind::Choice(_) => argument,
    };
    match SHORT.into_iter().find(|(name, _)| *name == setting.name) {
        Some((_, short)) => argument.short(short),
        None => argument,
    }
}

fn help(setting: &Setting) -> String {
    let default = if setting.is_list {
        "; may be given several times".to_owned()
    } else {
        format!(" [default: {}]", setting.default_in_words())
    };
    format!("{}{default} [env: {}]", setting.help, variable_of(setting.name))
}

impl FromArgMatches for SettingArguments {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let said = |setting: &Setting| {
            // `learn` has its own flag `output`, which has another type.
            let texts: Vec<OsString> = match setting.kind {
                Kind::Path => matches.try_get_many::<OsString>(setting.name).ok().flatten()?.cloned().collect(),
                _ => matches.try_get_many::<String>(setting.name).ok().flatten()?.map(OsString::from).collect(),
            };
            Some((setting.name, texts))
        };
        Ok(Self { config: matches.get_one("config").cloned(), said: Settings::LIST.iter().filter_map(said).collect() })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::path::Path;

    /// The commands that read documents.
    const COMMANDS: [&str; 9] =
        ["run", "summary", "check", "align", "show", "sections", "learn", "keywords", "glossary"];

    /// The settings of `run` for these flags, environment variables and configuration file.
    fn settle(flags: &[String], environment: &[(String, &str)], file: &str) -> anyhow::Result<Settings> {
        settle_for("run", flags, environment, file)
    }

    fn settle_for(
        command: &'static str,
        flags: &[String],
        environment: &[(String, &str)],
        file: &str,
    ) -> anyhow::Result<Settings> {
        let program = SettingArguments::augment_args(Command::new(command)).no_binary_name(true);
        let matches = program.try_get_matches_from(flags)?;
        let environment: BTreeMap<_, _> =
            environment.iter().map(|(name, text)| (&**name, OsString::from(text))).collect();
        let file = configuration::parse(Path::new(FILE_NAME), file)?;
        let arguments = SettingArguments::from_arg_matches(&matches)?;
        arguments.settle_over(command, &|variable| environment.get(variable).cloned(), &file)
    }

    fn flags(setting: &Setting, texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| format!("{}={text}", flag_of(setting.name))).collect()
    }

    fn file(setting: &Setting) -> String {
        format!("[run]\n{}\n", configuration::sample(setting))
    }

    fn expected(setting: &Setting, texts: &[&str]) -> Settings {
        let mut settings = Settings::default();
        for text in texts {
            setting.set(&mut settings, text).expect("it fits");
        }
        settings
    }

    #[test]
    fn without_any_value_the_default_applies() {
        assert_eq!(settle(&[], &[], "").expect("settings"), Settings::default());
    }

    #[test]
    fn flags_variables_and_keys_of_the_file_set_the_same_value() {
        for setting in Settings::LIST {
            let examples = setting.examples;
            let all = expected(setting, examples);
            assert_eq!(settle(&flags(setting, examples), &[], "").expect("a flag"), all, "{}", setting.name);
            assert_eq!(settle(&[], &[], &file(setting)).expect("a key"), all, "{}", setting.name);
            let variable = (variable_of(setting.name), examples[0]);
            let one = expected(setting, &examples[..1]);
            assert_eq!(settle(&[], &[variable], "").expect("a variable"), one, "{}", setting.name);
        }
    }

    #[test]
    fn flags_override_the_environment_which_overrides_the_file() {
        for setting in Settings::LIST {
            let default = setting.shown(&Settings::default());
            let Some(default) = default.first() else { continue };
            let example = setting.examples[0];
            let variable = |text| [(variable_of(setting.name), text)];
            let over_all = settle(&flags(setting, &[default]), &variable(example), &file(setting));
            assert_eq!(over_all.expect("settings"), Settings::default(), "{}", setting.name);
            let over_file = settle(&[], &variable(default), &file(setting));
            assert_eq!(over_file.expect("settings"), Settings::default(), "{}", setting.name);
        }
        let column = Settings::LIST.iter().find(|setting| setting.name == "column").expect("a list");
        let settings = settle(&flags(column, &["id=a"]), &[], &file(column)).expect("settings");
        assert_eq!(settings, expected(column, &["id=a"]), "a list takes the place of the one before");
    }

    #[test]
    fn a_command_heeds_the_settings_that_it_takes_and_no_others() {
        for (command, setting) in
            COMMANDS.into_iter().flat_map(|name| Settings::LIST.iter().map(move |setting| (name, setting)))
        {
            let heeded =
                if takes(command, setting) { expected(setting, setting.examples) } else { Settings::default() };
            assert_eq!(
                settle_for(command, &[], &[], &file(setting)).expect("a key"),
                heeded,
                "{command} {}",
                setting.name
            );
        }
        for name in ["vocabulary", "stop-words"] {
            let setting = Settings::LIST.iter().find(|setting| setting.name == name).expect("a setting");
            assert!(!takes("check", setting) && !takes("glossary", setting) && takes("run", setting), "{name}");
        }
    }

    #[test]
    fn an_error_for_a_wrong_value_names_its_flag_or_variable() {
        for setting in Settings::LIST {
            let wrong = if matches!(setting.kind, Kind::Text | Kind::Path) { "" } else { "?" };
            let error = settle(&flags(setting, &[wrong]), &[], "").expect_err("a wrong flag").to_string();
            assert!(error.contains(&flag_of(setting.name)), "{error}");
            let variable = variable_of(setting.name);
            let error = settle(&[], &[(variable.clone(), wrong)], "").expect_err("a wrong variable");
            let error = format!("{error:#}");
            assert!(error.starts_with(&variable) && error.contains(&flag_of(setting.name)), "{error}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_path_need_not_be_text() {
        use std::os::unix::ffi::OsStringExt;
        let path = OsString::from_vec(b"o\xff".to_vec());
        let run = SettingArguments::augment_args(Command::new("run")).no_binary_name(true);
        let matches = run.try_get_matches_from(["--output".into(), path.clone()]).expect("a flag");
        let arguments = SettingArguments::from_arg_matches(&matches).expect("arguments");
        let settings = arguments.settle_over("run", &|_| None, &Said::new()).expect("settings");
        assert_eq!(settings.output, PathBuf::from(&path));
        let from_environment = |variable: &str| (variable == "IKIZ_MODEL").then(|| path.clone());
        let arguments = SettingArguments::default();
        let settings = arguments.settle_over("run", &from_environment, &Said::new()).expect("settings");
        assert_eq!(settings.model, Some(PathBuf::from(&path)));
    }

    #[test]
    fn a_switch_without_a_value_is_on() {
        for setting in Settings::LIST.iter().filter(|setting| matches!(setting.kind, Kind::Switch)) {
            let settings = settle(&[flag_of(setting.name)], &[], "").expect("a flag");
            assert_eq!(settings, expected(setting, &["true"]), "{}", setting.name);
        }
    }

    #[test]
    fn every_command_that_reads_documents_has_the_flags_of_settings() {
        let program = crate::flags::Cli::public();
        for name in COMMANDS {
            let command = program.find_subcommand(name).expect("a command");
            let flags: Vec<&str> = command.get_arguments().filter_map(Arg::get_long).collect();
            assert!(flags.contains(&"config"), "{name}");
            for setting in Settings::LIST.iter().filter(|setting| takes(name, setting)) {
                assert!(flags.contains(&setting.name), "{name} has no {}", flag_of(setting.name));
            }
        }
    }
}
