//! A table as Python gets it.

use crate::errors::Exception;
use arrow_array::cast::AsArray;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::types::{Float64Type, Int64Type};
use arrow_array::{Array, RecordBatch, RecordBatchIterator};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{ArrowError, DataType, SchemaRef};
use ikiz_writers::Columns;
use ikiz_writers::schema::{Cell, Schema};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};
use std::sync::Arc;

/// A table in memory, which gives itself to other libraries through the C interface of Arrow.
#[pyclass(frozen, module = "ikiz._ikiz")]
pub struct ArrowTable {
    #[pyo3(get)]
    name: &'static str,
    /// What a row is.
    #[pyo3(get)]
    description: &'static str,
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
    rows: usize,
}

/// The rows of a table while they come.
pub struct Rows {
    schema: Schema,
    columns: Columns,
    batches: Vec<RecordBatch>,
}

impl Rows {
    /// None of this table.
    pub fn new(schema: Schema) -> Self {
        Self { columns: Columns::new(&schema), schema, batches: Vec::new() }
    }

    /// The name of the table.
    pub const fn name(&self) -> &'static str {
        self.schema.name
    }

    /// Adds a row: a cell for each column.
    ///
    /// # Errors
    /// If the columns do not make a batch.
    pub fn add(&mut self, cells: &[Cell]) -> Result<(), ArrowError> {
        self.batches.extend(self.columns.add(cells)?);
        Ok(())
    }

    /// The table of all that came.
    ///
    /// # Errors
    /// If the columns do not make a batch.
    pub fn table(mut self) -> Result<ArrowTable, ArrowError> {
        self.batches.extend(self.columns.rest()?);
        Ok(ArrowTable {
            name: self.schema.name,
            description: self.schema.description.english,
            schema: self.columns.schema(),
            rows: self.batches.iter().map(RecordBatch::num_rows).sum(),
            batches: self.batches,
        })
    }
}

#[pymethods]
impl ArrowTable {
    /// The names of the columns.
    #[getter]
    fn columns(&self) -> Vec<&str> {
        self.schema.fields().iter().map(|field| &**field.name()).collect()
    }

    fn __len__(&self) -> usize {
        self.rows
    }

    /// The rows from one to before another, as dictionaries.
    fn rows<'py>(&self, py: Python<'py>, start: usize, end: usize) -> PyResult<Vec<Bound<'py, PyDict>>> {
        let mut rows = Vec::new();
        let mut first = 0;
        for batch in &self.batches {
            let last = first + batch.num_rows();
            for row in start.max(first)..end.min(last) {
                rows.push(dictionary(py, batch, row - first)?);
            }
            first = last;
        }
        Ok(rows)
    }

    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // A consumer must be ready for another schema than it asked for; each casts by itself.
        drop(requested_schema);
        let batches = self.batches.clone().into_iter().map(Ok);
        let stream = FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(batches, Arc::clone(&self.schema))));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(&*self.schema);
        let schema = schema.map_err(|error| Exception::Any.error(&error.to_string(), None))?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }
}

fn dictionary<'py>(py: Python<'py>, batch: &RecordBatch, row: usize) -> PyResult<Bound<'py, PyDict>> {
    let cells = PyDict::new(py);
    for (field, column) in batch.schema().fields().iter().zip(batch.columns()) {
        let name = field.name();
        match column.data_type() {
            _ if column.is_null(row) => cells.set_item(name, py.None())?,
            DataType::Int64 => cells.set_item(name, column.as_primitive::<Int64Type>().value(row))?,
            DataType::Float64 => cells.set_item(name, column.as_primitive::<Float64Type>().value(row))?,
            _ => cells.set_item(name, column.as_string::<i32>().value(row))?,
        }
    }
    Ok(cells)
}
