//! Tables as Arrow: the columns of a table while rows come, by the kinds of the schema.

use crate::schema::{self, Cell, Kind, joined};
use arrow_array::builder::{Float64Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Metadata, Schema, SchemaRef};
use ikiz_document::Language;
use std::sync::Arc;

/// Rows of a batch, and bytes of text in it, at which it ends. Offsets into texts have 32 bits.
const MOST_ROWS: usize = 65_536;
const MOST_BYTES: usize = 64 << 20;

/// Takes rows, and gives a batch whenever many have come.
pub struct Columns {
    schema: SchemaRef,
    builders: Vec<Builder>,
    rows: usize,
    bytes: usize,
}

enum Builder {
    Text(StringBuilder),
    Integer(Int64Builder),
    Decimal(Float64Builder, Kind),
}

/// The schema as Arrow has it: texts and lists as strings, as in CSV, whole numbers with 64 bits, other numbers with
/// the decimals of their column. What a column means is its metadata `description` and `turkish_description`.
pub fn arrow_schema(table: &schema::Schema) -> SchemaRef {
    let described = |description: &ikiz_document::Twin<&str>| -> Metadata {
        let entry = |name: &str, language| (name.to_owned(), (*description.of(language)).to_owned());
        [entry("description", Language::English), entry("turkish_description", Language::Turkish)].into()
    };
    let field = |column: &schema::Column| {
        let kind = match column.kind {
            Kind::Text | Kind::List => DataType::Utf8,
            Kind::Integer => DataType::Int64,
            Kind::Decimal(_) => DataType::Float64,
        };
        Field::new(column.name, kind, true).with_metadata(described(&column.description))
    };
    let fields: Vec<Field> = table.columns.iter().map(field).collect();
    Arc::new(Schema::new_with_metadata(fields, described(&table.description)))
}

impl Columns {
    /// No rows of this table.
    pub fn new(table: &schema::Schema) -> Self {
        let builder = |column: &schema::Column| match column.kind {
            Kind::Text | Kind::List => Builder::Text(StringBuilder::new()),
            Kind::Integer => Builder::Integer(Int64Builder::new()),
            Kind::Decimal(_) => Builder::Decimal(Float64Builder::new(), column.kind),
        };
        let builders = table.columns.iter().map(builder).collect();
        Self { schema: arrow_schema(table), builders, rows: 0, bytes: 0 }
    }

    /// The schema of its batches.
    pub fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    /// Adds a row: a cell for each column. Gives a batch if it is full by that.
    ///
    /// # Errors
    /// If the columns do not make a batch.
    pub fn add(&mut self, cells: &[Cell]) -> Result<Option<RecordBatch>, ArrowError> {
        for (builder, cell) in self.builders.iter_mut().zip(cells) {
            self.bytes += builder.add(cell);
        }
        self.rows += 1;
        if self.rows >= MOST_ROWS || self.bytes >= MOST_BYTES { self.rest() } else { Ok(None) }
    }

    /// The rows since the last batch, if there are any.
    ///
    /// # Errors
    /// If the columns do not make a batch.
    pub fn rest(&mut self) -> Result<Option<RecordBatch>, ArrowError> {
        if self.rows == 0 {
            return Ok(None);
        }
        (self.rows, self.bytes) = (0, 0);
        let columns: Vec<ArrayRef> = self.builders.iter_mut().map(Builder::end).collect();
        RecordBatch::try_new(self.schema(), columns).map(Some)
    }
}

impl Builder {
    /// Adds a cell, and gives how many bytes of text it has.
    fn add(&mut self, cell: &Cell) -> usize {
        match (self, cell) {
            // An empty text or list is no value, as in CSV.
            (Self::Text(builder), Cell::Text(text)) if !text.is_empty() => {
                builder.append_value(text);
                text.len()
            }
            (Self::Text(builder), Cell::List(texts)) if !texts.is_empty() => {
                let text = joined(texts);
                builder.append_value(&text);
                text.len()
            }
            (Self::Text(builder), _) => {
                builder.append_null();
                0
            }
            (Self::Integer(builder), cell) => {
                let number = if let Cell::Integer(number) = cell { i64::try_from(*number).ok() } else { None };
                builder.append_option(number);
                0
            }
            (Self::Decimal(builder, kind), cell) => {
                builder.append_option(if let Cell::Decimal(number) = cell {
                    Some(kind.rounded(*number))
                } else {
                    None
                });
                0
            }
        }
    }

    fn end(&mut self) -> ArrayRef {
        match self {
            Self::Text(builder) => Arc::new(builder.finish()),
            Self::Integer(builder) => Arc::new(builder.finish()),
            Self::Decimal(builder, _) => Arc::new(builder.finish()),
        }
    }
}
