//! `datapackage.json`: describes every table and column for machines (Frictionless Data Package, Table Schema).

use crate::csv::{Dialect, file_name};
use crate::schema::{Cell, Column, Kind, Schema};
use crate::{Output, Sink, WriteError};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes the description of the CSV tables.
pub struct DataPackageSink<'o> {
    dialect: Option<Dialect>,
    files: Box<dyn Fn() -> Vec<String> + Send + 'o>,
    resources: Vec<Value>,
    out: Output<'o>,
}

impl<'o> DataPackageSink<'o> {
    /// Describes tables that are written in this dialect; `None` where no CSV is written: the package then says only
    /// that the folder holds a result. `files` gives all files that are written, when the tables have ended: a later
    /// result takes them away.
    pub fn new(dialect: Option<Dialect>, files: impl Fn() -> Vec<String> + Send + 'o, out: Output<'o>) -> Self {
        Self { dialect, files: Box::new(files), resources: Vec::new(), out }
    }

    fn write(&mut self) -> io::Result<()> {
        let is_resource = |name: &String| self.resources.iter().any(|resource| resource["path"] == name.as_str());
        let files: Vec<String> = (self.files)().into_iter().filter(|name| !is_resource(name)).collect();
        let package = json!({
            "profile": "tabular-data-package",
            "name": "ikiz-result",
            "generator": concat!("ikiz ", env!("CARGO_PKG_VERSION")),
            "resources": self.resources,
            "files": files,
        });
        serde_json::to_writer_pretty(&mut self.out, &package)?;
        self.out.write_all(b"\n")?;
        self.out.flush()
    }
}

impl Sink for DataPackageSink<'_> {
    fn begin(&mut self, schema: &Schema) -> Result<(), WriteError> {
        self.resources.extend(self.dialect.map(|dialect| resource(schema, dialect)));
        Ok(())
    }

    fn row(&mut self, _: &Schema, _: &[Cell]) -> Result<(), WriteError> {
        Ok(())
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        self.write().map_err(|error| self.out.failed(error))
    }
}

fn resource(schema: &Schema, dialect: Dialect) -> Value {
    json!({
        "name": schema.name,
        "path": file_name(schema.name),
        "profile": "tabular-data-resource",
        "description": schema.description.english,
        "encoding": "utf-8",
        "dialect": {
            "delimiter": dialect.delimiter(),
            "lineTerminator": "\r\n",
            "quoteChar": "\"",
            "doubleQuote": true,
            "header": true,
        },
        "schema": {
            "fields": schema.columns.iter().map(|column| field(column, dialect)).collect::<Vec<_>>(),
            "missingValues": [""],
        },
    })
}

fn field(column: &Column, dialect: Dialect) -> Value {
    let kind = match column.kind {
        Kind::Text | Kind::List => "string",
        Kind::Integer => "integer",
        Kind::Decimal(_) => "number",
    };
    let mut field = json!({
        "name": column.name,
        "type": kind,
        "description": column.description.english,
    });
    if kind == "number" && dialect.decimal_mark() != '.' {
        field["decimalChar"] = dialect.decimal_mark().to_string().into();
    }
    field
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{TableOptions, TableWriter};
    use crate::tables;
    use ikiz_document::{CorpusReport, result};

    #[test]
    fn it_names_every_table_and_is_recognized_as_an_ikiz_result() {
        let mut json = Vec::new();
        let mut sink = DataPackageSink::new(
            Some(Dialect::ExcelTurkish),
            || ["result.xlsx", "documents.csv"].map(str::to_owned).to_vec(),
            Output::new(result::MARKER, &mut json),
        );
        let options = TableOptions::new(|setting, _| setting.to_owned());
        let writer = TableWriter::begin(&tables::ALL, options, vec![&mut sink]).expect("memory");
        writer.finish(&mut CorpusReport::default()).expect("memory");
        drop(sink);
        assert!(result::is_marker(&json));
        let package: Value = serde_json::from_slice(&json).expect("JSON");
        assert_eq!(package["files"], json!(["result.xlsx"]));
        assert_eq!(package["resources"].as_array().map(Vec::len), Some(tables::ALL.len()));
        let confidence = &package["resources"][1]["schema"]["fields"][4];
        assert_eq!((&confidence["type"], &confidence["decimalChar"]), (&json!("number"), &json!(",")));
    }
}
