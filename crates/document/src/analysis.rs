//! Sections cut into sentences and tokens.

use crate::{Section, Span};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// The form under which words are counted: all inflections of a word share it. Readable where possible, and never shown
/// without a surface form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(Arc<str>);

impl Key {
    /// The key of that spelling.
    pub fn new(key: &str) -> Self {
        Self(key.into())
    }

    /// Its spelling.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The spellings of keys, a blank between them.
    pub fn joined(keys: &[Self]) -> String {
        keys.iter().map(Self::as_str).collect::<Vec<_>>().join(" ")
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
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
        self.tokens.iter().filter(|token| token.kind != TokenKind::Punctuation).count()
    }
}
