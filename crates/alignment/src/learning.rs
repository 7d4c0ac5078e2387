//! Learns translations from beads: IBM model 1 in both directions (Brown et al. 1993), made to agree by the geometric
//! mean of their posteriors (after Liang, Taskar & Klein 2006).

use crate::background::Background;
use crate::corrected::PlacedBead;
use crate::parameters::Parameters;
use crate::sentence::{Bitext, Sentence};
use crate::table::{LearnedTable, OwnCounts};
use ikiz_document::{Language, Twin};
use rayon::prelude::*;
use std::ops::Range;

/// The lowest weight of a bead in learning, even if its posterior is near 0.
const SMALLEST_WEIGHT: f64 = 0.05;
/// Number of documents whose posteriors are in memory at one time.
const DOCUMENTS_AT_ONCE: usize = 256;

/// The words of a bead, by their numbers in the background.
struct Words {
    sides: Twin<Vec<u32>>,
    /// Where its word pairs begin in [`Instances::pairs`], ordered by English word.
    pairs: usize,
    /// The weight of the bead in learning: its posterior, with a lower limit.
    weight: f64,
}

/// All pairs of words that share a bead. Distinct pairs are numbered in the order of English words, so that those of
/// one word are adjacent in memory.
struct Instances {
    beads: Vec<Words>,
    /// The beads of each document.
    documents: Vec<Range<usize>>,
    /// The number of the distinct pair, for each occurrence.
    pairs: Vec<u32>,
    /// Where the distinct pairs of each English word begin; one more entry than words.
    rows: Vec<usize>,
    /// The Turkish word of each distinct pair.
    turkish: Vec<u32>,
    turkish_words: usize,
}

/// Learns from the two-sided beads of documents, in the order given: the table, and what each document added to it.
pub(crate) fn learn(
    documents: &[(&Bitext, &[PlacedBead])],
    background: &Background,
    parameters: &Parameters,
) -> (LearnedTable, Vec<OwnCounts>) {
    let instances = Instances::new(documents, background, parameters);
    let (forward, backward) = rayon::join(|| instances.forward(parameters), || instances.backward(parameters));
    let mut counts = vec![0.0; instances.turkish.len()];
    let mut own = Vec::with_capacity(documents.len());
    for documents in instances.documents.chunks(DOCUMENTS_AT_ONCE) {
        let added = documents.par_iter().map(|beads| instances.posteriors(beads, &forward, &backward, parameters));
        // Sums are added in the order of documents.
        for (beads, (posteriors, added)) in documents.iter().zip(added.collect::<Vec<_>>()) {
            let pairs = &instances.pairs[instances.pairs_of(beads)];
            pairs.iter().zip(posteriors).for_each(|(&pair, posterior)| counts[pair as usize] += posterior);
            own.push(added);
        }
    }
    (instances.table(&counts, parameters), own)
}

impl Instances {
    fn new(documents: &[(&Bitext, &[PlacedBead])], background: &Background, parameters: &Parameters) -> Self {
        let (mut beads, mut ranges, mut occurrences) = (Vec::new(), Vec::with_capacity(documents.len()), 0);
        for (bitext, raw) in documents {
            let first = beads.len();
            for bead in raw.iter().filter(|bead| bead.is_two_sided()) {
                let sentences = bitext.as_ref().zip(bead.sentences.as_ref()).with_language();
                let sides = sentences.map(|(language, (text, side))| words(text, side, background, language));
                let size = sides.english.len().saturating_mul(sides.turkish.len());
                if size <= parameters.largest_bead {
                    let weight = bead.posterior.max(SMALLEST_WEIGHT);
                    beads.push(Words { sides, pairs: occurrences, weight });
                    occurrences += size;
                }
            }
            ranges.push(first..beads.len());
        }
        let words = |language| background.side(language).keys().len();
        let mut instances = Self {
            beads,
            documents: ranges,
            pairs: vec![0; occurrences],
            rows: Vec::with_capacity(words(Language::English) + 1),
            turkish: Vec::new(),
            turkish_words: words(Language::Turkish),
        };
        instances.number_pairs(words(Language::English));
        instances
    }

    fn number_pairs(&mut self, english_words: usize) {
        const UNSEEN: u32 = u32::MAX;
        let mut places: Vec<Vec<(u32, u32)>> = vec![Vec::new(); english_words];
        for (at, bead) in (0..).zip(&self.beads) {
            (0..).zip(&bead.sides.english).for_each(|(row, &word)| places[word as usize].push((at, row)));
        }
        let mut numbers = vec![UNSEEN; self.turkish_words];
        for places in places {
            let first = self.turkish.len();
            self.rows.push(first);
            for (bead, row) in places {
                let bead = &self.beads[bead as usize];
                let start = bead.pairs + row as usize * bead.sides.turkish.len();
                for (pair, &word) in self.pairs[start..].iter_mut().zip(&bead.sides.turkish) {
                    let number = &mut numbers[word as usize];
                    // A number below the first one belongs to another English word.
                    if *number == UNSEEN || (*number as usize) < first {
                        *number = self.turkish.len() as u32;
                        self.turkish.push(word);
                    }
                    *pair = *number;
                }
            }
        }
        self.rows.push(self.turkish.len());
    }

    fn pairs_of(&self, beads: &Range<usize>) -> Range<usize> {
        let start = |bead: usize| self.beads.get(bead).map_or(self.pairs.len(), |bead| bead.pairs);
        start(beads.start)..start(beads.end)
    }

    /// The pairs of the bead, one slice for each of its English words.
    fn rows_of(&self, bead: &Words) -> impl Iterator<Item = &[u32]> {
        let columns = bead.sides.turkish.len();
        self.pairs[bead.pairs..bead.pairs + bead.sides.english.len() * columns].chunks_exact(columns.max(1))
    }

    /// Probabilities of Turkish words given English ones, before the last iteration.
    fn forward(&self, parameters: &Parameters) -> Vec<f64> {
        let mut probabilities = vec![1.0; self.turkish.len()];
        for _ in 1..parameters.iterations {
            let mut sums = vec![0.0; probabilities.len()];
            for bead in &self.beads {
                let totals = self.column_totals(bead, &probabilities, parameters);
                for row in self.rows_of(bead) {
                    for (&pair, total) in row.iter().zip(&totals) {
                        sums[pair as usize] += bead.weight * probabilities[pair as usize] / total;
                    }
                }
            }
            for row in self.rows.windows(2) {
                let total: f64 = sums[row[0]..row[1]].iter().sum();
                sums[row[0]..row[1]].iter_mut().for_each(|sum| *sum = ratio(*sum, total));
            }
            probabilities = sums;
        }
        probabilities
    }

    /// Probabilities of English words given Turkish ones, before the last iteration.
    fn backward(&self, parameters: &Parameters) -> Vec<f64> {
        let mut probabilities = vec![1.0; self.turkish.len()];
        for _ in 1..parameters.iterations {
            let mut sums = vec![0.0; probabilities.len()];
            for bead in &self.beads {
                for row in self.rows_of(bead) {
                    let total = row_total(row, &probabilities, parameters);
                    for &pair in row {
                        sums[pair as usize] += bead.weight * probabilities[pair as usize] / total;
                    }
                }
            }
            let mut totals = vec![0.0; self.turkish_words];
            self.turkish.iter().zip(&sums).for_each(|(&word, sum)| totals[word as usize] += sum);
            self.turkish.iter().zip(&mut sums).for_each(|(&word, sum)| *sum = ratio(*sum, totals[word as usize]));
            probabilities = sums;
        }
        probabilities
    }

    fn column_totals(&self, bead: &Words, probabilities: &[f64], parameters: &Parameters) -> Vec<f64> {
        let mut totals = vec![parameters.empty_word; bead.sides.turkish.len()];
        for row in self.rows_of(bead) {
            row.iter().zip(&mut totals).for_each(|(&pair, total)| *total += probabilities[pair as usize]);
        }
        totals
    }

    /// The posterior that each occurrence of a pair in a document's beads is a translation, and their sums by pair.
    fn posteriors(
        &self,
        beads: &Range<usize>,
        forward: &[f64],
        backward: &[f64],
        parameters: &Parameters,
    ) -> (Vec<f64>, OwnCounts) {
        let mut posteriors = Vec::with_capacity(self.pairs_of(beads).len());
        let mut pairs: Vec<(u32, u32, f64)> = Vec::with_capacity(posteriors.capacity());
        for bead in &self.beads[beads.clone()] {
            let column_totals = self.column_totals(bead, forward, parameters);
            for (row, &english) in self.rows_of(bead).zip(&bead.sides.english) {
                let row_total = row_total(row, backward, parameters);
                for ((&pair, &turkish), column_total) in row.iter().zip(&bead.sides.turkish).zip(&column_totals) {
                    let explained = bead.weight * forward[pair as usize] / column_total;
                    let explaining = bead.weight * backward[pair as usize] / row_total;
                    let posterior = libm::sqrt(explained * explaining);
                    posteriors.push(posterior);
                    pairs.push((english, turkish, posterior));
                }
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
        (posteriors, OwnCounts { pairs })
    }

    fn table(&self, counts: &[f64], parameters: &Parameters) -> LearnedTable {
        let english = self.rows.len() - 1;
        let mut table = LearnedTable {
            offsets: Vec::with_capacity(english + 1),
            entries: Vec::new(),
            counts: Twin::new(vec![0.0; english], vec![0.0; self.turkish_words]),
            known: Twin::new(vec![0.0; english], vec![0.0; self.turkish_words]),
        };
        for (from, row) in self.rows.windows(2).enumerate() {
            let first = table.entries.len();
            table.offsets.push(first);
            let counted = self.turkish[row[0]..row[1]].iter().copied().zip(counts[row[0]..row[1]].iter().copied());
            table.entries.extend(counted.filter(|entry| entry.1 > parameters.smallest_count));
            table.entries[first..].sort_by_key(|entry| entry.0);
            for &(to, count) in &table.entries[first..] {
                let count = (count - parameters.discount).max(0.0);
                table.known.english[from] += count;
                table.known.turkish[to as usize] += count;
            }
        }
        table.offsets.push(table.entries.len());
        // All occurrences are counted, so that a word that is rarely explained gets small probabilities.
        for bead in &self.beads {
            bead.sides.english.iter().for_each(|&word| table.counts.english[word as usize] += bead.weight);
            bead.sides.turkish.iter().for_each(|&word| table.counts.turkish[word as usize] += bead.weight);
        }
        table
    }
}

fn words(text: &[Sentence], side: &[usize], background: &Background, language: Language) -> Vec<u32> {
    let units = side.iter().flat_map(|&at| &text[at].units);
    units.filter_map(|unit| background.side(language).id(&unit.key)).collect()
}

fn row_total(row: &[u32], probabilities: &[f64], parameters: &Parameters) -> f64 {
    row.iter().fold(parameters.empty_word, |total, &pair| total + probabilities[pair as usize])
}

fn ratio(sum: f64, total: f64) -> f64 {
    if total > 0.0 { sum / total } else { 0.0 }
}
