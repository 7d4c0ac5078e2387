//! Receivers of table rows: a file format, or memory.

use crate::WriteError;
use crate::schema::{Cell, Schema};

/// Takes tables row by row. All tables begin before the first row. Rows of different tables may be mixed; the rows of
/// one table come in their order.
pub trait Sink: Send {
    /// Begins a table.
    ///
    /// # Errors
    /// If its file cannot be created or written.
    fn begin(&mut self, schema: &Schema) -> Result<(), WriteError>;

    /// Takes a row: a cell for each column.
    ///
    /// # Errors
    /// If it cannot be written.
    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError>;

    /// Ends all tables; no rows may follow.
    ///
    /// # Errors
    /// If the rest cannot be written.
    fn finish(&mut self) -> Result<(), WriteError>;
}
