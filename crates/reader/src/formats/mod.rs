//! One file a format, behind [`FormatReader`].

mod composer;
mod docx;
mod html;
mod markup;
mod odt;
mod package;
mod pdf;
#[cfg(test)]
mod probe;
mod text;

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
        _ => &text::PlainText,
    }
}
