//! What one text of a pair has and its twin has not.

use crate::Metadiscourse;
use serde::{Deserialize, Serialize};

/// Something that a translation may keep, drop or add.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Feature {
    /// A marker of that category.
    Marker(Metadiscourse),
    /// More sentences than the twin has for the same.
    Split,
    /// Sentences without a twin.
    OneSided,
}

impl Feature {
    /// All of them.
    pub const ALL: [Self; 12] = {
        let mut all = [Self::Split; 12];
        let mut at = 0;
        while at < Metadiscourse::ALL.len() {
            all[at] = Self::Marker(Metadiscourse::ALL[at]);
            at += 1;
        }
        all[at + 1] = Self::OneSided;
        all
    };

    /// Its name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Marker(category) => category.name(),
            Self::Split => "split-sentences",
            Self::OneSided => "one-sided-sentences",
        }
    }
}

/// In how many beads the texts have a feature.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShiftCounts {
    /// Both texts have it.
    pub both: u64,
    /// Only the English one has it.
    pub english_only: u64,
    /// Only the Turkish one has it.
    pub turkish_only: u64,
    /// Neither has it.
    pub neither: u64,
}

/// A feature in the beads of a document or of a corpus.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shift {
    /// What is counted.
    pub feature: Feature,
    /// The beads.
    pub counts: ShiftCounts,
    /// McNemar's test (1947) of the beads in which only one text has it: its statistic, with one degree of freedom, and
    /// the probability of one as large if neither text had it more often. `None` where there is no such bead.
    pub mcnemar: Option<(f64, f64)>,
}
