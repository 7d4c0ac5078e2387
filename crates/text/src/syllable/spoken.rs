//! Syllables of an English token as it is printed: case, accents, apostrophes, hyphens, acronyms.

use super::english::of_word;
use super::rules::RULES;
use super::vowels::{has_vowel, is_vowel};
use crate::apostrophe::is_apostrophe;
use crate::{folded_letter, nfkc};

/// The syllables of a token; 0 if it has no letter.
pub(super) fn syllables(token: &str) -> usize {
    if token.bytes().all(|letter| letter.is_ascii_alphabetic()) {
        return of_letters(token, true);
    }
    let plain = nfkc(token).replace('\u{ad}', "");
    let parts = plain.split(|letter: char| !letter.is_alphabetic() && !is_apostrophe(letter));
    parts.map(of_part).sum()
}

/// Of what stands between hyphens and other signs, with its apostrophes.
fn of_part(part: &str) -> usize {
    let mut pieces: Vec<&str> = part.split(is_apostrophe).filter(|piece| !piece.is_empty()).collect();
    let mut tail = 0;
    if let [.., base, clitic] = pieces[..] {
        let (folded, clitic) = (fold(base), fold(clitic));
        let ends = |endings: &[&str]| endings.iter().any(|ending| folded.ends_with(ending));
        match &*clitic {
            // did-n't, but don't
            "t" if folded.ends_with('n') => {
                let verb = &folded[..folded.len() - 1];
                let is_said = ["d", "s", "st", "ght", "ve"].iter().any(|ending| verb.ends_with(ending));
                return usize::from(is_said) + of_pieces(&pieces[..pieces.len() - 2], false) + of_folded(verb);
            }
            "s" => {
                let hisses = ["ce", "ge", "se", "ze", "che"].iter().any(|ending| folded.ends_with(ending));
                let is_said = ends(&["s", "z", "x", "ch", "sh"])
                    || hisses && has_vowel(folded.get(..folded.len() - 1).unwrap_or_default());
                tail = usize::from(is_said);
                pieces.pop();
            }
            "d" | "m" => drop(pieces.pop()),
            "ll" | "re" | "ve" => {
                tail = usize::from(!folded.bytes().last().is_some_and(|letter| is_vowel(letter) || letter == b'y'));
                pieces.pop();
            }
            _ => {}
        }
    }
    tail + of_pieces(&pieces, pieces.len() == 1)
}

fn of_pieces(pieces: &[&str], is_alone: bool) -> usize {
    pieces.iter().map(|piece| of_letters(piece, is_alone)).sum()
}

/// Of letters: a word, an acronym, a single letter or a Turkish word.
fn of_letters(letters: &str, is_alone: bool) -> usize {
    let mut folded = fold(letters);
    if folded.len() < 2 {
        let is_said = is_alone || folded.bytes().any(is_vowel);
        return if is_said { spelled(&folded) } else { 0 };
    }
    let (all, capitals) = (letters.chars().count(), letters.chars().filter(|letter| letter.is_uppercase()).count());
    if capitals > 1 && 2 * capitals >= all {
        // URLs
        if letters.ends_with('s') && capitals + 1 == all {
            folded.pop();
        }
        let is_read =
            capitals + 1 >= all && folded.len() > 5 || RULES.acronyms.contains(&*folded) || is_readable(&folded);
        return if is_read { of_word(&folded) } else { spelled(&folded) };
    }
    if RULES.words.contains_key(&*folded) {
        return of_word(&folded);
    }
    // Turkish: a vowel is a syllable.
    if letters.contains(['ç', 'ğ', 'ı', 'ö', 'ş', 'ü', 'Ç', 'Ğ', 'İ', 'Ö', 'Ş', 'Ü']) {
        return folded.bytes().filter(|&letter| is_vowel(letter)).count().max(1);
    }
    if has_vowel(&folded) { of_word(&folded) } else { spelled(&folded) }
}

fn of_folded(word: &str) -> usize {
    if word.is_empty() { 0 } else { of_word(word) }
}

/// Small letters a–z; a final é is heard.
fn fold(letters: &str) -> String {
    let mut folded = String::with_capacity(letters.len());
    for letter in letters.chars() {
        match letter {
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'ß' => folded.push_str("ss"),
            _ => folded.extend(folded_letter(letter).filter(char::is_ascii_lowercase)),
        }
    }
    if letters.ends_with(['é', 'É']) {
        folded.push('y');
    }
    folded
}

/// Letter by letter: only w has more than one syllable.
fn spelled(letters: &str) -> usize {
    letters.len() + 2 * letters.bytes().filter(|&letter| letter == b'w').count()
}

/// Whether capitals, four or five letters, are read as a word: their consonants can be said.
fn is_readable(letters: &str) -> bool {
    if letters.len() < 4 || !letters.bytes().any(is_vowel) {
        return false;
    }
    let runs: Vec<&str> = letters.split(|letter: char| is_vowel(letter as u8)).collect();
    let (Some(onset), Some(coda)) = (runs.first(), runs.last()) else { return false };
    runs.iter().all(|run| run.len() < 3)
        && (onset.len() < 2 || RULES.onsets.contains(onset))
        && (coda.len() < 2 || RULES.codas.contains(coda))
}
