//! Terms of a corpus and what they are in the other language.

use crate::{Confidence, DocumentId, Key, Twin};
use serde::{Deserialize, Serialize};

/// An English term and a Turkish one that mean the same in the corpus.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GlossaryEntry {
    /// The two terms.
    pub terms: Twin<GlossaryTerm>,
    /// Documents that give the pair, by their author keywords or in a bead.
    pub documents: usize,
    /// Documents whose author keywords give it.
    pub keyword_pairs: usize,
    /// Beads in which one stands for the other.
    pub sentence_pairs: usize,
    /// Dunning's log-likelihood ratio of the two over the beads and keyword pairs, 0 and more.
    pub log_likelihood: f64,
    /// Share of the English term's renderings that are this one, 0..=1.
    pub consistency: f64,
    /// What else the English term is rendered by, with the times, most frequent first.
    pub rivals: Vec<(String, usize)>,
    /// Where the pair stands first.
    pub example: GlossaryExample,
    /// That the two mean the same and are whole terms.
    pub confidence: Confidence,
}

impl GlossaryEntry {
    /// How often one stands for the other: documents whose author keywords say so and beads.
    pub const fn count(&self) -> usize {
        self.keyword_pairs + self.sentence_pairs
    }
}

/// One side of a glossary entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GlossaryTerm {
    /// As a dictionary would print it where the corpus has it so, else the most frequent form.
    pub term: String,
    /// The keys of its words.
    pub keys: Vec<Key>,
    /// Beads that hold it, whatever stands on the other side.
    pub count: usize,
}

/// A place that shows a glossary entry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct GlossaryExample {
    /// The document.
    pub document: DocumentId,
    /// Index of the section pair in the document.
    pub pair: usize,
    /// Index of the bead in the pair; `None` in a pair of keyword lists.
    pub bead: Option<usize>,
}
