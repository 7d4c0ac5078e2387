//! Language tags, and the language found for a text.

use crate::Confidence;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One of the two languages that ikiz compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[serde(rename = "en")]
    English,
    /// Turkish.
    #[serde(rename = "tr")]
    Turkish,
}

impl Language {
    /// Both, in the order of the tables: English, Turkish.
    pub const BOTH: [Self; 2] = [Self::English, Self::Turkish];

    /// The other language.
    #[must_use]
    pub const fn twin(self) -> Self {
        match self {
            Self::English => Self::Turkish,
            Self::Turkish => Self::English,
        }
    }

    /// The language with that code, `en` or `tr`.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::BOTH.into_iter().find(|language| language.code() == code)
    }

    /// `en` or `tr`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Turkish => "tr",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The language of a text: `en`, `tr`, the ISO 639-3 code of another language, or `und`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LanguageTag {
    /// One of the two.
    Known(Language),
    /// Another language, by its three lower-case ISO 639-3 letters.
    Other([u8; 3]),
    /// Unknown: too short, or without letters.
    #[default]
    Undetermined,
}

impl LanguageTag {
    /// English.
    pub const ENGLISH: Self = Self::Known(Language::English);
    /// Turkish.
    pub const TURKISH: Self = Self::Known(Language::Turkish);

    /// The language, if it is one of the two.
    pub const fn language(self) -> Option<Language> {
        match self {
            Self::Known(language) => Some(language),
            _ => None,
        }
    }

    /// Another language by its ISO 639-3 code; `None` unless it is three lower-case ASCII letters.
    pub fn other(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        match &bytes {
            b"und" => Some(Self::Undetermined),
            b"eng" => Some(Self::ENGLISH),
            b"tur" => Some(Self::TURKISH),
            _ => bytes.iter().all(u8::is_ascii_lowercase).then_some(Self::Other(bytes)),
        }
    }

    /// The tag as written in tables.
    pub fn code(&self) -> &str {
        match self {
            Self::Known(language) => language.code(),
            Self::Other(code) => std::str::from_utf8(code).unwrap_or("und"),
            Self::Undetermined => "und",
        }
    }
}

impl From<Language> for LanguageTag {
    fn from(language: Language) -> Self {
        Self::Known(language)
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for LanguageTag {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for LanguageTag {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        match code.as_str() {
            "en" => Ok(Self::ENGLISH),
            "tr" => Ok(Self::TURKISH),
            other => Self::other(other).ok_or_else(|| serde::de::Error::custom(format!("not a language tag: {other}"))),
        }
    }
}

/// How much of a text is in one language.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LanguageShare {
    /// The language.
    pub tag: LanguageTag,
    /// Its share of the words of the text, 0..=1.
    pub share: f64,
}

/// The language found for a text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DetectedLanguage {
    /// The language of most of it.
    pub tag: LanguageTag,
    /// Probability that the tag is right.
    pub confidence: Confidence,
    /// Shares of the languages in the text, largest first; empty if the language was not decided by parts.
    pub shares: Vec<LanguageShare>,
}

impl DetectedLanguage {
    /// A language with its confidence, without shares.
    pub const fn new(tag: LanguageTag, confidence: Confidence) -> Self {
        Self { tag, confidence, shares: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_read_back() {
        for code in ["en", "tr", "fra", "und"] {
            let tag: LanguageTag = serde_json::from_str(&format!("\"{code}\"")).expect("a tag");
            assert_eq!(tag.code(), code);
        }
        assert!(serde_json::from_str::<LanguageTag>("\"FR\"").is_err());
    }
}
