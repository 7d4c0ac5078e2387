//! Cognates: words that both languages took from the same source, compared by their sound.

use ikiz_document::Language;
use ikiz_text::{folded_letter, is_apostrophe};

/// How many letters at the start two words must share to be cognates.
const SHARED_START: usize = 4;
/// The weight of a shared start shorter than the English word; the same word has 1.
const PARTIAL: f64 = 0.8;

/// The sound of a word (in lower case), in one spelling for both languages: letters without marks, no doubled letters.
/// `technology` and `teknoloji` are both `teknologi`.
pub(crate) fn sound(word: &str, language: Language) -> String {
    let letters: Vec<char> = stem(word).chars().filter_map(plain_letter).collect();
    let mut sound = String::with_capacity(letters.len());
    match language {
        Language::English => english(&letters, &mut sound),
        Language::Turkish => letters.iter().for_each(|&letter| append(&mut sound, turkish(letter))),
    }
    sound
}

/// A word (in lower case) in its own spelling, without marks and without what follows an apostrophe.
pub(crate) fn letters(word: &str) -> String {
    plain(stem(word))
}

/// The letters and digits of a text in lower case, without marks.
pub(crate) fn plain(text: &str) -> String {
    text.chars().filter_map(plain_letter).collect()
}

/// A letter without its mark, or a digit. The raised signs of names from Arabic are none: English and Turkish texts
/// write them in different ways.
fn plain_letter(letter: char) -> Option<char> {
    match letter {
        'ʿ' | 'ʾ' => None,
        _ if letter.is_alphabetic() => folded_letter(letter),
        _ => letter.is_alphanumeric().then_some(letter),
    }
}

/// The part before an apostrophe, unless it is a single letter: `İzmir'in`, `teacher's`, but `d'Alembert`.
fn stem(word: &str) -> &str {
    word.find(is_apostrophe).filter(|&at| word[..at].chars().count() > 1).map_or(word, |at| &word[..at])
}

/// How surely two sounds are the same word, 0..=1. Either `turkish` begins with the whole of `english` (suffixes
/// follow), or both share a long start.
pub(crate) fn similarity(english: &str, turkish: &str) -> f64 {
    if english == turkish {
        return 1.0;
    }
    let shared = english.chars().zip(turkish.chars()).take_while(|(left, right)| left == right).count();
    if shared < SHARED_START {
        return 0.0;
    }
    let (english, turkish) = (english.chars().count(), turkish.chars().count());
    if shared == english {
        1.0
    } else if shared * 5 >= english.min(turkish) * 3 {
        PARTIAL * shared as f64 / english.max(shared + 1) as f64
    } else {
        0.0
    }
}

/// The start by which sounds are looked up: words that differ in their first three letters are not cognates.
pub(crate) fn start(sound: &str) -> &str {
    sound.char_indices().nth(3).map_or(sound, |(at, _)| &sound[..at])
}

fn english(letters: &[char], sound: &mut String) {
    let mut at = 0;
    while at < letters.len() {
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        let (spelling, taken) = match (letters[at], next) {
            ('t', 'i') if letters[at..].starts_with(&['t', 'i', 'o', 'n']) => ("si", 2),
            ('p', 'h') => ("f", 2),
            ('t', 'h') => ("t", 2),
            ('s', 'h') => ("s", 2),
            ('c', 'h' | 'k') | ('q', 'u') => ("k", 2),
            ('c', 'e' | 'i' | 'y') => ("s", 1),
            ('c' | 'q', _) => ("k", 1),
            ('x', _) => ("ks", 1),
            ('w', _) => ("v", 1),
            ('y', _) => ("i", 1),
            ('j', _) => ("g", 1),
            (letter, _) => {
                append(sound, letter);
                at += 1;
                continue;
            }
        };
        spelling.chars().for_each(|letter| append(sound, letter));
        at += taken;
    }
}

const fn turkish(letter: char) -> char {
    match letter {
        'y' => 'i',
        'j' => 'g',
        other => other,
    }
}

/// Numbers keep doubled digits.
fn append(sound: &mut String, letter: char) {
    if letter.is_ascii_digit() || !sound.ends_with(letter) {
        sound.push(letter);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(english: &str, turkish: &str) -> f64 {
        similarity(&sound(english, Language::English), &sound(turkish, Language::Turkish))
    }

    #[test]
    fn loanwords_are_similar_in_sound() {
        for (english, turkish) in [("technology", "teknolojinin"), ("energy", "enerji"), ("photograph", "fotoğraf")] {
            assert!((alike(english, turkish) - 1.0).abs() < 1e-9, "{english} {turkish}");
        }
        assert!(alike("motivation", "motivasyonun") > 0.9);
        assert!(alike("analysis", "analiz") > 0.4);
    }

    #[test]
    fn names_from_arabic_are_similar_in_both_transliterations() {
        for (english, turkish) in [("ṣiffīn", "sıffîn"), ("bāqillānī", "bâkıllânî"), ("ismāʿīl", "ismâil")]
        {
            assert!(alike(english, turkish) >= 0.5, "{english} {turkish}");
        }
    }

    #[test]
    fn unrelated_words_are_not_similar() {
        assert!(alike("water", "su").abs() < 1e-9);
        assert!(alike("school", "okul").abs() < 1e-9);
        assert!((alike("", "")) <= 1.0);
    }

    #[test]
    fn starts_are_cut_between_letters_not_bytes() {
        assert_eq!(start("ağır"), "ağı");
        assert_eq!(start("iz"), "iz");
    }
}
