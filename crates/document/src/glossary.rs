//! Terms of a corpus and their translations.

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
    /// Beads in which one term translates the other.
    pub sentence_pairs: usize,
    /// Dunning's log-likelihood ratio of the two over the beads and keyword pairs, 0 and more.
    pub log_likelihood: f64,
    /// Share of this pair among the renderings of the English term, 0..=1.
    pub consistency: f64,
    /// Other renderings of the English term, with their counts, most frequent first.
    pub rivals: Vec<(String, usize)>,
    /// The first place of the pair.
    pub example: GlossaryExample,
    /// Probability that the two mean the same and are whole terms.
    pub confidence: Confidence,
}

impl GlossaryEntry {
    /// How often one translates the other: the number of beads, and of documents whose author keywords give the pair.
    pub const fn count(&self) -> usize {
        self.keyword_pairs + self.sentence_pairs
    }
}

/// One side of a glossary entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GlossaryTerm {
    /// The form that a dictionary would print, if the corpus has it; else the most frequent form.
    pub term: String,
    /// The keys of its words.
    pub keys: Vec<Key>,
    /// Number of beads that contain it, whatever the other side has.
    pub count: usize,
}

/// A place that shows a glossary entry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct GlossaryExample {
    /// The document's id.
    pub document: DocumentId,
    /// Index of the section pair in the document.
    pub pair: usize,
    /// Index of the bead in the pair; `None` in a pair of keyword lists.
    pub bead: Option<usize>,
}
