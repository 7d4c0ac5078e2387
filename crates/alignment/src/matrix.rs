//! The matrix of bead scores over a region of both texts: the whole matrix for short texts, a band around the diagonal
//! for long ones.

use crate::corrected::Barred;
use crate::counts::{Counts, twin_odds};
use crate::indexed::{Indexed, Side};
use crate::length::Length;
use crate::lexical::Lexical;
use crate::model::TranslationModel;
use crate::parameters::{LONGEST_SIDE, Parameters, SHAPES, Shape};
use crate::sentence::Sentence;
use ikiz_document::allowance::{self, Held};
use ikiz_document::{Language, Twin};
use std::ops::Range;

/// The score of a bead that is not allowed.
pub(crate) const IMPOSSIBLE: f32 = f32::NEG_INFINITY;

/// Bytes that the search for the best beads needs at a node, as long as there are scores: the scores of beads and words,
/// two that changed places, the best path, sums forward and backward.
const NODE: usize = 96;

/// The index of the shape 2-2 in [`SHAPES`].
const TWO_TO_TWO: usize = 3;

/// The nodes of the grid of sentence borders that are searched. Node (i, j) is before English sentence i and Turkish
/// sentence j.
#[derive(Clone, Debug)]
pub(crate) struct Band {
    /// How many sentences each side has.
    pub sentences: Twin<usize>,
    /// First and last node of each row.
    rows: Vec<(usize, usize)>,
    /// Where each row begins among all nodes.
    offsets: Vec<usize>,
    nodes: usize,
}

impl Band {
    pub fn new(sentences: Twin<usize>, parameters: &Parameters) -> Self {
        let Twin { english, turkish } = sentences;
        let whole = english.saturating_mul(turkish) <= parameters.full_cells;
        // At least as wide as the slope of the diagonal, so that each row overlaps the next one.
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
        Self { sentences, rows, offsets, nodes }
    }

    /// How many nodes there are.
    pub const fn nodes(&self) -> usize {
        self.nodes
    }

    /// The Turkish borders that are searched at an English border.
    pub fn row(&self, english: usize) -> Range<usize> {
        self.rows[english].0..self.rows[english].1 + 1
    }

    /// The Turkish borders where a bead of this shape may begin at an English border without leaving the band.
    fn columns(&self, english: usize, shape: Shape) -> Range<usize> {
        let (mut first, last) = self.rows[english];
        let mut end = (last + 1).saturating_sub(shape.1 - 1);
        for &(other_first, other_last) in &self.rows[english..english + shape.0] {
            (first, end) = (first.max(other_first), end.min(other_last + 1));
        }
        let (next_first, next_last) = self.rows[english + shape.0];
        (first, end) =
            (first.max(next_first.saturating_sub(shape.1)), end.min((next_last + 1).saturating_sub(shape.1)));
        first..end.max(first)
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
    /// What is added to the score of each sentence where it is alone.
    pub alone: Twin<Vec<f64>>,
    _held: Held,
}

/// The parts of both texts that are searched: sentences of each side.
pub(crate) type Region = Twin<Range<usize>>;

impl Scores {
    pub fn new(
        indexed: &Indexed,
        lexical: &Lexical,
        model: &TranslationModel,
        region: &Region,
        barred: &Barred,
    ) -> Self {
        let band = Band::new(region.as_ref().map(ExactSizeIterator::len), &model.parameters);
        let held = allowance::hold(band.nodes().saturating_mul(NODE));
        let words = Words::new(indexed, lexical, region, &band);
        let blocks = Blocks::new(indexed, model, region);
        let mut shapes = SHAPES.map(|_| vec![IMPOSSIBLE; band.nodes()]);
        let mut lexical = Vec::new();
        for (at, (&shape, scores)) in SHAPES.iter().zip(&mut shapes).enumerate() {
            for first in 0..(band.sentences.english + 1).saturating_sub(shape.0) {
                allowance::go_on();
                let columns = band.columns(first, shape);
                let Some(node) = band.node(first, columns.start).filter(|_| !columns.is_empty()) else { continue };
                words.add_up(&band, (first, &columns), shape, &mut lexical);
                let source = &blocks.sides.english[shape.0 - 1][first];
                let paragraphs = |target: &Block| blocks.paragraphs(source, target, &model.parameters);
                let targets = &blocks.sides.turkish[shape.1 - 1][columns];
                for ((score, words), target) in scores[node..].iter_mut().zip(&lexical).zip(targets) {
                    let rest = source.score(target, model);
                    let lexical = model.parameters.lexical_weight * f64::from(*words);
                    *score = (model.parameters.log_priors[at] + lexical + rest + paragraphs(target)) as f32;
                }
            }
        }
        let mut scores = Self { band, shapes, alone: barred.alone(region), _held: held };
        scores.let_neighbours_change_places(&model.parameters);
        barred.bar(&mut scores.shapes, &scores.band, region);
        scores
    }

    /// Two neighbours that changed places are a bead of two and two: each sentence has its twin in the other place.
    fn let_neighbours_change_places(&mut self, parameters: &Parameters) {
        let pairs = &self.shapes[0];
        let mut crossing = Vec::new();
        for row in 0..self.band.sentences.english {
            for column in self.band.row(row) {
                let nodes = [(row, column), (row, column + 1), (row + 1, column)];
                if let [Some(node), Some(right), Some(below)] = nodes.map(|(row, column)| self.band.node(row, column)) {
                    let score = f64::from(pairs[right]) + f64::from(pairs[below]) + parameters.swapped;
                    crossing.push((node, score as f32));
                }
            }
        }
        let twos = &mut self.shapes[TWO_TO_TWO];
        for (node, score) in crossing {
            twos[node] = twos[node].max(score);
        }
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
            for column in band.row(row).take_while(|&column| column < band.sentences.turkish) {
                let Some(node) = band.node(row, column) else { continue };
                words
                    .turkish
                    .iter_mut()
                    .for_each(|scores| scores[node] = lexical.floor(Language::Turkish, &turkish[column]));
                words.english.iter_mut().for_each(|scores| scores[node] = lexical.floor(Language::English, units));
            }
        }
        for length in 1..=LONGEST_SIDE {
            let scores = &mut words.turkish[length - 1];
            for (column, units) in turkish.iter().enumerate() {
                allowance::go_on();
                lexical.given(Language::Turkish, units, length, |start, gain| {
                    let node = start.checked_sub(region.english.start).and_then(|row| band.node(row, column));
                    if let Some(node) = node {
                        scores[node] += gain;
                    }
                });
            }
            let scores = &mut words.english[length - 1];
            for (row, units) in english.iter().enumerate() {
                allowance::go_on();
                lexical.given(Language::English, units, length, |start, gain| {
                    let node = start.checked_sub(region.turkish.start).and_then(|column| band.node(row, column));
                    if let Some(node) = node {
                        scores[node] += gain;
                    }
                });
            }
        }
        words
    }

    /// Sets `sums` to the lexical scores of the beads of a shape that begin at a row and these columns.
    fn add_up(&self, band: &Band, (row, columns): (usize, &Range<usize>), shape: Shape, sums: &mut Vec<f32>) {
        sums.clear();
        sums.resize(columns.len(), 0.0);
        let mut add = |scores: &[f32], row: usize, column: usize| {
            let scores = band.node(row, column).map_or(&[][..], |node| &scores[node..]);
            sums.iter_mut().zip(scores).for_each(|(sum, score)| *sum += score);
        };
        (0..shape.1).for_each(|step| add(&self.turkish[shape.0 - 1], row, columns.start + step));
        (0..shape.0).for_each(|step| add(&self.english[shape.1 - 1], row + step, columns.start));
    }
}

/// Lengths, counts and numbers of all blocks of both sides, by length of the block and first sentence.
struct Blocks {
    sides: Twin<[Vec<Block>; LONGEST_SIDE]>,
    /// Whether both sides have paragraphs.
    have_paragraphs: bool,
}

struct Block {
    length: Length,
    /// Cut at their highest values.
    counts: Counts,
    /// Sorted; equal numbers of both sides have the same id.
    numbers: Vec<u32>,
    /// Whether it begins a paragraph, and how many paragraphs begin inside it.
    opens_paragraph: bool,
    inner_paragraphs: usize,
}

impl Blocks {
    fn new(indexed: &Indexed, model: &TranslationModel, region: &Region) -> Self {
        let mut values: Vec<&str> = Vec::new();
        for side in indexed {
            values.extend(side.distinct.iter().filter(|unit| unit.number).map(|unit| unit.key.as_str()));
        }
        values.sort_unstable();
        values.dedup();
        Self {
            sides: indexed.as_ref().zip(region.as_ref()).map(|(side, range)| blocks(side, model, range, &values)),
            have_paragraphs: indexed.iter().all(|side| has_paragraphs(side.sentences)),
        }
    }

    /// The score of a bead by the borders of paragraphs.
    fn paragraphs(&self, english: &Block, turkish: &Block, parameters: &Parameters) -> f64 {
        if !self.have_paragraphs {
            return 0.0;
        }
        let opening = match (english.opens_paragraph, turkish.opens_paragraph) {
            (true, true) => parameters.paragraph_on_both,
            (false, false) => 0.0,
            _ => parameters.paragraph_on_one,
        };
        opening + parameters.paragraph_inside * (english.inner_paragraphs + turkish.inner_paragraphs) as f64
    }
}

impl Block {
    /// The score of a bead without its words.
    fn score(&self, turkish: &Self, model: &TranslationModel) -> f64 {
        let parameters = &model.parameters;
        parameters.length_weight * model.length.score(&self.length, &turkish.length, parameters)
            + parameters.counts_weight * twin_odds(&self.counts, &turkish.counts)
            + parameters.unmatched_number * unmatched(&self.numbers, &turkish.numbers) as f64
    }
}

/// Whether there is a border of paragraphs after the first sentence.
fn has_paragraphs(sentences: &[Sentence]) -> bool {
    sentences.iter().skip(1).any(|sentence| sentence.opens_paragraph)
}

fn blocks(side: &Side, model: &TranslationModel, range: &Range<usize>, values: &[&str]) -> [Vec<Block>; LONGEST_SIDE] {
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
            let counts = Counts::sum(parts.iter().map(|sentence| &sentence.counts)).capped();
            let inner_paragraphs = parts[1..].iter().filter(|sentence| sentence.opens_paragraph).count();
            let opens_paragraph = parts[0].opens_paragraph || range.start + start == 0;
            let length = model.length.length(characters, length, &model.parameters);
            Block { length, counts, numbers, opens_paragraph, inner_paragraphs }
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
    fn numbers_without_an_equal_are_counted() {
        assert_eq!(unmatched(&[1, 1, 4], &[1, 5]), 3);
        assert_eq!(unmatched(&[], &[]), 0);
        assert_eq!(unmatched(&[2], &[2]), 0);
    }

    #[test]
    fn beads_stay_inside_the_band() {
        for (english, turkish, band) in [(0, 0, 5), (1, 1, 0), (3, 2, 5), (30, 30, 2), (9, 60, 1), (60, 9, 1)] {
            let band =
                Band::new(Twin::new(english, turkish), &Parameters { full_cells: 10, band, ..Parameters::default() });
            for shape in SHAPES {
                for row in 0..(english + 1).saturating_sub(shape.0) {
                    let inside = |column: &usize| {
                        band.node(row + shape.0, column + shape.1).is_some()
                            && (0..shape.1).all(|step| band.node(row, column + step).is_some())
                            && (0..shape.0).all(|step| band.node(row + step, *column).is_some())
                    };
                    let columns: Vec<usize> = (0..=turkish).filter(inside).collect();
                    assert_eq!(band.columns(row, shape).collect::<Vec<_>>(), columns, "{shape:?} {row}");
                }
            }
        }
    }

    #[test]
    fn bands_reach_both_corners_and_are_connected() {
        let parameters = Parameters::default();
        for (english, turkish) in [(0, 0), (1, 9), (200, 300), (3000, 3000), (150, 9000), (9000, 150), (1, 50_000)] {
            let band = Band::new(Twin::new(english, turkish), &parameters);
            assert_eq!(band.node(0, 0), Some(0));
            assert_eq!(band.node(english, turkish), Some(band.nodes() - 1));
            for row in 0..english {
                assert!(band.row(row + 1).start < band.row(row).end, "{english} {turkish} {row}");
            }
        }
        assert!(Band::new(Twin::new(3000, 3000), &parameters).nodes() < 1_500_000);
    }
}
