//! Lists of the user's own: what their lines have in common, and what may be wrong in such a file.

use ikiz_document::{Language, Message, messages};
use std::fmt;

messages! {
    unknown_language(code) = "list.unknown-language";
}

/// What is wrong in the text of a file of the user's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFault {
    /// The line, from 1, where it is one.
    pub line: Option<usize>,
    /// What is wrong and what is right.
    pub message: Message,
}

impl TextFault {
    /// What is wrong in a line.
    pub const fn at(line: usize, message: Message) -> Self {
        Self { line: Some(line), message }
    }

    /// What is wrong with the text as a whole.
    pub const fn of_all(message: Message) -> Self {
        Self { line: None, message }
    }
}

impl fmt::Display for TextFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(formatter, "line {line}: ")?;
        }
        self.message.fmt(formatter)
    }
}

impl std::error::Error for TextFault {}

/// The entries of a list with the number of the line of each, from 1. Empty lines and those that begin with `#` are
/// none.
pub fn own_entries(list: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = (1..).zip(list.trim_start_matches('\u{feff}').lines().map(str::trim));
    lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// The language that an entry names: `en` or `tr`.
///
/// # Errors
///
/// If it is another one.
pub fn own_language(code: &str) -> Result<Language, Message> {
    let code = code.trim();
    Language::of_code(code).ok_or_else(|| unknown_language(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_have_the_numbers_of_their_lines() {
        let entries: Vec<_> = own_entries("\u{feff}# mine\n\n a \r\n#b\nc\n").collect();
        assert_eq!(entries, [(3, "a"), (5, "c")]);
    }

    #[test]
    fn languages_are_named_by_their_codes() {
        assert_eq!(own_language(" tr "), Ok(Language::Turkish));
        assert!(own_language("de").is_err() && own_language("").is_err());
    }
}
