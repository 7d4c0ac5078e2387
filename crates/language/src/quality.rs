//! Titles and keyword lists of `tests/gold/stages/short_texts.tsv`, alone and with what is known of their document,
//! with minimum scores that fail the build.

use crate::LanguageDetector;
use ikiz_document::{DetectedLanguage, LanguageTag};
use ikiz_text::data::rows;
use std::collections::BTreeMap;
use std::fmt::Write;

const GOLD: &str = include_str!("../../../tests/gold/stages/short_texts.tsv");

/// The name of all languages but the two.
const THIRD: &str = "third";

/// Whether a tag is right. A third language may stay without a name; a wrong name is an error.
fn is_right(wanted: &'static str, found: LanguageTag) -> bool {
    found.code() == wanted || (group_of(wanted) == THIRD && found == LanguageTag::Undetermined)
}

fn group_of(wanted: &'static str) -> &'static str {
    if matches!(wanted, "en" | "tr" | "und") { wanted } else { THIRD }
}

/// Percent of right answers by language ([`THIRD`] for all others), of all lines or, by `GOLD_HALF`, of the even or the
/// odd ones; the first line is even.
fn scores(detect: impl Fn(&str) -> DetectedLanguage) -> (BTreeMap<&'static str, f64>, String) {
    let half = std::env::var("GOLD_HALF").ok();
    let mut tallies: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    let mut errors = String::new();
    for (at, [wanted, _, _, text]) in rows(GOLD).enumerate() {
        if half.as_deref().is_some_and(|half| (half == "even") != (at % 2 == 0)) {
            continue;
        }
        let found = detect(text).tag;
        let is_right = is_right(wanted, found);
        for group in [group_of(wanted), "all"] {
            let tally = tallies.entry(group).or_default();
            tally.0 += u32::from(is_right);
            tally.1 += 1;
        }
        if !is_right {
            let _ = writeln!(errors, "{wanted}, found {}: {text}", found.code());
        }
    }
    let percents = tallies.into_iter().map(|(group, (right, all))| (group, 100.0 * f64::from(right) / f64::from(all)));
    (percents.collect(), errors)
}

fn hold(detect: impl Fn(&str) -> DetectedLanguage, minimums: [(&str, f64); 4]) {
    let (found, errors) = scores(detect);
    for (group, minimum) in minimums {
        assert!(found[group] >= minimum, "{found:?}, at least {minimum} asked of {group}\n{errors}");
    }
}

#[test]
fn short_texts_alone_are_told() {
    let detector = LanguageDetector::new();
    hold(|text| detector.detect(text), [("en", 92.0), ("tr", 87.0), ("third", 95.0), ("und", 90.0)]);
}

#[test]
fn short_texts_of_a_document_in_both_languages_are_told() {
    let detector = LanguageDetector::new();
    hold(|text| detector.detect_within_pair(text), [("en", 96.0), ("tr", 96.0), ("third", 95.0), ("und", 90.0)]);
}
