//! Text to sentences, in both languages: ordered, disjoint, trimmed, and no letter or digit is left out.

#![no_main]

use ikiz_document::Language;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for language in Language::BOTH {
        let mut end = 0;
        for span in ikiz_text::sentences(text, language) {
            assert!(end <= span.start && !span.is_empty() && span.end <= text.len());
            assert_eq!(span.trimmed(text), span);
            assert!(!text[end..span.start].contains(char::is_alphanumeric));
            end = span.end;
        }
        assert!(!text[end..].contains(char::is_alphanumeric));
    }
});
