//! The classifier against `tests/gold/stages/moves.tsv`, with minima that fail the build.

use super::features::Sentences;
use super::model::MODELS;
use ikiz_document::{Language, Move, SentenceMove, Twin};
use ikiz_text::data::rows;
use std::collections::BTreeMap;

const GOLD: &str = include_str!("../../../../tests/gold/stages/moves.tsv");

/// The least mean F1 of the moves, in percent.
const LEAST: Twin<f64> = Twin::new(78.0, 82.0);
/// The least share of right ones among those that are shown, in percent.
const LEAST_SHOWN: f64 = 91.0;

#[test]
fn moves_are_those_of_the_gold() {
    let half = std::env::var("GOLD_HALF").ok();
    for language in Language::BOTH {
        let mut texts: BTreeMap<&str, Vec<(Move, &str)>> = BTreeMap::new();
        for [id, code, _, label, sentence] in rows(GOLD) {
            let is_even = id.ends_with(['0', '2', '4', '6', '8']);
            let is_asked = half.as_deref().is_none_or(|half| (half == "even") == is_even);
            if code == language.code() && is_asked {
                texts.entry(id).or_default().push((Move::read(label).expect("a move"), sentence));
            }
        }
        let (mut right, mut given, mut gold) = ([0_u32; 5], [0_u32; 5], [0_u32; 5]);
        let (mut shown, mut shown_right) = (0_u32, 0_u32);
        for text in texts.values() {
            let sentences: Vec<&str> = text.iter().map(|(_, sentence)| *sentence).collect();
            let found: Vec<SentenceMove> = MODELS.of(language).moves(&Sentences::new(&sentences, language));
            for ((expected, _), found) in text.iter().zip(found) {
                let is_right = u32::from(found.label == *expected);
                gold[*expected as usize] += 1;
                given[found.label as usize] += 1;
                right[found.label as usize] += is_right;
                if found.shown().is_some() {
                    shown += 1;
                    shown_right += is_right;
                }
            }
        }
        let f1 = |at: usize| 200.0 * f64::from(right[at]) / f64::from((given[at] + gold[at]).max(1));
        let mean = (0..5).map(f1).sum::<f64>() / 5.0;
        let precision = 100.0 * f64::from(shown_right) / f64::from(shown.max(1));
        let coverage = 100.0 * f64::from(shown) / f64::from(gold.iter().sum::<u32>());
        println!("{language:?}: macro F1 {mean:.1}, shown {coverage:.1}, of these right {precision:.1}");
        assert!(mean >= *LEAST.of(language), "{language:?} {mean}");
        assert!(precision >= LEAST_SHOWN, "{language:?} {precision}");
    }
}
