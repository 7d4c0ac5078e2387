//! The words of one language by their numbers.

use super::roles::{Roles, roles};
use super::term::TermWord;
use ikiz_document::{Key, Language};
use ikiz_text::is_stop_word;
use rustc_hash::FxHashMap;

/// The number for tokens that are not words.
pub(super) const NO_WORD: u32 = 0;

/// Numbers keys in the order in which they come, and works out the roles of each surface form only once.
pub(super) struct Vocabulary {
    language: Language,
    surfaces: FxHashMap<Box<str>, (u32, Roles)>,
    numbers: FxHashMap<Key, u32>,
    /// By number.
    pub keys: Vec<Key>,
    /// Whether a word is a content word, not a stop word. By number.
    pub content: Vec<bool>,
}

impl Vocabulary {
    pub fn new(language: Language) -> Self {
        Self {
            language,
            surfaces: FxHashMap::default(),
            numbers: FxHashMap::default(),
            keys: vec![Key::new("")],
            content: vec![false],
        }
    }

    /// The language of the words.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The number of a word's key, and the roles of the word at this place.
    pub fn word(&mut self, word: TermWord<'_>) -> (u32, Roles) {
        if !word.is_word {
            return (NO_WORD, Roles::OPENS);
        }
        let (number, roles) = match self.surfaces.get(word.surface) {
            Some(known) => *known,
            None => self.add(word),
        };
        (number, if word.opens { roles.with(Roles::OPENS) } else { roles })
    }

    fn add(&mut self, word: TermWord<'_>) -> (u32, Roles) {
        let is_content = !is_stop_word(word.surface, self.language);
        let number = *self.numbers.entry(word.key.clone()).or_insert_with(|| {
            self.keys.push(word.key.clone());
            self.content.push(false);
            self.keys.len() as u32 - 1
        });
        self.content[number as usize] |= is_content;
        let roles = roles(word.surface, word.key.as_str(), is_content, self.language);
        self.surfaces.insert(word.surface.into(), (number, roles));
        (number, roles)
    }
}
