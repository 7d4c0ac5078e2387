//! What a reader should look at.

use crate::{Message, Place, SectionId};
use serde::{Deserialize, Serialize};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Probably to be mended.
    Warning,
    /// To be mended before publication.
    Error,
}

impl Severity {
    /// The name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// The file holds several articles, and where each begins is not sure.
    SeveralArticles,
    /// A section has no twin, or an abstract or keyword list is missing altogether.
    SectionMissing,
    /// The language of a text is not that of its heading.
    LanguageMismatch,
    /// The two keyword lists differ in length.
    KeywordCount,
    /// A number stands in one text only.
    NumberMismatch,
    /// A sentence has no twin.
    SentenceUnaligned,
    /// A sentence is in the other language than its text.
    SentenceUntranslated,
    /// The instructions of a template were left in.
    TemplateText,
    /// A keyword has several renderings in the documents of a run.
    TermVariation,
}

impl Check {
    /// All checks.
    pub const ALL: [Self; 9] = [
        Self::SeveralArticles,
        Self::SectionMissing,
        Self::LanguageMismatch,
        Self::KeywordCount,
        Self::NumberMismatch,
        Self::SentenceUnaligned,
        Self::SentenceUntranslated,
        Self::TemplateText,
        Self::TermVariation,
    ];

    /// The code in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SectionMissing => "section-missing",
            Self::LanguageMismatch => "language-mismatch",
            Self::KeywordCount => "keyword-count",
            Self::NumberMismatch => "number-mismatch",
            Self::SentenceUnaligned => "sentence-unaligned",
            Self::SentenceUntranslated => "sentence-untranslated",
            Self::TemplateText => "template-text",
            Self::TermVariation => "term-variation",
            Self::SeveralArticles => "several-articles",
        }
    }
}

/// A finding of a check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Which check.
    pub check: Check,
    /// How much it matters.
    pub severity: Severity,
    /// The section it is about, where it is about one.
    pub section: Option<SectionId>,
    /// Index of the pair in the document's pairs, from 0, where it is about one.
    pub pair: Option<usize>,
    /// Index of the bead in the pair's beads, from 0, where it is about one.
    pub bead: Option<usize>,
    /// Where to look, where there is something to see.
    pub place: Option<Place>,
    /// What happened.
    pub message: Message,
    /// The words, numbers or sentence it rests on.
    pub evidence: String,
}
