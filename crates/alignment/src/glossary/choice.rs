//! Which pairs are in the glossary: each term takes its best pair, and a part is dropped for the whole.

use super::confidence::{Signs, confidence};
use super::counting::{Counts, PairCount};
use super::support::Supports;
use super::term::{Term, TermPair};
use super::vocabulary::Vocabulary;
use ikiz_document::{Key, Language, Twin};
use rustc_hash::FxHashMap;
use std::cmp::Ordering;

/// Share of its score that a pair keeps if no words of the two terms translate each other.
const UNSUPPORTED: f64 = 0.3;
/// A term may have a second pair if its evidence is at least this share of the first one's.
const SECOND: f64 = 0.2;
/// A longer pair that has at least this share of a pair's evidence replaces it.
const INSIDE: f64 = 0.75;
/// Pairs from author keywords that are at least this sure are kept beside any other pair.
const SURE: f64 = 0.8;

/// A pair with the values that it is ranked by.
struct Rated<'a> {
    count: &'a PairCount,
    terms: Twin<&'a [u32]>,
    /// Number of beads plus the weights of keyword pairs.
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
pub(super) fn choose(counts: &Counts<'_>, supports: &Supports<'_>, words: &Twin<Vocabulary>) -> Vec<TermPair> {
    let rated = rate(counts, supports);
    let lists = Twin::from_fn(|language| by_term(&rated, counts.terms.of(language).len(), language));
    let candidates = Candidates { counts, rated: &rated, lists, words };
    let mut kept: Vec<usize> = (0..rated.len()).filter(|&at| candidates.stands(at)).collect();
    drop_parts(&rated, &mut kept);
    kept.into_iter().map(|at| candidates.finish(at)).collect()
}

/// All pairs, and for each term of a language the pairs that contain it, best first.
struct Candidates<'a> {
    counts: &'a Counts<'a>,
    rated: &'a [Rated<'a>],
    lists: Twin<Vec<Vec<usize>>>,
    words: &'a Twin<Vocabulary>,
}

impl Candidates<'_> {
    /// All pairs of this pair's term in a language, best first; the pair itself is one of them.
    fn list(&self, pair: &Rated<'_>, language: Language) -> &[usize] {
        &self.lists.of(language)[*pair.count.terms.of(language) as usize]
    }

    /// Whether a pair is kept, given the best pairs of both its terms.
    fn stands(&self, at: usize) -> bool {
        let pair = &self.rated[at];
        let winners = Twin::from_fn(|language| self.list(pair, language)[0]);
        let holds = |(language, winner): (Language, usize)| {
            let winner_of = &self.rated[winner];
            let overlaps = overlap(pair.terms.of(language.twin()), winner_of.terms.of(language.twin()));
            winner == at || pair.by_authors() || !overlaps && pair.evidence >= SECOND * winner_of.evidence
        };
        (winners.iter().any(|winner| *winner == at) || pair.by_authors())
            && winners.with_language().into_iter().all(holds)
    }

    /// The other pairs of this pair's term in a language whose other term shares no word with this one's.
    fn rivals(&self, at: usize, language: Language) -> Vec<&Rated<'_>> {
        let pair = &self.rated[at];
        let others = self.list(pair, language).iter().filter(|other| **other != at).map(|other| &self.rated[*other]);
        others.filter(|other| !overlap(pair.terms.of(language.twin()), other.terms.of(language.twin()))).collect()
    }

    fn finish(&self, at: usize) -> TermPair {
        let pair = &self.rated[at];
        let count = pair.count;
        let rivals = Twin::from_fn(|language| self.rivals(at, language));
        let share = |others: &Vec<&Rated<'_>>| {
            let all: f64 = others.iter().map(|other| other.evidence).sum();
            pair.evidence / (all + pair.evidence)
        };
        let met: usize = rivals.english.iter().map(|other| other.met()).sum();
        let held = |beads: u32| f64::from(beads) + count.keyword_weight;
        let beads = self.counts.holding.as_ref().zip(count.terms).map(|(beads, term)| beads[term as usize]);
        let shares = rivals.as_ref().map(share);
        let signs = Signs {
            keyword_doubt: count.keyword_doubt,
            beads: count.beads,
            support: pair.support,
            dice: 2.0 * pair.evidence / (held(beads.english) + held(beads.turkish)),
            share: shares.english.min(shares.turkish),
        };
        let keys = |words: &[u32], vocabulary: &Vocabulary| -> Vec<Key> {
            words.iter().map(|word| vocabulary.keys[*word as usize].clone()).collect()
        };
        let rival = |other: &&Rated<'_>| (keys(other.terms.turkish, &self.words.turkish), other.met());
        let mut renderings: Vec<(Vec<Key>, usize)> = rivals.english.iter().map(rival).collect();
        renderings.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
        let terms = pair.terms.zip(self.words.as_ref()).zip(beads);
        TermPair {
            terms: terms.map(|((term, words), beads)| Term { keys: keys(term, words), count: beads as usize }),
            documents: count.documents as usize,
            keyword_documents: count.keyword_documents as usize,
            beads: count.beads as usize,
            log_likelihood: pair.log_likelihood,
            consistency: pair.met() as f64 / (pair.met() + met) as f64,
            rivals: renderings,
            example: count.example,
            confidence: confidence(&signs),
        }
    }
}

fn rate<'a>(counts: &'a Counts<'_>, supports: &Supports<'_>) -> Vec<Rated<'a>> {
    let mut keywords = counts.terms.as_ref().map(|terms| vec![0.0; terms.len()]);
    let mut all = counts.beads as f64;
    for pair in &counts.pairs {
        for (weights, term) in keywords.as_mut().zip(pair.terms) {
            weights[term as usize] += pair.keyword_weight;
        }
        all += pair.keyword_weight;
    }
    let rate = |count: &'a PairCount| {
        let evidence = f64::from(count.beads) + count.keyword_weight;
        let weights = counts.holding.as_ref().zip(keywords.as_ref()).zip(count.terms);
        let weights =
            weights.map(|((beads, keywords), term)| f64::from(beads[term as usize]) + keywords[term as usize]);
        let log_likelihood = log_likelihood(evidence, weights.english, weights.turkish, all);
        let terms = counts.terms.as_ref().zip(count.terms).map(|(terms, term)| terms[term as usize]);
        let support = supports.of_phrases(terms);
        Rated {
            count,
            terms,
            evidence,
            log_likelihood,
            support,
            score: log_likelihood * (UNSUPPORTED + (1.0 - UNSUPPORTED) * support),
        }
    };
    counts.pairs.iter().map(rate).collect()
}

/// The pairs of each term of a language, best first.
fn by_term(rated: &[Rated<'_>], terms: usize, language: Language) -> Vec<Vec<usize>> {
    let mut lists: Vec<Vec<usize>> = vec![Vec::new(); terms];
    for (at, pair) in rated.iter().enumerate() {
        lists[*pair.count.terms.of(language) as usize].push(at);
    }
    for list in &mut lists {
        list.sort_by(|&left, &right| order(&rated[left], &rated[right]));
    }
    lists
}

/// The better pair first; if equal, the longer one, then by words.
fn order(left: &Rated<'_>, right: &Rated<'_>) -> Ordering {
    let longer = |pair: &Rated<'_>| pair.terms.iter().map(|term| term.len()).sum::<usize>();
    right
        .score
        .total_cmp(&left.score)
        .then_with(|| longer(right).cmp(&longer(left)))
        .then_with(|| left.terms.cmp(&right.terms))
}

/// Drops pairs that occur almost only inside a longer pair, unless they are author keywords.
fn drop_parts(rated: &[Rated<'_>], kept: &mut Vec<usize>) {
    let places: FxHashMap<Twin<&[u32]>, usize> = kept.iter().map(|&at| (rated[at].terms, at)).collect();
    let mut dropped = vec![false; rated.len()];
    for &at in &*kept {
        let whole = &rated[at];
        for english in parts(whole.terms.english) {
            for turkish in parts(whole.terms.turkish) {
                let Some(&part) = places.get(&Twin::new(english, turkish)) else { continue };
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

/// Dunning's log-likelihood ratio (Dunning 1993) of two events that occur together `both` times among `all`; 0 where
/// that is no more often than by chance.
fn log_likelihood(both: f64, left: f64, right: f64, all: f64) -> f64 {
    // A pair may have more evidence than one of its terms has beads: keywords have weights.
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
    fn events_that_occur_together_have_a_high_ratio() {
        assert!(log_likelihood(10.0, 10.0, 10.0, 100.0) > 60.0);
        assert!(log_likelihood(1.0, 10.0, 10.0, 100.0).abs() < 1e-9, "as often as by chance");
        assert!(log_likelihood(5.0, 10.0, 10.0, 100.0) < log_likelihood(5.0, 5.0, 5.0, 100.0));
        assert!(log_likelihood(1.0, 1.0, 1.0, 1.0).abs() < 1e-9, "nothing else is there");
    }

    #[test]
    fn parts_are_all_contiguous_sequences() {
        assert_eq!(parts(&[1, 2]).collect::<Vec<_>>(), [&[1][..], &[1, 2], &[2]]);
    }
}
