//! The two-column sheet from which Sketch Engine makes a parallel corpus: the first row names the languages, and no other
//! column may stand beside them.

use super::TwoSided;
use crate::schema::{Cell, Schema};
use crate::workbook::{MOST_ROWS, MOST_UNITS, begun, failed, fixed_properties, without_barred};
use crate::{Output, Sink, WriteError};
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};
use std::io::Write;

/// The file of a run.
pub const FILE_NAME: &str = "sketch_engine.xlsx";

/// Writes sentence pairs as a sheet of two columns. Pairs that do not fit into a sheet go on in the next one; a pair with
/// a text that does not fit into a cell is left out.
pub struct SketchEngineSink<'o> {
    workbook: Workbook,
    sheets: Vec<Worksheet>,
    next: u32,
    out: Output<'o>,
}

impl<'o> SketchEngineSink<'o> {
    /// A sink that writes to `out`.
    pub fn new(out: Output<'o>) -> Self {
        Self { workbook: begun(&out), sheets: Vec::new(), next: 0, out }
    }

    fn begin_sheet(&mut self) -> Result<(), XlsxError> {
        let mut sheet = self.workbook.new_worksheet_with_constant_memory()?;
        sheet.write_string(0, 0, "English")?.write_string(0, 1, "Turkish")?;
        self.sheets.push(sheet);
        self.next = 1;
        Ok(())
    }

    fn put(&mut self, pair: &TwoSided<'_>) -> Result<(), XlsxError> {
        if pair.sides.iter().any(|text| text.encode_utf16().count() > MOST_UNITS) {
            return Ok(());
        }
        if self.sheets.is_empty() || self.next == MOST_ROWS {
            self.begin_sheet()?;
        }
        let sheet = self.sheets.last_mut().expect("a sheet has begun");
        for (column, text) in (0..).zip(pair.sides) {
            sheet.write_string(self.next, column, without_barred(text))?;
        }
        self.next += 1;
        Ok(())
    }

    fn save(&mut self) -> Result<(), XlsxError> {
        if self.sheets.is_empty() {
            self.begin_sheet()?;
        }
        self.workbook.set_properties(&fixed_properties()?);
        for sheet in self.sheets.drain(..) {
            self.workbook.push_worksheet(sheet);
        }
        self.workbook.save_to_writer(&mut self.out)?;
        self.out.flush().map_err(XlsxError::IoError)
    }
}

impl Sink for SketchEngineSink<'_> {
    fn begin(&mut self, _: &Schema) -> Result<(), WriteError> {
        Ok(())
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        let Some(pair) = TwoSided::of(schema, cells) else { return Ok(()) };
        let written = self.put(&pair);
        written.map_err(|error| failed(&self.out, error))
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        let saved = self.save();
        saved.map_err(|error| failed(&self.out, error))
    }
}
