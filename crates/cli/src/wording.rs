//! The lines on standard error: messages in words, with settings written as command-line flags.

use crate::flags::flag_of;
use ikiz_document::{Failure, Language, Message, messages};
use ikiz_pipeline::RunError;
use ikiz_pipeline::store::StoreError;
use ikiz_writers::titles::Titles;
pub use ikiz_writers::wording::printable;
use ikiz_writers::{Catalogue, NameSetting, WriteError};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::error::Error;
use std::io::{Write, stderr};
use std::sync::OnceLock;

messages! {
    without_extension(count) = "summary.without-extension";
}

/// The flag of a setting, with a value if one is given: `--max-pages`, `--column "abstract:tr=metin"`.
pub fn flag(setting: &str, value: Option<&str>) -> String {
    match (setting, value) {
        ("output", None) => "-o".to_owned(),
        (_, None) => flag_of(setting),
        ("column" | "compare" | "group-by", Some(value)) => format!("{} \"{value}\"", flag_of(setting)),
        (_, Some(value)) => format!("{} {value}", flag_of(setting)),
    }
}

/// The language of what a command says, once its settings are known.
static LANGUAGE: OnceLock<Language> = OnceLock::new();

/// Says in which language a command speaks.
pub fn speak(language: Language) {
    let _ = LANGUAGE.set(language);
}

thread_local! {
    /// The language of what this thread says, where it is another one.
    static OF_THREAD: Cell<Option<Language>> = const { Cell::new(None) };
}

/// Says in which language this thread speaks from now on, whatever the command does.
pub fn speak_here(language: Language) {
    OF_THREAD.set(Some(language));
}

/// The language of what a command says.
pub fn terminal_language() -> Language {
    OF_THREAD.get().or_else(|| LANGUAGE.get().copied()).unwrap_or(Language::English)
}

/// A message in the language of the terminal.
pub fn worded(message: &Message) -> String {
    worded_with(message, flag)
}

/// What a code of a table is called: in English by itself, else by its title.
pub fn called(code: &str) -> String {
    let titles = Some(terminal_language()).filter(|language| *language != Language::English).map(Titles::of);
    titles.and_then(|titles| titles.value(code)).unwrap_or(code).to_owned()
}

/// A number with so many decimals, behind the mark of the language.
pub fn decimal(number: f64, digits: usize) -> String {
    let number = format!("{number:.digits$}");
    if terminal_language() == Language::Turkish { number.replace('.', ",") } else { number }
}

/// A message as the error that ends a command.
pub fn refused(message: &Message) -> anyhow::Error {
    anyhow::Error::msg(worded(message))
}

/// The same, for those who write settings in another way.
pub fn worded_with(message: &Message, name: NameSetting) -> String {
    Catalogue::of(terminal_language()).worded(message, name)
}

/// Prints one line, in which names and texts of the user do nothing to the terminal.
pub fn say(line: &str) {
    let _ = writeln!(stderr(), "ikiz: {}", printable(line));
}

/// Prints why a file or document failed and what to do.
pub fn say_failure(failure: &Failure) {
    say(&format!("{}: {}; {}", failure.path, worded(&failure.message), worded(&failure.advice)));
}

/// An error of several lines.
#[derive(Debug)]
pub struct ErrorLines(pub Vec<String>);

impl std::fmt::Display for ErrorLines {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0.join("\n"))
    }
}

impl Error for ErrorLines {}

/// Prints an error, each of its lines as one.
pub fn say_error(error: &anyhow::Error) {
    match error.downcast_ref() {
        Some(ErrorLines(lines)) => lines.iter().for_each(|line| say(line)),
        None => say(&of_error(error)),
    }
}

/// An error with its causes.
pub fn of_error(error: &anyhow::Error) -> String {
    of_error_with(error, flag)
}

/// The same, for those who write settings in another way.
pub fn of_error_with(error: &anyhow::Error, name: NameSetting) -> String {
    let with_cause = |message: &Message, error: &dyn Error| {
        let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
        worded_with(message, name) + &cause
    };
    let of_store = error.downcast_ref::<StoreError>().or_else(|| match error.downcast_ref() {
        Some(RunError::Store(error)) => Some(error),
        _ => None,
    });
    match (error.downcast_ref::<WriteError>(), of_store) {
        (Some(error), _) => with_cause(error.message(), error),
        (None, Some(error)) => with_cause(&error.message(), error),
        (None, None) => format!("{error:#}"),
    }
}

/// Files counted by extension: `2 pdf, 1 without an extension`.
pub fn file_counts(counts: &BTreeMap<String, usize>) -> String {
    let kind = |(extension, count): (&String, &usize)| match extension.as_str() {
        "" => worded(&without_extension(*count)),
        extension => format!("{count} {extension}"),
    };
    counts.iter().map(kind).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_written_as_flags() {
        assert_eq!(flag("max-pages", None), "--max-pages");
        assert_eq!(flag("records-path", Some("yanıt.docs")), "--records-path yanıt.docs");
        assert_eq!(flag("column", Some("abstract:tr=ad")), "--column \"abstract:tr=ad\"");
    }
}
