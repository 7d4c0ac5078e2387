//! The glossary with tabs: English, Turkish, confidence, documents. Glossaries of OmegaT have their terms so.

use super::xml::printable;
use crate::schema::{Cell, Schema};
use crate::{Output, Sink, WriteError};
use std::io::Write;

/// The file of a run.
pub const FILE_NAME: &str = "glossary.tsv";

/// The table whose rows are taken.
const GLOSSARY: &str = "glossary";

/// Writes the pairs of the glossary with tabs between them, without a header.
pub struct GlossaryTsvSink<'o> {
    out: Output<'o>,
}

impl<'o> GlossaryTsvSink<'o> {
    /// A sink that writes to `out`.
    pub const fn new(out: Output<'o>) -> Self {
        Self { out }
    }
}

impl Sink for GlossaryTsvSink<'_> {
    fn begin(&mut self, _: &Schema) -> Result<(), WriteError> {
        Ok(())
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        if schema.name != GLOSSARY {
            return Ok(());
        }
        let term = |column| printable(schema.cell(cells, column).text());
        let (Cell::Decimal(confidence), Cell::Integer(documents)) =
            (schema.cell(cells, "confidence"), schema.cell(cells, "documents"))
        else {
            return Ok(());
        };
        let (english, turkish) = (term("english"), term("turkish"));
        if english.is_empty() || turkish.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "{english}\t{turkish}\t{confidence:.3}\t{documents}").map_err(|error| self.out.failed(error))
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        self.out.flush().map_err(|error| self.out.failed(error))
    }
}
