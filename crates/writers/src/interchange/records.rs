//! A JSON line for each document: its sections with their sentences, and the beads of its twins.
//!
//! `begins` and `ends` count characters of the document's text; a sentence is what lies between them, on one line.

use crate::schema::{Cell, Schema};
use crate::table::Table;
use crate::tables::{SentencePairs, Sentences};
use crate::{Output, Sink, WriteError};
use serde_json::{Map, Value, json};
use std::io::Write;

/// The file of a run.
pub const FILE_NAME: &str = "records.jsonl";

/// The tables of documents and of their sections.
const DOCUMENTS: &str = "documents";
const SECTIONS: &str = "sections";

/// Columns of these tables, the sentences and the beads that a line has under the same names, where they are not empty.
const OF_DOCUMENT: &[&str] = &["status", "year", "journal", "authors", "doi", "english_title", "turkish_title"];
const OF_SECTION: &[&str] =
    &["kind", "language", "confidence", "heading", "source", "page", "line", "pair_id", "keywords", "text"];
const OF_SENTENCE: &[&str] = &["begins", "ends", "text"];
const OF_BEAD: &[&str] = &["pair_id", "bead", "kind", "english", "turkish", "confidence", "flags"];

/// Writes documents as JSON lines.
pub struct RecordsSink<'o> {
    out: Output<'o>,
    record: Option<Record>,
}

/// The line of a document while its rows come.
struct Record {
    id: String,
    fields: Map<String, Value>,
    sections: Vec<Section>,
    beads: Vec<Value>,
}

struct Section {
    id: String,
    fields: Map<String, Value>,
    sentences: Vec<Value>,
}

impl<'o> RecordsSink<'o> {
    /// A sink that writes to `out`.
    pub const fn new(out: Output<'o>) -> Self {
        Self { out, record: None }
    }

    /// Writes the line of the open document.
    fn close(&mut self) -> Result<(), WriteError> {
        let Some(record) = self.record.take() else { return Ok(()) };
        let written = serde_json::to_writer(&mut self.out, &record.line()).map_err(std::io::Error::from);
        written.and_then(|()| self.out.write_all(b"\n")).map_err(|error| self.out.failed(error))
    }
}

impl Record {
    fn line(self) -> Value {
        let section = |section: Section| {
            let mut line = Map::from_iter([("id".to_owned(), section.id.into())]);
            line.extend(section.fields);
            if !section.sentences.is_empty() {
                line.insert("sentences".to_owned(), section.sentences.into());
            }
            Value::Object(line)
        };
        let mut line = Map::from_iter([("id".to_owned(), self.id.into())]);
        line.extend(self.fields);
        line.insert("sections".to_owned(), self.sections.into_iter().map(section).collect());
        line.insert("beads".to_owned(), self.beads.into());
        Value::Object(line)
    }
}

impl Sink for RecordsSink<'_> {
    fn begin(&mut self, _: &Schema) -> Result<(), WriteError> {
        Ok(())
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        let text = |column| schema.cell(cells, column).text().to_owned();
        if schema.name == DOCUMENTS {
            self.close()?;
            let fields = fields(schema, cells, OF_DOCUMENT);
            self.record = Some(Record { id: text("document_id"), fields, sections: Vec::new(), beads: Vec::new() });
        }
        // Rows of the corpus come behind those of the last document.
        let Some(record) = self.record.as_mut().filter(|record| record.id == text("document_id")) else {
            return Ok(());
        };
        if schema.name == SECTIONS {
            let fields = fields(schema, cells, OF_SECTION);
            record.sections.push(Section { id: text("section_id"), fields, sentences: Vec::new() });
        } else if schema.name == SentencePairs::NAME {
            record.beads.push(Value::Object(fields(schema, cells, OF_BEAD)));
        } else if schema.name == Sentences::NAME {
            let id = text("section_id");
            if let Some(section) = record.sections.iter_mut().rfind(|section| section.id == id) {
                section.sentences.push(Value::Object(fields(schema, cells, OF_SENTENCE)));
            }
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        self.close()?;
        self.out.flush().map_err(|error| self.out.failed(error))
    }
}

/// The cells of these columns that are not empty.
fn fields(schema: &Schema, cells: &[Cell], columns: &[&str]) -> Map<String, Value> {
    let kind = |column: &str| schema.columns.iter().find(|known| known.name == column).map(|known| known.kind);
    let value = |column: &&str| match (schema.cell(cells, column), kind(column)) {
        (Cell::Missing, _) | (_, None) => None,
        (Cell::Text(text), _) => Some(json!(text)),
        (Cell::List(texts), _) => (!texts.is_empty()).then(|| json!(texts)),
        (Cell::Integer(number), _) => Some(json!(number)),
        (Cell::Decimal(number), Some(kind)) => Some(json!(kind.rounded(*number))),
    };
    columns.iter().filter_map(|column| Some(((*column).to_owned(), value(column)?))).collect()
}
