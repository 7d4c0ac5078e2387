//! Plain text and Markdown.

use crate::extract::{Extract, Flow, FormatReader, Input};
use crate::failure::Refusal;
use crate::formats::markdown;
use crate::letters::characters::count;
use crate::letters::damage;
use crate::lines::printed;
use ikiz_document::{Format, Metadata, RepairCounts};

/// Plain text, also text that came out of a PDF.
pub(crate) struct PlainText;

/// Markdown.
pub(crate) struct Markdown;

impl FormatReader for PlainText {
    fn read(&self, input: &Input<'_>) -> Result<Extract, Refusal> {
        read(input, Format::Text)
    }
}

impl FormatReader for Markdown {
    fn read(&self, input: &Input<'_>) -> Result<Extract, Refusal> {
        let mut extract = read(input, Format::Markdown)?;
        markdown::strip(&mut extract.lines);
        Ok(extract)
    }
}

fn read(input: &Input<'_>, format: Format) -> Result<Extract, Refusal> {
    let decoded = input.decoded()?;
    let mut repairs = RepairCounts::new();
    count(&mut repairs, "undecodable", decoded.undecodable as usize);
    let text = damage::restore_dotless(&decoded.text, &mut repairs);
    let lines = printed::split(&text, &mut repairs);
    let flow = Flow::Printed { pages_known: false, doubled: format == Format::Text };
    let (metadata, property_authors) = (Metadata::default(), Vec::new());
    Ok(Extract { format, encoding: decoded.encoding, lines, flow, repairs, metadata, property_authors })
}
