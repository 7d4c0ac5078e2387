//! Bytes to clean text, as plain text and as Markdown: what is promised of every document's text and lines holds.

#![no_main]

use ikiz_document::{DocumentId, Format};
use ikiz_reader::ReadOptions;
use libfuzzer_sys::fuzz_target;
use std::ops::ControlFlow;

fuzz_target!(|bytes: &[u8]| {
    for format in [Format::Text, Format::Markdown] {
        let mut read = None;
        ikiz_reader::read_bytes(&DocumentId::new("x"), "x", format, bytes, &ReadOptions::default(), &mut |pending| {
            read = pending.document().ok();
            ControlFlow::Break(())
        });
        let Some(document) = read else { continue };
        let text = &document.text;
        assert_eq!(&*ikiz_text::nfc(text), text);
        assert!(!text.contains(['\u{c}', '\r', '\0', '\t', '\u{FEFF}', '\u{AD}']) && !text.contains("\n\n\n"));
        let mut end = 0;
        for line in &document.lines {
            assert!(line.span.start >= end && !line.span.is_empty());
            assert!(text[end..line.span.start].chars().all(|letter| letter == '\n'));
            let letters = line.span.of(text);
            assert!(letters.trim() == letters && !letters.contains('\n'));
            end = line.span.end;
        }
        assert_eq!(end, text.len());
        assert!(document.removed.iter().all(|removed| text.is_char_boundary(removed.offset)));
    }
});
