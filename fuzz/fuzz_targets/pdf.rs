//! Bytes as a PDF file, and as the commands that draw its only page: no panic, and the promises of every document hold.

#![no_main]

mod shared;

use ikiz_document::Format;
use libfuzzer_sys::fuzz_target;
use std::sync::Once;

/// A file with one page, whose drawing commands follow.
fn page(commands: &[u8]) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n\
3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>>>\nendobj\n\
4 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[240/gbreve 253/dotlessi/scedilla]>>>>\nendobj\n"
        .to_vec();
    file.extend_from_slice(format!("5 0 obj\n<</Length {}>>\nstream\n", commands.len()).as_bytes());
    file.extend_from_slice(commands);
    file.extend_from_slice(b"\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n");
    file
}

/// A fault of the library that reads the commands is caught and counted as an unreadable page; libFuzzer's hook would
/// end the run there.
static CAUGHT_FAULTS: Once = Once::new();

fuzz_target!(|bytes: &[u8]| {
    CAUGHT_FAULTS.call_once(|| drop(std::panic::take_hook()));
    // The first byte says what the others are, so that a run reaches the text on a page.
    let Some((mode, rest)) = bytes.split_first() else { return };
    match mode % 2 {
        0 => shared::read(Format::Pdf, rest),
        _ => shared::read(Format::Pdf, &page(rest)),
    }
});
