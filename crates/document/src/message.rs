//! What is said to a person, before it is put into words: a code with arguments.
//!
//! A catalogue in the language of the reader has the words; they are filled in at the edge of the program.
//! [`messages!`](crate::messages) declares the messages of a file, so that no argument can be missing.

use crate::{Language, LanguageTag, SectionKind};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// A statement: its code in the catalogues, and the values for the gaps in its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Its name in the catalogues: `section-missing.text-no-candidate`.
    pub code: Cow<'static, str>,
    /// The values for the gaps, with the names of the gaps.
    pub arguments: Box<[(Cow<'static, str>, Argument)]>,
}

/// The value for a gap of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Argument {
    /// The same in every language: a quotation, a name of a file.
    Text(String),
    /// A whole number.
    Number(u64),
    /// Words that differ between languages: the name of a kind or a language, a reason.
    Message(Message),
    /// The name of a setting, with a value that could be given. The user interface decides how a setting is written.
    Setting(Cow<'static, str>, Option<String>),
}

/// The name of a setting or of a flag, as used in messages.
#[derive(Clone, Copy, Debug)]
pub struct SettingName(pub &'static str);

impl Message {
    /// The message of a code, with arguments for its gaps.
    pub fn new<const GAPS: usize>(code: &'static str, arguments: [(&'static str, Argument); GAPS]) -> Self {
        let arguments = arguments.map(|(gap, argument)| (Cow::Borrowed(gap), argument)).into();
        Self { code: Cow::Borrowed(code), arguments }
    }

    /// The name of something, from a group of names: `kind` and `abstract`, `language` and `tr`.
    pub fn name(group: &str, name: &str) -> Self {
        Self { code: Cow::Owned(format!("{group}.{name}")), arguments: Box::default() }
    }
}

/// The code and the arguments, for programmers: `too-large.pages pages=21 limit=20`.
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code)?;
        self.arguments.iter().try_for_each(|(gap, argument)| write!(f, " {gap}={argument}"))
    }
}

impl fmt::Display for Argument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{number}"),
            Self::Message(message) => write!(f, "({message})"),
            Self::Setting(name, None) => f.write_str(name),
            Self::Setting(name, Some(value)) => write!(f, "{name}={value}"),
        }
    }
}

impl SettingName {
    /// The setting as an argument, with a value that could be given.
    pub fn set_to(self, value: impl Into<String>) -> Argument {
        Argument::Setting(Cow::Borrowed(self.0), Some(value.into()))
    }
}

impl From<SettingName> for Argument {
    fn from(setting: SettingName) -> Self {
        Self::Setting(Cow::Borrowed(setting.0), None)
    }
}

/// Declares the messages of a file: for each message, a function that takes the arguments of its gaps. Each must be on
/// a line of its own: a test reads these lines and compares the catalogues with them.
#[macro_export]
macro_rules! messages {
    ($($name:ident($($gap:ident),*) = $code:literal;)+) => {
        $(pub(crate) fn $name($($gap: impl Into<$crate::Argument>),*) -> $crate::Message {
            $crate::Message::new($code, [$((stringify!($gap), $gap.into())),*])
        })+
    };
}

macro_rules! from {
    ($($type:ty, $argument:ident => $made:expr;)+) => {
        $(impl From<$type> for Argument {
            fn from($argument: $type) -> Self {
                $made
            }
        })+
    };
}

from! {
    String, text => Self::Text(text);
    &str, text => Self::Text(text.to_owned());
    usize, number => Self::Number(number as u64);
    u64, number => Self::Number(number);
    u32, number => Self::Number(number.into());
    Message, message => Self::Message(message);
    Language, language => Message::name("language", language.code()).into();
    LanguageTag, tag => Message::name("language", tag.code()).into();
    SectionKind, kind => Message::name("kind", kind.name()).into();
}

#[cfg(test)]
mod tests {
    use super::*;

    messages! {
        too_many_pages(pages, kind, setting, file) = "limit.pages";
    }

    #[test]
    fn a_message_is_the_same_after_writing_and_reading() {
        let message =
            too_many_pages(5001_u32, SectionKind::Abstract, SettingName("max-pages").set_to("6000"), "öz.pdf");
        let written = serde_json::to_string(&message).expect("JSON");
        assert_eq!(serde_json::from_str::<Message>(&written).expect("a message"), message);
        assert_eq!(
            message.to_string(),
            "limit.pages pages=5001 kind=(kind.abstract) setting=max-pages=6000 file=öz.pdf"
        );
    }
}
