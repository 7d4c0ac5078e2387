//! One file a format, behind [`FormatReader`].

mod composer;
mod csv;
mod docx;
mod html;
mod json;
mod lines;
pub(crate) mod markdown;
mod markup;
mod odt;
mod package;
mod pdf;
#[cfg(test)]
mod probe;
#[cfg(test)]
mod record_tests;
mod table;
mod text;
mod web_archive;
mod xml;

use crate::extract::FormatReader;
use ikiz_document::Format;

/// The reader of a format.
pub(crate) fn reader_of(format: Format) -> &'static dyn FormatReader {
    match format {
        Format::Docx => &docx::Docx,
        Format::Html => &html::Html,
        Format::Markdown => &text::Markdown,
        Format::Odt => &odt::Odt,
        Format::Pdf => &pdf::PdfReader,
        Format::Xml | Format::Jats | Format::Tei | Format::DublinCore | Format::Mods => &xml::Xml,
        Format::Csv => &csv::Csv,
        Format::Json => &json::Json,
        Format::Text => &text::PlainText,
    }
}
