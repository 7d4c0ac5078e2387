//! The properties of a PDF file: its information dictionary and its XMP packet (ISO 32000-1, 14.3).

use crate::extract::Input;
use crate::failure::Refusal;
use crate::formats::properties::Properties;
use crate::letters::decode::decode;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Dict, Stream};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Bytes of the largest XMP packet that is read.
const LARGEST: usize = 1 << 20;

/// What the properties of a file say.
///
/// # Errors
/// Where a limit is passed.
pub(super) fn of(pdf: &Pdf, input: &Input<'_>) -> Result<Properties, Refusal> {
    let mut properties = Properties::default();
    // The library may meet a file that it did not expect.
    let packet = catch_unwind(AssertUnwindSafe(|| packet(pdf))).ok().flatten();
    if let Some(packet) = packet.filter(|packet| packet.len() <= LARGEST) {
        properties.add(&decode(&packet).text, input)?;
    }
    if let Some(author) = &pdf.metadata().author {
        properties.add_authors(&decode(author).text);
    }
    Ok(properties)
}

/// The XMP packet of the document.
fn packet(pdf: &Pdf) -> Option<Vec<u8>> {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    let stream = root.get::<Stream<'_>>(b"Metadata")?;
    stream.decoded().ok().map(std::borrow::Cow::into_owned)
}
