//! What a user has corrected of a result, and what became of it.

use crate::{DocumentId, SectionKind, Twin};
use serde::{Deserialize, Serialize};

/// What a correction is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum About {
    /// The sentences that belong together.
    Bead,
    /// The sections that are twins.
    Pair,
    /// Where a sentence ends.
    Border,
    /// A finding of a check.
    Finding,
}

impl About {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Bead, Self::Pair, Self::Border, Self::Finding];

    /// The word in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bead => "bead",
            Self::Pair => "pair",
            Self::Border => "border",
            Self::Finding => "finding",
        }
    }

    /// The verdicts that there may be on it.
    pub const fn verdicts(self) -> &'static [Verdict] {
        match self {
            Self::Bead | Self::Pair => &[Verdict::Right, Verdict::Wrong],
            Self::Border => &[Verdict::Split, Verdict::Join],
            Self::Finding => &[Verdict::Right, Verdict::Wrong, Verdict::Settled],
        }
    }
}

/// What a user says of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It is so.
    Right,
    /// It is not so.
    Wrong,
    /// It is so, and nobody has to look at it any more.
    Settled,
    /// One sentence is several.
    Split,
    /// Several sentences are one.
    Join,
}

impl Verdict {
    /// The word in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Wrong => "wrong",
            Self::Settled => "settled",
            Self::Split => "split",
            Self::Join => "join",
        }
    }
}

/// A code of the user's own scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// What stands in corrections.
    pub code: String,
    /// Its name in words; may be empty.
    pub label: String,
    /// When to use it; may be empty.
    pub description: String,
}

/// A row of a file of corrections.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// The document; empty for a finding of the corpus.
    pub document: DocumentId,
    /// The id that the section pair had when the user looked at it.
    pub pair_id: String,
    /// The kind of the section pair.
    pub kind: Option<SectionKind>,
    /// What it is about.
    pub about: About,
    /// What the user says; `None` where there is only a code or a note.
    pub verdict: Option<Verdict>,
    /// Sentences of each side, or the pieces of one, each on one line.
    pub sides: Twin<Vec<String>>,
    /// The code of the check, of a finding.
    pub check: String,
    /// What the finding rests on, on one line.
    pub evidence: String,
    /// The confidence that the program had given; `None` for what the user has made, and where there is none.
    pub confidence: Option<f64>,
    /// A code of the user's own.
    pub code: String,
    /// A note of the user's own.
    pub note: String,
}

/// What became of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CorrectionState {
    /// The result is as the correction says, and would not be so without corrections.
    Applied,
    /// The result is as the correction says, and would be so without corrections too.
    Agreed,
    /// The document has no such sentences or no such finding any more.
    TextChanged,
    /// There is no such document in the result.
    NoDocument,
    /// It asks for nothing: a code or a note.
    Noted,
    /// Another correction says otherwise.
    Overruled,
}

impl CorrectionState {
    /// The word in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Agreed => "agreed",
            Self::TextChanged => "text-changed",
            Self::NoDocument => "no-document",
            Self::Noted => "noted",
            Self::Overruled => "overruled",
        }
    }
}

/// A correction, and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JudgedCorrection {
    /// As it was given.
    pub correction: Correction,
    /// What became of it.
    pub state: CorrectionState,
}
