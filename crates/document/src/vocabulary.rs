//! What a controlled vocabulary has for author keywords.

use serde::{Deserialize, Serialize};

/// The entry of a vocabulary that has a keyword as one of its terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VocabularyTerm {
    /// The preferred term of the entry, in the language of the keyword where it has one.
    pub term: String,
    /// The id of the entry.
    pub id: Option<String>,
    /// The broader terms of the entry, in the order of the vocabulary.
    pub broader: Vec<String>,
}

/// How an author keyword and its twin stand to each other in a vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VocabularyRelation {
    /// Both are terms of one entry.
    Same,
    /// The English keyword is a broader term of the Turkish one, at any height.
    EnglishBroader,
    /// The Turkish keyword is a broader term of the English one, at any height.
    TurkishBroader,
    /// They are terms of two entries, and neither stands above the other.
    Different,
}

impl VocabularyRelation {
    /// The code in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::EnglishBroader => "english-broader",
            Self::TurkishBroader => "turkish-broader",
            Self::Different => "different",
        }
    }
}
