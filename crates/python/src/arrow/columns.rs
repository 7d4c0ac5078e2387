//! The columns of a table while rows come: builders of Arrow by the kinds of the schema.

use arrow_array::builder::{Float64Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Metadata, Schema, SchemaRef};
use ikiz_document::Language;
use ikiz_writers::schema::{self, Cell, Kind, joined};
use std::sync::Arc;

/// Rows of a batch, and bytes of text in it, at which it ends. Offsets into texts have 32 bits.
const MOST_ROWS: usize = 65_536;
const MOST_BYTES: usize = 64 << 20;

/// Takes rows, and gives batches.
pub struct Columns {
    schema: SchemaRef,
    builders: Vec<Builder>,
    rows: usize,
    bytes: usize,
    batches: Vec<RecordBatch>,
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
        Self { schema: arrow_schema(table), builders, rows: 0, bytes: 0, batches: Vec::new() }
    }

    /// Adds a row: a cell for each column.
    ///
    /// # Errors
    /// If the columns do not make a batch.
    pub fn add(&mut self, cells: &[Cell]) -> Result<(), ArrowError> {
        for (builder, cell) in self.builders.iter_mut().zip(cells) {
            self.bytes += builder.add(cell);
        }
        self.rows += 1;
        if self.rows >= MOST_ROWS || self.bytes >= MOST_BYTES { self.end_batch() } else { Ok(()) }
    }

    /// The schema, and the batches of all rows: none where there is no row.
    ///
    /// # Errors
    /// If the columns do not make a batch.
    pub fn finish(mut self) -> Result<(SchemaRef, Vec<RecordBatch>), ArrowError> {
        if self.rows > 0 {
            self.end_batch()?;
        }
        Ok((self.schema, self.batches))
    }

    fn end_batch(&mut self) -> Result<(), ArrowError> {
        let columns: Vec<ArrayRef> = self.builders.iter_mut().map(Builder::end).collect();
        self.batches.push(RecordBatch::try_new(Arc::clone(&self.schema), columns)?);
        (self.rows, self.bytes) = (0, 0);
        Ok(())
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
