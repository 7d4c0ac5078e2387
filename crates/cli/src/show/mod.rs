//! A document's pairs as they are shown in a terminal: which text is at which place.

pub mod address;
mod layout;
mod of_report;
pub mod of_result;
pub mod pager;
mod view;

pub use of_report::shown as shown_place;
pub use view::View;

use crate::wording::worded;
use ikiz_document::{Twin, UnpairedReason, messages};
use layout::{DOUBT, ERROR, HEADING, NOTE, PLAIN, Sheet};
use of_result::Listed;
use std::fmt::Write;
use view::{BeadView, FindingView, KeywordView, PairView};

messages! {
    counts(pairs, beads, errors, warnings, notes) = "show.counts";
    no_sections(command) = "show.no-sections";
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
        sheet.line(0, HEADING, "the document");
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
            format!("{status} ({class})")
        };
        sheet.line(2, style, &line);
    }
    sheet.text
}

fn show_pair(sheet: &mut Sheet, pair: &PairView) {
    let mut head = format!("{}  {}", pair.id, pair.kind);
    if let Some(reason) = &pair.reason {
        sheet.line(0, HEADING, &format!("{head}  without a twin"));
        let place = pair.places.iter().find(|place| !place.is_empty()).map_or("", String::as_str);
        sheet.line(2, DOUBT, &format!("{place}: {} ({reason})", in_words(reason)));
        show_findings(sheet, 2, &pair.findings);
        return;
    }
    for (name, value) in &pair.measures {
        let _ = write!(head, "  {name} {value:.3}");
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
    format!("{} {:.3}", keywords.method.as_deref().unwrap_or("no twin"), keywords.confidence)
}

/// `3  1-2  0.971  moved, number-mismatch`.
fn bead_line(bead: &BeadView) -> String {
    let Twin { english, turkish } = bead.sentences;
    let line = format!("{}  {english}-{turkish}  {:.3}  {}", bead.number, bead.confidence, bead.flags.join(", "));
    line.trim_end().to_owned()
}

fn show_findings(sheet: &mut Sheet, indent: usize, findings: &[FindingView]) {
    for FindingView { severity, check, message } in findings {
        let style = match &**severity {
            "error" => ERROR,
            "warning" => DOUBT,
            _ => NOTE,
        };
        sheet.line(indent, style, &format!("{severity} {check}: {message}"));
    }
}

fn in_words(reason: &str) -> &'static str {
    let reasons = UnpairedReason::ALL.into_iter();
    match reasons.into_iter().find(|known| known.name() == reason) {
        Some(UnpairedReason::NoCandidate) | None => "the document has no such section in the other language",
        Some(UnpairedReason::CandidateTaken) => "the sections that could be its twin have closer ones",
        Some(UnpairedReason::TooDifferent) => "the section that could be its twin says something else",
        Some(UnpairedReason::ForeignLanguage) => "its text is neither English nor Turkish",
        Some(UnpairedReason::Corrected) => "a correction says that it has no twin here",
    }
}
