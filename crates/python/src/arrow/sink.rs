//! A sink that keeps tables in memory.

use super::table::{ArrowTable, Rows};
use arrow_schema::ArrowError;
use ikiz_writers::schema::{Cell, Schema};
use ikiz_writers::{Sink, WriteError};

/// Keeps every table as batches of Arrow.
#[derive(Default)]
pub struct ArrowSink {
    tables: Vec<Rows>,
}

impl ArrowSink {
    /// The tables, in the order in which they began.
    ///
    /// # Errors
    /// If the columns do not make a batch.
    pub fn tables(self) -> Result<Vec<ArrowTable>, ArrowError> {
        self.tables.into_iter().map(Rows::table).collect()
    }
}

impl Sink for ArrowSink {
    fn begin(&mut self, schema: &Schema) -> Result<(), WriteError> {
        self.tables.push(Rows::new(schema.clone()));
        Ok(())
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        let table = self.tables.iter_mut().find(|known| known.name() == schema.name).expect("a table that has begun");
        table.add(cells).expect("a row has a cell of its kind for each column");
        Ok(())
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        Ok(())
    }
}
