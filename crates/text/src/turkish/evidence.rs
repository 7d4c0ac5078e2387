//! Evidence: what decides between the stems that a word may have.

use super::candidate::{Candidate, Change, candidates};
use super::frozen::listed_lemma;
use super::suffix::Class;
use crate::lexicon::{Root, Roots};
use ikiz_document::Language;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use serde::{Deserialize, Serialize};
use std::hash::{Hash, Hasher};

/// Score of a root of the lexicon.
const KNOWN: f64 = 3.0;
/// Score of each of its letters, up to six.
const LETTER: f64 = 0.2;
/// Score from which a root of the lexicon needs no other evidence.
const SETTLED: f64 = 0.0;
/// The suffixes that a name of several words may end in, as the list of suffixes names them.
const COMPOUND: [&str; 2] = ["plural", "third person possessive"];

/// How often each word of a collection occurs, and how many of its words each unknown stem may explain. It decides
/// where the lexicon does not.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Evidence {
    counts: FxHashMap<u64, usize>,
    /// Stems by their hash; only stems of several words.
    support: FxHashMap<u64, u32>,
    /// Words that have an apostrophe before a suffix somewhere.
    names: FxHashSet<u64>,
}

impl Evidence {
    /// The evidence of words with their counts and whether an apostrophe separated a suffix: such a word is a name. The
    /// order of the words does not matter. Also returns the lemmas that are already settled.
    pub(crate) fn new<'w>(words: impl Iterator<Item = (&'w str, usize, bool)>) -> (Self, FxHashMap<&'w str, String>) {
        let mut evidence = Self::default();
        let mut distinct: Vec<&'w str> = Vec::new();
        for (word, count, name) in words {
            if name {
                evidence.names.insert(hash(word));
            }
            *evidence.counts.entry(hash(word)).or_insert_with(|| {
                distinct.push(word);
                0
            }) += count;
        }
        let roots = Roots::of(Language::Turkish);
        let mut settled = FxHashMap::default();
        let (mut stems, mut own, mut found): (Vec<u64>, Vec<u64>, Vec<Candidate>) = Default::default();
        for word in distinct {
            if let Some(lemma) = listed_lemma(word) {
                settled.insert(word, lemma.to_owned());
                continue;
            }
            // No other reading outweighs a noun or an adjective without suffixes.
            if let Some((root, lemma)) = roots.find(word)
                && root.has(Root::NOMINAL)
            {
                settled.insert(word, lemma.to_owned());
                continue;
            }
            if evidence.is_name(word, roots) {
                settled.insert(word, word.to_owned());
                continue;
            }
            found.clear();
            candidates(word, roots, true, &mut found);
            if let Some((score, best)) = evidence.best(found.iter())
                && score >= SETTLED
            {
                settled.insert(word, best.stem.clone());
                continue;
            }
            found.clear();
            candidates(word, roots, false, &mut found);
            own.clear();
            own.extend(found.iter().map(|candidate| hash(&candidate.stem)));
            own.sort_unstable();
            own.dedup();
            stems.extend_from_slice(&own);
        }
        stems.sort_unstable();
        let shared = stems.chunk_by(|left, right| left == right).filter(|stems| stems.len() > 1);
        evidence.support = shared.map(|stems| (stems[0], stems.len() as u32)).collect();
        (evidence, settled)
    }

    /// The most likely stem of a word; `None` without evidence for any.
    pub(crate) fn stem(&self, word: &str) -> Option<String> {
        let roots = Roots::of(Language::Turkish);
        if let Some(lemma) = listed_lemma(word) {
            return Some(lemma.to_owned());
        }
        if self.is_name(word, roots) {
            return Some(word.to_owned());
        }
        let mut found = Vec::new();
        candidates(word, roots, false, &mut found);
        let known = found.iter().filter(|candidate| candidate.root.is_some());
        let settled = self.best(known).filter(|(score, _)| *score >= SETTLED);
        settled.or_else(|| self.best(found.iter())).map(|(_, best)| best.stem.clone())
    }

    /// How often a word occurs in the collection.
    pub(crate) fn count(&self, word: &str) -> usize {
        self.counts.get(&hash(word)).copied().unwrap_or(0)
    }

    /// Whether the lexicon does not know a word, and it occurs as a name.
    fn is_name(&self, word: &str, roots: &Roots) -> bool {
        roots.get(word).is_none() && self.names.contains(&hash(word)) && Self::compound_head(word).is_none()
    }

    /// The lemma of a word, if it is a root of the lexicon with the possessive of a compound or the plural: kurum for
    /// kurumu, millet for milletler.
    pub(crate) fn compound_head(word: &str) -> Option<String> {
        let mut found = Vec::new();
        candidates(word, Roots::of(Language::Turkish), true, &mut found);
        let head = |candidate: &&Candidate| {
            let root = candidate.root.is_some_and(|root| root.has(Root::NOMINAL) || root.has(Root::NAME));
            let long = candidate.stem.chars().count() > 3 || candidate.change == Change::Doubled;
            let suffixes = candidate.suffixes(word);
            root && long && !suffixes.is_empty() && suffixes.iter().all(|suffix| COMPOUND.contains(suffix))
        };
        let whole = found.first().is_some_and(|whole| whole.root.is_some());
        if whole { None } else { found.iter().find(head).map(|candidate| candidate.stem.clone()) }
    }

    /// The stems that a word may have with their scores, the best first.
    pub(crate) fn explain(&self, word: &str) -> Vec<(f64, Candidate)> {
        if let Some(lemma) = listed_lemma(word) {
            return vec![(KNOWN, Candidate::whole(lemma, Some(Root::INVARIABLE)))];
        }
        let mut found = Vec::new();
        if self.is_name(word, Roots::of(Language::Turkish)) {
            let whole = Candidate::whole(word, None);
            return vec![(KNOWN, whole)];
        }
        candidates(word, Roots::of(Language::Turkish), false, &mut found);
        let mut scored: Vec<(f64, Candidate)> = found
            .into_iter()
            .map(|candidate| (self.score(&candidate).unwrap_or(f64::NEG_INFINITY), candidate))
            .collect();
        // What the lexicon settles needs no other evidence.
        if scored.iter().any(|(score, candidate)| candidate.root.is_some() && *score >= SETTLED) {
            for (score, _) in scored.iter_mut().filter(|(_, candidate)| candidate.root.is_none()) {
                *score = f64::NEG_INFINITY;
            }
        }
        // Of equal scores the first stays first.
        scored.sort_by(|left, right| right.0.total_cmp(&left.0));
        scored
    }

    pub(super) fn best<'c>(&self, found: impl Iterator<Item = &'c Candidate>) -> Option<(f64, &'c Candidate)> {
        let mut best: Option<(f64, &Candidate)> = None;
        for candidate in found {
            let Some(score) = self.score(candidate) else { continue };
            // Candidates come in a fixed order: of equal scores the first stays.
            if best.is_none_or(|(top, _)| score > top) {
                best = Some((score, candidate));
            }
        }
        best
    }

    fn score(&self, candidate: &Candidate) -> Option<f64> {
        let key = hash(&candidate.stem);
        let cut = candidate.ending > 0;
        let met = self.counts.get(&key).copied().unwrap_or(0);
        let attested = if cut && met > 0 { 1.0 } else { 0.0 };
        let letters = candidate.stem.chars().count();
        if let Some(root) = candidate.root {
            let kind = if root.is_only_function() {
                0.8
            } else if root.has(Root::NOMINAL) || root.has(Root::VERB) {
                0.0
            } else {
                1.2
            };
            let derived = if root.has(Root::DERIVED) { 1.0 } else { 0.0 };
            let short = match (letters, candidate.class) {
                (0..=2, Class::Nominal) => 0.4,
                (0..=2, Class::Verbal) | (3, Class::Nominal) => 0.3,
                _ => 0.0,
            };
            // An adjective seldom has a case or a possessive.
            let noun = root.has(Root::NOUN) || root.has(Root::NAME) || !root.has(Root::NOMINAL);
            let adjective = if cut && candidate.class == Class::Nominal && !noun { 0.5 } else { 0.0 };
            // A bare verb stem is an imperative: rare.
            let order = if !cut && root.has(Root::VERB) && root.is_only_verb() { 1.5 } else { 0.0 };
            let length = LETTER * letters.min(6) as f64;
            let cost = f64::from(candidate.cost) / 10.0;
            return Some(KNOWN + length + 0.4 * attested - kind - derived - short - adjective - order - cost);
        }
        let support = self.support.get(&key).copied().unwrap_or(0).saturating_sub(1);
        if !cut && support == 0 {
            return None;
        }
        let unheard = match candidate.change {
            Change::Kept => support == 0 && candidate.ending < 3,
            Change::Certain => false,
            _ => true,
        };
        if cut && met == 0 && (unheard || letters < 3) {
            return None;
        }
        let risk = match candidate.ending {
            0 => 0.0,
            1 => 0.9,
            2 => 0.5,
            _ => 0.2,
        };
        let short = if letters < 3 { 1.5 } else { 0.0 };
        Some(libm::log(1.0 + f64::from(support)) + attested - risk - short)
    }
}

/// The hash of a word, by which it is known where its letters are not needed.
pub(crate) fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    hasher.finish()
}
