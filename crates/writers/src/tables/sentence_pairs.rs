//! `sentence_pairs.csv`.

use super::place::{page_and_line, pair_id};
use crate::Decimal;
use crate::schema::{Table, decimal, integer, joined, list, text};
use crate::tmx::Unit;
use ikiz_document::{Bead, CorpusReport, DocumentReport, SectionId, SectionPair, Span, Twin, flattened};
use serde::Serialize;

/// The table.
pub const TABLE: Table = Table {
    name: "sentence_pairs",
    description: "a bead: sentences of one text and those of the other that say the same; one side is empty where a sentence has no twin",
    columns: &[
        text("document_id", "The document"),
        text("pair_id", "The section pair"),
        integer("bead", "Number within the pair, from 1, in the order of the English text"),
        text("type", "English sentences, Turkish sentences: `1-1`, `1-2`, `0-1` …"),
        text("english", "English sentences on one line"),
        text("turkish", "Turkish sentences on one line"),
        decimal("confidence", "That exactly these belong together, 0 to 1, 3 decimals"),
        list("flags", "`moved` where the order differs; the checks that found something here"),
        integer("english_page", "Page where the English side begins"),
        integer("english_line", "Line where the English side begins"),
        integer("turkish_page", "Page where the Turkish side begins"),
        integer("turkish_line", "Line where the Turkish side begins"),
    ],
};

/// A row.
#[derive(Debug, Default, Serialize)]
pub struct Row {
    document_id: String,
    pair_id: String,
    bead: usize,
    #[serde(rename = "type")]
    shape: String,
    english: String,
    turkish: String,
    confidence: Decimal<3>,
    flags: String,
    english_page: Option<u32>,
    english_line: Option<u32>,
    turkish_page: Option<u32>,
    turkish_line: Option<u32>,
}

/// The rows of a report; of two-sided beads with at least that confidence, where one is given.
pub fn rows(report: &CorpusReport, sure: Option<f64>) -> impl Iterator<Item = Row> {
    report.processed().flat_map(move |report| {
        report.pairs.iter().enumerate().flat_map(move |(index, pair)| {
            let beads =
                pair.beads.iter().enumerate().filter(move |(_, bead)| sure.is_none_or(|sure| bead.is_sure(sure)));
            beads.map(move |(number, bead)| row(report, (index, pair), (number, bead)))
        })
    })
}

/// The two-sided beads of a report as units of a translation memory.
pub(crate) fn units(report: &CorpusReport, sure: Option<f64>) -> impl Iterator<Item = Unit> {
    rows(report, Some(sure.unwrap_or(0.0))).map(|row| Unit {
        document: Some(row.document_id),
        english: row.english,
        turkish: row.turkish,
        confidence: row.confidence.0,
    })
}

fn row(report: &DocumentReport, (index, pair): (usize, &SectionPair), (number, bead): (usize, &Bead)) -> Row {
    let Twin { english, turkish } = pair.sides(&report.sections);
    let (english_span, english_text) = side(report, english, &bead.sentences.english);
    let (turkish_span, turkish_text) = side(report, turkish, &bead.sentences.turkish);
    let (english_page, english_line) = page_and_line(report, english_span);
    let (turkish_page, turkish_line) = page_and_line(report, turkish_span);
    let mut found: Vec<&str> = Vec::new();
    for finding in report.findings.iter().filter(|finding| finding.pair == Some(index) && finding.bead == Some(number))
    {
        if !found.contains(&finding.check.name()) {
            found.push(finding.check.name());
        }
    }
    Row {
        document_id: report.document.id.to_string(),
        pair_id: pair_id(index),
        bead: number + 1,
        shape: bead.shape(),
        english: english_text,
        turkish: turkish_text,
        confidence: Decimal(bead.confidence.value()),
        flags: joined(bead.moved.then_some("moved").into_iter().chain(found)),
        english_page,
        english_line,
        turkish_page,
        turkish_line,
    }
}

/// The first sentence of a side, and the side's text.
fn side(report: &DocumentReport, id: Option<SectionId>, sentences: &[usize]) -> (Option<Span>, String) {
    let Some(id) = id else { return (None, String::new()) };
    let spans = &report.sections[id].sentences;
    let texts: Vec<String> = sentences.iter().map(|&index| flattened(spans[index].of(&report.document.text))).collect();
    (sentences.first().map(|&index| spans[index]), texts.join(" "))
}
