//! `result.xlsx`: all tables as sheets of one workbook, for Excel and LibreOffice.
//!
//! Rows go to temporary files beside the result as they come, and so do large sheets, packed beside each other; what stays
//! in memory are links, at most 65,530 a sheet, and the rest of texts that are too long for a cell. The same tables give
//! the same bytes.

mod archive;
mod long_text;
mod places;
mod sheet;
mod start;
mod style;

use crate::schema::{Cell, Schema};
use crate::titles::Titles;
use crate::{Output, Sink, WriteError};
use archive::Sheets;
use ikiz_document::Language;
use long_text::LongTexts;
pub(crate) use long_text::MOST_UNITS;
use places::Places;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use sheet::Sheet;
pub(crate) use sheet::{MOST_ROWS, without_barred};
use std::io::{self, Write};
use std::mem;
use std::path::Path;
use style::Style;

/// The file of a run.
pub const FILE_NAME: &str = "result.xlsx";

/// The sheets in the order in which people look at them.
const ORDER: [&str; 19] = [
    "checks",
    "section_pairs",
    "sentence_pairs",
    "sentences",
    "keyword_pairs",
    "glossary",
    "keyword_frequencies",
    "document_keywords",
    "measures",
    "shifts",
    "keyness",
    "collocations",
    "bundles",
    "keyword_trends",
    "keyword_edges",
    "corrections",
    "documents",
    "sections",
    "errors",
];

/// Writes the tables as sheets of a workbook.
pub struct WorkbookSink<'o> {
    titles: &'static Titles,
    language: Language,
    style: Style,
    workbook: Workbook,
    sheets: Vec<Sheet>,
    places: Places,
    long_texts: LongTexts,
    out: Output<'o>,
}

impl<'o> WorkbookSink<'o> {
    /// A workbook whose headers are in that language.
    pub fn new(language: Language, out: Output<'o>) -> Self {
        let titles = Titles::of(language);
        Self {
            titles,
            language,
            style: Style::new(),
            workbook: begun(&out),
            sheets: Vec::new(),
            places: Places::default(),
            long_texts: LongTexts::new(titles),
            out,
        }
    }

    fn told<T>(&self, written: Result<T, XlsxError>) -> Result<T, WriteError> {
        written.map_err(|error| failed(&self.out, error))
    }

    fn save(&mut self) -> Result<(), XlsxError> {
        let Self { titles, style, workbook, sheets, long_texts, out, .. } = self;
        workbook.set_properties(&fixed_properties()?);
        sheets.sort_by_key(|sheet| ORDER.iter().position(|name| *name == sheet.name()).unwrap_or(ORDER.len()));
        let start = start::sheet(titles, sheets, long_texts.title(), style)?;
        let mut filled = Vec::new();
        for sheet in &mut *sheets {
            filled.extend(sheet.filled()?);
        }
        let empty = || {
            let empty = sheets.iter().map(|sheet| sheet.empty(style));
            Ok(empty.collect::<Result<Vec<_>, XlsxError>>()?.into_iter().flatten().collect())
        };
        let of_result = Sheets { start, filled, empty: &empty, end: long_texts.sheet(style)? };
        let folder = out.folder().map(Path::to_owned);
        archive::save(mem::take(workbook), of_result, folder.as_deref(), out)?;
        out.flush().map_err(XlsxError::IoError)
    }
}

impl Sink for WorkbookSink<'_> {
    fn begin(&mut self, schema: &Schema) -> Result<(), WriteError> {
        let sheet = Sheet::new(schema, self.titles, self.language, &mut self.workbook, &self.style);
        let sheet = self.told(sheet)?;
        self.sheets.push(sheet);
        Ok(())
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        let Self { sheets, places, long_texts, workbook, style, .. } = self;
        let sheet = sheets.iter_mut().find(|sheet| sheet.name() == schema.name).expect("a table that has begun");
        let written = sheet.row(cells, places, long_texts, workbook, style);
        self.told(written)
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        let saved = self.save();
        self.told(saved)
    }
}

/// The error of a workbook that is written to `out`.
pub(crate) fn failed(out: &Output<'_>, error: XlsxError) -> WriteError {
    out.failed(match error {
        XlsxError::IoError(error) => error,
        error => io::Error::other(error),
    })
}

/// A workbook whose temporary files lie where `out` does.
pub(crate) fn begun(out: &Output<'_>) -> Workbook {
    let mut workbook = Workbook::new();
    if let Some(folder) = out.folder() {
        // Else they lie where the system has such files.
        _ = workbook.set_tempdir(folder);
    }
    workbook
}

/// Properties without a clock in them.
pub(crate) fn fixed_properties() -> Result<DocProperties, XlsxError> {
    Ok(DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Column;
    use crate::table::{decimal, integer, list, text};
    use calamine::{Data, Reader, Xlsx};
    use ikiz_document::Twin;
    use proptest::prelude::*;
    use std::io::{Cursor, Read};

    fn schema(name: &'static str, columns: Vec<Column>) -> Schema {
        Schema { name, description: Twin::new("an example", "bir örnek"), columns }
    }

    fn written(tables: &[(&Schema, Vec<Vec<Cell>>)], language: Language) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut sink = WorkbookSink::new(language, Output::new(FILE_NAME, &mut bytes));
        for (schema, _) in tables {
            sink.begin(schema).expect("a sheet");
        }
        for (schema, row) in tables.iter().flat_map(|(schema, rows)| rows.iter().map(move |row| (schema, row))) {
            sink.row(schema, row).expect("a row");
        }
        sink.finish().expect("memory");
        drop(sink);
        bytes
    }

    fn read(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
        Xlsx::new(Cursor::new(bytes)).expect("a workbook")
    }

    fn sheet(workbook: &mut Xlsx<Cursor<Vec<u8>>>, title: &str) -> Vec<Vec<Data>> {
        let range = workbook.worksheet_range(title).expect("the sheet");
        range.rows().map(<[Data]>::to_vec).collect()
    }

    #[test]
    fn cells_have_types_and_headers_the_language() {
        let columns = vec![
            text("term", "A term", "Bir terim"),
            list("forms", "Forms", "Biçimler"),
            integer("count", "A count", "Bir sayı"),
            decimal("share", 2, "A share", "Bir pay"),
        ];
        let glossary = schema("glossary", columns);
        let rows = vec![
            vec!["=1+1".into(), Cell::list(["öz", "özet"]), Cell::Integer(3), Cell::Decimal(0.25)],
            vec!["1-1".into(), Cell::list(["02.03"]), Cell::Missing, Cell::Decimal(-1.5)],
        ];
        let bytes = written(&[(&glossary, rows.clone())], Language::Turkish);
        assert_eq!(bytes, written(&[(&glossary, rows)], Language::Turkish), "the same rows give the same bytes");
        let mut workbook = read(bytes);
        assert_eq!(workbook.sheet_names(), ["Başlangıç", "Terim sözlüğü"]);
        let text = |text: &str| Data::String(text.to_owned());
        assert_eq!(
            sheet(&mut workbook, "Terim sözlüğü"),
            [
                vec![text("Terim"), text("Biçimler"), text("Sayı"), text("Pay")],
                vec![text("=1+1"), text("öz | özet"), Data::Float(3.0), Data::Float(0.25)],
                vec![text("1-1"), text("02.03"), Data::Empty, Data::Float(-1.5)],
            ]
        );
    }

    #[test]
    fn sheets_come_in_the_order_of_use_and_ids_lead_to_their_rows() {
        let id = |name| text(name, "An id", "Bir kimlik");
        let sections = schema("sections", vec![id("document_id"), id("section_id")]);
        let pairs = schema("section_pairs", vec![id("document_id"), id("pair_id"), id("english_section")]);
        let checks = schema("checks", vec![id("document_id"), id("pair_id"), integer("bead", "A bead", "Bir çift")]);
        let tables = [
            (&sections, vec![vec!["a".into(), "s1".into()], vec!["a".into(), "s2".into()]]),
            (&pairs, vec![vec!["a".into(), "p1".into(), "s2".into()], vec!["b".into(), "p1".into(), "s2".into()]]),
            (&checks, vec![vec!["a".into(), Cell::Missing, Cell::Missing]]),
        ];
        let bytes = written(&tables, Language::English);
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes.clone())).expect("a ZIP");
        let mut xml = String::new();
        archive.by_name("xl/worksheets/sheet3.xml").expect("a sheet").read_to_string(&mut xml).expect("text");
        let links = xml.split("<hyperlink ").skip(1).count();
        assert_eq!(links, 1, "s2 of document b is not known: {xml}");
        assert!(xml.contains("location=\"'Sections'!A3\""), "{xml}");
        let names = read(bytes).sheet_names();
        assert_eq!(names, ["Start", "Findings", "Section pairs", "Sections"]);
    }

    #[test]
    fn every_table_has_a_place() {
        for schema in crate::tables::ALL.map(|table| table.schema()) {
            assert!(ORDER.contains(&schema.name), "{}", schema.name);
        }
    }

    #[test]
    fn a_long_text_goes_on_in_a_sheet_of_its_own() {
        let sections = schema("sections", vec![text("text", "A text", "Bir metin")]);
        let long: String = "ağaç ".repeat(14_000);
        let mut workbook = read(written(&[(&sections, vec![vec![(&long).into()]])], Language::English));
        let first = sheet(&mut workbook, "Sections")[1][0].to_string();
        let (first, said) = first.split_once(" … [").expect("words that say where it goes on");
        assert_eq!(said, "continued in Long texts, row 2]");
        let rest = sheet(&mut workbook, "Long texts");
        assert_eq!(rest[1][..3], [Data::String("Sections".into()), Data::Float(2.0), Data::String("Text".into())]);
        let rest: String = rest[1..].iter().map(|row| row[3].to_string()).collect();
        assert_eq!(format!("{first}{rest}"), long);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn any_text_reads_back(texts in prop::collection::vec("(\\PC|[\",;=<&\n\t]){1,12}", 1..6)) {
            let errors = schema("errors", vec![text("message", "A message", "Bir ileti")]);
            let rows = texts.iter().map(|text| vec![text.into()]).collect();
            let mut workbook = read(written(&[(&errors, rows)], Language::English));
            let read: Vec<String> = sheet(&mut workbook, "Not read")[1..].iter().map(|row| row[0].to_string()).collect();
            prop_assert_eq!(read, texts);
        }
    }
}
