//! `sections.csv`.

use super::place::{page_and_line, pair_id};
use crate::Decimal;
use crate::schema::{Table, decimal, integer, joined, list, text};
use ikiz_document::{
    AnalyzedSection, CorpusReport, DetectedLanguage, DocumentReport, Evidence, LanguageShare, SectionKind, flattened,
};
use serde::Serialize;

/// The table.
pub const TABLE: Table = Table {
    name: "sections",
    description: "a section of a document",
    columns: &[
        text("document_id", "The document"),
        text("section_id", "`s1`, `s2` … in reading order"),
        text("kind", "`title`, `abstract`, `summary`, `keywords`, `body` or `references`"),
        text("language", "Language of the text: `en`, `tr`, ISO 639-3 of another, or `und`"),
        decimal("language_confidence", "That the language is right, 0 to 1, 3 decimals"),
        list("language_shares", "Languages of the words with their shares, where there are several"),
        text("declared_language", "Language that the heading or the file name says"),
        text("heading", "Heading as printed"),
        text("source", "File it stands in"),
        integer("page", "Page where the text begins"),
        integer("line", "Line where the text begins"),
        integer("characters", "Characters of the text on one line"),
        integer("words", "Words and numbers"),
        integer("model_tokens", "Tokens to the language model whose tokenizer `--tokenizer` names; empty without it"),
        integer("sentences", "Sentences"),
        list("parts", "Labels of a structured abstract"),
        list("keywords", "Author keywords"),
        text("pair_id", "Its row in section_pairs.csv"),
        decimal("confidence", "That this is such a section, 0 to 1, 3 decimals"),
        list("evidence", "What was seen, with weights in log-odds"),
        text("text", "The text on one line; empty for body and references"),
    ],
};

/// A row.
#[derive(Debug, Default, Serialize)]
pub struct Row {
    document_id: String,
    section_id: String,
    kind: &'static str,
    language: String,
    language_confidence: Decimal<3>,
    language_shares: String,
    declared_language: &'static str,
    heading: String,
    source: String,
    page: Option<u32>,
    line: Option<u32>,
    characters: usize,
    words: usize,
    model_tokens: Option<usize>,
    sentences: usize,
    parts: String,
    keywords: String,
    pair_id: String,
    confidence: Decimal<3>,
    evidence: String,
    text: String,
}

/// The rows of a report.
pub fn rows(report: &CorpusReport) -> impl Iterator<Item = Row> {
    report.processed().flat_map(|report| report.sections.iter().map(move |analyzed| row(report, analyzed)))
}

/// The languages of a section with two or more.
fn shares(language: &DetectedLanguage) -> String {
    let several = language.shares.len() > 1;
    let shares = language.shares.iter().filter(|_| several);
    joined(shares.map(|LanguageShare { tag, share }| format!("{tag} {share:.2}")))
}

fn row(report: &DocumentReport, analyzed: &AnalyzedSection) -> Row {
    let section = &analyzed.section;
    let document = &report.document;
    let text = flattened(section.span.of(&document.text));
    let (page, line) = page_and_line(report, Some(section.span));
    let source = &document.sources[document.place(section.span.start).source];
    let pair = report.pairs.iter().position(|pair| pair.holds(section.id));
    Row {
        document_id: document.id.to_string(),
        section_id: section.id.to_string(),
        kind: report.kind(section).name(),
        language: section.language.tag.to_string(),
        language_confidence: Decimal(section.language.confidence.value()),
        language_shares: shares(&section.language),
        declared_language: section.declared.map_or("", ikiz_document::Language::code),
        heading: section.heading.map(|span| flattened(span.of(&document.text))).unwrap_or_default(),
        source: source.name.clone(),
        page,
        line,
        characters: text.chars().count(),
        words: analyzed.words(),
        model_tokens: analyzed.model_tokens,
        sentences: analyzed.sentences.len(),
        parts: joined(section.parts.iter().map(|part| flattened(part.label.of(&document.text)))),
        keywords: joined(section.keywords.iter().map(|keyword| &keyword.text)),
        pair_id: pair.map(pair_id).unwrap_or_default(),
        confidence: Decimal(section.confidence.value()),
        evidence: joined(
            section.evidence.iter().map(|Evidence { observation, weight }| format!("{observation} {weight:+.1}")),
        ),
        text: if matches!(section.kind, SectionKind::Body | SectionKind::References) { String::new() } else { text },
    }
}
