//! JSON of any bytes to documents and sections: nothing panics, and what is promised of text and lines holds.

#![no_main]

use ikiz_document::{DocumentId, Format};
use ikiz_reader::ReadOptions;
use ikiz_sections::SectionFinder;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static FINDER: LazyLock<SectionFinder> = LazyLock::new(SectionFinder::default);

fuzz_target!(|bytes: &[u8]| {
    let read = ikiz_reader::read_bytes(DocumentId::new("x"), "x", Format::Json, bytes, &ReadOptions::default());
    assert!(!read.is_empty());
    for document in read.into_iter().filter_map(|(_, document)| document.ok()) {
        let text = &document.text;
        let mut end = 0;
        for line in &document.lines {
            assert!(line.span.start >= end && !line.span.is_empty());
            assert!(!line.span.of(text).contains('\n'));
            end = line.span.end;
        }
        assert_eq!(end, text.len());
        let mut end = 0;
        for section in FINDER.find(&document) {
            assert!(section.span.start >= end && section.span.end <= text.len() && !section.span.is_empty());
            end = section.span.end;
        }
    }
});
