//! Files that other programs take: one source file for each format.
//!
//! Each is a [`Sink`](crate::Sink) that takes the rows of one or a few tables. Sentence pairs without a text on either
//! side are left out everywhere: no format has a place for them.

pub mod bibliography;
pub mod hugging_face;
pub mod moses;
pub mod sketch_engine;
pub mod tbx;
pub mod thesaurus;
pub mod tmx;
pub mod tsv;
pub mod xliff;
mod xml;

use crate::schema::{Cell, Schema};
use crate::table::Table;
use crate::tables::SentencePairs;
use ikiz_document::{Language, Twin};
use xml::printable;

/// The name of a file that each language has one of: `sentence_pairs.en`.
pub fn of_language(stem: &str, language: Language, ending: &str) -> String {
    format!("{stem}.{}{ending}", language.code())
}

/// A sentence pair with a text on both sides.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TwoSided<'c> {
    pub document: &'c str,
    pub pair: &'c str,
    pub bead: u64,
    pub sides: Twin<&'c str>,
    pub confidence: f64,
}

impl<'c> TwoSided<'c> {
    /// That of a row, if it is one.
    pub fn of(schema: &Schema, cells: &'c [Cell]) -> Option<Self> {
        if schema.name != SentencePairs::NAME {
            return None;
        }
        let text = |column| schema.cell(cells, column).text();
        let (Cell::Integer(bead), Cell::Decimal(confidence)) =
            (schema.cell(cells, "bead"), schema.cell(cells, "confidence"))
        else {
            return None;
        };
        let sides = Twin::new(text("english"), text("turkish"));
        let is_two_sided = sides.iter().all(|side| !printable(side).is_empty());
        is_two_sided.then(|| Self {
            document: text("document_id"),
            pair: text("pair_id"),
            bead: *bead,
            sides,
            confidence: *confidence,
        })
    }

    /// Its name within a result: `thesis.pdf/p1/3`.
    pub fn id(&self) -> String {
        format!("{}/{}/{}", self.document, self.pair, self.bead)
    }
}

#[cfg(test)]
mod tests {
    use super::bibliography::{BibliographySink, BibliographyStyle};
    use super::hugging_face::TranslationLinesSink;
    use super::moses::MosesSink;
    use super::tbx::TbxSink;
    use super::thesaurus::ThesaurusSink;
    use super::tmx::TmxSink;
    use super::tsv::TsvSink;
    use super::xliff::{XliffSink, XliffVersion};
    use super::*;
    use crate::table::AnyTable;
    use crate::tables;
    use crate::{Output, Sink};
    use std::collections::BTreeMap;

    type Row<'a> = (&'static str, Vec<(&'static str, Cell<'a>)>);

    /// Two documents: one with two pairs, one of them one-sided, and one with a hostile pair.
    fn rows() -> Vec<Row<'static>> {
        let bead = |document: &'static str, number: u64, english: &'static str, turkish: &'static str| {
            let cells = vec![
                ("document_id", document.into()),
                ("pair_id", "p1".into()),
                ("bead", Cell::Integer(number)),
                ("english", english.into()),
                ("turkish", turkish.into()),
                ("confidence", Cell::Decimal(0.9876)),
            ];
            ("sentence_pairs", cells)
        };
        let document = |id: &'static str, title: &'static str| {
            let cells = vec![
                ("document_id", id.into()),
                ("status", "processed".into()),
                ("year", Cell::Integer(2020)),
                ("journal", "Dergi & Öz".into()),
                ("authors", "Ayşe Kaya; Ministry of Health and Welfare".into()),
                ("doi", "10.1/a_b".into()),
                ("turkish_title", title.into()),
            ];
            ("documents", cells)
        };
        let keywords = vec![
            ("document_id", "a.txt".into()),
            ("kind", "keywords".into()),
            ("language", "tr".into()),
            ("keywords", Cell::list(["öz", "özet"])),
        ];
        let term =
            vec![("language", "tr".into()), ("term", "özet".into()), ("forms", Cell::list(["özet: 3", "özetler: 2"]))];
        let glossary = vec![
            ("english", "A & B <1>".into()),
            ("turkish", "öz".into()),
            ("confidence", Cell::Decimal(0.5)),
            ("documents", Cell::Integer(2)),
        ];
        vec![
            document("a.txt", "Öz {ve} Özet"),
            ("sections", keywords),
            bead("a.txt", 1, "One.", "Bir."),
            bead("a.txt", 2, "", "İki."),
            document("b.txt", ""),
            bead("b.txt", 1, "x < 3 ]]> \u{0}\t=1+1\nz", "“x” & y"),
            ("keyword_frequencies", term),
            ("glossary", glossary),
        ]
    }

    /// Gives all tables and rows to a sink.
    fn fill(sink: &mut dyn Sink) {
        let schemas: BTreeMap<&str, Schema> =
            tables::ALL.iter().map(AnyTable::schema).map(|schema| (schema.name, schema)).collect();
        for schema in schemas.values() {
            sink.begin(schema).expect("memory");
        }
        for (table, cells) in rows() {
            let schema = &schemas[table];
            let cell = |name| cells.iter().find(|(column, _)| *column == name).map(|(_, cell)| cell.clone());
            let row: Vec<Cell> = schema.columns.iter().map(|column| cell(column.name).unwrap_or_default()).collect();
            sink.row(schema, &row).expect("memory");
        }
        sink.finish().expect("memory");
    }

    fn one(make: impl FnOnce(Output<'_>) -> Box<dyn Sink + '_>) -> String {
        let mut bytes = Vec::new();
        let mut sink = make(Output::new("file", &mut bytes));
        fill(&mut *sink);
        drop(sink);
        String::from_utf8(bytes).expect("UTF-8")
    }

    fn two(make: impl FnOnce(Twin<Output<'_>>) -> Box<dyn Sink + '_>) -> Twin<String> {
        let (mut english, mut turkish) = (Vec::new(), Vec::new());
        let mut sink = make(Twin::new(Output::new("en", &mut english), Output::new("tr", &mut turkish)));
        fill(&mut *sink);
        drop(sink);
        Twin::new(english, turkish).map(|bytes| String::from_utf8(bytes).expect("UTF-8"))
    }

    #[test]
    fn line_formats_have_a_line_for_each_two_sided_pair() {
        let moses = two(|out| Box::new(MosesSink::new(out)));
        assert_eq!(moses.turkish, "Bir.\n“x” & y\n");
        assert_eq!(moses.english.lines().count(), 2);
        let tsv = one(|out| Box::new(TsvSink::new(out)));
        assert!(tsv.starts_with("One.\tBir.\t0.988\ta.txt\n"), "{tsv}");
        assert!(tsv.lines().all(|line| line.matches('\t').count() == 3), "{tsv}");
        let json = one(|out| Box::new(TranslationLinesSink::new(out)));
        let first = r#"{"id":"a.txt/p1/1","translation":{"en":"One.","tr":"Bir."},"confidence":0.988}"#;
        assert_eq!(json.lines().next(), Some(first));
        assert!(json.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
    }

    #[test]
    fn xml_formats_are_well_formed_and_have_each_two_sided_pair() {
        for (text, unit, count) in [
            (one(|out| Box::new(XliffSink::new(XliffVersion::Two, out))), "unit", 2),
            (one(|out| Box::new(XliffSink::new(XliffVersion::One, out))), "trans-unit", 2),
            (one(|out| Box::new(TbxSink::new(out))), "termEntry", 1),
            (one(|out| Box::new(TmxSink::new(out))), "tu", 2),
        ] {
            let mut reader = quick_xml::Reader::from_str(&text);
            let mut found = 0;
            loop {
                match reader.read_event().expect("well-formed") {
                    quick_xml::events::Event::Start(start) if start.name().as_ref() == unit => found += 1,
                    quick_xml::events::Event::Eof => break,
                    _ => {}
                }
            }
            assert_eq!(found, count, "{text}");
        }
        let memory = one(|out| Box::new(TmxSink::new(out)));
        assert_eq!(memory.matches("<prop type=\"year\">2020</prop>").count(), 2, "{memory}");
        let xliff = one(|out| Box::new(XliffSink::new(XliffVersion::Two, out)));
        assert!(xliff.contains("<file id=\"f2\" original=\"b.txt\">"), "{xliff}");
    }

    #[test]
    fn references_have_what_is_in_their_language() {
        let ris = two(|out| Box::new(BibliographySink::new(BibliographyStyle::Ris, out)));
        assert_eq!(ris.english, "", "no English title");
        assert!(
            ris.turkish
                .starts_with("TY  - JOUR\r\nTI  - Öz {ve} Özet\r\nAU  - Ayşe Kaya\r\nAU  - Ministry of Health and Welfare\r\nPY  - 2020\r\n")
        );
        assert!(ris.turkish.contains("KW  - öz\r\nKW  - özet\r\n") && ris.turkish.ends_with("ER  - \r\n\r\n"));
        let bibtex = two(|out| Box::new(BibliographySink::new(BibliographyStyle::BibTex, out))).turkish;
        assert!(
            bibtex.contains("title = {Öz \\textbraceleft{}ve\\textbraceright{} Özet},")
                && bibtex.contains("journal = {Dergi \\& Öz},"),
            "{bibtex}"
        );
        assert!(bibtex.contains("author = {Ayşe Kaya and {Ministry of Health and Welfare}},"), "{bibtex}");
        assert!(bibtex.contains("keywords = {öz; özet},") && bibtex.contains("doi = {10.1/a_b},"), "{bibtex}");
        assert!(bibtex.starts_with("@article{a.txt,"), "{bibtex}");
    }

    #[test]
    fn a_thesaurus_leads_from_forms_to_terms() {
        let thesaurus = two(|out| Box::new(ThesaurusSink::new(out)));
        assert_eq!(thesaurus.turkish, "label\treplace by\nözetler\tözet\n");
        assert_eq!(thesaurus.english, "label\treplace by\n");
    }
}
