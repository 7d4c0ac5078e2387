//! CSV: the strict form for machines, and the forms that a Turkish and an English Excel open with a double-click.

use crate::mistaken::is_mistaken;
use crate::schema::{Cell, Kind, Schema, joined};
use crate::{Output, Sink, WriteError};
use csv::{ErrorKind, Terminator, Writer, WriterBuilder};
use ikiz_document::Language;
use std::fmt::Write as _;
use std::io::{self, Write};

/// The CSV form in which a table is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// RFC 4180: comma, no byte order mark.
    #[default]
    Strict,
    /// For an English Excel: byte order mark, comma, formulas made harmless.
    ExcelEnglish,
    /// For a Turkish Excel: byte order mark, semicolon, decimal comma, formulas made harmless.
    ExcelTurkish,
}

impl Dialect {
    /// The character between two fields.
    pub const fn delimiter(self) -> char {
        match self {
            Self::ExcelTurkish => ';',
            _ => ',',
        }
    }

    /// The character before the decimals.
    pub const fn decimal_mark(self) -> char {
        match self {
            Self::ExcelTurkish => ',',
            _ => '.',
        }
    }

    /// A writer of rows in this form.
    pub fn writer<W: Write>(self, out: W) -> Writer<W> {
        WriterBuilder::new().delimiter(self.delimiter() as u8).terminator(Terminator::CRLF).from_writer(out)
    }

    /// The text of a cell; the buffer stores it if the cell itself has no text.
    pub fn field<'c>(self, cell: &'c Cell, kind: Kind, buffer: &'c mut String) -> &'c str {
        buffer.clear();
        match (cell, kind) {
            (Cell::Text(text), _) if !self.disarms(text) => return text,
            (Cell::Text(text), _) => buffer.extend(["'", text]),
            (Cell::List(texts), _) => {
                buffer.push_str(&joined(texts));
                if self.disarms(buffer) {
                    buffer.insert(0, '\'');
                }
            }
            (Cell::Integer(number), _) => drop(write!(buffer, "{number}")),
            (Cell::Decimal(number), Kind::Decimal(decimals)) => self.put_decimal(*number, decimals, buffer),
            _ => {}
        }
        buffer
    }

    /// Whether a text gets an apostrophe before it, because a spreadsheet would read it as something else.
    fn disarms(self, text: &str) -> bool {
        self.language().is_some_and(|language| is_mistaken(text, language))
    }

    /// The language of the Excel that it is for.
    const fn language(self) -> Option<Language> {
        match self {
            Self::Strict => None,
            Self::ExcelEnglish => Some(Language::English),
            Self::ExcelTurkish => Some(Language::Turkish),
        }
    }

    /// Writes the given number of decimals, and no minus before a zero.
    fn put_decimal(self, number: f64, decimals: usize, field: &mut String) {
        let _ = write!(field, "{number:.decimals$}");
        if field.starts_with('-') && !field.contains(|digit| ('1'..='9').contains(&digit)) {
            field.remove(0);
        }
        if let (Some(point), true) = (field.find('.'), self.decimal_mark() != '.') {
            field.replace_range(point..=point, self.decimal_mark().encode_utf8(&mut [0; 4]));
        }
    }
}

/// The name of a table's file.
pub fn file_name(table: &str) -> String {
    format!("{table}.csv")
}

type Open<'o> = Box<dyn FnMut(&str) -> Result<Output<'o>, WriteError> + Send + 'o>;

/// Writes each table to its own output: a header row, then the rows; lines end with CR LF.
pub struct CsvSink<'o> {
    dialect: Dialect,
    open: Open<'o>,
    only: Option<&'static str>,
    tables: Vec<(&'static str, Writer<Output<'o>>)>,
    buffer: String,
}

impl<'o> CsvSink<'o> {
    /// A sink that calls `open` with the name of each file.
    pub fn new(dialect: Dialect, open: impl FnMut(&str) -> Result<Output<'o>, WriteError> + Send + 'o) -> Self {
        Self { dialect, open: Box::new(open), only: None, tables: Vec::new(), buffer: String::new() }
    }

    /// The sink for one table alone.
    #[must_use]
    pub fn only(self, table: &'static str) -> Self {
        Self { only: Some(table), ..self }
    }

    fn leaves_out(&self, schema: &Schema) -> bool {
        self.only.is_some_and(|table| table != schema.name)
    }
}

impl Sink for CsvSink<'_> {
    fn begin(&mut self, schema: &Schema) -> Result<(), WriteError> {
        if self.leaves_out(schema) {
            return Ok(());
        }
        let mut out = (self.open)(&file_name(schema.name))?;
        if self.dialect != Dialect::Strict {
            out.write_all("\u{feff}".as_bytes()).map_err(|error| out.failed(error))?;
        }
        let mut writer = self.dialect.writer(out);
        let header = writer.write_record(schema.columns.iter().map(|column| column.name));
        header.map_err(|error| failed(&writer, error))?;
        self.tables.push((schema.name, writer));
        Ok(())
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        if self.leaves_out(schema) {
            return Ok(());
        }
        let table = self.tables.iter_mut().find(|(name, _)| *name == schema.name);
        let (_, writer) = table.expect("a table that has begun");
        let mut write = || {
            for (cell, column) in cells.iter().zip(&schema.columns) {
                writer.write_field(self.dialect.field(cell, column.kind, &mut self.buffer))?;
            }
            writer.write_record(None::<&[u8]>)
        };
        write().map_err(|error| failed(writer, error))
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        self.tables.iter_mut().try_for_each(|(_, writer)| {
            let flushed = writer.flush();
            flushed.map_err(|error| writer.get_ref().failed(error))
        })
    }
}

fn failed(writer: &Writer<Output>, error: csv::Error) -> WriteError {
    // `csv::Error` does not give the error of the system in `Error::source`, but callers look there for a closed pipe
    // or a full disk.
    writer.get_ref().failed(match error.into_kind() {
        ErrorKind::Io(source) => source,
        kind => io::Error::other(format!("{kind:?}")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{decimal, integer, list, text};
    use csv::ReaderBuilder;
    use ikiz_document::Twin;
    use proptest::prelude::*;
    use std::sync::{Arc, Mutex};

    /// Bytes that a test can read while the sink has them.
    #[derive(Clone, Default)]
    struct Shared(Arc<Mutex<Vec<u8>>>);

    impl Write for Shared {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("one thread").write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn written(schema: &Schema, rows: &[Vec<Cell>], dialect: Dialect) -> Vec<u8> {
        let bytes = Shared::default();
        let mut sink = CsvSink::new(dialect, |name| Ok(Output::new(name, bytes.clone())));
        sink.begin(schema).expect("memory");
        for row in rows {
            sink.row(schema, row).expect("memory");
        }
        sink.finish().expect("memory");
        drop(sink);
        std::mem::take(&mut *bytes.0.lock().expect("one thread"))
    }

    fn example(dialect: Dialect) -> String {
        let columns = vec![
            text("term", "A term", "Bir terim"),
            list("forms", "Forms", "Biçimler"),
            integer("count", "A count", "Bir sayı"),
            decimal("share", 2, "A share", "Bir pay"),
        ];
        let schema = Schema { name: "example", description: Twin::new("an example", "bir örnek"), columns };
        let rows = [
            vec!["öz; \"özet\", yeni".into(), Cell::list(["öz", "özet"]), Cell::Integer(3), Cell::Decimal(0.25)],
            vec!["=1+1".into(), Cell::list(["-1", "1"]), Cell::Missing, Cell::Decimal(-1.5)],
        ];
        String::from_utf8(written(&schema, &rows, dialect)).expect("UTF-8")
    }

    #[test]
    fn strict_form_keeps_the_text() {
        assert_eq!(
            example(Dialect::Strict),
            "term,forms,count,share\r\n\"öz; \"\"özet\"\", yeni\",öz | özet,3,0.25\r\n=1+1,-1 | 1,,-1.50\r\n"
        );
    }

    #[test]
    fn turkish_excel_gets_semicolons_decimal_commas_and_no_formulas() {
        assert_eq!(
            example(Dialect::ExcelTurkish),
            "\u{feff}term;forms;count;share\r\n\"öz; \"\"özet\"\", yeni\";öz | özet;3;0,25\r\n'=1+1;'-1 | 1;;-1,50\r\n"
        );
    }

    #[test]
    fn english_excel_gets_commas_and_decimal_points() {
        assert!(example(Dialect::ExcelEnglish).ends_with("'=1+1,'-1 | 1,,-1.50\r\n"));
    }

    #[test]
    fn a_decimal_has_all_its_places_and_no_negative_zero() {
        let told = |number, decimals| {
            let mut buffer = String::new();
            Dialect::Strict.field(&Cell::Decimal(number), Kind::Decimal(decimals), &mut buffer).to_owned()
        };
        assert_eq!([told(0.5, 3), told(-0.001, 2), told(-1.005, 2)], ["0.500", "0.00", "-1.00"]);
    }

    proptest! {
        #[test]
        fn any_text_reads_back(rows in prop::collection::vec(prop::array::uniform2("(\\PC|[\",;=\r\n\t]){0,9}"), 0..5)) {
            let columns = vec![text("one", "One", "Bir"), text("two", "Two", "İki")];
            let schema = Schema { name: "texts", description: Twin::new("two texts", "iki metin"), columns };
            let cells: Vec<Vec<Cell>> = rows.iter().map(|row| row.iter().map(Cell::from).collect()).collect();
            for dialect in [Dialect::Strict, Dialect::ExcelEnglish, Dialect::ExcelTurkish] {
                let bytes = written(&schema, &cells, dialect);
                let text = std::str::from_utf8(&bytes).expect("UTF-8");
                prop_assert_eq!(text.starts_with('\u{feff}'), dialect != Dialect::Strict);
                let read: Vec<[String; 2]> = ReaderBuilder::new()
                    .delimiter(dialect.delimiter() as u8)
                    .from_reader(text.trim_start_matches('\u{feff}').as_bytes())
                    .deserialize()
                    .collect::<Result<_, _>>()
                    .expect("valid CSV");
                prop_assert_eq!(read.len(), rows.len());
                for (field, text) in read.iter().flatten().zip(rows.iter().flatten()) {
                    prop_assert_eq!(field.strip_prefix('\'').filter(|_| dialect.disarms(text)).unwrap_or(field), text);
                    prop_assert!(!dialect.disarms(field));
                }
            }
        }
    }
}
