//! Whether a text has words: numbers, formulas, addresses and lists of acronyms have no language.

use crate::word::{is_known, is_known_to};
use ikiz_document::Language;
use ikiz_text::is_letter;

/// Most letters of an acronym next to numbers, or of a unit.
const SHORT: usize = 4;
/// Most letters of an acronym in a list of them.
const LONGEST: usize = 5;
/// Most letters of the name of a quantity in a formula: `df`, `max`.
const QUANTITY: usize = 3;

const VOWELS: [char; 5] = ['A', 'E', 'I', 'O', 'U'];

/// Whether a text has a word of some language. Names of quantities, units, acronyms and addresses are none.
pub fn has_words(text: &str) -> bool {
    let is_formula = text.contains(|sign: char| sign.is_numeric() || is_relation(sign));
    let mut rest = text;
    while let Some(token) = rest.split_whitespace().next() {
        let end = token.as_ptr() as usize - rest.as_ptr() as usize + token.len();
        rest = &rest[end..];
        if !is_address(token) && has_word(token, rest, is_formula) {
            return !are_acronyms(text);
        }
    }
    false
}

/// Whether a token has a word. `behind`: the text behind the token.
fn has_word(token: &str, behind: &str, is_formula: bool) -> bool {
    let mut start = 0;
    while let Some(at) = token[start..].find(is_letter).map(|at| start + at) {
        let end = token[at..].find(|letter: char| !is_letter(letter)).map_or(token.len(), |length| at + length);
        let touches_number = token[..at].ends_with(char::is_numeric) || token[end..].starts_with(char::is_numeric);
        let next = token[end..].chars().chain(behind.trim_start().chars()).next();
        let is_quantity =
            next.is_some_and(is_relation) && (end == token.len() || token[end..].starts_with(is_relation));
        if is_word(&token[at..end], touches_number, is_quantity, is_formula) {
            return true;
        }
        start = end;
    }
    false
}

fn is_word(word: &str, touches_number: bool, is_quantity: bool, is_formula: bool) -> bool {
    let letters = word.chars().count();
    if word.contains(is_sign_of_a_word) {
        return true;
    }
    if letters < 2 || (letters <= SHORT && (touches_number || is_quantity)) {
        return false;
    }
    let is_short = letters <= if is_capitals(word) { SHORT } else { QUANTITY };
    !(is_formula && is_short) || is_known(word)
}

/// Whether a text is a list of acronyms. Some of them are also spelt like words: `SEM, VAR, ARDL`.
fn are_acronyms(text: &str) -> bool {
    let items = || text.split([',', ';']).map(str::trim).filter(|item| !item.is_empty());
    let is_word = |language: Language| items().all(|item| item.contains(VOWELS) && is_known_to(item, language));
    items().count() > 1
        && items().all(|item| item.len() <= LONGEST && item.bytes().all(|letter| letter.is_ascii_uppercase()))
        && !Language::BOTH.into_iter().any(is_word)
}

/// Whether a letter is of a script that writes whole words or syllables.
const fn is_sign_of_a_word(letter: char) -> bool {
    letter >= '\u{2e80}'
}

fn is_capitals(word: &str) -> bool {
    word.contains(char::is_uppercase) && !word.contains(char::is_lowercase)
}

/// Signs that stand between the sides of a formula.
const fn is_relation(sign: char) -> bool {
    matches!(sign, '=' | '<' | '>' | '±' | '≤' | '≥' | '≈' | '→' | '×' | '≠')
}

/// An address on the web, of mail, or a DOI.
fn is_address(token: &str) -> bool {
    let token = token.trim_start_matches(['(', '[', '<']);
    token.contains("://")
        || token.starts_with("www.")
        || token.starts_with("10.") && token.contains('/')
        || token.contains('@') && token.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_formulas_acronyms_and_addresses_are_no_words() {
        for text in [
            "",
            "12",
            "(a)",
            "n = 48",
            "p < 0.05",
            "F(1, 32) = 2.7, p = .11",
            "SD = 3; df = 12",
            "H2SO4 + 2NaOH → Na2SO4 + 2H2O",
            "ELISA, PCR, HLA, XRF",
            "www.example.org/a/tree",
            "name@example.org",
            "10.1000/tree.house",
        ] {
            assert!(!has_words(text), "{text}");
        }
    }

    #[test]
    fn words_among_numbers_and_acronyms_are_words() {
        for text in
            ["ev", "IN", "ÖZ", "EKMEK", "400 öğrenci", "PCR, HLA, bone", "p değeri", "COVID-19 salgını", "本", "Giriş1"]
        {
            assert!(has_words(text), "{text}");
        }
    }
}
