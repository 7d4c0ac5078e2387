//! Rows of tables as Spark gets them: packed, some of one table together.

use crate::errors::Exception;
use crate::keywords::{name_setting, setup};
use arrow_array::builder::StringBuilder;
use arrow_array::cast::AsArray;
use arrow_array::{ArrayRef, RecordBatch, StringArray};
use arrow_ipc::CompressionType;
use arrow_ipc::reader::StreamReader;
use arrow_ipc::writer::{IpcWriteOptions, StreamWriter};
use arrow_schema::{ArrowError, DataType, Field, Schema as ArrowSchema};
use ikiz_cli::tables_of;
use ikiz_document::DocumentOutcome;
use ikiz_pipeline::Setup;
use ikiz_writers::schema::{Cell, Kind, Schema};
use ikiz_writers::table::AnyTable;
use ikiz_writers::{Dialect, Sink, TableOptions, TableWriter, WriteError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};
use std::sync::Arc;

/// Bytes of text at which a block ends.
const MOST_BYTES: usize = 4 << 20;

/// Rows of one table: its name, and their cells as in CSV, as a stream of Arrow.
pub(super) type Block = (&'static str, Vec<u8>);

/// Keeps rows as CSV has them.
#[derive(Default)]
pub(super) struct Blocks {
    open: Vec<Open>,
    full: Vec<Block>,
}

/// The rows of a table since its last block.
struct Open {
    table: &'static str,
    columns: Vec<StringBuilder>,
    rows: usize,
    bytes: usize,
}

impl Sink for Blocks {
    fn begin(&mut self, schema: &Schema) -> Result<(), WriteError> {
        let columns = schema.columns.iter().map(|_| StringBuilder::new()).collect();
        self.open.push(Open { table: schema.name, columns, rows: 0, bytes: 0 });
        Ok(())
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        let open = self.open.iter_mut().find(|open| open.table == schema.name).expect("a table that has begun");
        let mut buffer = String::new();
        for ((column, cell), builder) in schema.columns.iter().zip(cells).zip(&mut open.columns) {
            let text = Dialect::Strict.field(cell, column.kind, &mut buffer);
            open.bytes += text.len();
            builder.append_option(Some(text).filter(|text| !text.is_empty()));
        }
        open.rows += 1;
        if open.bytes >= MOST_BYTES {
            self.full.push(open.end());
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        Ok(())
    }
}

impl Blocks {
    /// All blocks with rows.
    pub(super) fn all(mut self) -> Vec<Block> {
        self.full.extend(self.open.iter_mut().filter(|open| open.rows > 0).map(Open::end));
        self.full
    }

    /// The same with a block for each table, so that none is without one.
    pub(super) fn all_and_empty(mut self) -> Vec<Block> {
        self.full.extend(self.open.iter_mut().map(Open::end));
        self.full
    }
}

impl Open {
    fn end(&mut self) -> Block {
        (self.rows, self.bytes) = (0, 0);
        (self.table, self.packed().expect("columns of texts in memory"))
    }

    fn packed(&mut self) -> Result<Vec<u8>, ArrowError> {
        let columns: Vec<ArrayRef> =
            self.columns.iter_mut().map(|column| -> ArrayRef { Arc::new(column.finish()) }).collect();
        let field = |at: usize| Field::new(at.to_string(), DataType::Utf8, true);
        let schema = Arc::new(ArrowSchema::new((0..columns.len()).map(field).collect::<Vec<_>>()));
        let batch = RecordBatch::try_new(Arc::clone(&schema), columns)?;
        let options = IpcWriteOptions::default().try_with_compression(Some(CompressionType::LZ4_FRAME))?;
        let mut stream = StreamWriter::try_new_with_options(Vec::new(), &schema, options)?;
        stream.write(&batch)?;
        stream.into_inner()
    }
}

/// Blocks as Python has them.
pub(super) fn given(py: Python<'_>, blocks: &[Block]) -> Vec<(&'static str, Py<PyBytes>)> {
    blocks.iter().map(|(table, bytes)| (*table, PyBytes::new(py, bytes).unbind())).collect()
}

pub(super) fn options(setup: &Setup) -> TableOptions {
    TableOptions { sure: setup.settings.sure, ..TableOptions::new(name_setting) }
}

/// The rows of these documents.
pub(super) fn blocks(setup: &Setup, outcomes: &[DocumentOutcome]) -> Vec<Block> {
    let mut blocks = Blocks::default();
    let writer = TableWriter::begin(&tables_of(setup), options(setup), vec![&mut blocks]);
    let written = writer.and_then(|mut writer| outcomes.iter().try_for_each(|outcome| writer.document(outcome)));
    written.expect("rows in memory");
    blocks.all()
}

/// The rows of a block as strict CSV, without a header.
#[pyfunction]
pub fn print_block(py: Python<'_>, block: &[u8]) -> PyResult<String> {
    let printed = py.detach(|| -> anyhow::Result<String> {
        let mut writer = Dialect::Strict.writer(Vec::new());
        for batch in StreamReader::try_new(block, None)? {
            let batch = batch?;
            let columns: Vec<&StringArray> = batch.columns().iter().map(AsArray::as_string).collect();
            for row in 0..batch.num_rows() {
                // What is missing is an empty text, as in CSV.
                writer.write_record(columns.iter().map(|column| column.value(row)))?;
            }
        }
        Ok(String::from_utf8(writer.into_inner()?)?)
    });
    printed.map_err(|error| Exception::Any.of(&error, &[]))
}

/// The name of a table; the name and the type of each column.
type Described = (&'static str, Vec<(&'static str, &'static str)>);

/// The tables of a run by these settings: name, and for each column its name and its type as Spark calls it.
#[pyfunction]
#[pyo3(signature = (keywords))]
pub fn schemas(py: Python<'_>, keywords: Option<&Bound<'_, PyDict>>) -> PyResult<Vec<Described>> {
    let setup = setup(py, "run", keywords)?;
    let kind = |kind: Kind| match kind {
        Kind::Text | Kind::List => "string",
        Kind::Integer => "bigint",
        Kind::Decimal(_) => "double",
    };
    let columns = |schema: &Schema| schema.columns.iter().map(|column| (column.name, kind(column.kind))).collect();
    Ok(tables_of(&setup).iter().map(AnyTable::schema).map(|schema| (schema.name, columns(&schema))).collect())
}
