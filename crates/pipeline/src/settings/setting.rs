//! What a setting is: how it is called, what it takes, what it is for, where its value stands.

use super::Settings;
use std::ffi::OsStr;
use std::fmt;
use std::path::PathBuf;

/// One setting: an item of [`Settings::LIST`].
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Lower case, words joined by hyphens: `max-pages`.
    pub name: &'static str,
    /// What help texts call the value: `N`.
    pub value: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// Whether it may be said many times, each adding a value.
    pub is_list: bool,
    /// What it is about.
    pub group: Group,
    /// What it does, without a full stop.
    pub help: &'static str,
    /// What holds where nothing is said, where the default is no value.
    pub unset: &'static str,
    /// What it may be set to: one value, of a list as many as wanted; not the default.
    pub examples: &'static [&'static str],
    /// Sets the value.
    pub(super) set: Set,
    /// The value as it may be said.
    pub(super) shown: fn(&Settings) -> Vec<String>,
}

/// How a value is set.
#[derive(Clone, Copy, Debug)]
pub(super) enum Set {
    /// From a text; or says what is right.
    Text(fn(&mut Settings, &str) -> Result<(), String>),
    /// To a path, which need not be text.
    Path(fn(&mut Settings, PathBuf)),
}

/// What a setting takes.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// `true` or `false`.
    Switch,
    /// A number.
    Number,
    /// Running text.
    Text,
    /// The path of a file or folder.
    Path,
    /// One of some words, each with what it means.
    Choice(fn() -> Vec<(&'static str, &'static str)>),
}

/// What a setting is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// What is written, and where.
    Writing,
    /// The machine and the terminal.
    Machine,
    /// Where translations come from.
    Translations,
    /// How words are counted.
    Words,
    /// How files are read.
    Reading,
}

impl Setting {
    /// Sets the value; of a list, adds one.
    ///
    /// # Errors
    ///
    /// Where the text is no value of the setting; nothing is changed then.
    pub fn set(&self, settings: &mut Settings, text: impl AsRef<OsStr>) -> Result<(), SettingError> {
        let text = text.as_ref();
        let missing = || Err("a value is missing".to_owned());
        let set = match (self.set, text.to_str()) {
            (Set::Path(_), Some("")) => missing(),
            (Set::Path(set), _) => {
                set(settings, text.into());
                Ok(())
            }
            (Set::Text(set), Some("")) => set(&mut settings.clone(), "").and_then(|()| missing()),
            (Set::Text(set), Some(text)) => set(settings, text),
            (Set::Text(_), None) => Err("give it as UTF-8 text".to_owned()),
        };
        set.map_err(|right| SettingError { setting: self.name, text: text.to_string_lossy().into_owned(), right })
    }

    /// The value as [`Setting::set`] takes it: none where nothing is said, one, of a list any number.
    pub fn shown(&self, settings: &Settings) -> Vec<String> {
        (self.shown)(settings)
    }

    /// The default in words.
    pub fn default_in_words(&self) -> String {
        let shown = self.shown(&Settings::default());
        if shown.is_empty() { self.unset.to_owned() } else { shown.join(", ") }
    }
}

impl Kind {
    /// The words that it takes, each with what it means, where they can be told.
    pub fn words(self) -> Vec<(&'static str, &'static str)> {
        match self {
            Self::Switch => vec![("true", ""), ("false", "")],
            Self::Choice(words) => words(),
            Self::Number | Self::Text | Self::Path => Vec::new(),
        }
    }
}

impl Group {
    /// Its heading in help texts.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Writing => "Tables",
            Self::Machine => "Machine and terminal",
            Self::Translations => "Translations",
            Self::Words => "Words",
            Self::Reading => "Reading",
        }
    }

    /// Whether what is found in documents depends on it, not only how it is written or how fast.
    pub const fn changes_results(self) -> bool {
        matches!(self, Self::Translations | Self::Words | Self::Reading)
    }
}

/// A value that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingError {
    /// The name of the setting.
    pub setting: &'static str,
    /// What was said.
    pub text: String,
    /// What would be right.
    pub right: String,
}

impl fmt::Display for SettingError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "invalid value `{}` for `{}`: {}", self.text, self.setting, self.right)
    }
}

impl std::error::Error for SettingError {}
