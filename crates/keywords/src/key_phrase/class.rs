//! Classes of words: what a word may do in a noun phrase.

use super::lemma::{Lemmas, Parts};
use super::{english, turkish};
use crate::word_list::WordLists;
use ikiz_document::Language;
use ikiz_text::{PartOfSpeech, is_stop_word, number_words};

/// What a word may do in a noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WordClass {
    /// A noun or name; in Turkish with plural and possessive, but without a case ending.
    Noun,
    /// An adjective.
    Adjective,
    /// An English form in `-ed`.
    Past,
    /// An English form in `-ing`.
    Gerund,
    /// A Turkish noun with a case ending: nothing of its phrase follows.
    Case,
    /// A form of a verb.
    Verb,
    /// A stop word, a number, an adverb: of no phrase.
    Other,
}

/// Classifies the words of a language.
#[derive(Clone, Copy)]
pub(crate) struct Classifier {
    pub language: Language,
    pub lemmas: &'static Lemmas,
    pub lists: &'static WordLists,
}

impl Classifier {
    /// For a language.
    pub fn of(language: Language) -> Self {
        Self { language, lemmas: Lemmas::of(language), lists: WordLists::of(language) }
    }

    /// The class of a word in lower case without an apostrophe: by the lists and the lexicon, else by its ending.
    pub fn class(&self, word: &str) -> WordClass {
        match self.language {
            Language::English => english::class(word, self),
            Language::Turkish => turkish::class(word, self),
        }
    }

    /// The class by the lists and the lexicon alone. A word that may be a noun is one.
    pub fn listed(&self, word: &str) -> Option<WordClass> {
        if is_stop_word(word, self.language) || self.is_number(word) {
            return Some(WordClass::Other);
        }
        self.lemmas.parts(word).map(class_of)
    }

    fn is_number(&self, word: &str) -> bool {
        let is_spelt = number_words(word, self.language).is_some() && !HOMONYMS.contains(&word);
        is_spelt || word.starts_with(|first: char| first.is_numeric()) && !word.contains(char::is_alphabetic)
    }
}

/// Turkish number words with another meaning: face, underside (`yüz tanıma`, `su altı`).
const HOMONYMS: [&str; 2] = ["altı", "yüz"];

fn class_of(parts: Parts) -> WordClass {
    if parts.has(PartOfSpeech::Noun) {
        WordClass::Noun
    } else if parts.has(PartOfSpeech::Adjective) {
        WordClass::Adjective
    } else if parts.has(PartOfSpeech::Verb) {
        WordClass::Verb
    } else {
        WordClass::Other
    }
}
