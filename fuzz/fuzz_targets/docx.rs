//! Bytes as a Word document, and as the main part or the styles of one: no panic, and the promises of every document
//! hold.

#![no_main]

mod shared;

use ikiz_document::Format;
use libfuzzer_sys::fuzz_target;

const STYLES: &str = r#"<w:styles><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:basedOn w:val="N"/><w:rPr><w:b/></w:rPr></w:style></w:styles>"#;
const TEXT: &str = r#"<w:document><w:body><w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>Öz</w:t></w:r></w:p></w:body></w:document>"#;

fuzz_target!(|bytes: &[u8]| {
    // The first byte says what the others are, so that a run reaches the XML within the archive.
    let Some((mode, rest)) = bytes.split_first() else { return };
    match mode % 3 {
        0 => shared::read(Format::Docx, rest),
        1 => shared::read(Format::Docx, &shared::zip("word/document.xml", rest, &[("word/styles.xml", STYLES)])),
        _ => shared::read(Format::Docx, &shared::zip("word/styles.xml", rest, &[("word/document.xml", TEXT)])),
    }
});
