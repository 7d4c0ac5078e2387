//! JSON lines: an object for each row, whose values have the types of their columns.

use crate::schema::{Cell, Schema};
use crate::{Output, Sink, WriteError};
use std::io::{self, Write};

/// The key that names the table of a row.
const TABLE: &str = "table";

/// Writes the rows of all tables to one output, a row a line, as they come: `{"table":"checks","document_id":…}`. Every
/// row has every column of its table; a cell without a value is null.
pub struct JsonLinesSink<'o> {
    out: Output<'o>,
}

impl<'o> JsonLinesSink<'o> {
    /// A sink that writes to that output.
    pub const fn new(out: Output<'o>) -> Self {
        Self { out }
    }

    fn write(&mut self, schema: &Schema, cells: &[Cell]) -> io::Result<()> {
        let out = &mut self.out;
        write!(out, "{{\"{TABLE}\":\"{}\"", schema.name)?;
        for (column, cell) in schema.columns.iter().zip(cells) {
            write!(out, ",\"{}\":", column.name)?;
            match cell {
                Cell::Missing => out.write_all(b"null")?,
                Cell::Text(text) => serde_json::to_writer(&mut *out, text)?,
                Cell::List(texts) => serde_json::to_writer(&mut *out, texts)?,
                Cell::Integer(number) => serde_json::to_writer(&mut *out, number)?,
                Cell::Decimal(number) => serde_json::to_writer(&mut *out, &column.kind.rounded(*number))?,
            }
        }
        out.write_all(b"}\n")
    }
}

impl Sink for JsonLinesSink<'_> {
    fn begin(&mut self, _: &Schema) -> Result<(), WriteError> {
        Ok(())
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        self.write(schema, cells).map_err(|error| self.out.failed(error))
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        self.out.flush().map_err(|error| self.out.failed(error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Column;
    use crate::table::{decimal, integer, list, text};
    use ikiz_document::Twin;
    use proptest::prelude::*;

    fn schema(name: &'static str, columns: Vec<Column>) -> Schema {
        Schema { name, description: Twin::new("an example", "bir örnek"), columns }
    }

    fn written(rows: &[(&Schema, Vec<Cell>)]) -> String {
        let mut bytes = Vec::new();
        let mut sink = JsonLinesSink::new(Output::new("lines", &mut bytes));
        for (schema, cells) in rows {
            sink.row(schema, cells).expect("memory");
        }
        sink.finish().expect("memory");
        drop(sink);
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn values_keep_their_types_and_rows_name_their_table() {
        let terms = schema(
            "terms",
            vec![
                text("term", "A term", "Bir terim"),
                list("forms", "Forms", "Biçimler"),
                integer("count", "A count", "Bir sayı"),
                decimal("share", 2, "A share", "Bir pay"),
            ],
        );
        let errors = schema("errors", vec![text("path", "A file", "Bir dosya")]);
        let lines = written(&[
            (&terms, vec!["öz\n\"".into(), Cell::list(["öz", "özet"]), Cell::Integer(3), Cell::Decimal(0.256)]),
            (&errors, vec!["a.txt".into()]),
            (&terms, vec!["".into(), Cell::list([""; 0]), Cell::Missing, Cell::Decimal(-0.001)]),
        ]);
        assert_eq!(
            lines,
            "{\"table\":\"terms\",\"term\":\"öz\\n\\\"\",\"forms\":[\"öz\",\"özet\"],\"count\":3,\"share\":0.26}\n\
             {\"table\":\"errors\",\"path\":\"a.txt\"}\n\
             {\"table\":\"terms\",\"term\":\"\",\"forms\":[],\"count\":null,\"share\":0.0}\n"
        );
    }

    proptest! {
        #[test]
        fn any_text_reads_back(any in any::<String>()) {
            let texts = schema("texts", vec![text("text", "A text", "Bir metin")]);
            let line = written(&[(&texts, vec![any.as_str().into()])]);
            prop_assert_eq!(line.matches('\n').count(), 1);
            let object: serde_json::Value = serde_json::from_str(&line).expect("JSON");
            prop_assert_eq!(object["text"].as_str(), Some(&*any));
        }
    }
}
