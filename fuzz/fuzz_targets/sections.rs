//! Bytes to sections: spans are ordered, disjoint, inside the text, trimmed, and hold their keywords and parts.

#![no_main]

use ikiz_document::{DocumentId, Format};
use ikiz_reader::ReadOptions;
use ikiz_sections::SectionFinder;
use libfuzzer_sys::fuzz_target;
use std::ops::ControlFlow;
use std::sync::LazyLock;

static FINDER: LazyLock<SectionFinder> = LazyLock::new(SectionFinder::default);

fuzz_target!(|bytes: &[u8]| {
    for format in [Format::Text, Format::Markdown] {
        let mut read = None;
        ikiz_reader::read_bytes(&DocumentId::new("x"), "x", format, bytes, &ReadOptions::default(), &mut |pending| {
            read = pending.document().ok();
            ControlFlow::Break(())
        });
        let Some(document) = read else { continue };
        let text = &document.text;
        let mut end = 0;
        for (index, section) in FINDER.find(&document).iter().enumerate() {
            assert_eq!(section.id.0 as usize, index + 1);
            assert!(section.span.start >= end && section.span.end <= text.len() && !section.span.is_empty());
            assert_eq!(section.span.trimmed(text), section.span);
            if let Some(heading) = section.heading {
                assert!(heading.end <= section.span.start && !heading.of(text).is_empty());
            }
            let mut inner = section.span.start;
            for keyword in &section.keywords {
                assert!(keyword.span.start >= inner && section.span.contains(keyword.span));
                assert!(!keyword.span.of(text).is_empty());
                inner = keyword.span.end;
            }
            let mut inner = section.span.start;
            for part in &section.parts {
                assert!(part.label.start >= inner && part.label.end <= part.span.start);
                assert!(section.span.contains(part.span) && !part.label.of(text).is_empty());
                inner = part.span.end;
            }
            end = section.span.end;
        }
    }
});
