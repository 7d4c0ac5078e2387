//! One file a format, behind [`FormatReader`] or [`RecordReader`].

mod composer;
mod csv;
#[cfg(test)]
mod declared_tests;
mod docx;
#[cfg(test)]
mod flat_tests;
mod html;
mod json;
pub(crate) mod markdown;
mod markup;
mod odt;
mod package;
mod pdf;
#[cfg(test)]
pub(crate) mod probe;
mod properties;
#[cfg(test)]
mod record_tests;
mod table;
mod text;
mod web_archive;
mod xml;

use crate::extract::{FormatReader, RecordReader};
use ikiz_document::Format;

/// The reader of a format.
#[derive(Clone, Copy)]
pub(crate) enum Reader {
    /// A file is one document.
    Files(&'static dyn FormatReader),
    /// A file may hold many.
    Records(&'static dyn RecordReader),
}

/// The reader of a format.
pub(crate) fn reader_of(format: Format) -> Reader {
    match format {
        Format::Docx => Reader::Files(&docx::Docx),
        Format::Html => Reader::Files(&html::Html),
        Format::Markdown => Reader::Files(&text::Markdown),
        Format::Odt => Reader::Files(&odt::Odt),
        Format::Pdf => Reader::Files(&pdf::PdfReader),
        Format::Text => Reader::Files(&text::PlainText),
        Format::Xml | Format::Jats | Format::Tei | Format::DublinCore | Format::Mods => Reader::Records(&xml::Xml),
        Format::Csv => Reader::Records(&csv::Csv),
        Format::Json => Reader::Records(&json::Json),
    }
}
