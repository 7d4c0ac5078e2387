//! Combines the stages: the processing of a document, results over documents, threads, events. Programs use this crate.
//!
//! Owns the order of work and what is done in parallel; results are folded in the order of document ids, so that they
//! do not depend on threads. Must not print or parse flags.

mod aligner;
mod analysis;
mod articles;
mod corpus;
mod event;
mod glossary;
mod pairing;
mod reading;
mod road;
pub mod settings;
mod setup;
mod sides;
pub mod stage;
mod terms;
mod translations;

pub use corpus::{learn, run, run_text};
pub use event::{Event, Observer, Step};
pub use ikiz_alignment::{Learn, TranslationModel};
pub use ikiz_reader::{FilePair, Lone, ReadOptions, TwinFiles, read_lexicon, twin_files, twin_files_of};
pub use ikiz_text::{KeyCandidate, KeyRules, ModelTokenizer, Spelling, Stemming, WordPairs};
pub use setup::Setup;
pub use sides::{Concern, concerns, paragraph_sentences};
pub use translations::Translations;

/// The text of bytes in any encoding.
pub fn decode(bytes: &[u8]) -> String {
    ikiz_reader::decode(bytes).text
}
