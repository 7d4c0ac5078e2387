//! How probable a bead is: the share of all paths, weighted by their scores, that go through it (forward–backward).

use crate::decoding::RawBead;
use crate::matrix::{Region, Scores};
use crate::parameters::{Parameters, SHAPES};
use ikiz_document::{Language, Twin, allowance};
use std::ops::Range;

/// Terms whose logarithm is this much smaller are ignored in sums.
const NOTHING: f64 = -40.0;
/// Beads with a lower posterior are compared with their sentences alone.
const DOUBTFUL: f64 = 0.5;

/// Sets the posteriors of the beads of a path through the region. For a sentence that stays alone, it is the
/// probability that it is alone, at any place of the other side. A bead whose sentences are all more probably alone
/// than together is parted: the best path does not see this, because a sentence can be alone at many places.
pub(crate) fn set_posteriors(beads: &mut Vec<RawBead>, scores: &Scores, region: &Region, parameters: &Parameters) {
    let lattice = Lattice {
        scores,
        unaligned: parameters.unaligned / parameters.temperature,
        temperature: parameters.temperature,
    };
    let forward = lattice.forward();
    let backward = lattice.backward();
    let total = backward[0];
    let band = &scores.band;
    let posterior = |sentences: &Twin<Range<usize>>| {
        let (row, column) =
            (sentences.english.start - region.english.start, sentences.turkish.start - region.turkish.start);
        let shape = (sentences.english.len(), sentences.turkish.len());
        let through = |row: usize, column: usize, score: f64| {
            let (from, to) = (band.node(row, column), band.node(row + shape.0, column + shape.1));
            from.zip(to).map_or(0.0, |(from, to)| libm::exp(forward[from] + score + backward[to] - total))
        };
        match SHAPES.iter().position(|&known| known == shape) {
            Some(at) => band.node(row, column).map_or(0.0, |node| through(row, column, lattice.score(at, node))),
            None if shape.0 == 1 => {
                let alone = lattice.alone(Language::English, row);
                band.row(row).map(|column| through(row, column, alone)).sum()
            }
            None => {
                let alone = lattice.alone(Language::Turkish, column);
                (0..=band.sentences.english).map(|row| through(row, column, alone)).sum()
            }
        }
    };
    let path = std::mem::take(beads);
    for bead in path {
        allowance::go_on();
        let bead = RawBead { posterior: posterior(&bead.sentences), ..bead };
        if bead.is_two_sided() && bead.posterior < DOUBTFUL {
            let alone = parted(&bead, parameters.unaligned).into_iter();
            let alone: Vec<RawBead> =
                alone.map(|part| RawBead { posterior: posterior(&part.sentences), ..part }).collect();
            if alone.iter().all(|part| part.posterior > bead.posterior) {
                beads.extend(alone);
                continue;
            }
        }
        beads.push(bead);
    }
}

/// The sentences of a bead, each alone.
fn parted(bead: &RawBead, score: f64) -> Vec<RawBead> {
    let Twin { english, turkish } = bead.sentences.clone();
    let alone = |english: Range<usize>, turkish: Range<usize>| RawBead {
        sentences: Twin::new(english, turkish),
        score,
        posterior: 0.0,
        moved: false,
    };
    let left = english.clone().map(|at| alone(at..at + 1, turkish.start..turkish.start));
    left.chain(turkish.clone().map(|at| alone(english.end..english.end, at..at + 1))).collect()
}

struct Lattice<'a> {
    scores: &'a Scores,
    unaligned: f64,
    temperature: f64,
}

impl Lattice<'_> {
    fn score(&self, shape: usize, node: usize) -> f64 {
        f64::from(self.scores.shapes[shape][node]) / self.temperature
    }

    /// The score of a sentence that is alone.
    fn alone(&self, language: Language, sentence: usize) -> f64 {
        self.unaligned + self.scores.alone.of(language)[sentence] / self.temperature
    }

    fn forward(&self) -> Vec<f64> {
        let band = &self.scores.band;
        let mut sums = vec![f64::NEG_INFINITY; band.nodes()];
        sums[0] = 0.0;
        for row in 0..=band.sentences.english {
            allowance::go_on();
            for column in band.row(row) {
                let Some(node) = band.node(row, column) else { continue };
                if node == 0 {
                    continue;
                }
                let mut terms = [f64::NEG_INFINITY; SHAPES.len() + 2];
                let before =
                    |english: usize, turkish: usize| band.node(row.checked_sub(english)?, column.checked_sub(turkish)?);
                for (at, &(english, turkish)) in SHAPES.iter().enumerate() {
                    if let Some(from) = before(english, turkish) {
                        terms[at] = sums[from] + self.score(at, from);
                    }
                }
                if let Some(from) = before(1, 0) {
                    terms[SHAPES.len()] = sums[from] + self.alone(Language::English, row - 1);
                }
                if let Some(from) = before(0, 1) {
                    terms[SHAPES.len() + 1] = sums[from] + self.alone(Language::Turkish, column - 1);
                }
                sums[node] = log_sum(&terms);
            }
        }
        sums
    }

    fn backward(&self) -> Vec<f64> {
        let band = &self.scores.band;
        let mut sums = vec![f64::NEG_INFINITY; band.nodes()];
        let last = band.nodes() - 1;
        sums[last] = 0.0;
        for row in (0..=band.sentences.english).rev() {
            allowance::go_on();
            for column in band.row(row).rev() {
                let Some(node) = band.node(row, column) else { continue };
                if node == last {
                    continue;
                }
                let mut terms = [f64::NEG_INFINITY; SHAPES.len() + 2];
                let after = |english: usize, turkish: usize| band.node(row + english, column + turkish);
                for (at, &(english, turkish)) in SHAPES.iter().enumerate() {
                    if let Some(to) = after(english, turkish) {
                        terms[at] = sums[to] + self.score(at, node);
                    }
                }
                if let Some(to) = after(1, 0) {
                    terms[SHAPES.len()] = sums[to] + self.alone(Language::English, row);
                }
                if let Some(to) = after(0, 1) {
                    terms[SHAPES.len() + 1] = sums[to] + self.alone(Language::Turkish, column);
                }
                sums[node] = log_sum(&terms);
            }
        }
        sums
    }
}

fn log_sum(terms: &[f64]) -> f64 {
    let largest = terms.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if largest == f64::NEG_INFINITY {
        return largest;
    }
    let sum: f64 = terms.iter().map(|term| term - largest).filter(|&term| term > NOTHING).map(libm::exp).sum();
    largest + libm::log(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_summed() {
        assert!((log_sum(&[0.0, 0.0]) - libm::log(2.0)).abs() < 1e-12);
        assert!(log_sum(&[f64::NEG_INFINITY; 3]).is_infinite());
        assert!(log_sum(&[]).is_infinite());
    }
}
