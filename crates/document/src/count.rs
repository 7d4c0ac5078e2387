//! What was counted.

use crate::{DocumentId, Key, Language, SectionId};
use serde::{Deserialize, Serialize};

/// What a count covers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Scope {
    /// All documents.
    Corpus,
    /// One document.
    Document(DocumentId),
    /// One section of a document.
    Section(DocumentId, SectionId),
}

impl Scope {
    /// `corpus`, `document` or `section`.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Corpus => "corpus",
            Self::Document(_) => "document",
            Self::Section(..) => "section",
        }
    }
}

/// How often a term occurs in a scope.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TermFrequency {
    /// Where it was counted.
    pub scope: Scope,
    /// Language of the text.
    pub language: Language,
    /// One key, or up to three for a phrase.
    pub keys: Vec<Key>,
    /// The most frequent printed form, in lower case unless it is a name.
    pub term: String,
    /// All forms with their counts, most frequent first.
    pub forms: Vec<(String, usize)>,
    /// Occurrences.
    pub count: usize,
    /// Occurrences per thousand words of the scope in this language.
    pub per_thousand: f64,
    /// Number of documents that contain it, in the corpus (all scopes).
    pub documents: usize,
    /// Gries's deviation of proportions, normalized, 0 (even) ..= 1 (in one document only); only for the corpus scope
    /// with two or more documents (Gries 2008; Lijffijt & Gries 2012).
    pub dispersion: Option<f64>,
    /// Signed log-likelihood against the rest of the corpus (Rayson & Garside 2000), positive if the term is over-used;
    /// only for documents and sections, if there is a rest.
    pub keyness: Option<f64>,
    /// Rank among the key phrases of the scope, from 1; `None` where it is not one of them.
    pub rank: Option<usize>,
    /// Score of the ranking.
    pub score: Option<f64>,
}

/// A ranked key phrase of one text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeyPhrase {
    /// As it is written in the text: the most frequent form.
    pub term: String,
    /// Its keys.
    pub keys: Vec<Key>,
    /// Occurrences in the text.
    pub count: usize,
    /// Higher is more characteristic; comparable within one text.
    pub score: f64,
}
