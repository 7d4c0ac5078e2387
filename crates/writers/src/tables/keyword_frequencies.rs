//! `keyword_frequencies.csv`.

use crate::Decimal;
use crate::schema::{Table, decimal, integer, joined, list, text};
use ikiz_document::{CorpusReport, Key, Scope, TermFrequency};
use serde::Serialize;

/// The table.
pub const TABLE: Table = Table {
    name: "keyword_frequencies",
    description: "a term (a word, or a phrase of two or three) in the corpus, a document or a section; references are not counted, and single sections only where they may have a twin",
    columns: &[
        text("scope", "`corpus`, `document` (with its body) or `section` (title, abstract, summary, keywords)"),
        text("document_id", "The document; empty for the corpus"),
        text("section_id", "The section; empty for corpus and document"),
        text("language", "`en` or `tr`"),
        text("key", "What is counted: the form that inflections share"),
        text("term", "The most frequent form"),
        list("forms", "All forms with their counts, most frequent first"),
        integer("count", "Occurrences in the scope"),
        decimal("per_thousand", "Occurrences per thousand words of the scope in this language, 3 decimals"),
        integer("documents", "Documents of the corpus that hold it"),
        decimal(
            "dispersion",
            "Scope corpus: normalized deviation of proportions, 0 (even) to 1 (in one document only), 3 decimals",
        ),
        decimal(
            "keyness",
            "Scopes document and section: signed log-likelihood against the rest of the corpus, 2 decimals",
        ),
        integer("rank", "Rank among the key phrases of the scope"),
        decimal("score", "Score of that ranking, 3 decimals"),
    ],
};

/// A row.
#[derive(Debug, Default, Serialize)]
pub struct Row {
    scope: &'static str,
    document_id: String,
    section_id: String,
    language: &'static str,
    key: String,
    term: String,
    forms: String,
    count: usize,
    per_thousand: Decimal<3>,
    documents: usize,
    dispersion: Option<Decimal<3>>,
    keyness: Option<Decimal<2>>,
    rank: Option<usize>,
    score: Option<Decimal<3>>,
}

/// The rows of a report.
pub fn rows(report: &CorpusReport) -> impl Iterator<Item = Row> {
    report.frequencies.iter().map(row)
}

fn row(frequency: &TermFrequency) -> Row {
    let (document_id, section_id) = match &frequency.scope {
        Scope::Corpus => (String::new(), String::new()),
        Scope::Document(document) => (document.to_string(), String::new()),
        Scope::Section(document, section) => (document.to_string(), section.to_string()),
    };
    Row {
        scope: frequency.scope.name(),
        document_id,
        section_id,
        language: frequency.language.code(),
        key: frequency.keys.iter().map(Key::as_str).collect::<Vec<_>>().join(" "),
        term: frequency.term.clone(),
        forms: joined(frequency.forms.iter().map(|(form, count)| format!("{form}: {count}"))),
        count: frequency.count,
        per_thousand: Decimal(frequency.per_thousand),
        documents: frequency.documents,
        dispersion: frequency.dispersion.map(Decimal),
        keyness: frequency.keyness.map(Decimal),
        rank: frequency.rank,
        score: frequency.score.map(Decimal),
    }
}
