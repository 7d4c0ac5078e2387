//! What is said to a person, before it has words: a code with arguments.
//!
//! A catalogue in the language of the reader words it, at the edge of the program.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A statement: its code in the catalogues and what fills the gaps of its wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Its name in the catalogues: `section-missing.no-twin`.
    pub code: Cow<'static, str>,
    /// What fills the gaps, by the names of the gaps.
    pub arguments: Vec<(Cow<'static, str>, Argument)>,
}

/// What fills a gap of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Argument {
    /// The same in every language: a quotation, a name of a file.
    Text(String),
    /// A whole number.
    Number(u64),
    /// Something that the catalogues have a name for: the group and the code, `kind` and `abstract`.
    Name(Cow<'static, str>, Cow<'static, str>),
    /// A name with a detail: `abstract (Turkish)`.
    Detailed(Box<Self>, Box<Self>),
    /// A setting, by its name in the list of settings; whoever offers it says how it is called there.
    Setting(Cow<'static, str>),
    /// A setting with the value that it could be given.
    SettingTo(Cow<'static, str>, String),
}

impl Message {
    /// The message of that code, without arguments.
    pub const fn new(code: &'static str) -> Self {
        Self { code: Cow::Borrowed(code), arguments: Vec::new() }
    }

    /// The message with one more argument.
    #[must_use]
    pub fn with(mut self, gap: &'static str, argument: impl Into<Argument>) -> Self {
        self.arguments.push((Cow::Borrowed(gap), argument.into()));
        self
    }

    /// The argument of a gap.
    pub fn argument(&self, gap: &str) -> Option<&Argument> {
        self.arguments.iter().find(|(name, _)| name == gap).map(|(_, argument)| argument)
    }
}

impl Argument {
    /// A name of the catalogues.
    pub const fn name(group: &'static str, code: &'static str) -> Self {
        Self::Name(Cow::Borrowed(group), Cow::Borrowed(code))
    }

    /// A setting.
    pub const fn setting(name: &'static str) -> Self {
        Self::Setting(Cow::Borrowed(name))
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl From<u64> for Argument {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Argument {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_reads_back() {
        let message = Message::new("limit.pages")
            .with("pages", 5001_u32)
            .with("kind", Argument::name("kind", "abstract"))
            .with("setting", Argument::setting("max-pages"))
            .with("file", "öz.pdf");
        let written = serde_json::to_string(&message).expect("JSON");
        assert_eq!(serde_json::from_str::<Message>(&written).expect("a message"), message);
        assert_eq!(message.argument("file"), Some(&Argument::Text("öz.pdf".to_owned())));
        assert_eq!(message.argument("other"), None);
    }
}
