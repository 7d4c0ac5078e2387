//! Combines the stages: the processing of a document, results over documents, threads, events. Programs use this crate.
//!
//! Owns the order of work and what is done in parallel; results are folded in the order of document ids, so that they
//! do not depend on threads. Must not print or parse flags.

mod analysis;
mod apply;
mod articles;
mod author_keywords;
mod budget;
mod codes;
mod corpus;
mod corrections;
mod event;
mod file_fault;
mod given;
mod glossary;
mod in_order;
mod ledgers;
mod observe;
mod own_lists;
mod pairing;
pub mod parts;
pub mod profile;
pub mod quality;
mod reading;
mod record;
mod road;
mod run;
mod same_text;
pub mod settings;
mod settle;
mod setup;
mod shard;
mod shards;
mod sides;
pub mod stage;
pub mod store;
mod translations;
mod version;
mod vocabulary;
mod write;

pub use codes::read_codes;
pub use corpus::{Learned, align, learn, observe_shard, run};
pub use corrections::{Corrections, read_corrections, read_corrections_of_result};
pub use event::{Event, Observer, Step};
pub use file_fault::{FileFault, FileFaults};
pub use given::{GivenPairs, PairError, TextPair};
pub use ikiz_alignment::{Learn, TranslationModel};
pub use ikiz_keywords::Comparison;
pub use ikiz_reader::{
    Discovery, FilePair, GroupBy, Lone, ReadOptions, SourceGroup, TwinFiles, discover, extension, group_of_record,
    grouped_names, read_lexicon, text_of, twin_files, twin_files_of,
};
pub use ikiz_text::near_names;
pub use ikiz_text::{KeyCandidate, KeyRules, ModelTokenizer, Spelling, Stemming, Vocabulary, WordPairs};
pub use own_lists::{read_markers, read_stop_words};
pub use run::{Inputs, Request, RunError, Wanted, pool};
pub use setup::Setup;
pub use shard::Shard;
pub use sides::{Concern, concern, paragraph_sentences};
pub use translations::Translations;
pub use version::{BUILD, reading_version};
pub use vocabulary::read_vocabulary;
