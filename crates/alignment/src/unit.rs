//! Units: the content words and numbers by which texts are compared.

use crate::cognate;
use ikiz_document::{Key, Language, Token, TokenKind};
use ikiz_text::{is_stop_word, number_words, numbers};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A content word or a number.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Unit {
    /// The word's key, or the number's canonical value.
    pub key: Key,
    /// The sound of the word, for cognates; the value of a number, also if it is spelled out.
    pub sound: Box<str>,
    /// Its letters without marks, if they differ from the sound: names keep their spelling.
    pub letters: Option<Box<str>>,
    /// Whether it is a number in digits.
    pub number: bool,
}

/// Makes the units of texts in one language. A repeated word is one unit in memory, and its sound is worked out once.
#[derive(Debug)]
pub(crate) struct Units {
    language: Language,
    /// The unit of each surface form.
    words: FxHashMap<Box<str>, Arc<Unit>>,
}

impl Units {
    pub fn new(language: Language) -> Self {
        Self { language, words: FxHashMap::default() }
    }

    /// The units of some tokens of a text, in order. Stop words are left out unless there is nothing else. Tokens
    /// without keys are represented by their surface forms.
    pub fn of(&mut self, text: &str, tokens: &[Token]) -> Vec<Arc<Unit>> {
        let language = self.language;
        let content = |token: &Token| token.kind != TokenKind::Word || !is_stop_word(&token.surface, language);
        let found = self.collect(text, tokens, content);
        if found.is_empty() { self.collect(text, tokens, |_| true) } else { found }
    }

    fn collect(&mut self, text: &str, tokens: &[Token], keep: impl Fn(&Token) -> bool) -> Vec<Arc<Unit>> {
        let values = numbers(text, tokens, self.language);
        let mut values = values.iter().peekable();
        let mut units = Vec::new();
        for token in tokens {
            while values.next_if(|number| number.span.start < token.span.start).is_some() {}
            let mut counted = false;
            if token.kind == TokenKind::Number {
                while let Some(number) = values.next_if(|number| number.span.start < token.span.end) {
                    let sound = number.value.as_str().into();
                    units.push(Arc::new(Unit { key: Key::new(&number.value), sound, letters: None, number: true }));
                    counted = true;
                }
            }
            if !counted && token.kind != TokenKind::Punctuation && keep(token) {
                units.push(self.word(token));
            }
        }
        units
    }

    fn word(&mut self, token: &Token) -> Arc<Unit> {
        let is_it = |unit: &&Arc<Unit>| token.key.as_ref().map_or(&*token.surface, Key::as_str) == unit.key.as_str();
        if let Some(known) = self.words.get(&token.surface).filter(is_it) {
            return known.clone();
        }
        let key = token.key.clone().unwrap_or_else(|| Key::new(&token.surface));
        // A spelled-out number has the sound of its digits, so that it matches `3` as well as `üç`.
        let value = number_words(&token.surface, self.language);
        let sound = value.map_or_else(|| cognate::sound(&token.surface, self.language), |value| value.to_string());
        let letters = cognate::letters(&token.surface);
        let letters = (letters != sound).then(|| letters.into());
        let unit = Arc::new(Unit { key, sound: sound.into(), letters, number: false });
        self.words.insert(token.surface.clone(), unit.clone());
        unit
    }
}
