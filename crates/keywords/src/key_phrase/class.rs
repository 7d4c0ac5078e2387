//! Classes of words: what a word may do in a noun phrase.

use super::lemma::{Lemmas, Parts, is_number};
use super::{english, turkish};
use crate::word_list::WordLists;
use ikiz_document::Language;
use ikiz_text::PartOfSpeech;

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
    /// The English `of`, which joins two noun phrases.
    Of,
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
        match self.lemmas.parts(word) {
            Some(parts) => Some(class_of(parts)),
            None => is_number(word, self.language).then_some(WordClass::Other),
        }
    }
}

fn class_of(parts: Parts) -> WordClass {
    if parts.is_excluded() {
        WordClass::Other
    } else if parts.has(PartOfSpeech::Noun) {
        WordClass::Noun
    } else if parts.has(PartOfSpeech::Adjective) {
        WordClass::Adjective
    } else if parts.has(PartOfSpeech::Verb) {
        WordClass::Verb
    } else {
        WordClass::Other
    }
}
