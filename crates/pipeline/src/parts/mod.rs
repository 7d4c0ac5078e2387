//! A run in parts, for an engine that moves documents between processes, as Apache Spark does.
//!
//! The five steps of [`crate::run()`] with nothing in common between the processes but bytes. Workers observe parts of the
//! documents ([`ObservingPart`]); a driver merges what they found ([`merge_observed`]) and settles the model of the corpus
//! ([`CorpusInParts`]); workers apply it ([`ApplyingPart`]); the driver finishes the totals; workers write
//! ([`WritingPart`]), and the driver completes the tables of the corpus. What goes from one to the other is made and read
//! by the same version of the program. Ledgers are merged in any order, as in a tree; a part that is worked on again gives
//! the same bytes but for their order.
//!
//! The driver holds about 300 bytes a document, the surface forms of the corpus, the records from which it learns, and the
//! merged ledger of each step: of reports the terms, their uses, and the words of the documents that are evidence for the
//! glossary.

mod applying;
mod driver;
mod observing;
mod part;
mod writing;

pub use applying::{ApplyingPart, merge_applied};
pub use driver::CorpusInParts;
pub use observing::{GivenFiles, ObservingPart, merge_observed};
pub use part::{Part, PartError, PartModel, PartTotals};
pub use writing::{WritingPart, merge_written};

#[cfg(test)]
mod tests;
