//! The best path through a matrix of bead scores.

use crate::matrix::{Region, Scores};
use crate::parameters::SHAPES;
use ikiz_document::{Twin, allowance};
use std::ops::Range;

/// A bead as the aligner builds it: a block of each side; one of them may be empty.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RawBead {
    /// The sentences of each side.
    pub sentences: Twin<Range<usize>>,
    /// Its score.
    pub score: f64,
    /// How probable it is within its matrix, 0..=1.
    pub posterior: f64,
    /// Found by the search for moved blocks.
    pub moved: bool,
}

impl RawBead {
    pub fn is_two_sided(&self) -> bool {
        self.sentences.iter().all(|side| !side.is_empty())
    }
}

/// Steps back that are not one of [`SHAPES`].
const ENGLISH_ALONE: u8 = 254;
const TURKISH_ALONE: u8 = 255;

/// The beads of the best path, in order. Sentences are numbered as in the whole texts; posteriors are not set yet.
pub(crate) fn best_path(scores: &Scores, region: &Region, unaligned: f64) -> Vec<RawBead> {
    let band = &scores.band;
    let mut best = vec![f64::NEG_INFINITY; band.nodes()];
    let mut back = vec![TURKISH_ALONE; band.nodes()];
    best[0] = 0.0;
    for row in 0..=band.sentences.english {
        allowance::go_on();
        for column in band.row(row) {
            let Some(node) = band.node(row, column) else { continue };
            let mut consider = |from: Option<usize>, score: f64, step: u8| {
                if let Some(from) = from
                    && best[from] + score > best[node]
                {
                    best[node] = best[from] + score;
                    back[node] = step;
                }
            };
            if let Some(above) = row.checked_sub(1) {
                consider(band.node(above, column), unaligned + scores.alone.english[above], ENGLISH_ALONE);
            }
            if let Some(before) = column.checked_sub(1) {
                consider(band.node(row, before), unaligned + scores.alone.turkish[before], TURKISH_ALONE);
            }
            for (step, &(english, turkish)) in (0..).zip(&SHAPES) {
                if row >= english && column >= turkish {
                    let from = band.node(row - english, column - turkish);
                    let score = from.map_or(0.0, |from| f64::from(scores.shapes[usize::from(step)][from]));
                    consider(from, score, step);
                }
            }
        }
    }
    trace(scores, region, unaligned, &back)
}

fn trace(scores: &Scores, region: &Region, unaligned: f64, back: &[u8]) -> Vec<RawBead> {
    let band = &scores.band;
    let (mut row, mut column) = (band.sentences.english, band.sentences.turkish);
    let mut beads = Vec::new();
    while row > 0 || column > 0 {
        let step = band.node(row, column).map_or(TURKISH_ALONE, |node| back[node]);
        let (english, turkish) = match step {
            ENGLISH_ALONE => (1, 0),
            TURKISH_ALONE => (0, 1),
            step => SHAPES[usize::from(step)],
        };
        let (first, second) = (row - english, column - turkish);
        let score = match SHAPES.get(usize::from(step)) {
            Some(_) => {
                band.node(first, second).map_or(unaligned, |node| f64::from(scores.shapes[usize::from(step)][node]))
            }
            None if step == ENGLISH_ALONE => unaligned + scores.alone.english[first],
            None => unaligned + scores.alone.turkish[second],
        };
        beads.push(RawBead {
            sentences: Twin::new(
                region.english.start + first..region.english.start + row,
                region.turkish.start + second..region.turkish.start + column,
            ),
            score,
            posterior: 0.0,
            moved: false,
        });
        (row, column) = (first, second);
    }
    beads.reverse();
    beads
}
