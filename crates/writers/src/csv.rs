//! CSV: the strict form for machines, and the forms that a Turkish and an English Excel open by double-click.

use crate::schema::{Kind, Table};
use crate::wording::Face;
use crate::{OutputFolder, WriteError, Writer, tables};
use csv::{ByteRecord, ReaderBuilder, Terminator, WriterBuilder};
use ikiz_document::CorpusReport;
use serde::Serialize;
use std::io::Write;

/// How a table is written down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// RFC 4180, comma, no byte order mark.
    #[default]
    Strict,
    /// For an English Excel: byte order mark, comma, formulas disarmed.
    ExcelEnglish,
    /// For a Turkish Excel: byte order mark, semicolon, decimal comma, formulas disarmed.
    ExcelTurkish,
}

impl Dialect {
    /// Between two fields.
    pub const fn delimiter(self) -> u8 {
        match self {
            Self::ExcelTurkish => b';',
            _ => b',',
        }
    }

    /// Before the decimals.
    pub const fn decimal_mark(self) -> u8 {
        match self {
            Self::ExcelTurkish => b',',
            _ => b'.',
        }
    }
}

/// Writes every table as a CSV file.
#[derive(Clone, Copy, Debug)]
pub struct CsvWriter {
    /// The form of the files.
    pub dialect: Dialect,
    /// The least confidence of a row in `sentence_pairs.csv`; without one, sentences without a twin are rows too.
    pub sure: Option<f64>,
    /// How messages call a setting.
    pub face: Face,
}

impl Writer for CsvWriter {
    fn write(&self, report: &CorpusReport, folder: &mut OutputFolder) -> Result<(), WriteError> {
        tables::for_each(report, self.sure, self.face, &mut CsvTables { dialect: self.dialect, folder })
    }
}

struct CsvTables<'a> {
    dialect: Dialect,
    folder: &'a mut OutputFolder,
}

impl tables::Visitor for CsvTables<'_> {
    type Error = WriteError;

    fn table<R: Serialize>(&mut self, table: &'static Table, rows: impl Iterator<Item = R>) -> Result<(), WriteError> {
        let name = format!("{}.csv", table.name);
        let dialect = self.dialect;
        let written = self.folder.file(&name, |out| write_table(table, rows, dialect, out))?;
        written.map_err(|error| match error {
            WriteError::Io { source, .. } => WriteError::Io { path: self.folder.path_of(&name), source },
            other => other,
        })
    }
}

/// Writes one table: a header row, then the rows, lines ended by CR LF.
///
/// # Errors
/// Where a row cannot be written.
pub fn write_table<R: Serialize>(
    table: &'static Table,
    rows: impl Iterator<Item = R>,
    dialect: Dialect,
    out: &mut dyn Write,
) -> Result<(), WriteError> {
    // `csv::Error` hides what the system said from `Error::source`, and who reads a closed pipe or a full disk out of it looks there.
    let failed = |error: csv::Error| {
        let message = error.to_string();
        match error.into_kind() {
            csv::ErrorKind::Io(source) => WriteError::Io { path: format!("{}.csv", table.name).into(), source },
            _ => WriteError::Row { table: table.name, message },
        }
    };
    if dialect != Dialect::Strict {
        out.write_all("\u{feff}".as_bytes()).map_err(|error| failed(error.into()))?;
    }
    let mut writer = WriterBuilder::new()
        .has_headers(false)
        .delimiter(dialect.delimiter())
        .terminator(Terminator::CRLF)
        .from_writer(out);
    writer.write_record(table.columns.iter().map(|column| column.name)).map_err(failed)?;
    for row in rows {
        if dialect == Dialect::Strict {
            writer.serialize(row).map_err(failed)?;
        } else {
            writer.write_byte_record(&excel_record(table, &row, dialect).map_err(failed)?).map_err(failed)?;
        }
    }
    writer.flush().map_err(|error| failed(error.into()))
}

/// A row as serde gives it, its fields in the form that Excel takes.
fn excel_record<R: Serialize>(table: &Table, row: &R, dialect: Dialect) -> Result<ByteRecord, csv::Error> {
    let mut writer = WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    writer.serialize(row)?;
    let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    let mut strict = ByteRecord::new();
    ReaderBuilder::new().has_headers(false).from_reader(&*bytes).read_byte_record(&mut strict)?;
    let mut record = ByteRecord::new();
    for (field, column) in strict.iter().zip(table.columns) {
        match column.kind {
            Kind::Text | Kind::List => record.push_field(&disarmed(field)),
            Kind::Integer => record.push_field(field),
            Kind::Decimal => {
                let mark = |byte: &u8| if *byte == b'.' { dialect.decimal_mark() } else { *byte };
                record.push_field(&field.iter().map(mark).collect::<Vec<u8>>());
            }
        }
    }
    Ok(record)
}

/// A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV Injection").
fn disarmed(field: &[u8]) -> Vec<u8> {
    let is_formula = matches!(field.first(), Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r'));
    let mut text = Vec::with_capacity(field.len() + 1);
    if is_formula {
        text.push(b'\'');
    }
    text.extend_from_slice(field);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Decimal;
    use crate::schema::{decimal, integer, text};
    use proptest::prelude::*;

    #[derive(Serialize)]
    struct Row {
        term: &'static str,
        count: Option<usize>,
        share: Decimal<2>,
    }

    const TABLE: Table = Table {
        name: "example",
        description: "An example",
        columns: &[text("term", "A term"), integer("count", "A count"), decimal("share", "A share")],
    };

    fn written(dialect: Dialect) -> String {
        let rows = [
            Row { term: "öz; \"özet\", yeni", count: Some(3), share: Decimal(0.25) },
            Row { term: "=1+1", count: None, share: Decimal(-1.5) },
        ];
        let mut out = Vec::new();
        write_table(&TABLE, rows.iter(), dialect, &mut out).expect("rows that fit");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn strict_form_keeps_the_text() {
        assert_eq!(
            written(Dialect::Strict),
            "term,count,share\r\n\"öz; \"\"özet\"\", yeni\",3,0.25\r\n=1+1,,-1.50\r\n"
        );
    }

    #[test]
    fn turkish_excel_gets_semicolon_comma_and_no_formula() {
        assert_eq!(
            written(Dialect::ExcelTurkish),
            "\u{feff}term;count;share\r\n\"öz; \"\"özet\"\", yeni\";3;0,25\r\n'=1+1;;-1,50\r\n"
        );
    }

    #[test]
    fn english_excel_keeps_comma_and_point() {
        assert!(written(Dialect::ExcelEnglish).ends_with("'=1+1,,-1.50\r\n"));
    }

    const TEXTS: Table =
        Table { name: "texts", description: "Two texts", columns: &[text("one", "One"), text("two", "Two")] };

    proptest! {
        #[test]
        fn any_text_comes_back(rows in prop::collection::vec(prop::array::uniform2("(\\PC|[\",;=\r\n\t]){0,9}"), 0..5)) {
            let mut out = Vec::new();
            write_table(&TEXTS, rows.iter(), Dialect::Strict, &mut out).expect("rows that fit");
            let read: Vec<[String; 2]> =
                csv::Reader::from_reader(&*out).deserialize().collect::<Result<_, _>>().expect("valid CSV");
            prop_assert_eq!(&read, &rows);
            for dialect in [Dialect::ExcelEnglish, Dialect::ExcelTurkish] {
                let mut out = Vec::new();
                write_table(&TEXTS, rows.iter(), dialect, &mut out).expect("rows that fit");
                let read: Vec<[String; 2]> = ReaderBuilder::new()
                    .delimiter(dialect.delimiter())
                    .from_reader(out.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark"))
                    .deserialize()
                    .collect::<Result<_, _>>()
                    .expect("valid CSV");
                for (field, text) in read.iter().flatten().zip(rows.iter().flatten()) {
                    prop_assert_eq!(field.as_bytes(), disarmed(text.as_bytes()));
                    prop_assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r']));
                }
            }
        }
    }
}
