//! Which pairs stand in the glossary: each term takes its best, a part gives way to the whole.

use super::confidence::{Signs, confidence};
use super::counting::{Counts, PairCount};
use super::support::Supports;
use super::vocabulary::Vocabulary;
use super::{Term, TermPair};
use ikiz_document::Key;
use rustc_hash::FxHashMap;
use std::cmp::Ordering;

/// What a pair's score is where nothing in the words holds it up, of what it is where all does.
const UNSUPPORTED: f64 = 0.3;
/// A second pair for a term that is taken must be met so often, of what the first is.
const SECOND: f64 = 0.2;
/// Share of a pair's evidence that stands inside a longer pair from which on the longer one takes its place.
const INSIDE: f64 = 0.75;
/// Author keywords that are so sure stand whatever competes.
const SURE: f64 = 0.8;

/// A pair with what it is judged by.
struct Rated<'a> {
    count: &'a PairCount,
    english: &'a [u32],
    turkish: &'a [u32],
    /// Beads and keyword pairs, by weight.
    evidence: f64,
    log_likelihood: f64,
    support: f64,
    score: f64,
}

impl Rated<'_> {
    fn by_authors(&self) -> bool {
        1.0 - self.count.keyword_doubt >= SURE
    }

    fn met(&self) -> usize {
        (self.count.beads + self.count.keyword_documents) as usize
    }
}

/// The pairs of the glossary.
pub(super) fn choose(
    counts: &Counts<'_>,
    supports: &Supports<'_>,
    english: &Vocabulary,
    turkish: &Vocabulary,
) -> Vec<TermPair> {
    let rated = rate(counts, supports);
    let of_english = by_term(&rated, counts.english.len(), |pair| pair.count.english);
    let of_turkish = by_term(&rated, counts.turkish.len(), |pair| pair.count.turkish);
    let mut kept: Vec<usize> = (0..rated.len())
        .filter(|&at| {
            let pair = &rated[at];
            let (first, second) =
                (of_english[pair.count.english as usize][0], of_turkish[pair.count.turkish as usize][0]);
            let holds = |winner: usize, overlaps: bool| {
                winner == at || pair.by_authors() || !overlaps && pair.evidence >= SECOND * rated[winner].evidence
            };
            (first == at || second == at || pair.by_authors())
                && holds(first, overlap(pair.turkish, rated[first].turkish))
                && holds(second, overlap(pair.english, rated[second].english))
        })
        .collect();
    drop_parts(&rated, &mut kept);

    let keys = |words: &[u32], vocabulary: &Vocabulary| -> Vec<Key> {
        words.iter().map(|word| vocabulary.keys[*word as usize].clone()).collect()
    };
    let finish = |at: usize| {
        let pair = &rated[at];
        let count = pair.count;
        let rivals = |list: &[usize], side: &dyn Fn(&Rated<'_>) -> Box<[u32]>| -> Vec<usize> {
            let mine = side(pair);
            list.iter().copied().filter(|&other| other != at && !overlap(&mine, &side(&rated[other]))).collect()
        };
        let other_turkish = rivals(&of_english[count.english as usize], &|pair| pair.turkish.into());
        let other_english = rivals(&of_turkish[count.turkish as usize], &|pair| pair.english.into());
        let share = |others: &[usize]| {
            let all: f64 = others.iter().map(|other| rated[*other].evidence).sum();
            pair.evidence / (all + pair.evidence)
        };
        let met: usize = other_turkish.iter().map(|other| rated[*other].met()).sum();
        let held = |beads: u32| f64::from(beads) + count.keyword_weight;
        let (left, right) =
            (counts.english_beads[count.english as usize], counts.turkish_beads[count.turkish as usize]);
        let signs = Signs {
            keyword_doubt: count.keyword_doubt,
            beads: count.beads,
            support: pair.support,
            dice: 2.0 * pair.evidence / (held(left) + held(right)),
            share: share(&other_turkish).min(share(&other_english)),
        };
        let mut rivals: Vec<(Vec<Key>, usize)> =
            other_turkish.iter().map(|&other| (keys(rated[other].turkish, turkish), rated[other].met())).collect();
        rivals.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
        TermPair {
            english: Term { keys: keys(pair.english, english), count: left as usize },
            turkish: Term { keys: keys(pair.turkish, turkish), count: right as usize },
            documents: count.documents as usize,
            keyword_documents: count.keyword_documents as usize,
            beads: count.beads as usize,
            log_likelihood: pair.log_likelihood,
            consistency: pair.met() as f64 / (pair.met() + met) as f64,
            rivals,
            example: count.example,
            confidence: confidence(&signs),
        }
    };
    kept.into_iter().map(finish).collect()
}

fn rate<'a>(counts: &'a Counts<'_>, supports: &Supports<'_>) -> Vec<Rated<'a>> {
    let mut keywords = (vec![0.0; counts.english.len()], vec![0.0; counts.turkish.len()]);
    let mut all = counts.beads as f64;
    for pair in &counts.pairs {
        keywords.0[pair.english as usize] += pair.keyword_weight;
        keywords.1[pair.turkish as usize] += pair.keyword_weight;
        all += pair.keyword_weight;
    }
    let rate = |count: &'a PairCount| {
        let (english, turkish) = (count.english as usize, count.turkish as usize);
        let evidence = f64::from(count.beads) + count.keyword_weight;
        let log_likelihood = log_likelihood(
            evidence,
            f64::from(counts.english_beads[english]) + keywords.0[english],
            f64::from(counts.turkish_beads[turkish]) + keywords.1[turkish],
            all,
        );
        let support = supports.of_phrases(counts.english[english], counts.turkish[turkish]);
        Rated {
            count,
            english: counts.english[english],
            turkish: counts.turkish[turkish],
            evidence,
            log_likelihood,
            support,
            score: log_likelihood * (UNSUPPORTED + (1.0 - UNSUPPORTED) * support),
        }
    };
    counts.pairs.iter().map(rate).collect()
}

/// The pairs of each term, best first.
fn by_term(rated: &[Rated<'_>], terms: usize, term: impl Fn(&Rated<'_>) -> u32) -> Vec<Vec<usize>> {
    let mut lists: Vec<Vec<usize>> = vec![Vec::new(); terms];
    for (at, pair) in rated.iter().enumerate() {
        lists[term(pair) as usize].push(at);
    }
    for list in &mut lists {
        list.sort_by(|&left, &right| order(&rated[left], &rated[right]));
    }
    lists
}

/// The better one first; of equals the longer one, then by words.
fn order(left: &Rated<'_>, right: &Rated<'_>) -> Ordering {
    let longer = |pair: &Rated<'_>| pair.english.len() + pair.turkish.len();
    right
        .score
        .total_cmp(&left.score)
        .then_with(|| longer(right).cmp(&longer(left)))
        .then_with(|| (left.english, left.turkish).cmp(&(right.english, right.turkish)))
}

/// Leaves out what hardly occurs but inside a longer pair, unless authors have it.
fn drop_parts(rated: &[Rated<'_>], kept: &mut Vec<usize>) {
    let places: FxHashMap<(&[u32], &[u32]), usize> =
        kept.iter().map(|&at| ((rated[at].english, rated[at].turkish), at)).collect();
    let mut dropped = vec![false; rated.len()];
    for &at in &*kept {
        let whole = &rated[at];
        for english in parts(whole.english) {
            for turkish in parts(whole.turkish) {
                let Some(&part) = places.get(&(english, turkish)) else { continue };
                let inside = part != at && whole.evidence >= INSIDE * rated[part].evidence;
                dropped[part] |= inside && rated[part].count.keyword_documents == 0;
            }
        }
    }
    kept.retain(|&at| !dropped[at]);
}

fn parts(words: &[u32]) -> impl Iterator<Item = &[u32]> {
    (0..words.len()).flat_map(move |start| (start + 1..=words.len()).map(move |end| &words[start..end]))
}

/// Whether two terms share a word.
fn overlap(left: &[u32], right: &[u32]) -> bool {
    left.iter().any(|word| right.contains(word))
}

/// Dunning's log-likelihood ratio of two events of `all` that are met together `both` times (Dunning 1993); 0 where they are met together
/// less often than by chance.
fn log_likelihood(both: f64, left: f64, right: f64, all: f64) -> f64 {
    // A pair may have more evidence than one of its terms has beads: keywords are weighed.
    let (left, right) = (left.max(both), right.max(both));
    let all = all.max(left + right - both);
    if both * all <= left * right {
        return 0.0;
    }
    let term = |observed: f64, expected: f64| {
        if observed > 0.0 && expected > 0.0 { observed * libm::log(observed / expected) } else { 0.0 }
    };
    let sum = term(both, left * right / all)
        + term(left - both, left * (all - right) / all)
        + term(right - both, (all - left) * right / all)
        + term(all - left - right + both, (all - left) * (all - right) / all);
    (2.0 * sum).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_together_is_likely() {
        assert!(log_likelihood(10.0, 10.0, 10.0, 100.0) > 60.0);
        assert!(log_likelihood(1.0, 10.0, 10.0, 100.0).abs() < 1e-9, "as often as by chance");
        assert!(log_likelihood(5.0, 10.0, 10.0, 100.0) < log_likelihood(5.0, 5.0, 5.0, 100.0));
        assert!(log_likelihood(1.0, 1.0, 1.0, 1.0).abs() < 1e-9, "nothing else is there");
    }

    #[test]
    fn parts_are_all_sequences() {
        assert_eq!(parts(&[1, 2]).collect::<Vec<_>>(), [&[1][..], &[1, 2], &[2]]);
    }
}
