//! Aligning around what a user has corrected: beads that stand as they are, and beads that may not be.
//!
//! The sentences of right beads are taken out, and the others are aligned without them. A right bead is a border that
//! no bead crosses, if it is in order; whether it is, the alignment without corrections shows. The others are moved.

use crate::corpus::{align_raw, align_regions};
use crate::decoding::RawBead;
use crate::matrix::{Band, IMPOSSIBLE, Region};
use crate::model::TranslationModel;
use crate::parameters::SHAPES;
use crate::sentence::Bitext;
use crate::table::OwnCounts;
use ikiz_document::{Language, Twin, allowance};
use std::ops::Range;

/// The score of a sentence alone that the user says is not alone: it is so only where nothing is left beside it.
const NOT_ALONE: f64 = -10_000.0;
/// What a right bead counts, beside a bead that the program is sure of, where the two are not in one order.
const RIGHT_WEIGHT: f64 = 2.0;

/// What a user says of the beads of a text pair, by the indexes of sentences. No sentence is in two right beads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CorrectedBeads {
    /// These stand as they are; one side may be empty.
    pub right: Vec<Twin<Vec<usize>>>,
    /// These may not be.
    pub wrong: Vec<Twin<Vec<usize>>>,
}

impl CorrectedBeads {
    /// Whether nothing is corrected.
    pub const fn is_empty(&self) -> bool {
        self.right.is_empty() && self.wrong.is_empty()
    }
}

/// A bead of the whole texts.
#[derive(Clone, Debug)]
pub(crate) struct PlacedBead {
    /// The sentences of each side, ascending.
    pub sentences: Twin<Vec<usize>>,
    /// How probable it is, about 0..=1.
    pub posterior: f64,
    /// At another place in the order of the other text.
    pub moved: bool,
    /// The user says that it is right.
    pub corrected: bool,
}

impl PlacedBead {
    pub fn is_two_sided(&self) -> bool {
        self.sentences.iter().all(|side| !side.is_empty())
    }
}

impl From<RawBead> for PlacedBead {
    fn from(RawBead { sentences, posterior, moved, .. }: RawBead) -> Self {
        Self { sentences: sentences.map(Iterator::collect), posterior, moved, corrected: false }
    }
}

/// What may not be in a matrix, by the indexes of the sentences in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Barred {
    /// Blocks of both sides that are no beads.
    beads: Vec<Region>,
    /// Sentences that are no neighbours of the one before them.
    gaps: Twin<Vec<usize>>,
    /// Sentences that are not alone.
    not_alone: Twin<Vec<usize>>,
}

impl Barred {
    /// Makes the scores of barred beads of a region impossible.
    pub fn bar(&self, shapes: &mut [Vec<f32>; SHAPES.len()], band: &Band, region: &Region) {
        for (scores, &(rows, columns)) in shapes.iter_mut().zip(&SHAPES) {
            let mut bar = |row: usize, column: usize| {
                if let Some(node) = band.node(row, column).filter(|&node| node < scores.len()) {
                    scores[node] = IMPOSSIBLE;
                }
            };
            for &gap in self.gaps.english.iter().filter(|gap| region.english.contains(gap)) {
                let gap = gap - region.english.start;
                for row in (gap + 1).saturating_sub(rows)..gap {
                    band.row(row).for_each(|column| bar(row, column));
                }
            }
            for &gap in self.gaps.turkish.iter().filter(|gap| region.turkish.contains(gap)) {
                let gap = gap - region.turkish.start;
                for column in (gap + 1).saturating_sub(columns)..gap {
                    (0..=band.sentences.english).for_each(|row| bar(row, column));
                }
            }
            for bead in self.beads.iter().filter(|bead| (bead.english.len(), bead.turkish.len()) == (rows, columns)) {
                let starts = bead.as_ref().zip(region.as_ref());
                let Twin { english, turkish } = starts.map(|(bead, region)| bead.start.checked_sub(region.start));
                if let (Some(row), Some(column)) = (english, turkish) {
                    bar(row, column);
                }
            }
        }
    }

    /// What is added to the score of each sentence of a region where it is alone.
    pub fn alone(&self, region: &Region) -> Twin<Vec<f64>> {
        self.not_alone.as_ref().zip(region.as_ref()).map(|(not_alone, range)| {
            let mut added = vec![0.0; range.len()];
            not_alone.iter().filter(|at| range.contains(at)).for_each(|at| added[at - range.start] = NOT_ALONE);
            added
        })
    }
}

/// Aligns a text pair around what is corrected. Returns the beads without the corrections and with them, and the
/// similarity of the texts.
pub(crate) fn align_around(
    bitext: &Bitext,
    model: &TranslationModel,
    own: Option<&OwnCounts>,
    corrected: &CorrectedBeads,
) -> (Vec<PlacedBead>, Vec<PlacedBead>, f64) {
    let (plain, similarity) = align_raw(bitext, model, own);
    let plain: Vec<PlacedBead> = plain.into_iter().map(PlacedBead::from).collect();
    let in_order = in_order(&plain, &corrected.right);
    let rest = Rest::new(bitext.as_ref().map(Vec::len), corrected, &in_order);
    let left = bitext.as_ref().zip(rest.sentences.as_ref());
    let left: Bitext = left.map(|(all, left)| left.iter().map(|&at| all[at].clone()).collect());
    let (raw, _) = align_regions(&left, model, own, &rest.regions, &rest.barred);
    let mut beads: Vec<PlacedBead> = raw.into_iter().map(|bead| rest.placed(bead)).collect();
    for (bead, is_in_order) in corrected.right.iter().zip(in_order) {
        let is_two_sided = bead.iter().all(|side| !side.is_empty());
        let moved = is_two_sided && !is_in_order;
        beads.push(PlacedBead { sentences: bead.clone(), posterior: 1.0, moved, corrected: true });
    }
    (plain, beads, similarity)
}

/// Which of the right beads are in order: in the heaviest chain of them and of the beads that the program found between
/// other sentences. Beads of one side are in none.
fn in_order(plain: &[PlacedBead], right: &[Twin<Vec<usize>>]) -> Vec<bool> {
    let is_corrected = |bead: &PlacedBead| {
        let mut sides = bead.sentences.as_ref().with_language().into_iter();
        sides.any(|(language, side)| right.iter().any(|right| side.iter().any(|at| right.of(language).contains(at))))
    };
    let ends = |bead: &Twin<Vec<usize>>| {
        let sides = bead.as_ref().map(|side| side.first().copied().zip(side.last().copied()));
        sides.english.zip(sides.turkish).map(|(english, turkish)| Twin::new(english, turkish))
    };
    let of_program = plain.iter().filter(|bead| !bead.moved && bead.is_two_sided() && !is_corrected(bead));
    let of_program = of_program.filter_map(|bead| Some((ends(&bead.sentences)?, bead.posterior, None)));
    let of_user = right.iter().enumerate().filter_map(|(at, bead)| Some((ends(bead)?, RIGHT_WEIGHT, Some(at))));
    let mut all: Vec<_> = of_program.chain(of_user).collect();
    all.sort_by_key(|(ends, _, at)| (ends.english, ends.turkish, *at));
    let mut best: Vec<(f64, Option<usize>)> = Vec::with_capacity(all.len());
    for (at, (ends, weight, _)) in all.iter().enumerate() {
        allowance::go_on();
        let mut chain = (*weight, None);
        for (before, (other, ..)) in all[..at].iter().enumerate() {
            let precedes = other.english.1 < ends.english.0 && other.turkish.1 < ends.turkish.0;
            if precedes && best[before].0 + weight > chain.0 {
                chain = (best[before].0 + weight, Some(before));
            }
        }
        best.push(chain);
    }
    let mut in_order = vec![false; right.len()];
    let mut last = (0..best.len()).reduce(|left, right| if best[right].0 > best[left].0 { right } else { left });
    while let Some(at) = last {
        if let Some(right) = all[at].2 {
            in_order[right] = true;
        }
        last = best[at].1;
    }
    in_order
}

/// What is left to align when the right beads are taken out.
struct Rest {
    /// The sentences that are left, by their indexes in the whole texts.
    sentences: Twin<Vec<usize>>,
    /// The parts between the right beads that are in order.
    regions: Vec<Region>,
    barred: Barred,
}

impl Rest {
    fn new(lengths: Twin<usize>, corrected: &CorrectedBeads, in_order: &[bool]) -> Self {
        let sentences = lengths.with_language().map(|(language, length)| {
            let mut is_left = vec![true; length];
            corrected.right.iter().flat_map(|bead| bead.of(language)).for_each(|&at| is_left[at] = false);
            (0..length).filter(|&at| is_left[at]).collect::<Vec<usize>>()
        });
        let left_before = |language: Language, at: usize| sentences.of(language).partition_point(|&left| left < at);
        let is_block = |side: &Vec<usize>| side.windows(2).all(|two| two[0] + 1 == two[1]);
        let anchors = corrected.right.iter().zip(in_order);
        let anchors = anchors.filter(|(bead, is_in_order)| **is_in_order && bead.iter().all(is_block));
        let cut = |(bead, _): (&Twin<Vec<usize>>, _)| {
            bead.as_ref().with_language().map(|(language, side)| left_before(language, side[0]))
        };
        let mut cuts: Vec<Twin<usize>> = anchors.map(cut).collect();
        cuts.push(sentences.as_ref().map(Vec::len));
        cuts.sort();
        let mut start = Twin::new(0, 0);
        let mut regions = Vec::with_capacity(cuts.len());
        for end in cuts {
            regions.push(start.zip(end).map(|(start, end)| start..end));
            start = end;
        }
        let block = |language: Language, side: &[usize]| -> Option<Range<usize>> {
            let places = side.iter().map(|at| sentences.of(language).binary_search(at).ok());
            let places = places.collect::<Option<Vec<usize>>>()?;
            let start = places.first().copied().unwrap_or_default();
            places.iter().zip(start..).all(|(place, expected)| *place == expected).then(|| start..start + places.len())
        };
        let mut barred = Barred {
            gaps: sentences.as_ref().map(|left| (1..left.len()).filter(|&at| left[at - 1] + 1 != left[at]).collect()),
            ..Barred::default()
        };
        for bead in &corrected.wrong {
            let blocks = bead.as_ref().with_language().map(|(language, side)| block(language, side));
            let Some((english, turkish)) = blocks.english.zip(blocks.turkish) else { continue };
            match (english.len(), turkish.len()) {
                (1, 0) => barred.not_alone.english.push(english.start),
                (0, 1) => barred.not_alone.turkish.push(turkish.start),
                _ => barred.beads.push(Twin::new(english, turkish)),
            }
        }
        Self { sentences, regions, barred }
    }

    /// A bead of what is left as one of the whole texts.
    fn placed(&self, bead: RawBead) -> PlacedBead {
        let mut placed = PlacedBead::from(bead);
        for (side, left) in placed.sentences.as_mut().zip(self.sentences.as_ref()) {
            for at in side {
                *at = left[*at];
            }
        }
        placed
    }
}
