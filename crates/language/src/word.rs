//! What a word is by itself: known to a lexicon, an acronym.

use ikiz_document::Language;
use ikiz_text::{is_known_word, lower};

/// Most letters of an acronym.
const MOST: usize = 6;

/// Whether the lexicon of a language has a word.
pub fn is_known_to(word: &str, language: Language) -> bool {
    is_known_word(&lower(word, language), language)
}

/// Whether one of the two lexicons has a word.
pub fn is_known(word: &str) -> bool {
    Language::BOTH.into_iter().any(|language| is_known_to(word, language))
}

/// Whether a word may be an acronym: two to six capitals of English.
pub fn is_acronym(word: &str) -> bool {
    (2..=MOST).contains(&word.len()) && word.bytes().all(|letter| letter.is_ascii_uppercase())
}
