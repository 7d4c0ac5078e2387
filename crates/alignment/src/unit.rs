//! Units: the content words and numbers by which texts are compared.

use crate::cognate;
use ikiz_document::{Key, Language, Token, TokenKind};
use ikiz_text::{is_stop_word, number_words, numbers};

/// A content word or a number.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Unit {
    /// The word's key, or the number's canonical value.
    pub key: Key,
    /// The word as it sounds, for cognates; the value of a number, spelled ones too.
    pub sound: Box<str>,
    /// Its plain letters where they differ from that: names keep their spelling.
    pub letters: Option<Box<str>>,
    /// Whether it is a number in digits.
    pub number: bool,
}

/// The units of some tokens of a text, in order; stop words are left out unless there is nothing else.
pub(crate) fn units(text: &str, tokens: &[Token], language: Language) -> Vec<Unit> {
    let content = |token: &Token| token.kind != TokenKind::Word || !is_stop_word(&token.surface, language);
    let found = collect(text, tokens, language, content);
    if found.is_empty() { collect(text, tokens, language, |_| true) } else { found }
}

fn collect(text: &str, tokens: &[Token], language: Language, keep: impl Fn(&Token) -> bool) -> Vec<Unit> {
    let values = numbers(text, tokens, language);
    let mut values = values.iter().peekable();
    let mut units = Vec::new();
    for token in tokens {
        while values.next_if(|number| number.span.start < token.span.start).is_some() {}
        let mut counted = false;
        if token.kind == TokenKind::Number {
            while let Some(number) = values.next_if(|number| number.span.start < token.span.end) {
                let sound = number.value.as_str().into();
                units.push(Unit { key: Key::new(&number.value), sound, letters: None, number: true });
                counted = true;
            }
        }
        if !counted && token.kind != TokenKind::Punctuation && keep(token) {
            let key = token.key.clone().unwrap_or_else(|| Key::new(&token.surface));
            // A spelled number sounds like its digits, so that it finds `3` as well as `üç`.
            let value = if token.kind == TokenKind::Word { number_words(&token.surface, language) } else { None };
            let sound = value.map_or_else(|| cognate::sound(&token.surface, language), |value| value.to_string());
            let letters = cognate::letters(&token.surface);
            let letters = (letters != sound).then(|| letters.into());
            units.push(Unit { key, sound: sound.into(), letters, number: false });
        }
    }
    units
}
