//! Sections cut into sentences and tokens.

use crate::{Section, Span, number};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// The form under which words are counted: all inflections of a word share it. Readable where possible, and never shown
/// without a surface form. It holds a number that stands for it where words are counted; in files it is its spelling.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(from = "Arc<str>", into = "Arc<str>")]
pub struct Key {
    number: u64,
    spelling: Arc<str>,
}

impl Key {
    /// The key of that spelling.
    pub fn new(key: &str) -> Self {
        Arc::<str>::from(key).into()
    }

    /// Its spelling.
    pub fn as_str(&self) -> &str {
        &self.spelling
    }

    /// The number of its spelling: the same on every machine and in every run.
    pub const fn number(&self) -> u64 {
        self.number
    }

    /// The spellings of keys, a blank between them.
    pub fn joined(keys: &[Self]) -> String {
        keys.iter().map(Self::as_str).collect::<Vec<_>>().join(" ")
    }
}

impl From<Arc<str>> for Key {
    fn from(spelling: Arc<str>) -> Self {
        Self { number: number::of_text(&spelling), spelling }
    }
}

impl From<Key> for Arc<str> {
    fn from(key: Key) -> Self {
        key.spelling
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number && self.spelling == other.spelling
    }
}

impl Eq for Key {}

impl Ord for Key {
    fn cmp(&self, other: &Self) -> Ordering {
        self.spelling.cmp(&other.spelling)
    }
}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.number);
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.spelling)
    }
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TokenKind {
    /// Letters, with inner hyphens and apostrophes.
    Word,
    /// Digits, with inner separators, signs and suffixes: `0,05`, `2019'da`.
    Number,
    /// A web or mail address, a DOI.
    Address,
    /// Anything else that is printed.
    Punctuation,
}

/// A word, number, address or mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// Where it is; the text under it is as printed.
    pub span: Span,
    /// Its kind.
    pub kind: TokenKind,
    /// The form used for look-up: as printed, in the lower case of its language.
    pub surface: Box<str>,
    /// The key under which it is counted; `None` until keys are settled, and for punctuation.
    pub key: Option<Key>,
}

/// A section with its sentences and tokens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnalyzedSection {
    /// The section.
    pub section: Section,
    /// Its sentences, in order, disjoint, inside the section's span.
    pub sentences: Vec<Span>,
    /// Its tokens, in order, disjoint, inside the section's span.
    pub tokens: Vec<Token>,
    /// Its number of tokens in the user's language model, if a tokenizer was given.
    pub model_tokens: Option<usize>,
}

impl AnalyzedSection {
    /// The tokens that lie inside a span.
    pub fn tokens_in(&self, span: Span) -> &[Token] {
        let first = self.tokens.partition_point(|token| token.span.start < span.start);
        let last = self.tokens.partition_point(|token| token.span.end <= span.end);
        &self.tokens[first..last.max(first)]
    }

    /// Number of words and numbers in it.
    pub fn words(&self) -> usize {
        self.words_in(self.section.span)
    }

    /// Number of words and numbers inside a span.
    pub fn words_in(&self, span: Span) -> usize {
        self.tokens_in(span).iter().filter(|token| token.kind != TokenKind::Punctuation).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_its_spelling_in_files() {
        let json = serde_json::to_string(&Key::new("ağaç")).expect("JSON");
        assert_eq!(json, "\"ağaç\"");
        let key: Key = serde_json::from_str(&json).expect("a key");
        assert_eq!((&key, key.number()), (&Key::new("ağaç"), Key::new("ağaç").number()));
    }

    #[test]
    fn keys_are_sorted_by_their_spelling() {
        let mut keys = ["su", "ada", "çam"].map(Key::new);
        keys.sort();
        assert_eq!(keys.map(|key| key.to_string()), ["ada", "su", "çam"]);
    }
}
