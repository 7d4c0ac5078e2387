//! Moved blocks: runs of sentences that the path left alone on both sides are aligned with each other, at any place.

use crate::decoding::{RawBead, best_path};
use crate::matrix::{Region, Scores};
use crate::parameters::Parameters;
use crate::posterior::set_posteriors;
use ikiz_document::{Language, Twin, allowance};
use std::ops::Range;

/// Replaces beads of single sides by beads between moved blocks, best first.
pub(crate) fn find_moved(beads: &mut Vec<RawBead>, parameters: &Parameters, scores: impl Fn(&Region) -> Scores) {
    let runs = Twin::from_fn(|language| runs(beads, |bead| alone(bead, language)));
    let mut left = parameters.move_cells;
    let mut found = Vec::new();
    for english in &runs.english {
        allowance::go_on();
        for turkish in &runs.turkish {
            let region = Region::new(english.clone(), turkish.clone());
            let cells = english.len().saturating_mul(turkish.len());
            if cells > left {
                continue;
            }
            left -= cells;
            let scores = scores(&region);
            let mut path = best_path(&scores, &region, parameters.unaligned);
            let not_alone: f64 = scores.alone.iter().flatten().sum();
            let unaligned = parameters.unaligned * (english.len() + turkish.len()) as f64 + not_alone;
            let gain = path.iter().map(|bead| bead.score).sum::<f64>() - unaligned;
            let is_single = english.len().min(turkish.len()) == 1;
            let threshold = if is_single { parameters.single_move_threshold } else { parameters.move_threshold };
            let two_sided = path.iter().filter(|bead| bead.is_two_sided()).count();
            if two_sided > 0 && gain > threshold * two_sided as f64 {
                set_posteriors(&mut path, &scores, &region, parameters);
                for bead in &mut path {
                    bead.moved = bead.is_two_sided();
                }
                found.push((gain, region, path));
            }
        }
    }
    found.sort_by(|left, right| right.0.total_cmp(&left.0));
    let mut taken: Vec<Region> = Vec::new();
    for (_, region, path) in found {
        allowance::go_on();
        if taken.iter().any(|other| other.english == region.english || other.turkish == region.turkish) {
            continue;
        }
        let inside = |bead: &RawBead| {
            let mut sides = region.as_ref().with_language().into_iter();
            sides.any(|(language, range)| alone(bead, language).next().is_some_and(|first| range.contains(&first)))
        };
        beads.retain(|bead| !inside(bead));
        beads.extend(path);
        taken.push(region);
    }
}

/// The sentences of a bead in a language, if it has none in the other language.
fn alone(bead: &RawBead, language: Language) -> Range<usize> {
    if bead.sentences.of(language.twin()).is_empty() { bead.sentences.of(language).clone() } else { 0..0 }
}

/// Runs of neighbouring sentences; `sentences` gives those of each bead that count.
fn runs(beads: &[RawBead], sentences: impl Fn(&RawBead) -> Range<usize>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for range in beads.iter().map(sentences).filter(|range| !range.is_empty()) {
        match runs.last_mut() {
            Some(run) if run.end == range.start => run.end = range.end,
            _ => runs.push(range),
        }
    }
    runs
}
