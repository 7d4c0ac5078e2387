//! Rhetorical moves of sentences.

use crate::Confidence;
use serde::{Deserialize, Serialize};

/// What a sentence does in an abstract (Hyland 2000; Dos Santos 1996).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Move {
    /// What was known or is the case before the study.
    Introduction,
    /// What the study sets out to do.
    Purpose,
    /// How it was done.
    Method,
    /// What was found.
    Results,
    /// What follows from it.
    Conclusion,
}

impl Move {
    /// All moves, in their usual order.
    pub const ALL: [Self; 5] = [Self::Introduction, Self::Purpose, Self::Method, Self::Results, Self::Conclusion];

    /// Its name in tables and lists.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Introduction => "introduction",
            Self::Purpose => "purpose",
            Self::Method => "method",
            Self::Results => "results",
            Self::Conclusion => "conclusion",
        }
    }

    /// The move of that name.
    pub fn read(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// The move of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SentenceMove {
    /// The most probable one.
    pub label: Move,
    /// That it is this one; certain where a label of the abstract says so.
    pub confidence: Confidence,
}

impl SentenceMove {
    /// The least confidence with which a move is shown.
    pub const LEAST: f64 = 0.8;

    /// The move, if it is sure enough to be shown.
    pub fn shown(&self) -> Option<Move> {
        (self.confidence.rounded() >= Self::LEAST).then_some(self.label)
    }
}
