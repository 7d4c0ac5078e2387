//! What takes the rows of tables: a file format, or memory.

use crate::WriteError;
use crate::schema::{Cell, Schema};

/// Takes tables row by row. All tables begin before the first row comes; rows of several tables may come in turns,
/// those of one table come in their order.
pub trait Sink {
    /// Takes note of a table.
    ///
    /// # Errors
    /// Where its file cannot be made or written.
    fn begin(&mut self, schema: &Schema) -> Result<(), WriteError>;

    /// Takes a row: a cell for each column.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError>;

    /// Ends all tables; nothing comes any more.
    ///
    /// # Errors
    /// Where the rest cannot be written.
    fn finish(&mut self) -> Result<(), WriteError>;
}
