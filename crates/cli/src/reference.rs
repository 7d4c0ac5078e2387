//! The reference pages of commands and configuration, generated from the flags.

use crate::configuration::{FILE_NAME, KEYS};
use crate::flags::Cli;
use clap::builder::PossibleValue;
use clap::{Arg, Command};
use std::fmt::Write;

/// The text of `docs/reference/commands.md`.
pub fn commands() -> String {
    let mut page = String::from(
        "# Commands\n\n\
         Generated from the flags in `crates/cli/src/flags`; a test compares the two. `ikiz help COMMAND` says the same.\n\n\
         Data goes to standard output, all else to standard error. Exit code: 0 all processed, 1 finished but documents failed, \
         2 wrong usage or nothing could be done. A reader that closes the pipe (`ikiz … | head`) is no failure.\n\n\
         The commands that work line by line read files or standard input, which `-` names too. Offsets count Unicode code points of \
         the text as given, half-open; a byte order mark is not counted. Sentence borders do not depend on the normal form: decomposed \
         letters (NFD) are read as composed ones (NFC) and counted as they stand.\n",
    );
    for mut command in program().get_subcommands().cloned() {
        describe(&mut page, &mut command);
    }
    page
}

/// The program, built: with usage and the flags that clap adds.
fn program() -> Command {
    let mut program = Cli::public().disable_help_subcommand(true);
    program.build();
    program
}

fn describe(page: &mut String, command: &mut Command) {
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ");
    let _ = write!(page, "\n## ikiz {}\n\n{about}.\n\n```text\n{usage}\n```\n", command.get_name());
    let _ = write!(page, "\n| argument | what it says |\n|---|---|\n");
    for argument in command.get_arguments().filter(|argument| argument.get_id() != "help") {
        let _ = writeln!(page, "| {} | {} |", name(argument), explanation(argument));
    }
    let notes = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let (examples, notes): (Vec<&str>, Vec<&str>) =
        notes.lines().filter(|line| !line.is_empty()).partition(|line| line.starts_with("Example: "));
    let _ = write!(page, "\n```sh\n");
    for example in examples {
        let _ = writeln!(page, "{}", example.trim_start_matches("Example: "));
    }
    let _ = writeln!(page, "```");
    for note in notes {
        let _ = write!(page, "\n{note}.\n");
    }
}

/// `-o`, `--output FOLDER`.
fn name(argument: &Arg) -> String {
    let value = argument.get_value_names().and_then(|names| names.first()).map(ToString::to_string).unwrap_or_default();
    let Some(long) = argument.get_long() else { return format!("`{value}`") };
    let takes_value = argument.get_num_args().is_some_and(|range| range.max_values() > 0);
    let value = match (takes_value, argument.is_require_equals_set()) {
        (false, _) => String::new(),
        (true, true) => format!("[={value}]"),
        (true, false) => format!(" {value}"),
    };
    let short = argument.get_short().map(|short| format!("`-{short}`, ")).unwrap_or_default();
    format!("{short}`--{long}{value}`")
}

fn explanation(argument: &Arg) -> String {
    let mut text = argument.get_help().map(ToString::to_string).unwrap_or_default();
    let values: Vec<PossibleValue> =
        if argument.is_hide_possible_values_set() { Vec::new() } else { argument.get_possible_values() };
    if !values.is_empty() && argument.get_num_args().is_some_and(|range| range.max_values() > 0) {
        let values: Vec<String> = values.iter().map(explained).collect();
        let _ = write!(text, ". Values: {}", values.join("; "));
    }
    let defaults: Vec<String> =
        argument.get_default_values().iter().map(|value| value.to_string_lossy().into()).collect();
    if argument.get_num_args().is_some_and(|range| range.max_values() > 0) && !defaults.is_empty() {
        let _ = write!(text, " [default: {}]", defaults.join(", "));
    }
    if let Some(variable) = argument.get_env() {
        let _ = write!(text, " [environment: `{}`]", variable.to_string_lossy());
    }
    text.replace('|', "\\|")
}

fn explained(value: &PossibleValue) -> String {
    let help = value.get_help().map(|help| format!(" ({help})")).unwrap_or_default();
    format!("`{}`{help}", value.get_name())
}

/// The text of `docs/reference/configuration.md`.
pub fn configuration() -> String {
    let program = program();
    let arguments: Vec<&Arg> = program.find_subcommand("run").into_iter().flat_map(Command::get_arguments).collect();
    let mut page = format!(
        "# Configuration\n\n\
         Generated from the flags of `ikiz run`; a test compares the two.\n\n\
         `ikiz run` reads its settings from flags, environment variables and a configuration file, each before the next. The file is \
         `{FILE_NAME}` in the current folder, or the one that `--config` or the environment variable `IKIZ_CONFIG` names. A key that \
         is not known and a value that does not fit are errors: nothing is processed. A path is taken from the current folder, in the \
         file as in a flag.\n\n\
         | key | flag | environment variable | default | what it says |\n|---|---|---|---|---|\n"
    );
    let mut sample = String::from("[run]\n");
    for key in KEYS {
        let Some(argument) = arguments.iter().find(|argument| argument.get_long() == Some(key)) else { continue };
        let help = explanation_without_default(argument);
        let variable = argument.get_env().map(|name| format!("`{}`", name.to_string_lossy())).unwrap_or_default();
        let default = default_of(argument);
        let _ = writeln!(page, "| `{key}` | `--{key}` | {variable} | {default} | {help} |");
        let _ = writeln!(sample, "{}", sample_of(key));
    }
    let _ = write!(page, "\nA file with every key:\n\n```toml\n{sample}```\n");
    page
}

/// What stands in `[default: …]` of a help text.
fn default_of(argument: &Arg) -> String {
    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
    let default = help.split_once("[default: ").and_then(|(_, rest)| rest.split_once(']'));
    default.map(|(default, _)| default.to_owned()).unwrap_or_default()
}

fn explanation_without_default(argument: &Arg) -> String {
    let text = explanation(argument).replace(&format!(" [default: {}]", default_of(argument)), "");
    text.split(" [environment: ").next().unwrap_or_default().to_owned()
}

fn sample_of(key: &str) -> &'static str {
    match key {
        "output" => "output = \"result\"",
        "excel" => "excel = \"tr\"",
        "sure" => "sure = 0.9",
        "tmx" => "tmx = true",
        "threads" => "threads = 4",
        "learn" => "learn = \"auto\"",
        "lexicon" => "lexicon = [\"terms.tsv\"]",
        "model" => "model = \"model.json\"",
        "stemmer" => "stemmer = \"lemma\"",
        "spelling" => "spelling = \"american\"",
        "tokenizer" => "tokenizer = \"tokenizer.json\"",
        "quiet" => "quiet = false",
        "max-file-size" => "max-file-size = 200",
        "max-unpacked-size" => "max-unpacked-size = 2000",
        "max-pages" => "max-pages = 10000",
        "max-depth" => "max-depth = 100",
        "max-seconds" => "max-seconds = 300",
        "column" => "column = [\"abstract:tr=Özet metni\", \"id=Kayıt no\"]",
        _ => "records-path = \"response.docs\"",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ValueEnum;

    #[test]
    fn every_key_is_a_flag_and_every_flag_of_settings_a_key() {
        let program = program();
        let run = program.find_subcommand("run").expect("run");
        let flags: Vec<&str> = run.get_arguments().filter_map(Arg::get_long).collect();
        let expected: Vec<&str> = flags.into_iter().filter(|flag| !matches!(*flag, "config" | "help")).collect();
        assert_eq!(expected, KEYS);
    }

    fn value(flag: &impl ValueEnum) -> String {
        flag.to_possible_value().expect("a value").get_name().to_owned()
    }

    #[test]
    fn defaults_that_help_texts_name_are_those_of_the_settings() {
        let program = program();
        let run = program.find_subcommand("run").expect("run");
        let default =
            |key: &str| default_of(run.get_arguments().find(|arg| arg.get_long() == Some(key)).expect("a flag"));
        let settings = crate::settings::Settings::default();
        assert_eq!(default("output"), settings.output.to_string_lossy());
        assert_eq!(default("excel"), value(&settings.excel));
        assert_eq!(default("tmx"), settings.tmx.to_string());
        assert_eq!(default("learn"), value(&settings.learn));
        assert_eq!(default("stemmer"), value(&settings.stemmer));
        assert_eq!(default("spelling"), value(&settings.spelling));
        assert_eq!(default("quiet"), settings.quiet.to_string());
        let limits = settings.reading.limits;
        assert_eq!(default("max-file-size"), (limits.file_bytes / 1_000_000).to_string());
        assert_eq!(default("max-unpacked-size"), (limits.unpacked_bytes / 1_000_000).to_string());
        assert_eq!(default("max-pages"), limits.pages.to_string());
        assert_eq!(default("max-depth"), limits.depth.to_string());
        assert_eq!(default("max-seconds"), limits.seconds.to_string());
    }
}
