//! The result of a run: an outcome for each document, and what was found over all of them.

use crate::{
    CorpusFinding, CorpusTerm, Document, DocumentId, DocumentKeyword, Finding, GlossaryEntry, JudgedCorrection,
    Message, Rows, SectionId, SectionPair, Sections, SentenceMove, Shift, SideMeasures, Span, TermTables, Twin,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A stage of the processing of a document, for messages and `errors.csv`.
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
    /// Findings.
    Compare,
    /// Terms and key phrases.
    Count,
}

impl Stage {
    /// The name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Sections => "sections",
            Self::Analyze => "analyze",
            Self::Align => "align",
            Self::Compare => "compare",
            Self::Count => "count",
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
    /// The bytes of the file are not text.
    Binary,
    /// The format is not one that ikiz reads.
    UnsupportedFormat,
    /// The file is encrypted and needs a password to open.
    NeedsPassword,
    /// The pages are pictures; the file has no text.
    NeedsOcr,
    /// There is text, but its letters are not the printed ones.
    UnreadableText,
    /// The file does not follow its format: it is cut off or overwritten.
    Damaged,
    /// A file of records without any known columns or elements.
    NoKnownFields,
    /// A limit was exceeded.
    TooLarge,
    /// A step took longer than the limit.
    TooSlow,
    /// A bug in the program.
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
    /// The stage that failed.
    pub stage: Stage,
    /// The kind of failure.
    pub class: FailureClass,
    /// The file.
    pub path: String,
    /// What happened.
    pub message: Message,
    /// What to do next.
    pub advice: Message,
}

/// Why a file was skipped on purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SkipReason {
    /// It has the same bytes as another document, which is kept.
    DuplicateOf(DocumentId),
    /// A file of records without any known columns or elements, found while searching a folder.
    NoKnownFields,
    /// A file in a format that is not read, found while searching a folder.
    UnreadFormat,
    /// A record without text.
    EmptyRecord,
    /// The part before the first article of a whole issue: cover, contents.
    FrontMatter,
}

impl SkipReason {
    /// The code in tables.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::DuplicateOf(_) => "duplicate",
            Self::NoKnownFields => "no-known-fields",
            Self::UnreadFormat => "unread-format",
            Self::EmptyRecord => "empty-record",
            Self::FrontMatter => "front-matter",
        }
    }
}

/// The outcome of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum DocumentOutcome {
    /// It was read and compared.
    Processed(Box<DocumentReport>),
    /// It was skipped on purpose.
    Skipped {
        /// The document.
        id: DocumentId,
        /// Why it was skipped.
        reason: SkipReason,
        /// Its group, where it was read.
        group: Option<String>,
    },
    /// It gave no result.
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

    /// What was found, if it was processed.
    pub fn report(&self) -> Option<&DocumentReport> {
        if let Self::Processed(report) = self { Some(report) } else { None }
    }

    /// Why it gave no result, if it failed.
    pub fn failure(&self) -> Option<&Failure> {
        if let Self::Failed { failure, .. } = self { Some(failure) } else { None }
    }
}

/// Everything that was found in a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentReport {
    /// Text and lines.
    pub document: Document,
    /// Sections with sentences and tokens, in reading order.
    pub sections: Sections,
    /// Headings of texts with no text below them, in a language in which the document has no text.
    pub bare_headings: Vec<Span>,
    /// Pairs and sections without a twin, in the order of the first section of each.
    pub pairs: Vec<SectionPair>,
    /// The moves of the sentences of abstracts and summaries.
    pub moves: BTreeMap<SectionId, Vec<SentenceMove>>,
    /// Measures of all titles, abstracts and summaries of a language together.
    pub measures: Twin<Option<SideMeasures>>,
    /// What one text has and its twin has not.
    pub shifts: Vec<Shift>,
    /// Findings, most severe first, then in reading order.
    pub findings: Vec<Finding>,
    /// Key phrases: by language, best first.
    pub keywords: Vec<DocumentKeyword>,
    /// The document with the same text that is counted in its place, if it is not the first one.
    pub same_text_as: Option<DocumentId>,
    /// What a user has corrected of it.
    pub corrections: Vec<JudgedCorrection>,
}

/// What a run found over all documents.
#[derive(Debug)]
pub struct CorpusReport {
    /// The terms of the corpus: by language, descending count, and term in the language's order.
    pub terms: Box<dyn Rows<CorpusTerm>>,
    /// Terms and their translations, by descending documents, descending count, and English term in its language's
    /// order.
    pub glossary: Vec<GlossaryEntry>,
    /// Findings that show over several documents: those about most documents first, then by check.
    pub findings: Vec<CorpusFinding>,
    /// What one text has and its twin has not, over all documents.
    pub shifts: Vec<Shift>,
    /// Tables of terms that were asked for.
    pub term_tables: TermTables,
    /// What a user has corrected of findings of the corpus, and of documents that are not there.
    pub corrections: Vec<JudgedCorrection>,
}

impl Default for CorpusReport {
    fn default() -> Self {
        let (glossary, findings, shifts, corrections) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (terms, term_tables) = (Box::new(Vec::new()), TermTables::default());
        Self { terms, glossary, findings, shifts, term_tables, corrections }
    }
}
