//! Words of a title or list that say nothing of its language: names of both languages, acronyms, and the Latin names of
//! species.

use crate::word::{is_acronym, is_known_to};
use ikiz_document::Language;
use ikiz_text::is_letter;
use std::borrow::Cow;

/// Fewest letters of a word that is left out.
const FEWEST: usize = 4;
/// Endings of the first part of the Latin name of a species.
const GENUS: [&str; 12] = ["us", "um", "is", "es", "as", "ys", "ix", "ax", "on", "os", "er", "a"];
/// Endings of its second part.
const SPECIES: [&str; 14] = ["us", "um", "is", "ae", "ii", "ans", "ens", "ides", "or", "ax", "ex", "a", "e", "i"];

/// A short text as its language is told.
pub struct Label<'a> {
    /// The text without such words, where a known word is left.
    pub text: Cow<'a, str>,
    /// Whether it has nothing but such words.
    pub is_neutral: bool,
}

impl<'a> Label<'a> {
    /// A text of which nothing is left out.
    pub fn whole(text: &'a str) -> Self {
        Self { text: text.into(), is_neutral: false }
    }

    /// Reads a short text.
    pub fn new(text: &'a str) -> Self {
        let words = judged(text);
        let is_left = |word: &Word<'_>| !word.is_neutral && word.is_known && word.letters() >= FEWEST;
        let acronyms = words.iter().filter(|word| is_acronym(word.text)).count();
        // Among acronyms a name that no lexicon has is one more of them: Lisrel.
        let is_name = |word: &Word<'_>| !word.is_known && word.text.starts_with(char::is_uppercase);
        let is_one = |word: &Word<'_>| is_acronym(word.text) || is_name(word) && 2 * acronyms >= words.len();
        let is_neutral = words.iter().all(|word| word.is_neutral || is_one(word));
        if !words.iter().any(is_left) {
            return Self { text: text.into(), is_neutral };
        }
        let mut rest = String::with_capacity(text.len());
        let mut end = 0;
        for word in words.iter().filter(|word| word.is_neutral) {
            rest.push_str(&text[end..word.start]);
            end = word.start + word.text.len();
        }
        rest.push_str(&text[end..]);
        Self { text: rest.into(), is_neutral }
    }
}

/// The words of a text, with what they say.
fn judged(text: &str) -> Vec<Word<'_>> {
    let mut words = words(text);
    let has_small = text.contains(char::is_lowercase);
    for at in 0..words.len() {
        let word = &words[at];
        let known = Language::BOTH.map(|language| is_known_to(word.text, language));
        let is_name = word.text.starts_with(char::is_uppercase) && known == [true, true] && word.letters() >= FEWEST;
        let is_unknown_acronym = has_small && known == [false, false] && is_acronym(word.text);
        words[at].is_neutral = is_name || is_unknown_acronym;
        words[at].is_known = known != [false, false];
        if at > 0 && is_species(text, &words[at - 1], &words[at]) {
            words[at - 1].is_neutral = true;
            words[at].is_neutral = true;
        }
    }
    words
}

struct Word<'a> {
    text: &'a str,
    start: usize,
    is_known: bool,
    is_neutral: bool,
}

impl Word<'_> {
    fn letters(&self) -> usize {
        self.text.chars().count()
    }
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut end = 0;
    while let Some(start) = text[end..].find(is_letter).map(|at| end + at) {
        end = text[start..].find(|letter: char| !is_letter(letter)).map_or(text.len(), |length| start + length);
        words.push(Word { text: &text[start..end], start, is_known: false, is_neutral: false });
    }
    words
}

/// Whether two words are the Latin name of a species: `Apis mellifera`, `E. coli` is not told from initials.
fn is_species(text: &str, genus: &Word<'_>, species: &Word<'_>) -> bool {
    let is_latin = |word: &Word<'_>, endings: &[&str]| {
        !word.is_known
            && word.text.len() >= FEWEST
            && word.text.is_ascii()
            && endings.iter().any(|ending| word.text.ends_with(ending))
    };
    text.get(genus.start + genus.text.len()..species.start) == Some(" ")
        && genus.text.starts_with(char::is_uppercase)
        && species.text.starts_with(char::is_lowercase)
        && is_latin(genus, &GENUS)
        && is_latin(species, &SPECIES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_both_languages_and_of_species_are_left_out() {
        assert_eq!(Label::new("Ankara Castle").text, " Castle");
        assert_eq!(Label::new("Bursa, ipek").text, ", ipek");
        assert_eq!(Label::new("Yield of Vitis vinifera").text, "Yield of  ");
        assert_eq!(Label::new("XQZ ile ölçüm").text, " ile ölçüm");
    }

    #[test]
    fn other_words_stay() {
        for text in ["Ankara", "silk trade", "Vadinin kuşları", "Vitis vinifera", "Die Stadt am See"] {
            assert_eq!(Label::new(text).text, text);
        }
    }

    #[test]
    fn names_alone_are_neutral() {
        assert!(Label::new("Ankara, GIS").is_neutral && Label::new("Vitis vinifera").is_neutral);
        assert!(Label::new("COVID-19, PISA, Lisrel, UNICEF").is_neutral);
        assert!(!Label::new("Ankara Castle").is_neutral && !Label::new("köy").is_neutral);
    }
}
