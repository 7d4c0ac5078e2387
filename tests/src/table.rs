//! CSV tables read back.

use std::collections::HashMap;
use std::path::Path;

/// A row: fields by column.
pub type Row = HashMap<String, String>;

/// The rows of a strict CSV table.
pub fn read(path: &Path) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    reader.deserialize().map(|row| row.unwrap_or_else(|error| panic!("{}: {error}", path.display()))).collect()
}
