//! Bytes as an OpenDocument text, and as the content or the styles of one: no panic, and the promises of every document
//! hold.

#![no_main]

mod shared;

use ikiz_document::Format;
use libfuzzer_sys::fuzz_target;

const STYLES: &str = r#"<s><style:style style:name="H_20_1" style:family="paragraph" style:default-outline-level="1"><style:text-properties fo:font-size="150%"/></style:style></s>"#;
const TEXT: &str = r#"<c><text:h text:style-name="H_20_1" text:outline-level="1">Öz</text:h><text:p>ağaç</text:p></c>"#;

fuzz_target!(|bytes: &[u8]| {
    // The first byte says what the others are, so that a run reaches the XML within the archive.
    let Some((mode, rest)) = bytes.split_first() else { return };
    match mode % 3 {
        0 => shared::read(Format::Odt, rest),
        1 => shared::read(Format::Odt, &shared::zip("content.xml", rest, &[("styles.xml", STYLES)])),
        _ => shared::read(Format::Odt, &shared::zip("styles.xml", rest, &[("content.xml", TEXT)])),
    }
});
