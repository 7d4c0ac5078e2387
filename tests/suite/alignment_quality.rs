//! The aligner by itself against `tests/gold/stages/beads.jsonl`, with minimum scores that fail the build.

use ikiz_tests::program::ikiz_in;
use ikiz_tests::root;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const GOLD: &str = "tests/gold/stages/beads.jsonl";

#[derive(Deserialize)]
struct GoldPair {
    style: String,
    beads: Vec<(Vec<usize>, Vec<usize>)>,
}

#[derive(Deserialize)]
struct Answer {
    beads: Vec<(Vec<usize>, Vec<usize>, f64)>,
}

/// Right, found and wanted.
#[derive(Clone, Copy, Default)]
struct Count([usize; 3]);

impl Count {
    fn add<T: Ord>(&mut self, found: &BTreeSet<T>, wanted: &BTreeSet<T>) {
        let counts = [found.intersection(wanted).count(), found.len(), wanted.len()];
        self.0.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    }

    fn f1(self) -> f64 {
        let [right, found, wanted] = self.0;
        200.0 * right as f64 / (found + wanted).max(1) as f64
    }
}

/// Strict F1 of two-sided beads by style and of sentences alone, with the confidence of each two-sided bead and whether
/// it is right.
fn alignment(learn: &str) -> (BTreeMap<String, f64>, Vec<(f64, bool)>) {
    let text = std::fs::read_to_string(root().join(GOLD)).expect("gold");
    let answer = ikiz_in(&root(), &["align", "--learn", learn, "--jsonl", GOLD], b"");
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert_eq!(text.lines().count(), answer.stdout.lines().count());
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let mut confidences = Vec::new();
    for (gold, line) in text.lines().zip(answer.stdout.lines()) {
        let gold: GoldPair = serde_json::from_str(gold).expect("gold");
        let found: Answer = serde_json::from_str(line).expect("an answer");
        let is_two_sided = |bead: &(Vec<usize>, Vec<usize>)| !bead.0.is_empty() && !bead.1.is_empty();
        let beads = found.beads.iter().map(|(english, turkish, _)| (english.clone(), turkish.clone()));
        let (twins, alone): (BTreeSet<_>, BTreeSet<_>) = beads.partition(is_two_sided);
        let (wanted, wanted_alone): (BTreeSet<_>, BTreeSet<_>) = gold.beads.into_iter().partition(is_two_sided);
        for name in [format!("F1 {}", gold.style), "F1 all".to_owned()] {
            counts.entry(name).or_default().add(&twins, &wanted);
        }
        counts.entry("F1 alone".to_owned()).or_default().add(&alone, &wanted_alone);
        let judged = found.beads.iter().filter(|(english, turkish, _)| !english.is_empty() && !turkish.is_empty());
        confidences.extend(
            judged.map(|(english, turkish, confidence)| {
                (*confidence, wanted.contains(&(english.clone(), turkish.clone())))
            }),
        );
    }
    (counts.into_iter().map(|(name, count)| (name, count.f1())).collect(), confidences)
}

#[test]
fn free_translations_are_aligned() {
    for (learn, minimums) in [
        ("auto", [("F1 close", 99.0), ("F1 free", 98.5), ("F1 all", 98.5), ("F1 alone", 93.0)]),
        ("off", [("F1 close", 99.0), ("F1 free", 98.5), ("F1 all", 98.5), ("F1 alone", 91.0)]),
    ] {
        let figures = alignment(learn).0;
        for (name, figure) in &figures {
            println!("learn {learn}: {name} {figure:.1}");
        }
        for (name, minimum) in minimums {
            assert!(
                figures[name] >= minimum,
                "{name} is {:.1} with --learn {learn}, at least {minimum} is asked",
                figures[name]
            );
        }
    }
}

#[test]
fn a_sure_bead_is_right() {
    let sure: Vec<bool> =
        confidences().into_iter().filter(|(confidence, _)| *confidence >= 0.9).map(|(_, right)| right).collect();
    let right = sure.iter().filter(|right| **right).count();
    assert!(right * 1000 >= sure.len() * 990, "{right} of {} beads with confidence .9 and more", sure.len());
    assert!(sure.len() * 10 >= confidences().len() * 8, "few beads are sure: {}", sure.len());
}

/// The confidence of each two-sided bead, learned together and each way alone, and whether it is right.
pub fn confidences() -> Vec<(f64, bool)> {
    [alignment("auto").1, alignment("off").1].concat()
}

/// The rows of the aligner in the table of the stages in `docs/quality.md`.
pub fn scores() -> Vec<(String, f64)> {
    ["auto", "off"]
        .into_iter()
        .flat_map(|learn| {
            let named = move |(name, figure): (String, f64)| (format!("{name}, --learn {learn}"), figure);
            alignment(learn).0.into_iter().map(named)
        })
        .collect()
}
