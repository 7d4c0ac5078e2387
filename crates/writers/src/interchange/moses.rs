//! Moses: a file for each language with a segment a line; line for line they belong together.

use super::TwoSided;
use super::xml::printable;
use crate::schema::{Cell, Schema};
use crate::{Output, Sink, WriteError};
use ikiz_document::Twin;
use std::io::Write;

/// What the files are called before the code of the language.
pub const STEM: &str = "sentence_pairs";

/// Writes sentence pairs in the form of Moses.
pub struct MosesSink<'o> {
    out: Twin<Output<'o>>,
}

impl<'o> MosesSink<'o> {
    /// A sink that writes each language to its own output.
    pub const fn new(out: Twin<Output<'o>>) -> Self {
        Self { out }
    }
}

impl Sink for MosesSink<'_> {
    fn begin(&mut self, _: &Schema) -> Result<(), WriteError> {
        Ok(())
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        let Some(pair) = TwoSided::of(schema, cells) else { return Ok(()) };
        for (out, text) in self.out.as_mut().zip(pair.sides) {
            writeln!(out, "{}", printable(text)).map_err(|error| out.failed(error))?;
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        self.out.as_mut().into_iter().try_for_each(|out| out.flush().map_err(|error| out.failed(error)))
    }
}
