//! One file a format, behind [`FormatReader`].

mod pdf;
mod text;

use crate::extract::FormatReader;
use ikiz_document::Format;

/// The reader of a format.
pub(crate) fn reader_of(format: Format) -> &'static dyn FormatReader {
    match format {
        Format::Pdf => &pdf::PdfReader,
        Format::Markdown => &text::Markdown,
        _ => &text::PlainText,
    }
}
