//! A document's pairs as they are shown in a terminal: which text is at which place.

pub mod address;
mod layout;
mod of_report;
pub mod of_result;
pub mod pager;
mod view;

pub use of_report::shown as shown_place;
pub use view::View;

use crate::wording::{called, decimal, worded};
use ikiz_document::{Message, Twin, UnpairedReason, messages};
use layout::{DOUBT, ERROR, HEADING, NOTE, PLAIN, Sheet};
use of_result::Listed;
use std::fmt::Write;
use view::{BeadView, FindingView, KeywordView, PairView};

messages! {
    candidate_taken() = "show.candidate-taken";
    confidence(value) = "show.confidence";
    corrected() = "show.corrected";
    counts(pairs, beads, errors, warnings, notes) = "show.counts";
    coverage(value) = "show.coverage";
    finding(severity, check, message) = "show.finding";
    foreign_language() = "show.foreign-language";
    no_candidate() = "show.no-candidate";
    no_sections(command) = "show.no-sections";
    no_twin() = "show.no-twin";
    of_document() = "show.of-document";
    similarity(value) = "show.similarity";
    too_different() = "show.too-different";
    without_twin() = "show.without-twin";
}

/// Below this confidence, a bead or keyword pair has the colour of doubt.
const SURE: f64 = 0.5;

/// The screen of a document; of all that the view has.
pub fn screen(view: &View, width: usize) -> String {
    let mut sheet = Sheet::new(width);
    sheet.line(0, HEADING, &view.id);
    if view.pairs.is_empty() {
        let reason = view.problem.clone().unwrap_or_else(|| worded(&no_sections("`ikiz sections --explain`")));
        sheet.line(0, PLAIN, &reason);
    }
    for pair in &view.pairs {
        sheet.blank();
        show_pair(&mut sheet, pair);
    }
    if !view.findings.is_empty() {
        sheet.blank();
        sheet.line(0, HEADING, &worded(&of_document()));
        show_findings(&mut sheet, 2, &view.findings);
    }
    sheet.text
}

/// The documents of a result, a line each.
pub fn list(documents: &[Listed], width: usize) -> String {
    let mut sheet = Sheet::new(width);
    for Listed { id, status, class, pairs: [pairs, beads], findings: [errors, warnings, notes] } in documents {
        sheet.line(0, HEADING, id);
        let style = if *errors > 0 {
            ERROR
        } else if *warnings > 0 {
            DOUBT
        } else {
            NOTE
        };
        let line = if status == "processed" {
            worded(&counts(*pairs, *beads, *errors, *warnings, *notes))
        } else {
            format!("{} ({})", called(status), called(class))
        };
        sheet.line(2, style, &line);
    }
    sheet.text
}

fn show_pair(sheet: &mut Sheet, pair: &PairView) {
    let mut head = format!("{}  {}", pair.id, worded(&Message::name("kind", &pair.kind)));
    if let Some(reason) = &pair.reason {
        sheet.line(0, HEADING, &format!("{head}  {}", worded(&without_twin())));
        let place = pair.places.iter().find(|place| !place.is_empty()).map_or("", String::as_str);
        sheet.line(2, DOUBT, &format!("{place}: {}", in_words(reason)));
        show_findings(sheet, 2, &pair.findings);
        return;
    }
    for (name, value) in &pair.measures {
        let _ = write!(head, "  {}", worded(&measure(name, decimal(*value, 3))));
    }
    sheet.line(0, HEADING, &head);
    sheet.columns(NOTE, &pair.places, &Twin::default());
    show_findings(sheet, 2, &pair.findings);
    for bead in &pair.beads {
        sheet.blank();
        let is_two_sided = bead.sentences.iter().all(|count| *count > 0);
        let style = if is_two_sided && bead.confidence >= SURE { NOTE } else { DOUBT };
        sheet.line(0, style, &bead_line(bead));
        sheet.columns(PLAIN, &bead.texts, &bead.alone);
        show_findings(sheet, 2, &bead.findings);
    }
    for keywords in &pair.keywords {
        let style = if keywords.method.is_some() && keywords.confidence >= SURE { PLAIN } else { DOUBT };
        sheet.columns_with_note(style, &keywords.texts, &keyword_note(keywords));
    }
}

fn keyword_note(keywords: &KeywordView) -> String {
    let method = keywords.method.as_deref().map_or_else(|| worded(&no_twin()), called);
    format!("{method} {}", decimal(keywords.confidence, 3))
}

/// `3  1-2  0.971  moved, number-mismatch`.
fn bead_line(bead: &BeadView) -> String {
    let Twin { english, turkish } = bead.sentences;
    let flags: Vec<String> = bead.flags.iter().map(|flag| called(flag)).collect();
    let confidence = decimal(bead.confidence, 3);
    let line = format!("{}  {english}-{turkish}  {confidence}  {}", bead.number, flags.join(", "));
    line.trim_end().to_owned()
}

fn show_findings(sheet: &mut Sheet, indent: usize, findings: &[FindingView]) {
    for FindingView { severity, check, message } in findings {
        let style = match &**severity {
            "error" => ERROR,
            "warning" => DOUBT,
            _ => NOTE,
        };
        let severity = Message::name("severity", severity);
        sheet.line(indent, style, &worded(&finding(severity, called(check), &**message)));
    }
}

/// `coverage 1.000`.
fn measure(name: &str, value: String) -> Message {
    match name {
        "similarity" => similarity(value),
        "coverage" => coverage(value),
        "confidence" => confidence(value),
        other => unreachable!("{other} is no measure of a bead or a pair"),
    }
}

/// Why a section has no twin; in English with its code.
fn in_words(reason: &str) -> String {
    let reasons = UnpairedReason::ALL.into_iter();
    let words = worded(&match reasons.into_iter().find(|known| known.name() == reason) {
        Some(UnpairedReason::NoCandidate) | None => no_candidate(),
        Some(UnpairedReason::CandidateTaken) => candidate_taken(),
        Some(UnpairedReason::TooDifferent) => too_different(),
        Some(UnpairedReason::ForeignLanguage) => foreign_language(),
        Some(UnpairedReason::Corrected) => corrected(),
    });
    if called(reason) == reason { format!("{words} ({reason})") } else { words }
}
