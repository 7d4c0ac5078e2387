//! `glossary.csv`.

use super::place::pair_id;
use crate::Decimal;
use crate::schema::{Table, decimal, integer, text};
use ikiz_document::{CorpusReport, GlossaryEntry, Key};
use serde::Serialize;

/// The table.
pub const TABLE: Table = Table {
    name: "glossary",
    description: "an English term and what it is in Turkish, over the corpus; most documents first, then most often met, then by the English alphabet",
    columns: &[
        text("english", "English term: bare form where the corpus has it, else the most frequent one"),
        text("turkish", "Turkish term: bare form where the corpus has it, else the most frequent one"),
        decimal("confidence", "That the two mean the same and are whole terms, 0 to 1, 3 decimals"),
        integer("documents", "Documents that give the pair: by their author keywords, or in a bead"),
        integer("count", "How often one stands for the other: `keyword_pairs` and `sentence_pairs` together"),
        integer("keyword_pairs", "Documents whose author keywords give the pair"),
        integer(
            "sentence_pairs",
            "Beads (of confidence 0.5 or more) in which one stands for the other: their words translate each other, and no word outside",
        ),
        integer("english_count", "Beads that hold the English term"),
        integer("turkish_count", "Beads that hold the Turkish term"),
        decimal("consistency", "Share of the English term's renderings that are this one, 0 to 1, 3 decimals"),
        text("rivals", "Its other renderings with the times that they are met, most frequent first, joined by `; `"),
        decimal("log_likelihood", "Dunning's log-likelihood ratio of the two over beads and keyword pairs, 2 decimals"),
        text("english_key", "Keys of the English term's words"),
        text("turkish_key", "Keys of the Turkish term's words"),
        text("document_id", "The first document that shows the pair, a bead going before author keywords"),
        text("pair_id", "The section pair there"),
        integer("bead", "The bead there; empty in a pair of keyword lists"),
    ],
};

/// A row.
#[derive(Debug, Default, Serialize)]
pub struct Row {
    english: String,
    turkish: String,
    confidence: Decimal<3>,
    documents: usize,
    count: usize,
    keyword_pairs: usize,
    sentence_pairs: usize,
    english_count: usize,
    turkish_count: usize,
    consistency: Decimal<3>,
    rivals: String,
    log_likelihood: Decimal<2>,
    english_key: String,
    turkish_key: String,
    document_id: String,
    pair_id: String,
    bead: Option<usize>,
}

/// The rows of a report.
pub fn rows(report: &CorpusReport) -> impl Iterator<Item = Row> {
    rows_from(report, 0)
}

/// The rows of the pairs that at least so many documents give.
pub fn rows_from(report: &CorpusReport, documents: usize) -> impl Iterator<Item = Row> {
    report.glossary.iter().filter(move |entry| entry.documents >= documents).map(row)
}

fn row(entry: &GlossaryEntry) -> Row {
    let joined = |keys: &[Key]| keys.iter().map(Key::as_str).collect::<Vec<_>>().join(" ");
    let rivals = entry.rivals.iter().map(|(term, times)| format!("{term} ({times})")).collect::<Vec<_>>();
    Row {
        english: entry.terms.english.term.clone(),
        turkish: entry.terms.turkish.term.clone(),
        confidence: Decimal(entry.confidence.value()),
        documents: entry.documents,
        count: entry.count(),
        keyword_pairs: entry.keyword_pairs,
        sentence_pairs: entry.sentence_pairs,
        english_count: entry.terms.english.count,
        turkish_count: entry.terms.turkish.count,
        consistency: Decimal(entry.consistency),
        rivals: rivals.join("; "),
        log_likelihood: Decimal(entry.log_likelihood),
        english_key: joined(&entry.terms.english.keys),
        turkish_key: joined(&entry.terms.turkish.keys),
        document_id: entry.example.document.to_string(),
        pair_id: pair_id(entry.example.pair),
        bead: entry.example.bead.map(|bead| bead + 1),
    }
}
