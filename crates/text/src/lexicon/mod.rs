//! The English–Turkish lexicon: its word pairs, the roots of both languages in them, and how Turkish roots change
//! before suffixes.

#[cfg(test)]
mod compile;
mod counterpart;
mod dictionary;
mod field;
mod lemma;
mod part;
mod root;
mod word_pairs;

pub use counterpart::{Counterparts, FoldedWord, WordStart};
pub use dictionary::Dictionary;
pub use lemma::{Lemma, lemmas};
pub use part::{PartOfSpeech, is_name, part_of_speech};
pub(crate) use root::{LettersHash, Root, Roots};
pub use word_pairs::WordPairs;
