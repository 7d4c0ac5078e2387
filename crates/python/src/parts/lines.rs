//! Rows of tables as Spark gets them.

use crate::keywords::{name_setting, setup};
use ikiz_cli::tables_of;
use ikiz_document::DocumentOutcome;
use ikiz_pipeline::Setup;
use ikiz_writers::schema::{Cell, Kind, Schema};
use ikiz_writers::table::AnyTable;
use ikiz_writers::{Dialect, Sink, TableOptions, TableWriter, WriteError};
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// A row of a table: its table, its place among the rows of the table in this part, its cells as in CSV.
pub(super) type Line = (&'static str, Vec<Option<String>>);

/// Keeps rows as CSV has them.
#[derive(Default)]
pub(super) struct Lines(pub(super) Vec<Line>);

impl Sink for Lines {
    fn begin(&mut self, _: &Schema) -> Result<(), WriteError> {
        Ok(())
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        let cells = schema.columns.iter().zip(cells).map(|(column, cell)| {
            let mut buffer = String::new();
            let text = Dialect::Strict.field(cell, column.kind, &mut buffer);
            (!text.is_empty()).then(|| text.to_owned())
        });
        self.0.push((schema.name, cells.collect()));
        Ok(())
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        Ok(())
    }
}

pub(super) fn options(setup: &Setup) -> TableOptions {
    TableOptions { sure: setup.settings.sure, ..TableOptions::new(name_setting) }
}

/// The lines of these documents.
pub(super) fn lines(setup: &Setup, outcomes: &[DocumentOutcome]) -> Vec<Line> {
    let mut lines = Lines::default();
    let writer = TableWriter::begin(&tables_of(setup), options(setup), vec![&mut lines]);
    let written = writer.and_then(|mut writer| outcomes.iter().try_for_each(|outcome| writer.document(outcome)));
    written.expect("rows in memory");
    lines.0
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
