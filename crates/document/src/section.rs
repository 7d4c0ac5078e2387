//! Sections: the parts of a document.

use crate::{Confidence, DetectedLanguage, Language, Span};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The kind of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SectionKind {
    /// The document's title in one language.
    Title,
    /// The short form: Abstract, Öz; also the only ÖZET/SUMMARY pair of a thesis.
    Abstract,
    /// The long form, if a document also has a short one.
    Summary,
    /// Author keywords.
    Keywords,
    /// Running text.
    Body,
    /// The list of works cited.
    References,
}

impl SectionKind {
    /// The name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Abstract => "abstract",
            Self::Summary => "summary",
            Self::Keywords => "keywords",
            Self::Body => "body",
            Self::References => "references",
        }
    }

    /// Whether sections of this kind have a twin in the other language: all but body and references.
    pub const fn is_twin(self) -> bool {
        !matches!(self, Self::Body | Self::References)
    }

    /// Whether it is a text in sentences that has a twin: an abstract or a summary.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Abstract | Self::Summary)
    }
}

impl fmt::Display for SectionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The id of a section in its document, from 1 in reading order. Printed as `s1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SectionId(pub u32);

impl fmt::Display for SectionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "s{}", self.0)
    }
}

/// A labelled part of a structured abstract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The label: `Amaç`, `Results`.
    pub label: Span,
    /// The part's text, without the label.
    pub span: Span,
}

/// An author keyword.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keyword {
    /// Where it is.
    pub span: Span,
    /// As printed, on one line.
    pub text: String,
}

/// A reason for or against taking a piece of text for this section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// What was seen: `heading "Öz"`, `own line`, `text in Turkish`.
    pub observation: String,
    /// Its weight in log-odds; a positive one speaks for the section.
    pub weight: f64,
}

/// A section of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Its id in the document.
    pub id: SectionId,
    /// Its kind.
    pub kind: SectionKind,
    /// The language of its text.
    pub language: DetectedLanguage,
    /// The language that its heading or the file gives.
    pub declared: Option<Language>,
    /// Its heading, without separator.
    pub heading: Option<Span>,
    /// Its text, without heading; white space at the ends trimmed.
    pub span: Span,
    /// Labelled parts, in order.
    pub parts: Vec<Part>,
    /// The list, if it is one of keywords.
    pub keywords: Vec<Keyword>,
    /// The article of its document that it belongs to, from 1. There is more than one only if a file has several
    /// articles with uncertain borders.
    pub article: u32,
    /// Probability that this is such a section.
    pub confidence: Confidence,
    /// The reasons.
    pub evidence: Vec<Evidence>,
}

impl Section {
    /// A text that is given, not found: of that kind and language for certain, without heading, parts and keywords.
    pub fn given(id: SectionId, kind: SectionKind, language: Language, span: Span) -> Self {
        Self {
            id,
            kind,
            language: DetectedLanguage::new(language.into(), Confidence::CERTAIN),
            declared: Some(language),
            heading: None,
            span,
            parts: Vec::new(),
            keywords: Vec::new(),
            confidence: Confidence::CERTAIN,
            article: 1,
            evidence: Vec::new(),
        }
    }
}
