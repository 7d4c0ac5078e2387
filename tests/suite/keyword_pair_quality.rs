//! The pairing of keyword lists by itself against `tests/gold/stages/keyword_lists.jsonl`, with minimum scores that fail
//! the build.

#![expect(clippy::print_stdout, reason = "the figures are shown with --nocapture")]

use ikiz_tests::program::ikiz_in;
use ikiz_tests::root;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const GOLD: &str = "tests/gold/stages/keyword_lists.jsonl";

#[derive(Deserialize)]
struct GoldLists {
    id: String,
    kind: String,
    en: Vec<String>,
    tr: Vec<String>,
    pairs: BTreeSet<(usize, usize)>,
}

#[derive(Deserialize)]
struct Answer {
    pairs: Vec<(usize, usize, f64)>,
}

/// Right, found and wanted pairs by kind, and of all lists.
fn counts() -> BTreeMap<String, [usize; 3]> {
    let gold = std::fs::read_to_string(root().join(GOLD)).expect("gold");
    let answer = ikiz_in(&root(), &["align", "--keywords", "--jsonl", GOLD], b"");
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let mut counts: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    for (gold, line) in gold.lines().zip(answer.stdout.lines()) {
        let gold: GoldLists = serde_json::from_str(gold).expect("gold");
        let answer: Answer = serde_json::from_str(line).expect("an answer");
        let found: BTreeSet<(usize, usize)> =
            answer.pairs.iter().map(|&(english, turkish, _)| (english, turkish)).collect();
        for &(english, turkish) in found.symmetric_difference(&gold.pairs) {
            let is_found = if found.contains(&(english, turkish)) { "found" } else { "missed" };
            println!("  {}: {is_found} {} = {}", gold.id, gold.en[english], gold.tr[turkish]);
        }
        for kind in [gold.kind, "all".to_owned()] {
            let numbers = [found.intersection(&gold.pairs).count(), found.len(), gold.pairs.len()];
            counts.entry(kind).or_default().iter_mut().zip(numbers).for_each(|(sum, number)| *sum += number);
        }
    }
    counts
}

/// F1 by kind of lists.
pub fn scores() -> Vec<(String, f64)> {
    let f1 = |[right, found, wanted]: [usize; 3]| 200.0 * right as f64 / (found + wanted).max(1) as f64;
    counts().into_iter().map(|(kind, counts)| (format!("F1 {kind}"), f1(counts))).collect()
}

#[test]
fn keywords_are_paired_by_meaning() {
    let scores: BTreeMap<String, f64> = scores().into_iter().collect();
    for (name, least) in [("F1 neighbours", 98.0), ("F1 shuffled", 95.0), ("F1 unequal", 92.0), ("F1 all", 95.0)] {
        println!("{name}: {:.1}", scores[name]);
        assert!(scores[name] >= least, "{name} is {:.1}, at least {least} is asked", scores[name]);
    }
}
