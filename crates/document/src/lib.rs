//! The types of a document on its way from the file to the report.
//!
//! Owns ids, spans, places, tags and the plain data that the stages hand to each other, in the order in which a
//! document meets them: [`source`], [`document`], [`section`], [`analysis`], [`pair`], [`count`], [`glossary`],
//! [`finding`], [`report`]. Must not do I/O and must not hold rules: what a section *is* or when a number *differs* is
//! decided elsewhere.

pub mod allowance;
pub mod analysis;
pub mod confidence;
mod correction;
pub mod count;
pub mod document;
pub mod finding;
pub mod glossary;
pub mod language;
mod measures;
pub mod message;
mod metadata;
mod moves;
pub mod number;
pub mod packed;
pub mod pair;
pub mod report;
pub mod result;
mod rows;
pub mod section;
pub mod sections;
mod shift;
pub mod source;
pub mod span;
mod term_tables;
pub mod twin;
mod vocabulary;

pub use allowance::{Allowance, Fault};
pub use analysis::{AnalyzedSection, Key, Token, TokenKind};
pub use confidence::Confidence;
pub use correction::{About, Code, Correction, CorrectionState, JudgedCorrection, Verdict};
pub use count::{CorpusTerm, CountedKind, DocumentKeyword, KindCounts, TermKind};
pub use document::{
    Declared, DeclaredField, Document, Frame, Line, LineStyle, Place, RemovalReason, RemovedLine, RepairCounts,
};
pub use finding::{Check, CorpusFinding, Finding, Severity};
pub use glossary::{GlossaryEntry, GlossaryExample, GlossaryTerm};
pub use language::{DetectedLanguage, Language, LanguageShare, LanguageTag};
pub use measures::{
    Diversity, Kept, Mark, MarkKind, MarkerCounts, Metadiscourse, MoveCounts, Readability, SideMeasures,
};
pub use message::{Argument, Message};
pub use metadata::Metadata;
pub use moves::{Move, SentenceMove};
pub use pair::{
    Bead, KeywordMatch, KeywordMethod, KeywordPair, KeywordSide, Pairing, SectionPair, UnpairedReason, kind_in_pair,
};
pub use report::{CorpusReport, DocumentOutcome, DocumentReport, Failure, FailureClass, SkipReason, Stage};
pub use rows::Rows;
pub use section::{Evidence, Keyword, Part, Section, SectionId, SectionKind};
pub use sections::Sections;
pub use shift::{Feature, Shift, ShiftCounts};
pub use source::{ContentHash, DocumentId, Encoding, Format, SourceFile, path_as_text};
pub use span::{Span, flattened};
pub use term_tables::{
    Bundle, Collocation, EmptySide, KeyTerm, KeyTwin, Keyness, KeywordEdge, KeywordTrend, SideCounts, TermTables,
};
pub use twin::Twin;
pub use vocabulary::{VocabularyRelation, VocabularyTerm};
