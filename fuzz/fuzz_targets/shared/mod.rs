//! What the targets of formats share: what must hold of every document that is read, and ZIP archives around raw parts.

use ikiz_document::{DocumentId, Format};
use ikiz_reader::{Limits, ReadOptions};
use std::io::{Cursor, Write};
use std::ops::ControlFlow;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Reads bytes; what is promised of every document's text and lines holds.
pub fn read(format: Format, bytes: &[u8]) {
    let limits = Limits { unpacked_bytes: 10_000_000, ..Limits::default() };
    let options = ReadOptions { limits, ..ReadOptions::default() };
    // The fields of a record come in an order of their own.
    let has_places_in_order = format != Format::Xml;
    ikiz_reader::read_bytes(&DocumentId::new("x"), "x", format, bytes, &options, &mut |pending| {
        let Ok(document) = pending.document() else { return ControlFlow::Continue(()) };
        let text = &document.text;
        assert_eq!(&*ikiz_text::nfc(text), text);
        assert!(!text.contains(['\u{c}', '\r', '\0', '\t', '\u{FEFF}', '\u{AD}']) && !text.contains("\n\n\n"));
        let (mut end, mut place) = (0, (0, None, 0));
        for line in &document.lines {
            assert!(line.span.start >= end && !line.span.is_empty());
            assert!(text[end..line.span.start].chars().all(|letter| letter == '\n'));
            let letters = line.span.of(text);
            assert!(letters.trim() == letters && !letters.contains('\n'));
            assert!(!has_places_in_order || (line.source, line.page, line.number) >= place);
            place = (line.source, line.page, line.number);
            end = line.span.end;
        }
        assert_eq!(end, text.len());
        ControlFlow::Continue(())
    });
}

/// A ZIP archive that holds the bytes as a part, beside other parts.
#[allow(dead_code, reason = "pages are not packed")]
pub fn zip(name: &str, bytes: &[u8], others: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = others.iter().map(|(name, content)| (*name, content.as_bytes())).chain([(name, bytes)]);
    for (name, content) in parts {
        writer.start_file(name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(content).expect("its content");
    }
    writer.finish().expect("an archive").into_inner()
}
