//! `errors.csv`.

use crate::schema::{Table, text};
use crate::wording::{Catalogue, Face};
use ikiz_document::{CorpusReport, Language};
use serde::Serialize;

/// The table.
pub const TABLE: Table = Table {
    name: "errors",
    description: "a file or document that could not be read or processed",
    columns: &[
        text("document_id", "The document"),
        text("path", "The file"),
        text("stage", "How far it came: `read`, `sections`, `analyze` or `align`"),
        text(
            "class",
            "`not-found`, `unreadable`, `empty`, `binary`, `unsupported-format`, `needs-password`, `needs-ocr` (pages are pictures), \
             `unreadable-text` (the letters are not those that are printed), `damaged`, `no-known-fields`, `too-large`, `too-slow` or `internal`",
        ),
        text("message", "What happened"),
        text("advice", "What to do next"),
    ],
};

/// A row.
#[derive(Debug, Default, Serialize)]
pub struct Row {
    document_id: String,
    path: String,
    stage: &'static str,
    class: &'static str,
    message: String,
    advice: String,
}

/// The rows of a report.
pub fn rows(report: &CorpusReport, face: Face) -> impl Iterator<Item = Row> {
    let words = Catalogue::of(Language::English);
    report.failures().map(move |(id, failure)| Row {
        document_id: id.to_string(),
        path: failure.path.clone(),
        stage: failure.stage.name(),
        class: failure.class.name(),
        message: words.worded(&failure.message, face),
        advice: words.worded(&failure.advice, face),
    })
}
