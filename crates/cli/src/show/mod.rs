//! A document's pairs as they are shown in a terminal: which text is at which place.

mod layout;

use crate::wording::worded;
use ikiz_document::{
    AnalyzedSection, Bead, DocumentReport, Finding, KeywordPair, KeywordSide, Pairing, Place, SectionId, SectionPair,
    Severity, UnpairedReason, flattened,
};
use layout::{DOUBT, ERROR, HEADING, NOTE, PLAIN, Sheet};
use std::fmt::Write;

/// Below this confidence, a bead or keyword pair has the colour of doubt.
const SURE: f64 = 0.5;

/// The screen of a document: all its pairs, or only the one with this index.
pub fn screen(document: &DocumentReport, only: Option<usize>, width: usize) -> String {
    let mut sheet = Sheet::new(width);
    sheet.line(0, HEADING, document.document.id.as_str());
    if document.pairs.is_empty() {
        sheet.line(
            0,
            PLAIN,
            "no section that could have a twin was found; see what there is with `ikiz sections --explain`",
        );
    }
    for (index, pair) in document.pairs.iter().enumerate().filter(|(index, _)| only.is_none_or(|only| only == *index)) {
        sheet.blank();
        show_pair(&mut sheet, document, index, pair);
    }
    let general: Vec<&Finding> = document.findings.iter().filter(|finding| finding.pair.is_none()).collect();
    if only.is_none() && !general.is_empty() {
        sheet.blank();
        sheet.line(0, HEADING, "the document");
        show_findings(&mut sheet, 2, general.into_iter());
    }
    sheet.text
}

fn show_pair(sheet: &mut Sheet, document: &DocumentReport, index: usize, pair: &SectionPair) {
    let mut head = format!("p{}  {}", index + 1, pair.kind);
    let twins = match pair.sections {
        Pairing::Paired(twins) => twins,
        Pairing::Unpaired { section, reason } => {
            sheet.line(0, HEADING, &format!("{head}  without a twin"));
            sheet.line(2, DOUBT, &format!("{}: {} ({reason})", place(document, section), in_words(reason)));
            show_findings(sheet, 2, findings(document, index, None));
            return;
        }
    };
    let measures = [("similarity", pair.similarity), ("coverage", pair.coverage)];
    for (name, value) in measures.into_iter().chain([("confidence", Some(pair.confidence.value()))]) {
        if let Some(value) = value {
            let _ = write!(head, "  {name} {value:.3}");
        }
    }
    sheet.line(0, HEADING, &head);
    sheet.columns(NOTE, &twins.map(|id| place(document, id)));
    show_findings(sheet, 2, findings(document, index, None));
    for (number, bead) in pair.beads.iter().enumerate() {
        sheet.blank();
        let found: Vec<&Finding> = findings(document, index, Some(number)).collect();
        let style = if bead.is_two_sided() && bead.confidence.value() >= SURE { NOTE } else { DOUBT };
        sheet.line(0, style, &bead_line(number, bead, &found));
        let sides = twins.zip(bead.sentences.as_ref());
        sheet.columns(PLAIN, &sides.map(|(id, sentences)| side(document, id, sentences)));
        show_findings(sheet, 2, found.into_iter());
    }
    for keywords in &pair.keywords {
        let style = if keywords.method.is_some() && keywords.confidence.value() >= SURE { PLAIN } else { DOUBT };
        let method = keywords.method.map_or("no twin", ikiz_document::KeywordMethod::name);
        let sides = twins.zip(keywords.sides.as_ref()).map(|(list, side)| keyword(document, list, side.as_ref()));
        sheet.columns_with_note(style, &sides, &keyword_note(method, keywords));
    }
}

fn keyword_note(method: &str, keywords: &KeywordPair) -> String {
    format!("{method} {:.3}", keywords.confidence.value())
}

/// `3  1-2  0.971  moved, number-mismatch`.
fn bead_line(number: usize, bead: &Bead, found: &[&Finding]) -> String {
    let mut flags: Vec<&str> = bead.moved.then_some("moved").into_iter().collect();
    for finding in found {
        if !flags.contains(&finding.check.name()) {
            flags.push(finding.check.name());
        }
    }
    let line = format!("{}  {}  {:.3}  {}", number + 1, bead.shape(), bead.confidence.value(), flags.join(", "));
    line.trim_end().to_owned()
}

/// The findings of a pair: those of one bead, or those without a bead.
fn findings(document: &DocumentReport, pair: usize, bead: Option<usize>) -> impl Iterator<Item = &Finding> {
    document.findings.iter().filter(move |finding| finding.pair == Some(pair) && finding.bead == bead)
}

fn show_findings<'a>(sheet: &mut Sheet, indent: usize, findings: impl Iterator<Item = &'a Finding>) {
    for finding in findings {
        let style = match finding.severity {
            Severity::Error => ERROR,
            Severity::Warning => DOUBT,
            Severity::Note => NOTE,
        };
        let text = format!("{} {}: {}", finding.severity.name(), finding.check.name(), worded(&finding.message));
        sheet.line(indent, style, &text);
    }
}

fn section(document: &DocumentReport, id: SectionId) -> Option<&AnalyzedSection> {
    document.sections.find(id)
}

/// `page 1, line 3`, or `line 3` if pages are not known.
pub fn page_and_line(place: Place) -> String {
    let page = place.page.map_or_else(String::new, |page| format!("page {page}, "));
    format!("{page}line {}", place.line)
}

/// `s1 “Abstract”, page 1, line 3`.
fn place(document: &DocumentReport, id: SectionId) -> String {
    let Some(AnalyzedSection { section, .. }) = section(document, id) else { return id.to_string() };
    let document = &document.document;
    let heading = section.heading.map_or_else(String::new, |span| format!(" “{}”", flattened(span.of(&document.text))));
    let place = document.place(section.span.start);
    format!("{id}{heading}, {}", page_and_line(place))
}

/// The sentences of a bead's side.
fn side(document: &DocumentReport, id: SectionId, sentences: &[usize]) -> String {
    let Some(section) = section(document, id) else { return String::new() };
    let spans = sentences.iter().filter_map(|index| section.sentences.get(*index));
    spans.map(|span| flattened(span.of(&document.document.text))).collect::<Vec<_>>().join(" ")
}

/// A keyword, with its count in the texts.
fn keyword(document: &DocumentReport, list: SectionId, side: Option<&KeywordSide>) -> String {
    let printed = side.and_then(|side| {
        let keyword = section(document, list)?.section.keywords.get(side.index)?;
        Some(format!("{} ({})", keyword.text, side.counts.total()))
    });
    printed.unwrap_or_default()
}

const fn in_words(reason: UnpairedReason) -> &'static str {
    match reason {
        UnpairedReason::NoCandidate => "the document has no such section in the other language",
        UnpairedReason::CandidateTaken => "the sections that could be its twin have closer ones",
        UnpairedReason::TooDifferent => "the section that could be its twin says something else",
        UnpairedReason::ForeignLanguage => "its text is neither English nor Turkish",
        UnpairedReason::Corrected => "a correction says that it has no twin here",
    }
}
