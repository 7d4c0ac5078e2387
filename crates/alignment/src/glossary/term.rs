//! Terms, the words that they are made of, and pairs of them.

use ikiz_document::{Confidence, Key, Twin};
use serde::{Deserialize, Serialize};

/// A word of a bead or keyword.
#[derive(Clone, Copy, Debug)]
pub struct TermWord<'a> {
    /// As it is in the text, in the lower case of its language.
    pub surface: &'a str,
    /// The key under which it is counted.
    pub key: &'a Key,
    /// Whether it consists of letters: numbers and addresses are not part of a term.
    pub is_word: bool,
    /// Whether a mark, or nothing, is before it.
    pub opens: bool,
}

/// Where a bead or a pair of keywords is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Occurrence {
    /// Number of the document.
    pub document: u32,
    /// Index of the section pair in the document.
    pub pair: u32,
    /// Index of the bead in the pair; `None` for keywords.
    pub bead: Option<u32>,
}

/// A term of either language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The keys of its words.
    pub keys: Vec<Key>,
    /// Number of beads that contain it.
    pub count: usize,
}

/// Two terms that mean the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TermPair {
    /// The two terms.
    pub terms: Twin<Term>,
    /// Documents with either kind of evidence.
    pub documents: usize,
    /// Documents whose author keywords give the pair.
    pub keyword_documents: usize,
    /// Beads in which the two correspond.
    pub beads: usize,
    /// Dunning's log-likelihood ratio, 0 and more.
    pub log_likelihood: f64,
    /// Share of this pair among the renderings of the English term, 0..=1.
    pub consistency: f64,
    /// Other renderings of the English term with their counts, most frequent first.
    pub rivals: Vec<(Vec<Key>, usize)>,
    /// The first bead, or the first keyword pair if there is no bead.
    pub example: Occurrence,
    /// Probability that the two mean the same and are whole terms.
    pub confidence: Confidence,
}
