//! The distinct words of a text, each with what is known of it alone: worked out once, not at each place.

use crate::form::without_ending;
use ikiz_document::{Language, Token};
use ikiz_text::{is_plain_apostrophe, is_stop_word};
use rustc_hash::FxHashMap;

/// A distinct word in the lower case of its language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Surface<'a> {
    /// The word.
    pub text: &'a str,
    /// The index of the word without an ending after an apostrophe; its own if it has none.
    pub bare: u32,
    /// Letters in it.
    pub letters: u32,
    /// Capitals in it: those that have no lower case.
    pub capitals: u32,
    /// Whether it is no stop word and has two letters or more.
    pub is_content: bool,
    /// Whether it has an apostrophe.
    pub has_apostrophe: bool,
}

/// The distinct words of a text in one language.
#[derive(Debug)]
pub(crate) struct Surfaces<'a> {
    language: Language,
    indexes: FxHashMap<&'a str, u32>,
    all: Vec<Surface<'a>>,
}

impl<'a> Surfaces<'a> {
    /// No words.
    pub fn new(language: Language) -> Self {
        Self { language, indexes: FxHashMap::default(), all: Vec::new() }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The number of words.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// The word of an index.
    pub fn get(&self, index: u32) -> &Surface<'a> {
        &self.all[index as usize]
    }

    /// The index of a token's word.
    pub fn index(&mut self, token: &'a Token) -> u32 {
        self.index_of(&token.surface)
    }

    fn index_of(&mut self, text: &'a str) -> u32 {
        if let Some(&known) = self.indexes.get(text) {
            return known;
        }
        let has_apostrophe = text.contains(is_plain_apostrophe);
        let stem = if has_apostrophe { without_ending(text, self.language) } else { text };
        // A stem may have an apostrophe and an ending of its own, but only one is taken off.
        let bare = (stem.len() < text.len()).then(|| self.index_of(stem));
        let (letters, capitals) = letters_and_capitals(text);
        let index = self.all.len() as u32;
        let is_content = letters >= 2 && !is_stop_word(text, self.language);
        self.all.push(Surface { text, bare: bare.unwrap_or(index), letters, capitals, is_content, has_apostrophe });
        self.indexes.insert(text, index);
        index
    }
}

/// The number of letters, and of capitals among them.
pub(crate) fn letters_and_capitals(text: &str) -> (u32, u32) {
    let (mut letters, mut capitals) = (0, 0);
    for letter in text.chars().filter(|letter| letter.is_alphabetic()) {
        letters += 1;
        capitals += u32::from(letter.is_uppercase());
    }
    (letters, capitals)
}
