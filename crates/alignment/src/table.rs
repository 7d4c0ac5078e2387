//! The table of learned translations: how often words were found to translate each other.

use ikiz_document::{Language, Twin};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// How often words were found to translate each other, by the numbers of the background.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct LearnedTable {
    /// Where the row of each English word begins; one more entry than words. Words that came later have no row.
    pub offsets: Vec<usize>,
    /// Turkish word and expected count, sorted by word within a row.
    pub entries: Vec<(u32, f64)>,
    /// Occurrences of each word in the beads used for learning.
    pub counts: Twin<Vec<f64>>,
    /// How many of these an entry translates: the sum of the counts of its entries minus the discount.
    pub known: Twin<Vec<f64>>,
}

/// The part of a [`LearnedTable`] that one document added.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct OwnCounts {
    /// English word, Turkish word, expected count; sorted.
    pub pairs: Vec<(u32, u32, f64)>,
}

/// A learned translation of two units of a text pair.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Translation {
    /// The two units, by their numbers in the text pair.
    pub units: Twin<u32>,
    /// Probability of the Turkish unit given the English one.
    pub forward: f64,
    /// Probability of the English unit given the Turkish one.
    pub backward: f64,
}

impl LearnedTable {
    /// Whether nothing was learned.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many English words have translations.
    pub fn translated_words(&self) -> usize {
        self.offsets.windows(2).filter(|row| row[0] < row[1]).count()
    }

    /// The Turkish words of an English word, with their counts.
    pub fn row(&self, english: u32) -> &[(u32, f64)] {
        let at = english as usize;
        if at + 1 < self.offsets.len() { &self.entries[self.offsets[at]..self.offsets[at + 1]] } else { &[] }
    }

    /// How surely the two words of an entry translate each other, 0..=1: the geometric mean of the probabilities in
    /// both directions.
    pub fn mutual(&self, english: u32, (turkish, count): (u32, f64), discount: f64) -> f64 {
        let count = count - discount;
        let (forward, backward) = (self.counts.english[english as usize], self.counts.turkish[turkish as usize]);
        if count > 0.0 { (count / libm::sqrt(forward * backward)).clamp(0.0, 1.0) } else { 0.0 }
    }

    /// Calls back with the learned translations of the units of a text pair, given the number of each unit in the
    /// background; `own` counts are subtracted.
    pub fn look_up(
        &self,
        units: Twin<&[Option<u32>]>,
        own: Option<&OwnCounts>,
        discount: f64,
        mut found: impl FnMut(Translation),
    ) {
        if self.is_empty() {
            return;
        }
        let own: &[(u32, u32, f64)] = own.map_or(&[], |own| &own.pairs);
        let known = units.zip(self.counts.as_ref()).map(|(units, counts)| known(units, counts));
        let mut own_counts = units.map(|units| vec![0.0; units.len()]);
        for &(from, to, count) in own {
            for ((known, sums), word) in known.as_ref().zip(own_counts.as_mut()).zip(Twin::new(from, to)) {
                if let Ok(at) = known.binary_search_by_key(&word, |known| known.0) {
                    sums[known[at].1 as usize] += count;
                }
            }
        }
        for &(from, english) in &known.english {
            intersect(self.row(from), &known.turkish, |count, to, turkish| {
                let mine =
                    own.binary_search_by_key(&(from, to), |entry| (entry.0, entry.1)).map_or(0.0, |at| own[at].2);
                let count = count - mine - discount;
                let forward = self.counts.english[from as usize] - own_counts.english[english as usize];
                let backward = self.counts.turkish[to as usize] - own_counts.turkish[turkish as usize];
                if count > 0.0 && forward > 0.0 && backward > 0.0 {
                    let (forward, backward) = ((count / forward).min(1.0), (count / backward).min(1.0));
                    found(Translation { units: Twin::new(english, turkish), forward, backward });
                }
            });
        }
    }

    /// For each unit of a side, given its number in the background, the share of its occurrences whose translation was
    /// learned, 0..=1; `own` counts are subtracted.
    pub fn known_shares(&self, units: &[Option<u32>], language: Language, own: Option<&OwnCounts>) -> Vec<f64> {
        let (sums, counts) = (self.known.of(language), self.counts.of(language));
        let known = known(units, counts);
        let mut mine = vec![0.0; known.len()];
        for &(english, turkish, count) in own.map_or(&[][..], |own| &own.pairs) {
            let word = *Twin::new(english, turkish).of(language);
            if let Ok(at) = known.binary_search_by_key(&word, |known| known.0) {
                mine[at] += count;
            }
        }
        let mut shares = vec![0.0; units.len()];
        for (&(word, unit), mine) in known.iter().zip(mine) {
            let (sum, count) = (sums[word as usize] - mine, counts[word as usize] - mine);
            if sum > 0.0 && count > 0.0 {
                shares[unit as usize] = (sum / count).min(1.0);
            }
        }
        shares
    }
}

/// The units of a side with counts in the table: number in the table, number in the side; sorted.
fn known(units: &[Option<u32>], counts: &[f64]) -> Vec<(u32, u32)> {
    let mut known: Vec<(u32, u32)> = units
        .iter()
        .zip(0..)
        .filter_map(|(word, at)| word.map(|word| (word, at)))
        .filter(|known| (known.0 as usize) < counts.len())
        .collect();
    known.sort_unstable();
    known
}

/// Calls `found` with count, table number and side number of the entries in both lists; both are sorted.
fn intersect(row: &[(u32, f64)], known: &[(u32, u32)], mut found: impl FnMut(f64, u32, u32)) {
    let (mut row, mut known) = (row, known);
    while let (Some(&(word, count)), Some(&(other, side))) = (row.first(), known.first()) {
        match word.cmp(&other) {
            Ordering::Equal => {
                found(count, word, side);
                (row, known) = (&row[1..], &known[1..]);
            }
            Ordering::Less => row = skip(row, |entry| entry.0 < other),
            Ordering::Greater => known = skip(known, |entry| entry.0 < word),
        }
    }
}

/// The rest of a sorted list after all items that are `before` (galloping search, because rows of frequent words are
/// long and most steps are short).
fn skip<T>(list: &[T], before: impl Fn(&T) -> bool) -> &[T] {
    let mut end = 1;
    while end < list.len() && before(&list[end]) {
        end *= 2;
    }
    let start = end / 2;
    let within = &list[start..end.min(list.len())];
    &list[start + within.partition_point(before)..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skipping_stops_at_the_first_that_is_not_before() {
        let list: Vec<u32> = (0..40).map(|at| at * 2).collect();
        for bound in 0..90 {
            assert_eq!(skip(&list, |&entry| entry < bound), &list[list.partition_point(|&entry| entry < bound)..]);
        }
        assert!(skip(&[] as &[u32], |_| true).is_empty());
    }

    #[test]
    fn intersections_are_found() {
        let mut found = Vec::new();
        intersect(&[(1, 0.5), (4, 0.25), (9, 0.125)], &[(0, 7), (4, 8), (9, 3), (11, 1)], |count, word, side| {
            found.push((count.to_bits(), word, side));
        });
        assert_eq!(found, [(0.25_f64.to_bits(), 4, 8), (0.125_f64.to_bits(), 9, 3)]);
    }
}
