//! Moved blocks: runs of sentences that the path left alone on both sides are aligned with each other, wherever they stand.

use crate::decoding::{RawBead, best_path};
use crate::matrix::{Region, Scores};
use crate::parameters::Parameters;
use crate::posterior::set_posteriors;
use std::ops::Range;

/// Replaces beads of sentences left alone by beads between moved blocks, best first.
pub(crate) fn find_moved(beads: &mut Vec<RawBead>, parameters: &Parameters, scores: impl Fn(&Region) -> Scores) {
    let english = runs(beads, |bead| if bead.turkish.is_empty() { bead.english.clone() } else { 0..0 });
    let turkish = runs(beads, |bead| if bead.english.is_empty() { bead.turkish.clone() } else { 0..0 });
    let mut left = parameters.move_cells;
    let mut found = Vec::new();
    for english in &english {
        for turkish in &turkish {
            let region = Region { english: english.clone(), turkish: turkish.clone() };
            if region.cells() > left {
                continue;
            }
            left -= region.cells();
            let scores = scores(&region);
            let mut path = best_path(&scores, &region, parameters.unaligned);
            let alone = parameters.unaligned * (english.len() + turkish.len()) as f64;
            let gain = path.iter().map(|bead| bead.score).sum::<f64>() - alone;
            let is_single = english.len().min(turkish.len()) == 1;
            let threshold = if is_single { parameters.single_move_threshold } else { parameters.move_threshold };
            if gain > threshold && path.iter().any(RawBead::is_two_sided) {
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
        if taken.iter().any(|other| other.english == region.english || other.turkish == region.turkish) {
            continue;
        }
        let inside = |bead: &RawBead| {
            let english = bead.turkish.is_empty() && region.english.contains(&bead.english.start);
            english || (bead.english.is_empty() && region.turkish.contains(&bead.turkish.start))
        };
        beads.retain(|bead| !inside(bead));
        beads.extend(path);
        taken.push(region);
    }
}

/// Runs of neighbouring sentences, given each bead's sentences that are to be counted.
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
