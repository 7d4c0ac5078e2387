//! Tab-separated sentence pairs without quotation marks, for command-line tools: English, Turkish, confidence, document.

use super::TwoSided;
use super::xml::printable;
use crate::schema::{Cell, Schema};
use crate::{Output, Sink, WriteError};
use std::io::Write;

/// The file of a run.
pub const FILE_NAME: &str = "sentence_pairs.tsv";

/// Writes sentence pairs as lines with tabs.
pub struct TsvSink<'o> {
    out: Output<'o>,
}

impl<'o> TsvSink<'o> {
    /// A sink that writes to `out`.
    pub const fn new(out: Output<'o>) -> Self {
        Self { out }
    }
}

impl Sink for TsvSink<'_> {
    fn begin(&mut self, _: &Schema) -> Result<(), WriteError> {
        Ok(())
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        let Some(pair) = TwoSided::of(schema, cells) else { return Ok(()) };
        // What `printable` leaves has no tabs and no line breaks.
        let [english, turkish] = [pair.sides.english, pair.sides.turkish].map(printable);
        writeln!(self.out, "{english}\t{turkish}\t{:.3}\t{}", pair.confidence, printable(pair.document))
            .map_err(|error| self.out.failed(error))
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        self.out.flush().map_err(|error| self.out.failed(error))
    }
}
