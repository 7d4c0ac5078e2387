//! What the sinks write of a few rows.

use super::bibliography::{BibliographySink, BibliographyStyle};
use super::glossary_tsv::GlossaryTsvSink;
use super::hugging_face::TranslationLinesSink;
use super::intertext::InterText;
use super::moses::MosesSink;
use super::records::RecordsSink;
use super::tbx::TbxSink;
use super::thesaurus::ThesaurusSink;
use super::tmx::TmxSink;
use super::tsv::TsvSink;
use super::vertical::Vertical;
use super::xces::Xces;
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
    let sentence = |document: &'static str,
                    language: &'static str,
                    place: (&'static str, u64),
                    bead: Option<u64>,
                    text: &'static str| {
        let cells = vec![
            ("document_id", document.into()),
            ("section_id", place.0.into()),
            ("language", language.into()),
            ("sentence", Cell::Integer(place.1)),
            ("pair_id", "p1".into()),
            ("bead", bead.map_or(Cell::Missing, Cell::Integer)),
            ("confidence", Cell::Decimal(0.9876)),
            ("begins", Cell::Integer(10)),
            ("ends", Cell::Integer(14)),
            ("text", text.into()),
            ("tokens", Cell::list(text.split(' '))),
            ("keys", Cell::list(text.split(' '))),
        ];
        ("sentences", cells)
    };
    let section = |document: &'static str, id: &'static str| {
        ("sections", vec![("document_id", document.into()), ("section_id", id.into()), ("kind", "abstract".into())])
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
        section("a.txt", "s1"),
        section("a.txt", "s2"),
        bead("a.txt", 1, "One.", "Bir."),
        bead("a.txt", 2, "", "İki."),
        sentence("a.txt", "en", ("s1", 1), Some(1), "One."),
        sentence("a.txt", "tr", ("s2", 1), Some(1), "Bir."),
        sentence("a.txt", "tr", ("s2", 2), Some(2), "İki."),
        document("b.txt", ""),
        bead("b.txt", 1, "x < 3 ]]> \u{0}\t=1+1\nz", "“x” & y"),
        sentence("b.txt", "en", ("s1", 1), Some(1), "x < 3"),
        sentence("b.txt", "en", ("s1", 2), Some(1), "z & y"),
        sentence("b.txt", "tr", ("s2", 1), Some(1), "“x”"),
        sentence("b.txt", "tr", ("s2", 2), None, "Ek."),
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

fn three(make: impl for<'o> FnOnce(Output<'o>, Twin<Output<'o>>) -> Box<dyn Sink + 'o>) -> (String, Twin<String>) {
    let (mut links, mut english, mut turkish) = (Vec::new(), Vec::new(), Vec::new());
    let texts = Twin::new(Output::new("en", &mut english), Output::new("tr", &mut turkish));
    let mut sink = make(Output::new("links", &mut links), texts);
    fill(&mut *sink);
    drop(sink);
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (text(links), Twin::new(english, turkish).map(text))
}

#[test]
fn formats_of_parallel_corpora_number_sentences_and_link_them() {
    let (links, texts) = three(|links, texts| Box::new(Xces::sink(links, texts)));
    assert!(texts.english.contains("<s id=\"2\">x &lt; 3</s>") && texts.turkish.contains("<s id=\"4\">Ek.</s>"));
    let targets = |links: &str, name: &str| {
        let lines = links.lines().filter_map(|line| line.split_once(&format!("{name}=\"")));
        lines.filter_map(|(_, rest)| rest.split_once('"')).map(|(value, _)| value.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(targets(&links, "xtargets"), ["1;1", ";2", "2 3;3"]);
    assert!(links.contains("fromDoc=\"xces.en.xml\" toDoc=\"xces.tr.xml\"") && links.contains("certainty=\"0.988\""));
    let (links, texts) = three(|links, texts| Box::new(InterText::sink(links, texts)));
    assert_eq!(targets(&links, "xtargets"), ["1:1;1:1", "1:2;", "2:1;2:1 2:2"], "the Turkish side first");
    assert_eq!(targets(&links, "type"), ["1-1", "1-0", "1-2"]);
    assert!(texts.turkish.contains("<s id=\"2:2\">Ek.</s>"));
    let (beads, texts) = three(|beads, texts| Box::new(Vertical::sink(beads, texts)));
    assert_eq!(beads, "IKIZ_EN\tIKIZ_TR\ts\t{id}\n1\t1\n2 3\t3\n", "CWB keeps no bead with one side");
    let first = "<text id=\"a.txt\">\n<s id=\"1\" section=\"s1\">\nOne.\tOne.\n</s>\n</text>\n";
    assert!(texts.english.starts_with(first) && texts.english.contains("\n&lt;\t&lt;\n"), "{}", texts.english);
}

#[test]
fn records_have_sections_sentences_and_beads() {
    let records = one(|out| Box::new(RecordsSink::new(out)));
    let lines: Vec<serde_json::Value> = records.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!((&lines[0]["id"], &lines[1]["id"]), (&"a.txt".into(), &"b.txt".into()));
    let sentence = &lines[0]["sections"][2]["sentences"][1];
    assert_eq!(*sentence, serde_json::json!({"begins": 10, "ends": 14, "text": "İki."}));
    assert_eq!(lines[0]["beads"][0]["turkish"], "Bir.");
    assert_eq!(lines[0]["beads"][0]["confidence"], 0.988);
    assert!(lines[0]["beads"][1].get("flags").is_none() && lines[0]["year"] == 2020);
}

#[test]
fn a_glossary_has_a_line_for_each_pair() {
    assert_eq!(one(|out| Box::new(GlossaryTsvSink::new(out))), "A & B <1>\töz\t0.500\t2\n");
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
    assert!(ris.turkish.starts_with(
        "TY  - JOUR\r\nTI  - Öz {ve} Özet\r\nAU  - Ayşe Kaya\r\nAU  - Ministry of Health and Welfare\r\nPY  - 2020\r\n"
    ));
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
