//! What a setting is: its name, its kind of value, its purpose, and where its value is stored.

use super::Settings;
use crate::profile::Shipped;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::{Path, PathBuf};

/// One setting: an item of [`Settings::LIST`].
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Lower case, words joined by hyphens: `max-pages`.
    pub name: &'static str,
    /// The name of the value in help texts: `N`.
    pub value: &'static str,
    /// The kind of value.
    pub kind: Kind,
    /// Whether it may be given several times, each time adding a value.
    pub is_list: bool,
    /// Its group in help texts.
    pub group: Group,
    /// What the setting does, without a full stop.
    pub help: &'static str,
    /// What applies if the setting is not given and the default is not a value.
    pub unset: &'static str,
    /// Example values: one, or several for a list; not the default.
    pub examples: &'static [&'static str],
    /// Sets the value.
    pub(super) set: Set,
    /// The value in the form in which it may be given.
    pub(super) shown: fn(&Settings) -> Vec<String>,
}

/// How a value is set.
#[derive(Clone, Copy, Debug)]
pub(super) enum Set {
    /// From a text; the error says what is allowed.
    Text(fn(&mut Settings, &str) -> Result<(), String>),
    /// From a path, which need not be text.
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
    /// One of several words, each with its meaning.
    Choice(fn() -> Vec<(&'static str, &'static str)>),
}

/// What a setting is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// What is written, and where to.
    Writing,
    /// The machine and the terminal.
    Machine,
    /// Sources of translations.
    Translations,
    /// How words are counted.
    Words,
    /// What a journal asks for.
    Checks,
    /// What the user has corrected.
    Corrections,
    /// How files are read.
    Reading,
}

impl Setting {
    /// Sets the value; for a list, adds one.
    ///
    /// # Errors
    ///
    /// If the text is not a value of the setting; nothing is changed then.
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

    /// A value that a file in that folder gives: a relative path is taken from the folder. The name of a profile that is
    /// shipped is no path.
    pub fn named_in(&self, folder: &Path, text: String) -> OsString {
        let is_name = self.group == Group::Checks && Shipped::find(&text).is_some();
        if matches!(self.kind, Kind::Path) && !is_name { folder.join(text).into() } else { text.into() }
    }

    /// The value in the form that [`Setting::set`] takes: none if not given, one, or any number for a list.
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
    /// The words that it accepts, each with its meaning, if there is a fixed list.
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
            Self::Checks => "Checks",
            Self::Corrections => "Corrections",
            Self::Reading => "Reading",
        }
    }

    /// Whether it changes what is found in documents, and not only the output or the speed.
    pub const fn changes_results(self) -> bool {
        matches!(self, Self::Translations | Self::Words | Self::Checks | Self::Corrections | Self::Reading)
    }
}

/// A value that is not allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingError {
    /// The name of the setting.
    pub setting: &'static str,
    /// The text that was given.
    pub text: String,
    /// What is allowed.
    pub right: String,
}

impl fmt::Display for SettingError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "invalid value `{}` for `{}`: {}", self.text, self.setting, self.right)
    }
}

impl std::error::Error for SettingError {}
