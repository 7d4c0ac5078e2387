//! The list of key phrases: the best first, and less of what a better one says already.

use super::candidate::{Candidate, Candidates};
use crate::term::TermNumber;
use ikiz_document::{Key, Language, allowance};
use ikiz_text::lower;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// A phrase of the list.
pub(crate) struct Chosen<'c> {
    pub candidate: &'c Candidate,
    pub score: f64,
    /// As it is printed.
    pub term: String,
}

/// The best candidates by their scores, at most `top`. A phrase that is chosen takes from the score of each of its
/// parts the share of the part's occurrences that it explains. Of candidates printed alike, the best is chosen.
pub(crate) fn choose<'c>(text: &str, candidates: &'c Candidates, scores: &[f64], top: usize) -> Vec<Chosen<'c>> {
    let language = candidates.classifier.language;
    let scored = candidates.all.entries().iter().zip(scores);
    let mut heap: BinaryHeap<Scored> =
        scored.map(|(candidate, &score)| Scored { score, own: score, candidate }).collect();
    let mut explained: FxHashMap<u64, u32> = FxHashMap::default();
    let mut printed = FxHashSet::default();
    let mut chosen = Vec::new();
    while chosen.len() < top {
        allowance::go_on();
        let Some(Scored { candidate, own, score }) = heap.pop() else { break };
        let taken = explained.get(&candidate.number).copied().unwrap_or_default();
        let left = own - f64::from(taken) / f64::from(candidate.count);
        if left < score {
            heap.push(Scored { score: left, own, candidate });
            continue;
        }
        let forms = candidates.forms(text, candidate);
        let term = forms.shown().first().map_or("", |(form, _)| form).to_owned();
        if !printed.insert(lower(&term, language)) {
            continue;
        }
        for part in parts(candidates, candidate, language) {
            *explained.entry(part).or_default() += candidate.count;
        }
        chosen.push(Chosen { candidate, score, term });
    }
    chosen
}

/// The numbers of the parts of a phrase, each once.
fn parts(candidates: &Candidates, whole: &Candidate, language: Language) -> Vec<u64> {
    let keys: Vec<u64> = candidates.keys(whole).map(Key::number).collect();
    let number = |part: &[u64]| part.iter().fold(TermNumber::new(language), |number, key| number.with(*key)).get();
    let mut parts: Vec<u64> = (1..keys.len()).flat_map(|length| keys.windows(length).map(number)).collect();
    parts.sort_unstable();
    parts.dedup();
    parts
}

/// A candidate with its score: the greatest is the best; of equal ones the first, then the shortest.
struct Scored<'c> {
    /// Its score, or more.
    score: f64,
    /// Its score before better ones are chosen.
    own: f64,
    candidate: &'c Candidate,
}

impl Ord for Scored<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let place = |scored: &Self| (scored.candidate.start, scored.candidate.length);
        self.score.total_cmp(&other.score).then_with(|| place(other).cmp(&place(self)))
    }
}

impl PartialOrd for Scored<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Scored<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Scored<'_> {}
