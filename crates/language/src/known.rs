//! What the lexica say of the words of a text.

use crate::word::{is_acronym, is_known, is_known_to};
use ikiz_document::{Language, Twin};
use ikiz_text::is_letter;

/// Weight of a word of a language's lexicon in a text of few words; a word that is not in it counts as much against the
/// language.
const KNOWN: f64 = 1.0;
/// Most words of a text that are looked up.
const LOOKED_UP: usize = 8;
/// Weight of a word that only one lexicon has.
const KNOWN_TO_ONE: f64 = 1.5;
/// Words of more letters can be known to one lexicon.
const SHORT: usize = 3;
/// Weight for a third language of a word that neither language knows.
const UNKNOWN: f64 = 0.5;
/// How much less a word weighs if one of them knows it.
const KNOWN_TO_UNKNOWN: f64 = 1.5;
/// The most evidence that [`unknown`] can give.
pub const MOST_UNKNOWN: f64 = UNKNOWN * LOOKED_UP as f64;

/// The evidence for a language from the words of a short text: those in its lexicon, and those that are not.
pub fn known(text: &str, language: Language) -> f64 {
    words(text).map(|word| if is_known_to(word, language) { KNOWN } else { -KNOWN }).sum()
}

/// The evidence for each language from words that its lexicon has and the other has not. Acronyms are of both, whatever
/// a lexicon has of them.
pub fn known_to_one(text: &str) -> Twin<f64> {
    let mut found = Twin::new(0.0, 0.0);
    let has_small = text.contains(char::is_lowercase);
    let tells = |word: &&str| word.chars().count() > SHORT && !(has_small && is_acronym(word));
    for word in words(text).filter(tells).take(LOOKED_UP) {
        let [english, turkish] = Language::BOTH.map(|language| is_known_to(word, language));
        found.english += if english && !turkish { KNOWN_TO_ONE } else { 0.0 };
        found.turkish += if turkish && !english { KNOWN_TO_ONE } else { 0.0 };
    }
    found
}

/// The evidence for a third language from words that neither language knows.
pub fn unknown(plain: &str) -> f64 {
    let weight = |word| if is_known(word) { 1.0 - KNOWN_TO_UNKNOWN } else { 1.0 };
    UNKNOWN * words(plain).take(LOOKED_UP).map(weight).sum::<f64>()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !is_letter(letter) && letter != '\'').filter(|word| !word.is_empty())
}
