//! The reference pages of commands and configuration, generated from the flags and the list of settings.

use crate::configuration::{FILE_NAME, sample_file};
use crate::flags::{Cli, flag_of, variable_of};
use clap::builder::PossibleValue;
use clap::{Arg, Command};
use ikiz_pipeline::settings::{Kind, Settings};
use std::fmt::Write;

/// The text of `docs/reference/commands.md`.
pub fn commands() -> String {
    let mut page = String::from(
        "# Commands\n\n\
         Generated from the flags in `crates/cli/src/flags`; a test compares the two. `ikiz help COMMAND` says the same.\n\n\
         Data goes to standard output, all else to standard error. Exit code: 0 all processed, 1 finished but documents failed, \
         2 wrong usage or nothing could be done; of `check`: 0 no finding, 1 findings or failures, 2 wrong usage or no \
         document. A reader that closes the pipe (`ikiz … | head`) is no failure.\n\n\
         The commands that work line by line read files or standard input, which `-` names too. Offsets count Unicode code points of \
         the text as given, half-open; a byte order mark is not counted. Sentence borders do not depend on the normal form: decomposed \
         letters (NFD) are read as composed ones (NFC) and counted as they stand.\n",
    );
    for mut command in program().get_subcommands().cloned() {
        describe(&mut page, &mut command);
        for mut below in command.get_subcommands().cloned() {
            describe(&mut page, &mut below);
        }
    }
    page
}

/// The program after building, with usage and the flags that clap adds.
fn program() -> Command {
    let mut program = Cli::public().disable_help_subcommand(true);
    program.build();
    program
}

fn describe(page: &mut String, command: &mut Command) {
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ");
    let _ = write!(page, "\n## {}\n\n{about}.\n\n```text\n{usage}\n```\n", command.get_bin_name().unwrap_or_default());
    let _ = write!(page, "\n| argument | what it says |\n|---|---|\n");
    let arguments = command.get_arguments().filter(|argument| argument.get_id() != "help");
    // Settings have headings and are documented on another page.
    let (settings, own): (Vec<&Arg>, Vec<&Arg>) = arguments.partition(|argument| argument.get_help_heading().is_some());
    for argument in own {
        let _ = writeln!(page, "| {} | {} |", name(argument), explanation(argument));
    }
    if !settings.is_empty() {
        let names: Vec<String> = settings.into_iter().map(name).collect();
        let _ = write!(page, "\n[Settings](configuration.md): {}.\n", names.join("; "));
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
    let values: Vec<PossibleValue> = argument.get_possible_values();
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
    let mut page = format!(
        "# Configuration\n\n\
         Generated from the list in `crates/pipeline/src/settings/list.rs`; a test compares the two.\n\n\
         The commands that read documents (`run`, `check`, `show`, `sections`, `learn`, `keywords`, `glossary`) take their \
         settings from flags, environment variables and a configuration file, each before the next. The file is \
         `{FILE_NAME}` in the current folder, or the one that `--config` or the environment variable `IKIZ_CONFIG` \
         names. A key that is not known and a value that does not fit are errors: nothing is processed. A \
         relative path is taken from the folder of that file; in a flag or a variable, from the current folder. An \
         environment variable gives one value, also where a key is a list. A setting that a command has no use for changes nothing there; flags for tables are \
         those of `run` alone.\n\n\
         | key | flag | environment variable | default | what it says |\n|---|---|---|---|---|\n"
    );
    for setting in Settings::LIST {
        let (name, flag, variable) = (setting.name, flag_of(setting.name), variable_of(setting.name));
        let default = setting.default_in_words();
        let words = match setting.kind {
            Kind::Choice(words) => words(),
            _ => Vec::new(),
        };
        let mut help = setting.help.to_owned();
        if !words.is_empty() {
            let words: Vec<String> = words.into_iter().map(|(word, meaning)| format!("`{word}` ({meaning})")).collect();
            let _ = write!(help, ". Values: {}", words.join("; "));
        }
        let _ = writeln!(page, "| `{name}` | `{flag}` | `{variable}` | {default} | {help} |");
    }
    let _ = write!(page, "\nA file with every key:\n\n```toml\n{}```\n", sample_file());
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_each_setting_with_its_default() {
        let page = configuration();
        for setting in Settings::LIST {
            let name = setting.name;
            let row = page.lines().find(|line| line.starts_with(&format!("| `{name}` |"))).expect(name);
            for cell in [flag_of(name), variable_of(name), setting.default_in_words(), setting.help.to_owned()] {
                assert!(row.contains(&cell), "{row}");
            }
            assert!(setting.kind.words().iter().all(|(_, meaning)| row.contains(meaning)), "{row}");
        }
    }
}
