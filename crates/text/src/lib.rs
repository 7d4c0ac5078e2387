//! Texts of the two languages: case, normal form, tokens, sentences, keys, numbers, collation, and the language data.
//!
//! Owns every rule that depends on the language of a text. Must not know what a document or a section is: it takes a
//! text and its language and returns spans of that text.

mod abbreviation;
mod acronym;
mod apostrophe;
mod capitals;
mod case;
mod code_line;
mod collation;
pub mod data;
mod enclosed;
mod end_mark;
mod english;
mod folding;
mod foreign;
mod interner;
mod key;
mod known_word;
mod lexicon;
mod mark;
mod memo;
mod model;
mod near;
mod normal_form;
mod number;
mod orcid;
mod own_list;
mod own_table;
mod scan;
mod sentence;
mod starts;
mod stem;
mod stop_word;
mod surface_counts;
mod syllable;
mod token;
mod turkish;
mod vocabulary;

pub use abbreviation::is_run_in_label;
pub use apostrophe::{is_apostrophe, is_plain_apostrophe, is_single_quote};
pub use capitals::whole_word;
pub use case::{lower, lower_into, upper};
pub use code_line::lines_without_sentences;
pub use collation::Collation;
pub use enclosed::Enclosed;
pub use english::irregular_lemma;
pub use folding::{folded, folded_letter, without_circumflex, without_mark, without_turkish_mark};
pub use interner::Interner;
pub use key::Keys;
pub use known_word::is_known_word;
pub use lexicon::{
    Counterparts, Dictionary, FoldedWord, Lemma, PartOfSpeech, WordPairs, WordStart, is_name, lemmas, part_of_speech,
};
pub use mark::{ends_sentence, is_closing, is_hyphen, is_letter, is_opening, is_raised_digit, is_sentence_end};
pub use model::ModelTokenizer;
pub use near::near_names;
pub use normal_form::{nfc, nfkc, without_second_dots};
pub use number::{Number, number_words, numbers};
pub use orcid::Orcid;
pub use own_list::{TextFault, own_entries, own_language};
pub use own_table::{OwnRow, OwnTable};
pub use sentence::sentences;
pub use starts::Starts;
pub use stem::{KeyCandidate, KeyRules, Spelling, Stemming};
pub use stop_word::{OwnStopWords, is_stop_word, stop_words};
pub use surface_counts::SurfaceCounts;
pub use syllable::syllables;
pub use token::{Tokenizer, surface};
pub use turkish::endings as turkish_endings;
pub use vocabulary::Vocabulary;
