//! The matrix of bead scores over a region of both texts: whole for short texts, a band around the diagonal for long ones.

use crate::counts::{Counts, twin_odds};
use crate::indexed::{Indexed, Side};
use crate::lexical::Lexical;
use crate::model::TranslationModel;
use crate::parameters::{LONGEST_SIDE, Parameters, SHAPES};
use std::ops::Range;

/// The score of a bead that may not be.
pub(crate) const IMPOSSIBLE: f32 = f32::NEG_INFINITY;

/// Which nodes of the grid of sentence borders are searched. Node (i, j) stands before English sentence i and Turkish sentence j.
#[derive(Clone, Debug)]
pub(crate) struct Band {
    /// English sentences.
    pub english: usize,
    /// Turkish sentences.
    pub turkish: usize,
    /// First and last node of each row.
    rows: Vec<(usize, usize)>,
    /// Where each row begins among all nodes.
    offsets: Vec<usize>,
    nodes: usize,
}

impl Band {
    pub fn new(english: usize, turkish: usize, parameters: &Parameters) -> Self {
        let whole = english.saturating_mul(turkish) <= parameters.full_cells;
        // At least as wide as the diagonal is steep, so that every row meets the next one.
        let half = parameters.band + turkish / english.max(1) + 1;
        let row = |at: usize| {
            let centre = at * turkish / english.max(1);
            if whole { (0, turkish) } else { (centre.saturating_sub(half), (centre + half).min(turkish)) }
        };
        let rows: Vec<(usize, usize)> = (0..=english).map(row).collect();
        let mut nodes = 0;
        let mut offsets = Vec::with_capacity(rows.len());
        for &(first, last) in &rows {
            offsets.push(nodes);
            nodes += last - first + 1;
        }
        Self { english, turkish, rows, offsets, nodes }
    }

    /// How many nodes there are.
    pub const fn nodes(&self) -> usize {
        self.nodes
    }

    /// The Turkish borders searched at an English border.
    pub fn row(&self, english: usize) -> Range<usize> {
        self.rows[english].0..self.rows[english].1 + 1
    }

    /// The number of a node, if it is searched.
    pub fn node(&self, english: usize, turkish: usize) -> Option<usize> {
        let &(first, last) = self.rows.get(english)?;
        (first..=last).contains(&turkish).then(|| self.offsets[english] + turkish - first)
    }
}

/// Scores of all two-sided beads of a region, by shape and first node.
pub(crate) struct Scores {
    pub band: Band,
    pub shapes: [Vec<f32>; SHAPES.len()],
}

/// The parts of both texts that are looked at: sentences of each side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Region {
    pub english: Range<usize>,
    pub turkish: Range<usize>,
}

impl Region {
    pub const fn cells(&self) -> usize {
        (self.english.end - self.english.start).saturating_mul(self.turkish.end - self.turkish.start)
    }
}

impl Scores {
    pub fn new(indexed: &Indexed, lexical: &Lexical, model: &TranslationModel, region: &Region) -> Self {
        let band = Band::new(region.english.len(), region.turkish.len(), &model.parameters);
        let words = Words::new(indexed, lexical, region, &band);
        let blocks = Blocks::new(indexed, region);
        let mut shapes = SHAPES.map(|_| vec![IMPOSSIBLE; band.nodes()]);
        for (at, (&(english, turkish), scores)) in SHAPES.iter().zip(&mut shapes).enumerate() {
            for first in 0..(band.english + 1).saturating_sub(english) {
                let row = band.row(first);
                for second in row.start..row.end.min((band.turkish + 1).saturating_sub(turkish)) {
                    let Some(words) = words.score(&band, (first, second), (english, turkish)) else { continue };
                    let rest = blocks.score(model, (first, second), (english, turkish));
                    let score =
                        model.parameters.log_priors[at] + model.parameters.lexical_weight * f64::from(words) + rest;
                    if let Some(node) = band.node(first, second) {
                        scores[node] = score as f32;
                    }
                }
            }
        }
        Self { band, shapes }
    }
}

/// Lexical scores of one sentence of a side against blocks of the other, by the block's length and the first node.
struct Words {
    /// Turkish sentence given English block.
    turkish: [Vec<f32>; LONGEST_SIDE],
    /// English sentence given Turkish block.
    english: [Vec<f32>; LONGEST_SIDE],
}

impl Words {
    fn new(indexed: &Indexed, lexical: &Lexical, region: &Region, band: &Band) -> Self {
        let empty = || vec![0.0_f32; band.nodes()];
        let mut words = Self { turkish: [empty(), empty(), empty()], english: [empty(), empty(), empty()] };
        let turkish = &indexed.turkish.units[region.turkish.clone()];
        let english = &indexed.english.units[region.english.clone()];
        for (row, units) in english.iter().enumerate() {
            for column in band.row(row).take_while(|&column| column < band.turkish) {
                let Some(node) = band.node(row, column) else { continue };
                words.turkish.iter_mut().for_each(|scores| scores[node] = lexical.turkish_floor(&turkish[column]));
                words.english.iter_mut().for_each(|scores| scores[node] = lexical.english_floor(units));
            }
        }
        for length in 1..=LONGEST_SIDE {
            let scores = &mut words.turkish[length - 1];
            for (column, units) in turkish.iter().enumerate() {
                lexical.turkish_given(units, length, |start, gain| {
                    let node = start.checked_sub(region.english.start).and_then(|row| band.node(row, column));
                    if let Some(node) = node {
                        scores[node] += gain;
                    }
                });
            }
            let scores = &mut words.english[length - 1];
            for (row, units) in english.iter().enumerate() {
                lexical.english_given(units, length, |start, gain| {
                    let node = start.checked_sub(region.turkish.start).and_then(|column| band.node(row, column));
                    if let Some(node) = node {
                        scores[node] += gain;
                    }
                });
            }
        }
        words
    }

    /// The lexical score of a bead; `None` where it leaves the band.
    fn score(&self, band: &Band, (row, column): (usize, usize), (english, turkish): (usize, usize)) -> Option<f32> {
        band.node(row + english, column + turkish)?;
        let mut sum = 0.0;
        for step in 0..turkish {
            sum += self.turkish[english - 1][band.node(row, column + step)?];
        }
        for step in 0..english {
            sum += self.english[turkish - 1][band.node(row + step, column)?];
        }
        Some(sum)
    }
}

/// Lengths, counts and numbers of all blocks of both sides, by length of the block and first sentence.
struct Blocks {
    english: [Vec<Block>; LONGEST_SIDE],
    turkish: [Vec<Block>; LONGEST_SIDE],
}

struct Block {
    characters: usize,
    counts: Counts,
    /// Sorted; equal numbers of both sides have the same name.
    numbers: Vec<u32>,
}

impl Blocks {
    fn new(indexed: &Indexed, region: &Region) -> Self {
        let mut values: Vec<&str> = Vec::new();
        for side in [&indexed.english, &indexed.turkish] {
            values.extend(side.distinct.iter().filter(|unit| unit.number).map(|unit| unit.key.as_str()));
        }
        values.sort_unstable();
        values.dedup();
        Self {
            english: blocks(&indexed.english, &region.english, &values),
            turkish: blocks(&indexed.turkish, &region.turkish, &values),
        }
    }

    fn score(
        &self,
        model: &TranslationModel,
        (row, column): (usize, usize),
        (english, turkish): (usize, usize),
    ) -> f64 {
        let (source, target) = (&self.english[english - 1][row], &self.turkish[turkish - 1][column]);
        let parameters = &model.parameters;
        parameters.length_weight * model.length.score(source.characters, target.characters, turkish, parameters)
            + parameters.counts_weight * twin_odds(&source.counts, &target.counts)
            + parameters.unmatched_number * unmatched(&source.numbers, &target.numbers) as f64
    }
}

fn blocks(side: &Side, range: &Range<usize>, values: &[&str]) -> [Vec<Block>; LONGEST_SIDE] {
    let name = |&unit: &u32| values.binary_search(&side.distinct[unit as usize].key.as_str()).ok();
    let numbers = |units: &Vec<u32>| {
        let numbers = units.iter().filter(|&&unit| side.distinct[unit as usize].number);
        numbers.filter_map(name).map(|name| name as u32).collect::<Vec<u32>>()
    };
    let (sentences, units) = (&side.sentences[range.clone()], &side.units[range.clone()]);
    let numbers: Vec<Vec<u32>> = units.iter().map(numbers).collect();
    [1, 2, 3].map(|length| {
        let starts = 0..(sentences.len() + 1).saturating_sub(length);
        let block = |start: usize| {
            let parts = &sentences[start..start + length];
            let mut numbers = numbers[start..start + length].concat();
            numbers.sort_unstable();
            let characters = parts.iter().map(|sentence| sentence.characters + 1).sum::<usize>().saturating_sub(1);
            Block { characters, counts: Counts::sum(parts.iter().map(|sentence| &sentence.counts)), numbers }
        };
        starts.map(block).collect()
    })
}

/// How many numbers of two sorted lists have no equal in the other.
fn unmatched(mut left: &[u32], mut right: &[u32]) -> usize {
    let mut alone = 0;
    while let (Some(first), Some(second)) = (left.first(), right.first()) {
        alone += usize::from(first != second);
        (left, right) = (&left[usize::from(first <= second)..], &right[usize::from(second <= first)..]);
    }
    alone + left.len() + right.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_without_an_equal() {
        assert_eq!(unmatched(&[1, 1, 4], &[1, 5]), 3);
        assert_eq!(unmatched(&[], &[]), 0);
        assert_eq!(unmatched(&[2], &[2]), 0);
    }

    #[test]
    fn bands_reach_both_corners_and_hang_together() {
        let parameters = Parameters::default();
        for (english, turkish) in [(0, 0), (1, 9), (200, 300), (3000, 3000), (150, 9000), (9000, 150), (1, 50_000)] {
            let band = Band::new(english, turkish, &parameters);
            assert_eq!(band.node(0, 0), Some(0));
            assert_eq!(band.node(english, turkish), Some(band.nodes() - 1));
            for row in 0..english {
                assert!(band.row(row + 1).start < band.row(row).end, "{english} {turkish} {row}");
            }
        }
        assert!(Band::new(3000, 3000, &parameters).nodes() < 1_500_000);
    }
}
