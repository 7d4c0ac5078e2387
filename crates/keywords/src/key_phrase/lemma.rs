//! What the lexicon knows of words: parts of speech, and which phrases are terms of a field.

use super::endings::Endings;
use crate::term::TermNumber;
use ikiz_document::{Language, Twin, number};
use ikiz_text::{PartOfSpeech, lemmas, number_words, stop_words};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The lemmas of a language, and its stop words.
pub(crate) struct Lemmas {
    words: FxHashMap<&'static str, Parts>,
    /// The numbers of terms of one word or more.
    terms: FxHashSet<u64>,
}

/// The parts of speech of a lemma, and whether it is a stop word or a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts(u8);

/// About so many words, and terms of fields, are in the lexicon.
const WORDS: usize = 22_000;
const TERMS: usize = 9_000;

impl Lemmas {
    /// Those of a language.
    pub fn of(language: Language) -> &'static Self {
        static LEMMAS: LazyLock<Twin<Lemmas>> = LazyLock::new(|| Twin::from_fn(Lemmas::new));
        LEMMAS.of(language)
    }

    fn new(language: Language) -> Self {
        let mut words = FxHashMap::<&str, Parts>::with_capacity_and_hasher(WORDS, FxBuildHasher);
        let mut terms = FxHashSet::with_capacity_and_hasher(TERMS, FxBuildHasher);
        for lemma in lemmas(language) {
            if !lemma.text.contains(' ') {
                let parts = words.entry(lemma.text).or_default();
                *parts = parts.with(lemma.part);
                if is_number(lemma.text, language) {
                    parts.0 |= EXCLUDED;
                }
            }
            if lemma.is_term {
                let with = |term: TermNumber, word| term.with(number::of_text(word));
                terms.insert(lemma.text.split(' ').fold(TermNumber::new(language), with).get());
            }
        }
        for word in stop_words(language) {
            words.entry(word).or_default().0 |= EXCLUDED;
        }
        Self { words, terms }
    }

    /// What a word is, if it is a lemma or a stop word.
    pub fn parts(&self, word: &str) -> Option<Parts> {
        self.words.get(word).copied()
    }

    /// Whether a word is a lemma that is a noun or a name.
    pub fn is_noun(&self, word: &str) -> bool {
        self.parts(word).is_some_and(|parts| parts.has(PartOfSpeech::Noun))
    }

    /// Whether the phrase of that number is a term of a field.
    pub fn is_term(&self, number: u64) -> bool {
        self.terms.contains(&number)
    }
}

/// Set for stop words and numbers.
const EXCLUDED: u8 = 1 << 7;

/// Whether a word is a number.
pub(super) fn is_number(word: &str, language: Language) -> bool {
    let is_spelt = number_words(word, language).is_some() && !Endings::of(language).no_number.contains(&word);
    is_spelt || word.starts_with(|first: char| first.is_numeric()) && !word.contains(char::is_alphabetic)
}

impl Parts {
    /// Whether it is a stop word or a number, which no phrase contains.
    pub const fn is_excluded(self) -> bool {
        self.0 & EXCLUDED > 0
    }

    /// Whether the lemma may be of that part of speech.
    pub const fn has(self, part: PartOfSpeech) -> bool {
        self.0 & 1 << part as u8 > 0
    }

    const fn with(self, part: PartOfSpeech) -> Self {
        Self(self.0 | 1 << part as u8)
    }
}
