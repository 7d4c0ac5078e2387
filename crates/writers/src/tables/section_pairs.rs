//! `section_pairs.csv`.

use super::place::{page_and_line, pair_id, section};
use crate::Decimal;
use crate::schema::{Table, decimal, integer, text};
use ikiz_document::{CorpusReport, DocumentReport, Pairing, SectionPair, SideMeasures, Twin};
use serde::Serialize;

/// The table.
pub const TABLE: Table = Table {
    name: "section_pairs",
    description: "a pair of twin sections, or a section without a twin and the reason",
    columns: &[
        text("document_id", "The document"),
        text("pair_id", "`p1`, `p2` … within the document"),
        text("kind", "`title`, `abstract`, `summary` or `keywords`"),
        text("status", "`paired` or `unpaired`"),
        text("reason", "Why there is no twin: `no-candidate`, `candidate-taken`, `too-different`, `foreign-language`"),
        text("english_section", "Section id of the English side (or of a section in a foreign language)"),
        text("turkish_section", "Section id of the Turkish side"),
        decimal("similarity", "Share of content words with a counterpart on the other side, 0 to 1, 3 decimals"),
        decimal("coverage", "Share of sentences in two-sided beads, 0 to 1, 3 decimals; empty for keywords"),
        decimal("confidence", "That the two belong together, 0 to 1, 3 decimals"),
        integer("words_english", "Words and numbers"),
        integer("words_turkish", "Words and numbers"),
        decimal("word_ratio", "Turkish words over English words, 3 decimals"),
        integer("sentences_english", "Sentences"),
        integer("sentences_turkish", "Sentences"),
        integer("characters_english", "Characters on one line"),
        integer("characters_turkish", "Characters on one line"),
        decimal("character_ratio", "Turkish characters over English ones, 3 decimals"),
        decimal("type_token_ratio_english", "Distinct keys over words, 3 decimals"),
        decimal("type_token_ratio_turkish", "Distinct keys over words, 3 decimals"),
        decimal("lexical_density_english", "Share of words that are no stop words, 3 decimals"),
        decimal("lexical_density_turkish", "Share of words that are no stop words, 3 decimals"),
        decimal("mean_sentence_length_english", "Words a sentence, 2 decimals"),
        decimal("mean_sentence_length_turkish", "Words a sentence, 2 decimals"),
        integer("english_page", "Page where the English text begins"),
        integer("english_line", "Line where the English text begins"),
        integer("turkish_page", "Page where the Turkish text begins"),
        integer("turkish_line", "Line where the Turkish text begins"),
    ],
};

/// A row.
#[derive(Debug, Default, Serialize)]
pub struct Row {
    document_id: String,
    pair_id: String,
    kind: &'static str,
    status: &'static str,
    reason: &'static str,
    english_section: String,
    turkish_section: String,
    similarity: Option<Decimal<3>>,
    coverage: Option<Decimal<3>>,
    confidence: Decimal<3>,
    words_english: Option<usize>,
    words_turkish: Option<usize>,
    word_ratio: Option<Decimal<3>>,
    sentences_english: Option<usize>,
    sentences_turkish: Option<usize>,
    characters_english: Option<usize>,
    characters_turkish: Option<usize>,
    character_ratio: Option<Decimal<3>>,
    type_token_ratio_english: Option<Decimal<3>>,
    type_token_ratio_turkish: Option<Decimal<3>>,
    lexical_density_english: Option<Decimal<3>>,
    lexical_density_turkish: Option<Decimal<3>>,
    mean_sentence_length_english: Option<Decimal<2>>,
    mean_sentence_length_turkish: Option<Decimal<2>>,
    english_page: Option<u32>,
    english_line: Option<u32>,
    turkish_page: Option<u32>,
    turkish_line: Option<u32>,
}

/// The rows of a report.
pub fn rows(report: &CorpusReport) -> impl Iterator<Item = Row> {
    report
        .processed()
        .flat_map(|report| report.pairs.iter().enumerate().map(move |(index, pair)| row(report, index, pair)))
}

fn row(report: &DocumentReport, index: usize, pair: &SectionPair) -> Row {
    let (status, reason) = match pair.sections {
        Pairing::Paired(_) => ("paired", ""),
        Pairing::Unpaired { reason, .. } => ("unpaired", reason.name()),
    };
    let Twin { english, turkish } = pair.sides(&report.sections);
    let name = |id: Option<ikiz_document::SectionId>| id.map(|id| id.to_string()).unwrap_or_default();
    let span = |id: Option<ikiz_document::SectionId>| id.map(|id| section(report, id).span);
    let (english_page, english_line) = page_and_line(report, span(english));
    let (turkish_page, turkish_line) = page_and_line(report, span(turkish));
    let (in_english, in_turkish) = (pair.measures.english, pair.measures.turkish);
    let ratio = |measure: fn(&SideMeasures) -> usize| {
        let (english, turkish) = (measure(&in_english?), measure(&in_turkish?));
        (english > 0).then(|| Decimal(turkish as f64 / english as f64))
    };
    Row {
        document_id: report.document.id.to_string(),
        pair_id: pair_id(index),
        kind: pair.kind.name(),
        status,
        reason,
        english_section: name(english),
        turkish_section: name(turkish),
        similarity: pair.similarity.map(Decimal),
        coverage: pair.coverage.map(Decimal),
        confidence: Decimal(pair.confidence.value()),
        words_english: in_english.map(|side| side.words),
        words_turkish: in_turkish.map(|side| side.words),
        word_ratio: ratio(|side| side.words),
        sentences_english: in_english.map(|side| side.sentences),
        sentences_turkish: in_turkish.map(|side| side.sentences),
        characters_english: in_english.map(|side| side.characters),
        characters_turkish: in_turkish.map(|side| side.characters),
        character_ratio: ratio(|side| side.characters),
        type_token_ratio_english: in_english.and_then(|side| side.type_token_ratio).map(Decimal),
        type_token_ratio_turkish: in_turkish.and_then(|side| side.type_token_ratio).map(Decimal),
        lexical_density_english: in_english.and_then(|side| side.lexical_density).map(Decimal),
        lexical_density_turkish: in_turkish.and_then(|side| side.lexical_density).map(Decimal),
        mean_sentence_length_english: in_english.and_then(|side| side.mean_sentence_length).map(Decimal),
        mean_sentence_length_turkish: in_turkish.and_then(|side| side.mean_sentence_length).map(Decimal),
        english_page,
        english_line,
        turkish_page,
        turkish_line,
    }
}
