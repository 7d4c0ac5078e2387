//! The values of flags that are a choice.

use clap::ValueEnum;
use ikiz_document::Language;
use ikiz_pipeline::{Learn, Spelling, Stemming};
use ikiz_writers::Dialect;
use serde::Deserialize;
use std::str::FromStr;

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

/// A least confidence.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(try_from = "f64")]
pub struct SureFlag(f64);

impl SureFlag {
    /// The number, 0..=1.
    pub const fn value(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for SureFlag {
    type Error = String;

    fn try_from(number: f64) -> Result<Self, String> {
        let is_confidence = (0.0..=1.0).contains(&number);
        is_confidence
            .then_some(Self(number))
            .ok_or_else(|| format!("{number} is no confidence; name a number from 0 to 1, as in 0.9"))
    }
}

impl FromStr for SureFlag {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = text.trim().parse::<f64>();
        number.map_err(|_| "no number; name one from 0 to 1 with a decimal point, as in 0.9".to_owned())?.try_into()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confidence_is_from_0_to_1() {
        for (text, value) in [("0", 0.0), ("1", 1.0), ("0.95", 0.95), (" .5", 0.5)] {
            assert_eq!(text.parse::<SureFlag>().map(SureFlag::value), Ok(value), "{text}");
        }
        for text in ["", "0,9", "90%", "-0.1", "1.01", "NaN", "inf"] {
            let error = text.parse::<SureFlag>().expect_err(text);
            assert!(error.contains("from 0 to 1"), "{text}: {error}");
        }
    }
}
