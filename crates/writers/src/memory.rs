//! Tables kept in memory, for tests.

use crate::WriteError;
use crate::schema::{Cell, Schema};
use crate::sink::Sink;
use std::borrow::Cow;

/// Keeps every table with its rows.
#[derive(Clone, Debug, Default)]
pub struct MemorySink {
    /// The tables, in the order in which they begin.
    pub tables: Vec<(Schema, Vec<Vec<Cell<'static>>>)>,
}

impl Sink for MemorySink {
    fn begin(&mut self, schema: &Schema) -> Result<(), WriteError> {
        self.tables.push((schema.clone(), Vec::new()));
        Ok(())
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        let table = self.tables.iter_mut().find(|(known, _)| known.name == schema.name);
        let (_, rows) = table.expect("a table that has begun");
        rows.push(cells.iter().map(owned).collect());
        Ok(())
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        Ok(())
    }
}

/// The same cell with owned texts.
fn owned(cell: &Cell) -> Cell<'static> {
    match cell {
        Cell::Missing => Cell::Missing,
        Cell::Text(text) => Cell::Text(Cow::Owned(text.clone().into_owned())),
        Cell::List(texts) => Cell::list(texts.iter().map(|text| text.clone().into_owned())),
        Cell::Integer(number) => Cell::Integer(*number),
        Cell::Decimal(number) => Cell::Decimal(*number),
    }
}
