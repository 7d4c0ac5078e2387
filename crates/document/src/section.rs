//! Sections: what a document's parts are.

use crate::{Confidence, DetectedLanguage, Language, Span};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a section is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SectionKind {
    /// The document's title in one language.
    Title,
    /// The short form: Abstract, Öz; the only ÖZET/SUMMARY pair of a thesis as well.
    Abstract,
    /// The long form, where a document has a short one too.
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

    /// Whether the section has a twin in the other language: all but body and references.
    pub const fn is_twin(self) -> bool {
        !matches!(self, Self::Body | Self::References)
    }
}

impl fmt::Display for SectionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Names a section within its document, from 1 in reading order. Printed as `s1`.
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
    /// Where it stands.
    pub span: Span,
    /// As printed, on one line.
    pub text: String,
}

/// A reason for or against taking a piece of text for this section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// What was seen: `heading "Öz"`, `own line`, `text in Turkish`.
    pub observation: String,
    /// What it weighs, in log-odds; positive speaks for the section.
    pub weight: f64,
}

/// A section of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Its name in the document.
    pub id: SectionId,
    /// What it is.
    pub kind: SectionKind,
    /// The language of its text.
    pub language: DetectedLanguage,
    /// The language that its heading or the file says it is in.
    pub declared: Option<Language>,
    /// Its heading, without separator.
    pub heading: Option<Span>,
    /// Its text, without heading; white space at the ends trimmed.
    pub span: Span,
    /// Labelled parts, in order.
    pub parts: Vec<Part>,
    /// The list, for keywords.
    pub keywords: Vec<Keyword>,
    /// Which article of its document it belongs to, from 1: more than one only where a file holds several whose borders
    /// are not sure.
    pub article: u32,
    /// That this is such a section.
    pub confidence: Confidence,
    /// Why.
    pub evidence: Vec<Evidence>,
}
