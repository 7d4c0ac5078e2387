//! Composes the stages: a document's road, the fold over documents, threads and events. The face that programs use.
//!
//! Owns the order of work and what is done in parallel; results are folded in the order of document ids, so that they do not depend
//! on threads. Must not print or parse flags.

mod analysis;
mod corpus;
mod event;
mod glossary;
mod pairing;
mod reading;
mod road;
mod settings;
pub mod stage;

pub use corpus::{run, run_text};
pub use event::{Event, Observer, Step};
pub use ikiz_alignment::Learn;
pub use ikiz_reader::{Column, Limits, ReadOptions};
pub use ikiz_text::{KeyCandidate, KeyRules, ModelTokenizer, Spelling, Stemming};
pub use settings::Settings;

/// The text of bytes in whatever encoding they are.
pub fn decode(bytes: &[u8]) -> String {
    ikiz_reader::decode(bytes).text
}
