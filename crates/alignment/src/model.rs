//! What is learned from a corpus: word frequencies, translations, how the lengths of twins relate.

use crate::background::Background;
use crate::frozen::Frozen;
use crate::indexed::{Indexed, Side};
use crate::length::LengthModel;
use crate::lexical::Pair;
use crate::parameters::Parameters;
use crate::sentence::Sentence;
use ikiz_document::{Key, Language};
use ikiz_text::Dictionary;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Learned translations with what they are held against. Independent of the order of documents and of threads. Kept in a file, it loses the user's word pairs
/// and what single documents added: these are then not left out when they are aligned.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(try_from = "Frozen", into = "Frozen")]
pub struct TranslationModel {
    /// Word pairs of the user's own, beside those that come with the program.
    pub(crate) dictionary: Dictionary,
    pub(crate) background: Background,
    pub(crate) table: Table,
    pub(crate) length: LengthModel,
    pub(crate) parameters: Parameters,
    /// What each training document added, by its digest.
    pub(crate) own: BTreeMap<String, OwnCounts>,
}

/// How often words were found to translate each other, by the numbers of the background.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    /// Where each English word's row begins; one more entry than words. Words that came later have no row.
    pub offsets: Vec<usize>,
    /// Turkish word and expected count, sorted by word within a row.
    pub entries: Vec<(u32, f64)>,
    /// Occurrences of each English word in the beads that were learned from.
    pub english: Vec<f64>,
    /// Occurrences of each Turkish word in them.
    pub turkish: Vec<f64>,
    /// Of these, how many are translated by an entry: the sum of its counts less the discount.
    pub english_known: Vec<f64>,
    pub turkish_known: Vec<f64>,
}

/// The part of a [`Table`] that comes from one document.
#[derive(Clone, Debug, Default)]
pub(crate) struct OwnCounts {
    /// English word, Turkish word, expected count; sorted.
    pub pairs: Vec<(u32, u32, f64)>,
}

impl TranslationModel {
    /// The model with word pairs of the user's own, in place of those that it had.
    #[must_use]
    pub fn with_dictionary(self, dictionary: Dictionary) -> Self {
        Self { dictionary, ..self }
    }

    /// Whether the lexicon or the user has two terms of several words as translations.
    pub(crate) fn knows_phrases(&self, english: &Sentence, turkish: &Sentence) -> bool {
        let (english, turkish) = (english.keys(), turkish.keys());
        [Dictionary::shipped(), &self.dictionary].iter().any(|dictionary| dictionary.has_phrases(&english, &turkish))
    }

    /// The word frequencies.
    pub const fn background(&self) -> &Background {
        &self.background
    }

    /// Whether no translation is known.
    pub fn is_empty(&self) -> bool {
        self.table.entries.is_empty()
    }

    /// How many English words have learned translations.
    pub fn translated_words(&self) -> usize {
        self.table.offsets.windows(2).filter(|row| row[0] < row[1]).count()
    }

    /// How surely two keys translate each other, 0..=1: the geometric mean of both directions' probabilities.
    pub fn probability(&self, english: &Key, turkish: &Key) -> f64 {
        let (source, target) = (self.background.side(Language::English), self.background.side(Language::Turkish));
        let (Some(english), Some(turkish)) = (source.id(english), target.id(turkish)) else { return 0.0 };
        let row = self.table.row(english);
        row.binary_search_by_key(&turkish, |entry| entry.0).map_or(0.0, |at| self.mutual(english, turkish, row[at].1))
    }

    /// The Turkish keys that translate an English one with their probabilities as in [`Self::probability`], best first.
    pub fn translations(&self, english: &Key) -> Vec<(Key, f64)> {
        let (source, target) = (self.background.side(Language::English), self.background.side(Language::Turkish));
        let Some(english) = source.id(english) else { return Vec::new() };
        let named = |&(turkish, count): &(u32, f64)| {
            Some((target.keys().get(turkish as usize)?.clone(), self.mutual(english, turkish, count)))
        };
        let mut found: Vec<(Key, f64)> = self.table.row(english).iter().filter_map(named).collect();
        found.retain(|entry| entry.1 > 0.0);
        found.sort_by(|left, right| right.1.total_cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
        found
    }

    fn mutual(&self, english: u32, turkish: u32, count: f64) -> f64 {
        let count = count - self.parameters.discount;
        let (forward, backward) = (self.table.english[english as usize], self.table.turkish[turkish as usize]);
        if count > 0.0 { (count / libm::sqrt(forward * backward)).clamp(0.0, 1.0) } else { 0.0 }
    }

    /// Appends the learned pairs of a text pair, `own` counts taken out of them.
    pub(crate) fn look_up(&self, indexed: &Indexed, own: Option<&OwnCounts>, pairs: &mut Vec<Pair>) {
        if self.is_empty() {
            return;
        }
        let own: &[(u32, u32, f64)] = own.map_or(&[], |own| &own.pairs);
        let (english, turkish) =
            (known(&indexed.english, &self.table.english), known(&indexed.turkish, &self.table.turkish));
        let (mut own_english, mut own_turkish) =
            (vec![0.0; indexed.english.distinct.len()], vec![0.0; indexed.turkish.distinct.len()]);
        for &(from, to, count) in own {
            if let Ok(at) = english.binary_search_by_key(&from, |known| known.0) {
                own_english[english[at].1 as usize] += count;
            }
            if let Ok(at) = turkish.binary_search_by_key(&to, |known| known.0) {
                own_turkish[turkish[at].1 as usize] += count;
            }
        }
        for &(from, english) in &english {
            intersect(self.table.row(from), &turkish, |count, to, turkish| {
                let mine =
                    own.binary_search_by_key(&(from, to), |entry| (entry.0, entry.1)).map_or(0.0, |at| own[at].2);
                let count = count - mine - self.parameters.discount;
                let forward = self.table.english[from as usize] - own_english[english as usize];
                let backward = self.table.turkish[to as usize] - own_turkish[turkish as usize];
                if count > 0.0 && forward > 0.0 && backward > 0.0 {
                    let (forward, backward) = ((count / forward).min(1.0), (count / backward).min(1.0));
                    pairs.push(Pair { forward, backward, ..Pair::new(english, turkish) });
                }
            });
        }
    }

    /// For each unit of a side, the share of its occurrences whose translation was learned, 0..=1, `own` counts taken out.
    pub(crate) fn known_shares(&self, side: &Side, language: Language, own: Option<&OwnCounts>) -> Vec<f64> {
        let (sums, counts) = match language {
            Language::English => (&self.table.english_known, &self.table.english),
            Language::Turkish => (&self.table.turkish_known, &self.table.turkish),
        };
        let known = known(side, counts);
        let mut mine = vec![0.0; known.len()];
        for &(english, turkish, count) in own.map_or(&[][..], |own| &own.pairs) {
            let word = if language == Language::English { english } else { turkish };
            if let Ok(at) = known.binary_search_by_key(&word, |known| known.0) {
                mine[at] += count;
            }
        }
        let mut shares = vec![0.0; side.distinct.len()];
        for (&(word, unit), mine) in known.iter().zip(mine) {
            let (sum, count) = (sums[word as usize] - mine, counts[word as usize] - mine);
            if sum > 0.0 && count > 0.0 {
                shares[unit as usize] = (sum / count).min(1.0);
            }
        }
        shares
    }
}

impl Table {
    pub fn row(&self, english: u32) -> &[(u32, f64)] {
        let at = english as usize;
        if at + 1 < self.offsets.len() { &self.entries[self.offsets[at]..self.offsets[at + 1]] } else { &[] }
    }
}

/// The units of a side that the table knows by its counts: number in the table, number in the side; sorted.
fn known(side: &Side, counts: &[f64]) -> Vec<(u32, u32)> {
    let words = side.words.iter().zip(0..);
    let mut known: Vec<(u32, u32)> = words
        .filter_map(|(word, at)| word.map(|word| (word, at)))
        .filter(|known| (known.0 as usize) < counts.len())
        .collect();
    known.sort_unstable();
    known
}

/// Calls `found` with count, table number and side number of what stands in both; both are sorted.
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

/// What is left of a sorted list after all that is `before` (galloping search: rows of frequent words are long, steps mostly short).
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
