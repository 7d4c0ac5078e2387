//! Any words, in both languages: each has a key, the same whether it was counted or not, and candidates that can be
//! shown.

#![no_main]

use ikiz_document::{Language, TokenKind};
use ikiz_text::{KeyRules, Keys, SurfaceCounts, Tokenizer, is_known_word};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for language in Language::BOTH {
        let mut tokens = Tokenizer::new(language).tokens(text);
        let mut counts = SurfaceCounts::default();
        counts.add(&tokens);
        let keys = Keys::settle(&counts, language, KeyRules::default());
        keys.assign(&mut tokens);
        for token in tokens.iter().filter(|token| token.kind != TokenKind::Punctuation) {
            assert!(token.key.as_ref().is_some_and(|key| !key.as_str().is_empty()));
            let candidates = keys.explain(&token.surface);
            assert_eq!(Some(&candidates[0].key), token.key.as_ref());
            is_known_word(&token.surface, language);
        }
    }
});
