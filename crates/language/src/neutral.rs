//! Words of a title or list that say nothing of its language: names of both languages, and the Latin names of species.

use ikiz_document::Language;
use ikiz_text::{is_known_word, is_letter, lower};

/// Fewest letters of a word that is left out.
const FEWEST: usize = 4;
/// Endings of the first part of the Latin name of a species.
const GENUS: [&str; 12] = ["us", "um", "is", "es", "as", "ys", "ix", "ax", "on", "os", "er", "a"];
/// Endings of its second part.
const SPECIES: [&str; 14] = ["us", "um", "is", "ae", "ii", "ans", "ens", "ides", "or", "ax", "ex", "a", "e", "i"];

/// The text without such words; `None` if it has none of them, or no other known word.
pub fn without_neutral(text: &str) -> Option<String> {
    let mut words = words(text);
    for at in 0..words.len() {
        let word = &words[at];
        let known = Language::BOTH.map(|language| is_known_word(&lower(word.text, language), language));
        let is_name = word.text.starts_with(char::is_uppercase) && known == [true, true];
        words[at].is_neutral = is_name && word.text.chars().count() >= FEWEST;
        words[at].is_known = known != [false, false];
        if at > 0 && is_species(text, &words[at - 1], &words[at]) {
            words[at - 1].is_neutral = true;
            words[at].is_neutral = true;
        }
    }
    let is_told = words.iter().any(|word| word.is_known && !word.is_neutral);
    if !is_told || !words.iter().any(|word| word.is_neutral) {
        return None;
    }
    let mut rest = String::with_capacity(text.len());
    let mut end = 0;
    for word in words.iter().filter(|word| word.is_neutral) {
        rest.push_str(&text[end..word.start]);
        end = word.start + word.text.len();
    }
    rest.push_str(&text[end..]);
    Some(rest)
}

struct Word<'a> {
    text: &'a str,
    start: usize,
    is_known: bool,
    is_neutral: bool,
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
        assert_eq!(without_neutral("Ankara Castle").as_deref(), Some(" Castle"));
        assert_eq!(without_neutral("Bursa, ipek").as_deref(), Some(", ipek"));
        assert_eq!(without_neutral("Yield of Vitis vinifera").as_deref(), Some("Yield of  "));
    }

    #[test]
    fn other_words_stay() {
        for text in ["Ankara", "silk trade", "Vadinin kuşları", "Vitis vinifera", "Die Stadt am See"] {
            assert_eq!(without_neutral(text), None, "{text}");
        }
    }
}
