//! Text to tokens and numbers, in both languages: ordered, disjoint, inside the text, without white space.

#![no_main]

use ikiz_document::Language;
use ikiz_text::{Tokenizer, nfc, numbers};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let text = nfc(text);
    for language in Language::BOTH {
        let tokens = Tokenizer::new(language).tokens(&text);
        let mut end = 0;
        for token in &tokens {
            assert!(end <= token.span.start && !token.span.is_empty() && token.span.end <= text.len());
            assert!(!token.span.of(&text).contains(char::is_whitespace));
            end = token.span.end;
        }
        let mut end = 0;
        for number in numbers(&text, &tokens, language) {
            assert!(end <= number.span.start && number.span.end <= text.len());
            assert!(number.agrees(&number) && !number.value.is_empty() && !number.span.of(&text).is_empty());
            end = number.span.end;
        }
    }
});
