//! What the lexicon knows of words: parts of speech, and which phrases are terms of a field.

use crate::term::TermNumber;
use ikiz_document::{Language, Twin, number};
use ikiz_text::{PartOfSpeech, lemmas};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The lemmas of a language.
pub(crate) struct Lemmas {
    words: FxHashMap<&'static str, Parts>,
    /// The numbers of terms of one word or more.
    terms: FxHashSet<u64>,
}

/// The parts of speech of a lemma.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts(u8);

impl Lemmas {
    /// Those of a language.
    pub fn of(language: Language) -> &'static Self {
        static LEMMAS: LazyLock<Twin<Lemmas>> = LazyLock::new(|| Twin::from_fn(Lemmas::new));
        LEMMAS.of(language)
    }

    fn new(language: Language) -> Self {
        let (mut words, mut terms) = (FxHashMap::<&str, Parts>::default(), FxHashSet::default());
        for lemma in lemmas(language) {
            if !lemma.text.contains(' ') {
                let parts = words.entry(lemma.text).or_default();
                *parts = parts.with(lemma.part);
            }
            if lemma.is_term {
                let with = |term: TermNumber, word| term.with(number::of_text(word));
                terms.insert(lemma.text.split(' ').fold(TermNumber::new(language), with).get());
            }
        }
        Self { words, terms }
    }

    /// What a word is, if it is a lemma.
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

impl Parts {
    /// Whether the lemma may be of that part of speech.
    pub const fn has(self, part: PartOfSpeech) -> bool {
        self.0 & 1 << part as u8 > 0
    }

    const fn with(self, part: PartOfSpeech) -> Self {
        Self(self.0 | 1 << part as u8)
    }
}
