//! `report.html`: a result to look through in a browser, without network or server.
//!
//! The page is one file as long as its data are small; of larger results documents and their list lie in parts in a
//! folder beside it, which the page asks for as they are looked at. What the data look like is said in `parts.rs`.

mod chunks;
pub mod excerpt;
mod overview;
mod page;
mod parts;

use crate::schema::{Cell, Schema};
use crate::{Output, Sink, WriteError};
use chunks::Chunks;
use ikiz_document::{Code, Language};
use overview::Overview;
use parts::{DocumentPart, IndexEntry};
use std::io::Write;

/// The page.
pub const FILE_NAME: &str = "report.html";
/// The folder of the parts of large results.
pub const FOLDER: &str = "report";

/// Bytes of documents, and of their list, from which they lie beside the page and not in it.
const MOST_INSIDE: [usize; 2] = [2_500_000, 1_500_000];

/// Whether a file of a result, by its name in the result's folder, is a part of the report.
pub fn is_part(name: &str) -> bool {
    let number = |part: &str| part.len() >= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let part = name.strip_prefix(FOLDER).and_then(|name| name.strip_prefix('/')?.strip_suffix(".js"));
    part.and_then(|part| part.split_once('-')).is_some_and(|(what, part)| chunks::NAMES.contains(&what) && number(part))
}

/// Writes the report.
pub struct ReportSink<'o> {
    language: Option<Language>,
    documents: Chunks<'o>,
    index: Chunks<'o>,
    overview: Overview,
    current: Option<(IndexEntry, DocumentPart)>,
    /// The findings of the corpus.
    corpus: DocumentPart,
    /// All corrections: as many as the user has made.
    corrections: DocumentPart,
    /// The user's own scheme of codes.
    codes: Vec<Code>,
    out: Output<'o>,
}

impl<'o> ReportSink<'o> {
    /// A report in a language; in that of the browser without one. `open` gives the files beside the page, by their
    /// names.
    pub fn new(
        language: Option<Language>,
        out: Output<'o>,
        open: impl Fn(&str) -> Result<Output<'o>, WriteError> + Clone + Send + 'o,
    ) -> Self {
        let [documents, index] = [0, 1].map(|at| Chunks::new(chunks::NAMES[at], MOST_INSIDE[at], open.clone()));
        let (overview, corpus, corrections) = (Overview::default(), DocumentPart::default(), DocumentPart::unbounded());
        let codes = Vec::new();
        Self { language, documents, index, overview, current: None, corpus, corrections, codes, out }
    }

    /// The same with the codes that it offers for notes: the user's own scheme.
    #[must_use]
    pub fn with_codes(mut self, codes: &[Code]) -> Self {
        self.codes = codes.to_vec();
        self
    }

    /// Ends the document whose rows have come.
    fn end_document(&mut self) -> Result<(), WriteError> {
        let Some((mut entry, document)) = self.current.take() else { return Ok(()) };
        entry.place = self.documents.push(&document.json())?;
        self.index.push(&entry.json()).map(drop)
    }
}

impl Sink for ReportSink<'_> {
    fn begin(&mut self, _: &Schema) -> Result<(), WriteError> {
        Ok(())
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        if schema.name == "documents" {
            self.end_document()?;
            self.current = Some((IndexEntry::new(schema, cells), DocumentPart::default()));
        }
        self.overview.add(schema, cells);
        let id = schema.cell(cells, "document_id").text();
        match &mut self.current {
            _ if schema.name == "corrections" => self.corrections.add(schema, cells),
            Some((entry, document)) if !id.is_empty() => {
                entry.add(schema, cells);
                document.add(schema, cells);
            }
            _ if schema.name == "checks" => self.corpus.add(schema, cells),
            _ => {}
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        self.end_document()?;
        let data = page::Data {
            language: self.language,
            overview: self.overview.json(),
            corpus: self.corpus.json(),
            corrections: self.corrections.json(),
            codes: page::codes(&self.codes),
            index: self.index.end()?,
            documents: self.documents.end()?,
        };
        let written = page::write(&data, &mut self.out).and_then(|()| self.out.flush());
        written.map_err(|error| self.out.failed(error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::AnyTable;
    use crate::tables;
    use std::collections::BTreeMap;
    use std::io;
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Files(Arc<Mutex<BTreeMap<String, Vec<u8>>>>);

    struct File(Files, String);

    impl Write for File {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.0.lock().expect("one thread").entry(self.1.clone()).or_default().extend(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Files {
        fn open(&self, name: &str) -> Output<'static> {
            Output::new(name, File(self.clone(), name.to_owned()))
        }
    }

    /// The files of a report over so many documents with a sentence pair of that text.
    fn report(documents: usize, text: &str) -> BTreeMap<String, String> {
        let files = Files::default();
        let opener = files.clone();
        let mut sink = ReportSink::new(None, files.open(FILE_NAME), move |name: &str| Ok(opener.open(name)));
        let schemas: BTreeMap<&str, Schema> =
            tables::ALL.iter().map(AnyTable::schema).map(|schema| (schema.name, schema)).collect();
        let mut give = |table: &str, cells: &[(&str, Cell)]| {
            let schema = &schemas[table];
            let cell = |name| cells.iter().find(|(column, _)| *column == name).map(|(_, cell)| cell.clone());
            let row: Vec<Cell> = schema.columns.iter().map(|column| cell(column.name).unwrap_or_default()).collect();
            sink.row(schema, &row).expect("memory");
        };
        for number in 0..documents {
            let id = format!("{number}.txt");
            give("documents", &[("document_id", (&id).into()), ("status", "processed".into())]);
            let cells = [
                ("document_id", Cell::from(&id)),
                ("pair_id", "p1".into()),
                ("english_sentences", Cell::Integer(1)),
                ("turkish_sentences", Cell::Integer(1)),
                ("english", text.into()),
                ("confidence", Cell::Decimal(0.5)),
            ];
            give("sentence_pairs", &cells);
        }
        give("checks", &[("check", "term-variation".into()), ("english_message", text.into())]);
        sink.finish().expect("memory");
        drop(sink);
        let files = std::mem::take(&mut *files.0.lock().expect("one thread"));
        files.into_iter().map(|(name, bytes)| (name, String::from_utf8(bytes).expect("UTF-8"))).collect()
    }

    #[test]
    fn a_small_report_is_one_file_and_a_large_one_has_parts_of_bounded_size() {
        let small = report(3, "One.");
        assert_eq!(small.keys().collect::<Vec<_>>(), [FILE_NAME]);
        let large = report(60_000, &"Bir cümle. ".repeat(20));
        assert!(large.len() > 10 && large.keys().all(|name| name == FILE_NAME || is_part(name)), "{:?}", large.keys());
        assert!(large.values().all(|file| file.len() < 5_000_000));
        let all = |what: &str| {
            let parts = large.iter().filter(|(name, _)| name.contains(what));
            parts.map(|(_, part)| part.matches(".txt\"").count()).sum::<usize>()
        };
        assert_eq!(all("index"), 60_000);
    }

    #[test]
    fn no_text_ends_the_data_or_begins_a_script() {
        let hostile = "</script><script>alert(1)</script><!-- \u{2028}\u{0}\\\" ]]>";
        for (name, file) in report(2, hostile) {
            assert!(!file.contains("alert(1)</script>") && !file.contains('\u{2028}'), "{name}");
            assert!(!file.contains("<!-- "), "{name}");
        }
    }

    #[test]
    fn parts_are_known_by_their_names() {
        assert!(is_part("report/index-0001.js") && is_part("report/documents-0123.js"));
        assert!(is_part("report/documents-12345.js"));
        for other in ["report/mine-0001.js", "report/index-1.js", "../report/index-0001.js", "report/index-0001.js/x"] {
            assert!(!is_part(other), "{other}");
        }
    }
}
