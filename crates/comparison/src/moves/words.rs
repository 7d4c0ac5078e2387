//! Words of a sentence as the classifier of moves sees them.

use ikiz_document::Language;
use ikiz_text::{is_single_quote, lower};

/// What a run of letters and digits with a digit becomes.
pub(super) const NUMBER: &str = "#";

/// Runs of letters and digits in lower case; a full stop or comma between digits belongs to the run, a run with a digit
/// is a number, and what follows an apostrophe in a word is left out.
pub(super) fn words(text: &str, language: Language) -> Vec<String> {
    let lower = lower(text, language);
    let letters: Vec<char> = lower.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let (mut at, mut is_ending) = (0, false);
    while at < letters.len() {
        if !letters[at].is_alphanumeric() {
            // The ending behind `Ankara’` is no word; one behind a blank is.
            is_ending = is_single_quote(letters[at]) && at > 0 && letters[at - 1].is_alphanumeric();
            at += 1;
            continue;
        }
        let start = at;
        while at < letters.len() && is_inside(&letters, at, start) {
            at += 1;
        }
        if !std::mem::take(&mut is_ending) {
            let run = &letters[start..at];
            let is_number = run.iter().any(char::is_ascii_digit);
            words.push(if is_number { NUMBER.to_owned() } else { run.iter().collect() });
        }
    }
    words
}

/// Whether a character belongs to the run that began before it.
fn is_inside(letters: &[char], at: usize, start: usize) -> bool {
    letters[at].is_alphanumeric()
        || at > start && matches!(letters[at], '.' | ',') && letters.get(at + 1).is_some_and(char::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_one_word_and_endings_are_none() {
        let found = words("Ankara’da 2019'da %12,5’i, IŞIK-2 ve 'evet'", Language::Turkish);
        assert_eq!(found, ["ankara", "#", "#", "ışık", "#", "ve", "evet"]);
        assert_eq!(words("The U.S. (p < .05)", Language::English), ["the", "u", "s", "p", "#"]);
    }
}
