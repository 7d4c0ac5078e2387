//! What a run gives: a report for each document, folded in the order of ids.

use crate::{
    Document, DocumentId, Finding, GlossaryEntry, Message, Section, SectionKind, SectionPair, Sections, Span,
    TermFrequency, kind_in_pair,
};
use serde::{Deserialize, Serialize};

/// A stage of the road, for messages and `errors.csv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// Opening and decoding.
    Read,
    /// Finding sections.
    Sections,
    /// Sentences, tokens, keys.
    Analyze,
    /// Pairs and beads.
    Align,
}

impl Stage {
    /// The name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Sections => "sections",
            Self::Analyze => "analyze",
            Self::Align => "align",
        }
    }
}

/// The kind of a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FailureClass {
    /// There is no such file.
    NotFound,
    /// The file may not be opened or read.
    Unreadable,
    /// The file holds nothing.
    Empty,
    /// The file's bytes are not text.
    Binary,
    /// The format is not one that is read.
    UnsupportedFormat,
    /// The file is encrypted, and opens with a password only.
    NeedsPassword,
    /// The pages are pictures; there is no text in the file.
    NeedsOcr,
    /// There is text, but its letters are not those that are printed.
    UnreadableText,
    /// The file is not what its format asks for: cut off, or overwritten.
    Damaged,
    /// A file of records without columns or elements that are known.
    NoKnownFields,
    /// A limit was passed.
    TooLarge,
    /// Reading took longer than the limit.
    TooSlow,
    /// A fault of the program.
    Internal,
}

impl FailureClass {
    /// The code in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Unreadable => "unreadable",
            Self::Empty => "empty",
            Self::Binary => "binary",
            Self::UnsupportedFormat => "unsupported-format",
            Self::NeedsPassword => "needs-password",
            Self::NeedsOcr => "needs-ocr",
            Self::UnreadableText => "unreadable-text",
            Self::Damaged => "damaged",
            Self::NoKnownFields => "no-known-fields",
            Self::TooLarge => "too-large",
            Self::TooSlow => "too-slow",
            Self::Internal => "internal",
        }
    }
}

/// Why a file or document gave no result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Where on the road.
    pub stage: Stage,
    /// What kind.
    pub class: FailureClass,
    /// The file.
    pub path: String,
    /// What happened.
    pub message: Message,
    /// What to do next.
    pub advice: Message,
}

/// Why a file was passed over on purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SkipReason {
    /// The same bytes as another document, which is kept.
    DuplicateOf(DocumentId),
    /// A file of records without columns or elements that are known, met on a walk.
    NoKnownFields,
    /// A record that holds no text.
    EmptyRecord,
    /// What stands before the first article of a whole issue: cover, contents.
    FrontMatter,
}

impl SkipReason {
    /// The code in tables.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::DuplicateOf(_) => "duplicate",
            Self::NoKnownFields => "no-known-fields",
            Self::EmptyRecord => "empty-record",
            Self::FrontMatter => "front-matter",
        }
    }
}

/// What became of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum DocumentOutcome {
    /// It was read and compared.
    Processed(Box<DocumentReport>),
    /// It was passed over on purpose.
    Skipped {
        /// The document.
        id: DocumentId,
        /// Why it was passed over.
        reason: SkipReason,
    },
    /// It gave nothing.
    Failed {
        /// The document.
        id: DocumentId,
        /// What went wrong.
        failure: Failure,
    },
}

impl DocumentOutcome {
    /// The document's name.
    pub fn id(&self) -> &DocumentId {
        match self {
            Self::Processed(report) => &report.document.id,
            Self::Skipped { id, .. } | Self::Failed { id, .. } => id,
        }
    }

    /// What was found, where it was processed.
    pub fn report(&self) -> Option<&DocumentReport> {
        if let Self::Processed(report) = self { Some(report) } else { None }
    }

    /// Why it gave nothing, where it failed.
    pub fn failure(&self) -> Option<&Failure> {
        if let Self::Failed { failure, .. } = self { Some(failure) } else { None }
    }
}

/// All that was found in a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentReport {
    /// Text and lines.
    pub document: Document,
    /// Sections with sentences and tokens, in reading order.
    pub sections: Sections,
    /// Headings of texts below which no text stands, in a language that the document has no text in.
    pub bare_headings: Vec<Span>,
    /// Pairs and sections without a twin, in the order of the first section of each.
    pub pairs: Vec<SectionPair>,
    /// Findings, most severe first, then in reading order.
    pub findings: Vec<Finding>,
}

impl DocumentReport {
    /// What a section is beside its twin.
    pub fn kind(&self, section: &Section) -> SectionKind {
        kind_in_pair(section, &self.pairs)
    }
}

/// The result of a run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CorpusReport {
    /// Outcomes in the order of ids.
    pub outcomes: Vec<DocumentOutcome>,
    /// Counts: corpus, then documents, then sections; within a scope by language, falling count, term in the language's
    /// order.
    pub frequencies: Vec<TermFrequency>,
    /// Terms and what they are in the other language: falling documents, falling count, English term in its language's
    /// order.
    pub glossary: Vec<GlossaryEntry>,
    /// Files of formats that are not read, by extension in lower case.
    pub unread: Vec<(String, usize)>,
}

impl CorpusReport {
    /// The reports of the processed documents, in order.
    pub fn processed(&self) -> impl Iterator<Item = &DocumentReport> {
        self.outcomes.iter().filter_map(DocumentOutcome::report)
    }

    /// The failures, in order.
    pub fn failures(&self) -> impl Iterator<Item = &Failure> {
        self.outcomes.iter().filter_map(DocumentOutcome::failure)
    }
}
