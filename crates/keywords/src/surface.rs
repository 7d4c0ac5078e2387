//! The distinct words of a text, each with what is known of it alone: worked out once, not at each place.

use crate::form::without_ending;
use crate::tally::{Numbered, Table};
use crate::text_number::text_number;
use ikiz_document::{Language, Token};
use ikiz_text::{OwnStopWords, is_plain_apostrophe, is_stop_word, whole_word};

/// A distinct word in the lower case of its language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Surface<'a> {
    number: u64,
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
    stop_words: Option<&'a OwnStopWords>,
    all: Table<Surface<'a>>,
}

impl<'a> Surfaces<'a> {
    /// No words yet; stop words of the user's own are no content.
    pub fn new(language: Language, stop_words: Option<&'a OwnStopWords>) -> Self {
        Self { language, stop_words, all: Table::default() }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// All words in the order of their indexes.
    pub fn all(&self) -> &[Surface<'a>] {
        self.all.entries()
    }

    /// The word of an index.
    pub fn get(&self, index: u32) -> &Surface<'a> {
        &self.all.entries()[index as usize]
    }

    /// The index of a token's word.
    pub fn index(&mut self, token: &'a Token) -> u32 {
        self.index_of(lower_case(token))
    }

    fn index_of(&mut self, text: &'a str) -> u32 {
        let number = text_number(text);
        let is_same = |surface: &Surface| surface.number == number && *surface.text == *text;
        if let Some(known) = self.all.find(number, is_same) {
            return known as u32;
        }
        let has_apostrophe = text.contains(is_plain_apostrophe);
        let stem = if has_apostrophe { without_ending(text, self.language) } else { text };
        // A stem may have an apostrophe and an ending of its own, but only one is taken off.
        let bare = (stem.len() < text.len()).then(|| self.index_of(stem));
        let (letters, capitals) = letters_and_capitals(text);
        let bare = bare.unwrap_or(self.all.len() as u32);
        let is_content = letters >= 2 && !is_stop(text, self.language, self.stop_words);
        let new = || Surface { number, text, bare, letters, capitals, is_content, has_apostrophe };
        self.all.place(number, is_same, new).0 as u32
    }
}

impl Numbered for Surface<'_> {
    fn number(&self) -> u64 {
        self.number
    }
}

/// Whether a word may be part of a term: it has two letters or more and is no stop word.
pub(crate) fn is_content(text: &str, language: Language, stop_words: Option<&OwnStopWords>) -> bool {
    letters_and_capitals(text).0 >= 2 && !is_stop(text, language, stop_words)
}

fn is_stop(text: &str, language: Language, own: Option<&OwnStopWords>) -> bool {
    is_stop_word(text, language) || own.is_some_and(|own| own.has(text, language))
}

/// A word in the lower case of its language, without the mark of a word that has no suffix.
pub(crate) fn lower_case(token: &Token) -> &str {
    whole_word(&token.surface).unwrap_or(&token.surface)
}

/// The number of letters, and of capitals among them.
pub(crate) fn letters_and_capitals(text: &str) -> (u32, u32) {
    let (mut letters, mut capitals) = (0, 0);
    for letter in text.chars() {
        match letter {
            'a'..='z' | 'ç' | 'ğ' | 'ı' | 'ö' | 'ş' | 'ü' => letters += 1,
            'A'..='Z' => {
                letters += 1;
                capitals += 1;
            }
            '\0'..='\x7f' => {}
            _ if letter.is_alphabetic() => {
                letters += 1;
                capitals += u32::from(letter.is_uppercase());
            }
            _ => {}
        }
    }
    (letters, capitals)
}
