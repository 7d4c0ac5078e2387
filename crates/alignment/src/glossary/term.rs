//! Terms, the words that they are made of, and pairs of them.

use ikiz_document::{Confidence, Key, Twin};

/// A word of a bead or keyword.
#[derive(Clone, Copy, Debug)]
pub struct TermWord<'a> {
    /// As it stands, in the lower case of its language.
    pub surface: &'a str,
    /// What it is counted under.
    pub key: &'a Key,
    /// Whether it is made of letters: numbers and addresses are no part of a term.
    pub is_word: bool,
    /// Whether a mark stands between it and the word before, or nothing before it.
    pub opens: bool,
}

/// Where a pair was met: the number of a bead or keyword pair, from 0 in the order in which they were added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Occurrence {
    /// In that bead.
    Bead(usize),
    /// As that pair of keywords.
    Keywords(usize),
}

/// A term of either language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The keys of its words.
    pub keys: Vec<Key>,
    /// Beads that hold it.
    pub count: usize,
}

/// Two terms that mean the same.
#[derive(Clone, Debug, PartialEq)]
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
    /// Share of the English term's renderings that are this one, 0..=1.
    pub consistency: f64,
    /// Other renderings of the English term with the times that they are met, most frequent first.
    pub rivals: Vec<(Vec<Key>, usize)>,
    /// A bead where there is one, else a keyword pair; the first.
    pub example: Occurrence,
    /// That the two mean the same and are whole terms.
    pub confidence: Confidence,
}
