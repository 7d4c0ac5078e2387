//! Rows of tables in few pieces of memory.

use crate::WriteError;
use crate::schema::Cell;
use std::borrow::Cow;

/// Bytes from which a batch is full.
const FULL: usize = 256 << 10;

/// Rows with their texts one behind the other.
#[derive(Default)]
pub(crate) struct Batch {
    text: String,
    values: Vec<Value>,
    /// The table of each row, and how many cells it has.
    rows: Vec<(usize, usize)>,
}

enum Value {
    Missing,
    /// So many bytes of the text.
    Text(usize),
    /// So many of the texts that come next.
    List(usize),
    Integer(u64),
    Decimal(f64),
}

impl Batch {
    /// Adds a row of a table.
    pub fn push(&mut self, table: usize, cells: &[Cell]) {
        self.rows.push((table, cells.len()));
        for cell in cells {
            match cell {
                Cell::Missing => self.values.push(Value::Missing),
                Cell::Text(text) => self.push_text(text),
                Cell::List(texts) => {
                    self.values.push(Value::List(texts.len()));
                    for text in texts {
                        self.push_text(text);
                    }
                }
                Cell::Integer(number) => self.values.push(Value::Integer(*number)),
                Cell::Decimal(number) => self.values.push(Value::Decimal(*number)),
            }
        }
    }

    fn push_text(&mut self, text: &str) {
        self.values.push(Value::Text(text.len()));
        self.text.push_str(text);
    }

    /// Whether it is time to pass it on.
    pub const fn is_full(&self) -> bool {
        self.text.len() + self.values.len() * size_of::<Value>() >= FULL
    }

    /// Calls `take` with the table and the cells of each row.
    pub fn rows(&self, mut take: impl FnMut(usize, &[Cell]) -> Result<(), WriteError>) -> Result<(), WriteError> {
        let mut reading = Reading { text: &self.text, values: self.values.iter() };
        let mut cells = Vec::new();
        for (table, count) in &self.rows {
            cells.clear();
            cells.extend((0..*count).map(|_| reading.cell()));
            take(*table, &cells)?;
        }
        Ok(())
    }
}

/// What is left of a batch.
struct Reading<'b> {
    text: &'b str,
    values: std::slice::Iter<'b, Value>,
}

impl<'b> Reading<'b> {
    fn cell(&mut self) -> Cell<'b> {
        match self.values.next().expect("a cell of the row") {
            Value::Missing => Cell::Missing,
            Value::Text(length) => Cell::Text(self.text(*length)),
            Value::List(count) => Cell::List((0..*count).map(|_| self.listed()).collect()),
            Value::Integer(number) => Cell::Integer(*number),
            Value::Decimal(number) => Cell::Decimal(*number),
        }
    }

    fn listed(&mut self) -> Cow<'b, str> {
        let Some(Value::Text(length)) = self.values.next() else { unreachable!("a list is followed by its texts") };
        self.text(*length)
    }

    fn text(&mut self, length: usize) -> Cow<'b, str> {
        let (text, rest) = self.text.split_at(length);
        self.text = rest;
        text.into()
    }
}
