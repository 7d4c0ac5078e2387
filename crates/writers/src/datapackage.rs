//! `datapackage.json`: every table and column described for machines (Frictionless Data Package, Table Schema).

use crate::csv::Dialect;
use crate::schema::{Column, Table};
use crate::{OutputFolder, WriteError, Writer, tables};
use ikiz_document::CorpusReport;
use serde_json::{Value, json};

/// The file's name. A folder that holds one written by ikiz is an ikiz result.
pub const FILE_NAME: &str = "datapackage.json";

/// Writes the description of the CSV tables.
#[derive(Clone, Copy, Debug, Default)]
pub struct DataPackageWriter {
    /// The form of the CSV files that it describes.
    pub dialect: Dialect,
}

impl Writer for DataPackageWriter {
    fn write(&self, _report: &CorpusReport, folder: &mut OutputFolder) -> Result<(), WriteError> {
        let package = package(self.dialect);
        let written = folder.file(FILE_NAME, |out| {
            serde_json::to_writer_pretty(&mut *out, &package)?;
            out.write_all(b"\n")
        })?;
        written.map_err(|source| WriteError::Io { path: folder.path_of(FILE_NAME), source })
    }
}

fn package(dialect: Dialect) -> Value {
    json!({
        "profile": "tabular-data-package",
        "name": "ikiz-result",
        "generator": concat!("ikiz ", env!("CARGO_PKG_VERSION")),
        "resources": tables::ALL.iter().map(|table| resource(table, dialect)).collect::<Vec<_>>(),
    })
}

fn resource(table: &Table, dialect: Dialect) -> Value {
    json!({
        "name": table.name,
        "path": format!("{}.csv", table.name),
        "profile": "tabular-data-resource",
        "description": table.description,
        "encoding": "utf-8",
        "dialect": {
            "delimiter": char::from(dialect.delimiter()).to_string(),
            "lineTerminator": "\r\n",
            "quoteChar": "\"",
            "doubleQuote": true,
            "header": true,
        },
        "schema": {
            "fields": table.columns.iter().map(|column| field(column, dialect)).collect::<Vec<_>>(),
            "missingValues": [""],
        },
    })
}

fn field(column: &Column, dialect: Dialect) -> Value {
    let mut field = json!({
        "name": column.name,
        "type": column.kind.frictionless(),
        "description": column.description,
    });
    if column.kind.frictionless() == "number" && dialect.decimal_mark() != b'.' {
        field["decimalChar"] = char::from(dialect.decimal_mark()).to_string().into();
    }
    field
}
