//! `documents.csv`.

use crate::schema::{Table, integer, joined, list, text};
use ikiz_document::{
    CorpusReport, DocumentOutcome, DocumentReport, Language, SectionKind, Severity, SkipReason, flattened,
};
use serde::Serialize;

/// The table.
pub const TABLE: Table = Table {
    name: "documents",
    description: "a document, or a file that gave none",
    columns: &[
        text(
            "document_id",
            "Path below the input that was named. A record is `file#record` by its own identifier, else by its place, a second one of the same \
             identifier `file#record~2`; an article of a whole issue is `issue.pdf#p44` by the page where it begins, a second one on that page \
             `issue.pdf#p44~2`, and `issue.docx#2` by its place where pages are not known",
        ),
        text("status", "`processed`, `skipped` or `failed`"),
        text("class", "Why it was skipped (`duplicate`, `no-known-fields`, `empty-record`) or failed (see errors.csv)"),
        text("duplicate_of", "The document with the same content that was kept"),
        list("sources", "Files it was read from"),
        list(
            "formats",
            "Their formats: `text`, `markdown`, `pdf`, `docx`, `odt`, `html`, `jats`, `tei`, `dublin-core`, `mods`, `csv`, `json`",
        ),
        list("encodings", "Their encodings (WHATWG names)"),
        integer(
            "pages",
            "Printed pages; empty where the file does not say where they end (DOCX and ODT without breaks, HTML, XML, records). Text and \
             Markdown without form feeds are one page, unless text out of a PDF shows where its pages began",
        ),
        text("title_english", "English title"),
        text("title_turkish", "Turkish title"),
        integer("words_english", "Words in English sections, references left out"),
        integer("words_turkish", "Words in Turkish sections, references left out"),
        integer("words_other", "Words in sections of other languages, references left out"),
        integer("abstracts_english", "English abstracts"),
        integer("abstracts_turkish", "Turkish abstracts"),
        integer("summaries_english", "English long summaries"),
        integer("summaries_turkish", "Turkish long summaries"),
        integer("keywords_english", "English author keywords"),
        integer("keywords_turkish", "Turkish author keywords"),
        integer("section_pairs", "Sections with a twin, as pairs"),
        integer("sentence_pairs", "Two-sided beads"),
        integer("errors", "Findings of severity error"),
        integer("warnings", "Findings of severity warning"),
        integer("notes", "Findings of severity note"),
        integer(
            "removed_lines",
            "Lines taken out: page numbers, running headers, footnotes and their marks, captions, formulas and small tables within a text",
        ),
        list(
            "repairs",
            "What was mended or could not be read, with counts: `accent: 12`; see docs/tables.md for the kinds. `unreadable-page`, \
             `unreadable-line` and `unread-piece` say that text is missing",
        ),
    ],
};

/// A row.
#[derive(Debug, Default, Serialize)]
pub struct Row {
    document_id: String,
    status: &'static str,
    class: String,
    duplicate_of: String,
    sources: String,
    formats: String,
    encodings: String,
    pages: Option<u32>,
    title_english: String,
    title_turkish: String,
    words_english: Option<usize>,
    words_turkish: Option<usize>,
    words_other: Option<usize>,
    abstracts_english: Option<usize>,
    abstracts_turkish: Option<usize>,
    summaries_english: Option<usize>,
    summaries_turkish: Option<usize>,
    keywords_english: Option<usize>,
    keywords_turkish: Option<usize>,
    section_pairs: Option<usize>,
    sentence_pairs: Option<usize>,
    errors: Option<usize>,
    warnings: Option<usize>,
    notes: Option<usize>,
    removed_lines: Option<usize>,
    repairs: String,
}

/// The rows of a report.
pub fn rows(report: &CorpusReport) -> impl Iterator<Item = Row> {
    report.outcomes.iter().map(|outcome| match outcome {
        DocumentOutcome::Processed(report) => processed(report),
        DocumentOutcome::Skipped { id, reason } => {
            let (class, duplicate_of) = match reason {
                SkipReason::DuplicateOf(kept) => ("duplicate", kept.to_string()),
                SkipReason::NoKnownFields => ("no-known-fields", String::new()),
                SkipReason::EmptyRecord => ("empty-record", String::new()),
                SkipReason::FrontMatter => ("front-matter", String::new()),
            };
            let class = class.to_owned();
            Row { document_id: id.to_string(), status: "skipped", class, duplicate_of, ..Row::default() }
        }
        DocumentOutcome::Failed { id, failure } => Row {
            document_id: id.to_string(),
            status: "failed",
            class: failure.class.name().to_owned(),
            sources: failure.path.clone(),
            ..Row::default()
        },
    })
}

fn processed(report: &DocumentReport) -> Row {
    let document = &report.document;
    let of_kind = |kind: SectionKind, language: Language| {
        let sections = report.sections.iter().map(|analyzed| &analyzed.section);
        sections
            .filter(move |section| report.kind(section) == kind && section.language.tag.language() == Some(language))
    };
    let title = |language| {
        joined(of_kind(SectionKind::Title, language).map(|section| flattened(section.span.of(&document.text))))
    };
    let count = |kind, language| Some(of_kind(kind, language).count());
    let keywords =
        |language| Some(of_kind(SectionKind::Keywords, language).map(|section| section.keywords.len()).sum());
    let words = |language: Option<Language>| {
        let counted = report.sections.iter().filter(|analyzed| {
            analyzed.section.kind != SectionKind::References && analyzed.section.language.tag.language() == language
        });
        Some(counted.map(ikiz_document::AnalyzedSection::words).sum())
    };
    let findings = |severity| Some(report.findings.iter().filter(|finding| finding.severity == severity).count());
    let beads = report.pairs.iter().flat_map(|pair| &pair.beads);
    Row {
        document_id: document.id.to_string(),
        status: "processed",
        class: String::new(),
        duplicate_of: String::new(),
        sources: joined(document.sources.iter().map(|source| &source.name)),
        formats: joined(document.sources.iter().map(|source| source.format.name())),
        encodings: joined(document.sources.iter().map(|source| &source.encoding.0)),
        pages: document.pages(),
        title_english: title(Language::English),
        title_turkish: title(Language::Turkish),
        words_english: words(Some(Language::English)),
        words_turkish: words(Some(Language::Turkish)),
        words_other: words(None),
        abstracts_english: count(SectionKind::Abstract, Language::English),
        abstracts_turkish: count(SectionKind::Abstract, Language::Turkish),
        summaries_english: count(SectionKind::Summary, Language::English),
        summaries_turkish: count(SectionKind::Summary, Language::Turkish),
        keywords_english: keywords(Language::English),
        keywords_turkish: keywords(Language::Turkish),
        section_pairs: Some(report.pairs.iter().filter(|pair| pair.is_paired()).count()),
        sentence_pairs: Some(beads.filter(|bead| bead.is_two_sided()).count()),
        errors: findings(Severity::Error),
        warnings: findings(Severity::Warning),
        notes: findings(Severity::Note),
        removed_lines: Some(document.removed.len()),
        repairs: joined(document.repairs.iter().map(|(kind, count)| format!("{kind}: {count}"))),
    }
}
