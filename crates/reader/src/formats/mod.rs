//! One file a format, behind [`FormatReader`].

mod csv;
mod json;
mod lines;
#[cfg(test)]
mod record_tests;
mod text;
mod xml;

use crate::extract::FormatReader;
use ikiz_document::Format;

/// The reader of a format.
pub(crate) fn reader_of(format: Format) -> &'static dyn FormatReader {
    match format {
        Format::Markdown => &text::Markdown,
        Format::Xml | Format::Jats | Format::Tei | Format::DublinCore | Format::Mods => &xml::Xml,
        Format::Csv => &csv::Csv,
        Format::Json => &json::Json,
        _ => &text::PlainText,
    }
}
