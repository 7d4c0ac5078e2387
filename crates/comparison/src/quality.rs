//! The checks of twin sentences against `tests/gold/stages/differences.tsv`: pairs of sentences with one planted
//! difference or none, with a minimum that fails the build.

use crate::fixture::Fixture;
use crate::rules::findings;
use ikiz_document::{Check, Finding, Language, SectionKind};
use ikiz_text::data::rows;
use std::collections::BTreeMap;
use std::fmt::Write;

const GOLD: &str = include_str!("../../../tests/gold/stages/differences.tsv");

/// Percent of the findings that are right, and of the planted differences that are found.
const LEAST_PRECISION: usize = 97;
const LEAST_RECALL: usize = 88;

/// Rows of one kind: how many, how many are found, how many findings are false.
#[derive(Default)]
struct Tally {
    rows: usize,
    found: usize,
    right: usize,
    wrong: usize,
}

/// The checks that may report a difference of a kind.
fn fitting(kind: &str) -> &'static [Check] {
    match kind {
        "number" => &[Check::NumberMismatch],
        "sign" => &[Check::SignMismatch, Check::NumberMismatch],
        "unit" => &[Check::UnitMismatch, Check::NumberMismatch],
        "month" => &[Check::DateMismatch, Check::NumberMismatch],
        "name" => &[Check::NameMismatch],
        "opposite" => &[Check::OppositeMeaning],
        _ => &[],
    }
}

fn found(english: &str, turkish: &str) -> Vec<Finding> {
    let mut fixture = Fixture::new();
    let english = fixture.section(SectionKind::Abstract, Language::English, english);
    let turkish = fixture.section(SectionKind::Abstract, Language::Turkish, turkish);
    let all = |section| (0..fixture.sections[section].sentences.len()).collect::<Vec<_>>();
    let (left, right) = (all(english), all(turkish));
    fixture.pair(english, turkish, &[(&left, &right)]);
    let mut found = findings(&fixture.context());
    found.retain(|finding| finding.pair.is_some());
    found
}

/// Whether a finding shows one of the quotations, or a part of it.
fn shows(finding: &Finding, quotations: [&str; 2]) -> bool {
    let pieces = || finding.evidence.split([';', '≠', '|']).map(str::trim).filter(|piece| !piece.is_empty());
    let overlaps = |quotation: &str| pieces().any(|piece| piece.contains(quotation) || quotation.contains(piece));
    quotations.into_iter().filter(|quotation| !quotation.is_empty()).any(overlaps)
}

#[test]
fn planted_differences_are_found_and_sound_pairs_are_left_alone() {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut errors = String::new();
    let half = std::env::var("GOLD_HALF").ok();
    for [id, kind, english, turkish, left, right] in rows(GOLD) {
        let is_even = id.ends_with(['0', '2', '4', '6', '8']);
        if half.as_deref().is_some_and(|half| (half == "even") != is_even) {
            continue;
        }
        let found = found(english, turkish);
        let (right, wrong): (Vec<_>, Vec<_>) =
            found.iter().partition(|finding| fitting(kind).contains(&finding.check) && shows(finding, [left, right]));
        let tally = tallies.entry(kind).or_default();
        tally.rows += 1;
        tally.found += usize::from(!right.is_empty());
        tally.right += right.len();
        tally.wrong += wrong.len();
        for finding in wrong {
            let _ = writeln!(errors, "wrong  {id} {kind}: {} {}", finding.check.name(), finding.evidence);
        }
        if right.is_empty() && kind != "none" {
            let _ = writeln!(errors, "missed {id} {kind}: {english} | {turkish}");
        }
    }
    let mut table = String::new();
    for (kind, Tally { rows, found, right, wrong }) in &tallies {
        let _ = writeln!(table, "{kind:9} {found:3} of {rows:3} rows found, {right:3} findings right, {wrong:2} wrong");
    }
    let sum = |of: fn(&Tally) -> usize| tallies.values().map(of).sum::<usize>();
    let planted: usize = tallies.iter().filter(|(kind, _)| **kind != "none").map(|(_, tally)| tally.rows).sum();
    let precision = 100 * sum(|tally| tally.right) / sum(|tally| tally.right + tally.wrong).max(1);
    let recall = 100 * sum(|tally| tally.found) / planted.max(1);
    let is_held = precision >= LEAST_PRECISION && recall >= LEAST_RECALL;
    assert!(is_held, "precision {precision} %, recall {recall} %\n{table}{errors}");
}
