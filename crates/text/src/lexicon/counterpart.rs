//! Whether words of the two languages are counterparts: by the first letters of the lexicon's word pairs, without case
//! and diacritics.
//!
//! Coarser than keys, and needs no keys: for short texts whose language, case and letters are uncertain, such as
//! titles.

use super::dictionary::{DICTIONARY, PHRASES};
use crate::data::{entries, rows};
use crate::folding::folded_letter;
use ikiz_document::{Language, Twin};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Letters that identify a word: roots seldom have more, and so few seldom include a suffix.
const START: u32 = 5;
/// Letters of a word that are kept.
const LETTERS: u32 = 12;
/// Possible signs of a folded word, and one for no sign.
const SIGNS: u64 = 37;
/// Words with so many equal letters at the start are the same name or loanword.
const ALIKE: u32 = 4;

/// The first twelve letters and digits of a word without case and diacritics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FoldedWord(u64);

/// The first five letters and digits of a word without case and diacritics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordStart(u64);

impl FoldedWord {
    /// The folded word; `None` if it has a letter that is not Latin, or no letter or digit at all.
    pub fn of(word: &str) -> Option<Self> {
        let (mut code, mut length) = (0, 0);
        for letter in word.chars() {
            let sign = match folded_letter(letter).unwrap_or(letter) {
                small @ 'a'..='z' => small as u64 - 'a' as u64 + 1,
                digit @ '0'..='9' => digit as u64 - '0' as u64 + 27,
                other if other.is_alphabetic() => return None,
                _ => continue,
            };
            if length < LETTERS {
                code = code * SIGNS + sign;
                length += 1;
            }
        }
        (length > 0).then(|| Self(code * SIGNS.pow(LETTERS - length)))
    }

    /// Its first letters.
    pub const fn start(self) -> WordStart {
        WordStart(self.0 / SIGNS.pow(LETTERS - START))
    }
}

impl WordStart {
    /// Whether two words begin with the same four letters, or are the same shorter word.
    const fn is_like(self, other: Self) -> bool {
        self.0 / SIGNS.pow(START - ALIKE) == other.0 / SIGNS.pow(START - ALIKE)
    }
}

/// The word starts that the lexicon pairs.
#[derive(Clone, Debug, Default)]
pub struct Counterparts {
    pairs: FxHashSet<(WordStart, WordStart)>,
    known: Twin<FxHashSet<WordStart>>,
}

static SHIPPED: LazyLock<Counterparts> = LazyLock::new(|| {
    let start = |word: &str| FoldedWord::of(word).map(FoldedWord::start);
    let mut counterparts = Counterparts::default();
    for line in entries(DICTIONARY) {
        let mut keys = line.split('\t').filter_map(start);
        if let Some(english) = keys.next() {
            keys.for_each(|turkish| counterparts.add(english, turkish));
        }
    }
    // Every word of a phrase may be a counterpart of any word of the other.
    for [english, turkish] in rows(PHRASES) {
        for english in english.split(' ').filter_map(start) {
            turkish.split(' ').filter_map(start).for_each(|turkish| counterparts.add(english, turkish));
        }
    }
    counterparts
});

impl Counterparts {
    /// The counterparts of the lexicon.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    fn add(&mut self, english: WordStart, turkish: WordStart) {
        self.pairs.insert((english, turkish));
        self.known.english.insert(english);
        self.known.turkish.insert(turkish);
    }

    /// Whether a word of the language in the lexicon begins so.
    pub fn knows(&self, word: WordStart, language: Language) -> bool {
        self.known.of(language).contains(&word)
    }

    /// Whether the lexicon pairs two words, or they are the same name or loanword.
    pub fn answers(&self, english: WordStart, turkish: WordStart) -> bool {
        english.is_like(turkish) || self.pairs.contains(&(english, turkish))
    }

    /// Share of the words of two texts that have a counterpart in the other text.
    pub fn share(&self, english: &[WordStart], turkish: &[WordStart]) -> f64 {
        let forward = english.iter().filter(|one| turkish.iter().any(|other| self.answers(**one, *other))).count();
        let backward = turkish.iter().filter(|other| english.iter().any(|one| self.answers(*one, **other))).count();
        (forward + backward) as f64 / (english.len() + turkish.len()).max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(text: &str) -> Vec<WordStart> {
        text.split(' ').filter_map(FoldedWord::of).map(FoldedWord::start).collect()
    }

    #[test]
    fn case_and_diacritics_are_removed() {
        for word in ["ÖĞRETMEN", "öğretmen", "Ogretmen", "öğret-men"] {
            assert_eq!(FoldedWord::of(word), FoldedWord::of("ogretmen"), "{word}");
        }
        assert_eq!(FoldedWord::of("IŞIK"), FoldedWord::of("ışık"));
        assert_ne!(FoldedWord::of("su"), FoldedWord::of("sus"));
        assert!(FoldedWord::of("вода").is_none() && FoldedWord::of("…").is_none());
    }

    #[test]
    fn translations_are_counterparts() {
        let counterparts = Counterparts::shipped();
        let title = starts("SLEEP HABITS TEACHERS ANATOLIA");
        assert!(counterparts.share(&title, &starts("Öğretmenlerin Uyku Alışkanlıkları")) > 0.6);
        assert!(counterparts.share(&title, &starts("Betonarme Kirişlerin Burkulması")) < 0.3);
        assert!(counterparts.share(&starts("Kastamonu"), &starts("KASTAMONU’DA")) > 0.9);
        assert!(counterparts.share(&[], &[]).abs() < f64::EPSILON);
    }

    #[test]
    fn words_of_the_lexicon_are_known() {
        let knows = |word: &str, language| Counterparts::shipped().knows(starts(word)[0], language);
        assert!(knows("teachers", Language::English) && knows("öğretmenler", Language::Turkish));
        assert!(!knows("öğretmenler", Language::English) && !knows("xqzzy", Language::Turkish));
    }
}
