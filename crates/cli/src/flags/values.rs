//! The values of flags that are a choice.

use clap::ValueEnum;
use ikiz_document::Language;
use ikiz_pipeline::{Learn, Spelling, Stemming};
use ikiz_writers::Dialect;
use serde::Deserialize;

/// When to learn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LearnFlag {
    /// Where there are at least two pairs.
    Auto,
    /// Always.
    On,
    /// Never.
    Off,
}

impl From<LearnFlag> for Learn {
    fn from(flag: LearnFlag) -> Self {
        match flag {
            LearnFlag::Auto => Self::Auto,
            LearnFlag::On => Self::On,
            LearnFlag::Off => Self::Off,
        }
    }
}

/// The spreadsheet program that the tables are written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExcelFlag {
    /// A Turkish Excel: semicolons, decimal comma.
    Tr,
    /// An English Excel: commas, decimal point.
    En,
    /// No Excel: strict CSV.
    Off,
}

impl From<ExcelFlag> for Dialect {
    fn from(flag: ExcelFlag) -> Self {
        match flag {
            ExcelFlag::Tr => Self::ExcelTurkish,
            ExcelFlag::En => Self::ExcelEnglish,
            ExcelFlag::Off => Self::Strict,
        }
    }
}

/// What words are counted under.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StemmerFlag {
    /// Lemmas.
    #[default]
    Lemma,
    /// Snowball stems, as other tools count.
    Snowball,
}

impl From<StemmerFlag> for Stemming {
    fn from(flag: StemmerFlag) -> Self {
        match flag {
            StemmerFlag::Lemma => Self::Lemma,
            StemmerFlag::Snowball => Self::Snowball,
        }
    }
}

/// How English is spelt in keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpellingFlag {
    /// `behaviour` counts under `behavior`.
    #[default]
    American,
    /// British and American spellings count apart.
    Printed,
}

impl From<SpellingFlag> for Spelling {
    fn from(flag: SpellingFlag) -> Self {
        match flag {
            SpellingFlag::American => Self::American,
            SpellingFlag::Printed => Self::Printed,
        }
    }
}

/// One of the two languages.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LanguageFlag {
    /// English.
    En,
    /// Turkish.
    Tr,
}

impl From<LanguageFlag> for Language {
    fn from(flag: LanguageFlag) -> Self {
        match flag {
            LanguageFlag::En => Self::English,
            LanguageFlag::Tr => Self::Turkish,
        }
    }
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorFlag {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}
