//! `keyword_pairs.csv`.

use super::place::{page_and_line, pair_id, section};
use crate::Decimal;
use crate::schema::{Table, decimal, integer, text};
use ikiz_document::{
    CorpusReport, DocumentReport, Keyword, KeywordMethod, KeywordPair, KeywordSide, SectionId, SectionPair, Twin,
};
use serde::Serialize;

/// The table.
pub const TABLE: Table = Table {
    name: "keyword_pairs",
    description: "an author keyword and its twin; one side is empty where there is none",
    columns: &[
        text("document_id", "The document"),
        text("pair_id", "The pair of keyword lists"),
        text("english", "English keyword as printed"),
        text("turkish", "Turkish keyword as printed"),
        text(
            "method",
            "What showed it: `identical`, `cognate`, `lexicon`, `learned` (from the aligned sentences of the corpus), `texts` (both stand in the same aligned sentences), `position` (same place in both lists)",
        ),
        decimal("confidence", "That the two mean the same (or that there is no twin), 0 to 1, 3 decimals"),
        integer("english_position", "Place in the English list, from 1"),
        integer("turkish_position", "Place in the Turkish list, from 1"),
        integer(
            "english_count",
            "Occurrences in the document's English texts, inflected forms included, keyword lists left out",
        ),
        integer(
            "turkish_count",
            "Occurrences in the document's Turkish texts, inflected forms included, keyword lists left out",
        ),
        integer("english_page", "Page of the English keyword"),
        integer("english_line", "Line of the English keyword"),
        integer("turkish_page", "Page of the Turkish keyword"),
        integer("turkish_line", "Line of the Turkish keyword"),
    ],
};

/// A row.
#[derive(Debug, Default, Serialize)]
pub struct Row {
    document_id: String,
    pair_id: String,
    english: String,
    turkish: String,
    method: &'static str,
    confidence: Decimal<3>,
    english_position: Option<usize>,
    turkish_position: Option<usize>,
    english_count: Option<usize>,
    turkish_count: Option<usize>,
    english_page: Option<u32>,
    english_line: Option<u32>,
    turkish_page: Option<u32>,
    turkish_line: Option<u32>,
}

/// The rows of a report.
pub fn rows(report: &CorpusReport) -> impl Iterator<Item = Row> {
    report.processed().flat_map(|report| {
        report.pairs.iter().enumerate().flat_map(move |(index, pair)| {
            pair.keywords.iter().map(move |keywords| row(report, (index, pair), keywords))
        })
    })
}

fn row(report: &DocumentReport, (index, pair): (usize, &SectionPair), keywords: &KeywordPair) -> Row {
    let Twin { english, turkish } = pair.sides(&report.sections);
    let english_keyword = keyword(report, english, keywords.sides.english);
    let turkish_keyword = keyword(report, turkish, keywords.sides.turkish);
    let (english_page, english_line) = page_and_line(report, english_keyword.map(|keyword| keyword.span));
    let (turkish_page, turkish_line) = page_and_line(report, turkish_keyword.map(|keyword| keyword.span));
    let printed = |keyword: Option<&Keyword>| keyword.map(|keyword| keyword.text.clone()).unwrap_or_default();
    Row {
        document_id: report.document.id.to_string(),
        pair_id: pair_id(index),
        english: printed(english_keyword),
        turkish: printed(turkish_keyword),
        method: keywords.method.map_or("", KeywordMethod::name),
        confidence: Decimal(keywords.confidence.value()),
        english_position: keywords.sides.english.map(|side| side.index + 1),
        turkish_position: keywords.sides.turkish.map(|side| side.index + 1),
        english_count: keywords.sides.english.map(|side| side.count),
        turkish_count: keywords.sides.turkish.map(|side| side.count),
        english_page,
        english_line,
        turkish_page,
        turkish_line,
    }
}

fn keyword(report: &DocumentReport, list: Option<SectionId>, side: Option<KeywordSide>) -> Option<&Keyword> {
    section(report, list?).keywords.get(side?.index)
}
