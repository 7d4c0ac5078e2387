//! What the two languages need of text: case, normal form, tokens, sentences, keys, numbers, collation, and the language data.
//!
//! Owns every rule that depends on the language of a text. Must not know what a document or a section is: it takes a text and its
//! language and answers with spans into that text.

mod abbreviation;
mod acronym;
mod case;
mod collation;
mod data;
mod english;
mod key;
mod lexicon;
mod model;
mod normal_form;
mod number;
mod scan;
mod sentence;
mod stop;
mod stop_word;
mod token;
mod turkish;

pub use case::{lower, upper};
pub use collation::Collation;
pub use key::{KeyCandidate, KeyRules, Keys, Spelling, Stemming, SurfaceCounts, is_known_word};
pub use lexicon::{
    Counterparts, Dictionary, FoldedWord, PartOfSpeech, Translation, WordStart, part_of_speech, translations,
};
pub use model::ModelTokenizer;
pub use normal_form::{nfc, nfkc, without_second_dots};
pub use number::{Number, number_words, numbers};
pub use sentence::sentences;
pub use stop_word::{is_stop_word, stop_words};
pub use token::{Tokenizer, surface};
