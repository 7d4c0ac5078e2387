//! JSON lines as the library `datasets` of Hugging Face loads translations: `{"id", "translation": {"en", "tr"},
//! "confidence"}`.

use super::TwoSided;
use crate::schema::{Cell, Kind, Schema};
use crate::{Output, Sink, WriteError};
use serde::Serialize;
use std::io::Write;

/// The file of a run.
pub const FILE_NAME: &str = "sentence_pairs.jsonl";

/// Writes sentence pairs as JSON lines.
pub struct TranslationLinesSink<'o> {
    out: Output<'o>,
}

#[derive(Serialize)]
struct Line<'c> {
    id: String,
    translation: Translation<'c>,
    confidence: f64,
}

#[derive(Serialize)]
struct Translation<'c> {
    en: &'c str,
    tr: &'c str,
}

impl<'o> TranslationLinesSink<'o> {
    /// A sink that writes to `out`.
    pub const fn new(out: Output<'o>) -> Self {
        Self { out }
    }
}

impl Sink for TranslationLinesSink<'_> {
    fn begin(&mut self, _: &Schema) -> Result<(), WriteError> {
        Ok(())
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        let Some(pair) = TwoSided::of(schema, cells) else { return Ok(()) };
        let confidence = Kind::Decimal(3).rounded(pair.confidence);
        let translation = Translation { en: pair.sides.english, tr: pair.sides.turkish };
        let line = Line { id: pair.id(), translation, confidence };
        let written = serde_json::to_writer(&mut self.out, &line).map_err(std::io::Error::from);
        written.and_then(|()| self.out.write_all(b"\n")).map_err(|error| self.out.failed(error))
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        self.out.flush().map_err(|error| self.out.failed(error))
    }
}
