//! Learning translations from beads: IBM model 1 in both directions (Brown et al. 1993), made to agree by the geometric mean of
//! their posteriors (after Liang, Taskar & Klein 2006).

use crate::background::Background;
use crate::decoding::RawBead;
use crate::model::{OwnCounts, Table};
use crate::parameters::Parameters;
use crate::sentence::{Bitext, Sentence};
use ikiz_document::Language;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What is learned at least from a bead that is hardly believed.
const SMALLEST_WEIGHT: f64 = 0.05;

/// The words of a bead by the numbers of the background.
struct Words {
    english: Vec<u32>,
    turkish: Vec<u32>,
    /// Where its pairs of words begin in [`Instances::pairs`], English word by English word.
    pairs: usize,
    /// How much is learned from it: its posterior, but not nothing.
    weight: f64,
}

/// All pairs of words that share a bead.
#[derive(Default)]
struct Instances {
    beads: Vec<Words>,
    /// Which beads are of which document.
    documents: Vec<Range<usize>>,
    /// The distinct pair of each occurrence.
    pairs: Vec<u32>,
    /// English and Turkish word of each distinct pair.
    distinct: Vec<(u32, u32)>,
}

/// Learns from the two-sided beads of documents, in the order given: the table, and what each document added to it.
pub(crate) fn learn(
    documents: &[(&Bitext, &[RawBead])],
    background: &Background,
    parameters: &Parameters,
) -> (Table, Vec<OwnCounts>) {
    let instances = Instances::new(documents, background, parameters);
    let posteriors = instances.posteriors(parameters);
    let mut counts = vec![0.0; instances.distinct.len()];
    instances.pairs.iter().zip(&posteriors).for_each(|(&pair, posterior)| counts[pair as usize] += posterior);
    let own = instances.documents.iter().map(|beads| instances.own(beads, &posteriors, parameters)).collect();
    let words = |language| background.side(language).keys().len();
    (instances.table(&counts, words(Language::English), words(Language::Turkish), parameters), own)
}

impl Instances {
    fn new(documents: &[(&Bitext, &[RawBead])], background: &Background, parameters: &Parameters) -> Self {
        let mut instances = Self::default();
        let mut numbers: FxHashMap<(u32, u32), u32> = FxHashMap::default();
        for (bitext, beads) in documents {
            let first = instances.beads.len();
            for bead in beads.iter().filter(|bead| bead.is_two_sided()) {
                let english = words(&bitext.english[bead.english.clone()], background, Language::English);
                let turkish = words(&bitext.turkish[bead.turkish.clone()], background, Language::Turkish);
                if english.len().saturating_mul(turkish.len()) > parameters.largest_bead {
                    continue;
                }
                let pairs = instances.pairs.len();
                for &from in &english {
                    for &to in &turkish {
                        let number = *numbers.entry((from, to)).or_insert_with(|| {
                            instances.distinct.push((from, to));
                            instances.distinct.len() as u32 - 1
                        });
                        instances.pairs.push(number);
                    }
                }
                instances.beads.push(Words { english, turkish, pairs, weight: bead.posterior.max(SMALLEST_WEIGHT) });
            }
            instances.documents.push(first..instances.beads.len());
        }
        instances
    }

    /// How probable each occurrence of a pair is a translation, after the last iteration.
    fn posteriors(&self, parameters: &Parameters) -> Vec<f64> {
        let words =
            |side: fn(&(u32, u32)) -> u32| self.distinct.iter().map(side).max().map_or(0, |word| word as usize + 1);
        let (english, turkish) = (words(|pair| pair.0), words(|pair| pair.1));
        let (mut forward, mut backward) = (vec![1.0; self.distinct.len()], vec![1.0; self.distinct.len()]);
        let mut posteriors = vec![0.0; self.pairs.len()];
        for iteration in 1..=parameters.iterations {
            let (mut forward_sums, mut backward_sums) = (vec![0.0; forward.len()], vec![0.0; backward.len()]);
            for bead in &self.beads {
                let (rows, columns) = (bead.english.len(), bead.turkish.len());
                let pairs = &self.pairs[bead.pairs..bead.pairs + rows * columns];
                let mut column_sums = vec![parameters.empty_word; columns];
                let mut row_sums = vec![parameters.empty_word; rows];
                for (at, &pair) in pairs.iter().enumerate() {
                    column_sums[at % columns] += forward[pair as usize];
                    row_sums[at / columns] += backward[pair as usize];
                }
                for (at, &pair) in pairs.iter().enumerate() {
                    let explained = bead.weight * forward[pair as usize] / column_sums[at % columns];
                    let explaining = bead.weight * backward[pair as usize] / row_sums[at / columns];
                    forward_sums[pair as usize] += explained;
                    backward_sums[pair as usize] += explaining;
                    if iteration == parameters.iterations {
                        posteriors[bead.pairs + at] = libm::sqrt(explained * explaining);
                    }
                }
            }
            normalize(&forward_sums, &mut forward, self.distinct.iter().map(|pair| pair.0), english);
            normalize(&backward_sums, &mut backward, self.distinct.iter().map(|pair| pair.1), turkish);
        }
        posteriors
    }

    fn own(&self, beads: &Range<usize>, posteriors: &[f64], parameters: &Parameters) -> OwnCounts {
        let mut pairs: Vec<(u32, u32, f64)> = Vec::new();
        for bead in &self.beads[beads.clone()] {
            let range = bead.pairs..bead.pairs + bead.english.len() * bead.turkish.len();
            for (&pair, &posterior) in self.pairs[range.clone()].iter().zip(&posteriors[range]) {
                let (english, turkish) = self.distinct[pair as usize];
                pairs.push((english, turkish, posterior));
            }
        }
        pairs.sort_by_key(|pair| (pair.0, pair.1));
        pairs.dedup_by(|next, kept| {
            let same = (next.0, next.1) == (kept.0, kept.1);
            if same {
                kept.2 += next.2;
            }
            same
        });
        pairs.retain(|pair| pair.2 > parameters.smallest_own_count);
        pairs.shrink_to_fit();
        OwnCounts { pairs }
    }

    fn table(&self, counts: &[f64], english: usize, turkish: usize, parameters: &Parameters) -> Table {
        let kept = self.distinct.iter().zip(counts).filter(|(_, count)| **count > parameters.smallest_count);
        let mut kept: Vec<(u32, u32, f64)> = kept.map(|(&(from, to), &count)| (from, to, count)).collect();
        kept.sort_by_key(|entry| (entry.0, entry.1));
        let mut table = Table {
            offsets: Vec::with_capacity(english + 1),
            entries: kept.iter().map(|entry| (entry.1, entry.2)).collect(),
            english: vec![0.0; english],
            turkish: vec![0.0; turkish],
            english_known: vec![0.0; english],
            turkish_known: vec![0.0; turkish],
        };
        for &(from, to, count) in &kept {
            let count = (count - parameters.discount).max(0.0);
            table.english_known[from as usize] += count;
            table.turkish_known[to as usize] += count;
        }
        table.offsets.extend((0..=english).map(|word| kept.partition_point(|entry| (entry.0 as usize) < word)));
        // All occurrences count, so that a word which is rarely explained has small probabilities.
        for bead in &self.beads {
            bead.english.iter().for_each(|&word| table.english[word as usize] += bead.weight);
            bead.turkish.iter().for_each(|&word| table.turkish[word as usize] += bead.weight);
        }
        table
    }
}

fn words(sentences: &[Sentence], background: &Background, language: Language) -> Vec<u32> {
    let units = sentences.iter().flat_map(|sentence| &sentence.units);
    units.filter_map(|unit| background.side(language).id(&unit.key)).collect()
}

/// Divides each pair's sum by that of all pairs with the same word.
fn normalize(sums: &[f64], probabilities: &mut [f64], words: impl Iterator<Item = u32> + Clone, count: usize) {
    let mut totals = vec![0.0; count];
    words.clone().zip(sums).for_each(|(word, sum)| totals[word as usize] += sum);
    for ((word, sum), probability) in words.zip(sums).zip(probabilities) {
        *probability = if totals[word as usize] > 0.0 { sum / totals[word as usize] } else { 0.0 };
    }
}
