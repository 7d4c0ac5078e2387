//! `checks.csv`.

use super::place::pair_id;
use crate::schema::{Table, integer, text};
use crate::wording::{Catalogue, Face};
use ikiz_document::{CorpusReport, DocumentReport, Finding, Language};
use serde::Serialize;

/// The table.
pub const TABLE: Table = Table {
    name: "checks",
    description: "a finding: something that a reader should look at",
    columns: &[
        text("document_id", "The document"),
        text("check", "What was checked; see docs/checks.md"),
        text("severity", "`error`, `warning` or `note`"),
        text("message_english", "What happened, in English"),
        text("message_turkish", "What happened, in Turkish"),
        text("section_id", "The section it is about"),
        text("pair_id", "The section pair it is about"),
        integer("bead", "The bead of sentence_pairs.csv it is about"),
        text("source", "File to look at"),
        integer("page", "Page to look at"),
        integer("line", "Line to look at"),
        text("evidence", "The words, numbers or sentence it rests on"),
    ],
};

/// A row.
#[derive(Debug, Default, Serialize)]
pub struct Row {
    document_id: String,
    check: &'static str,
    severity: &'static str,
    message_english: String,
    message_turkish: String,
    section_id: String,
    pair_id: String,
    bead: Option<usize>,
    source: String,
    page: Option<u32>,
    line: Option<u32>,
    evidence: String,
}

/// The rows of a report.
pub fn rows(report: &CorpusReport, face: Face) -> impl Iterator<Item = Row> {
    report.processed().flat_map(move |report| report.findings.iter().map(move |finding| row(report, finding, face)))
}

fn row(report: &DocumentReport, finding: &Finding, face: Face) -> Row {
    let source = finding.place.map(|place| report.document.sources[place.source].name.clone());
    Row {
        document_id: report.document.id.to_string(),
        check: finding.check.name(),
        severity: finding.severity.name(),
        message_english: Catalogue::of(Language::English).worded(&finding.message, face),
        message_turkish: Catalogue::of(Language::Turkish).worded(&finding.message, face),
        section_id: finding.section.map(|id| id.to_string()).unwrap_or_default(),
        pair_id: finding.pair.map(pair_id).unwrap_or_default(),
        bead: finding.bead.map(|index| index + 1),
        source: source.unwrap_or_default(),
        page: finding.place.and_then(|place| place.page),
        line: finding.place.map(|place| place.line),
        evidence: finding.evidence.clone(),
    }
}
