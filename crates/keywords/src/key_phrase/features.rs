//! The features of a key phrase and their weights.

use super::candidate::{Candidate, Candidates};
use super::class::{Classifier, WordClass};
use crate::corpus_terms::CorpusTerms;
use crate::tally::{Numbered, Table};
use crate::term::TermNumber;
use ikiz_document::Language;
use ikiz_text::data::rows;
use std::sync::LazyLock;

const WEIGHTS: &str = include_str!("../../data/phrase_weights.tsv");

/// The names of the features, in their order.
pub const FEATURES: [&str; 19] = [
    "words",          // the mean logarithm of the counts of its words, in whatever phrase
    "whole",          // how often it is a whole noun phrase
    "left",           // the share of occurrences where nothing before belongs to it
    "once",           // it occurs once
    "rarity",         // the mean inverse document frequency of its words, 0 to 1
    "elsewhere",      // how many documents of the corpus have it, if it is several words and not all have it
    "first",          // the words before it
    "single",         // it is one word
    "long",           // its words beyond three
    "single_letters", // the letters of its only word
    "single_term",    // its only word is a term of a field
    "term",           // it is a term of a field
    "unknown",        // the share of words that the lexicon does not know
    "of",             // it has an `of` inside
    "weak_first",     // its first word is a verb form or says nothing alone
    "frame",          // all its words are about the study itself
    "adjective",      // it is an adjective
    "ing",            // it ends in an English `-ing`
    "capital",        // the share of occurrences with capitals inside a sentence
];

/// The values of the features of one candidate.
pub type Values = [f64; FEATURES.len()];

/// The weights that are shipped.
pub(crate) static SHIPPED: LazyLock<Values> = LazyLock::new(|| {
    FEATURES.map(|name| {
        let weight = rows(WEIGHTS).find(|[feature, _]| *feature == name).map(|[_, weight]| weight.parse());
        weight.and_then(Result::ok).expect("a number for each feature")
    })
});

/// The score of these values by these weights.
pub(crate) fn score(values: &Values, weights: &Values) -> f64 {
    values.iter().zip(weights).map(|(value, weight)| value * weight).sum()
}

/// What the words of the candidates of a side add to the features.
pub(crate) struct WordValues<'c, 'r, 'a> {
    candidates: &'c Candidates<'r, 'a>,
    keys: Table<KeyValues>,
    /// For each place the index of its key.
    places: Vec<u32>,
    corpus: &'c CorpusTerms,
    /// The logarithm of the documents of the corpus and one more.
    documents: f64,
}

/// A key of a side.
struct KeyValues {
    number: u64,
    count: u32,
    count_logarithm: f64,
    rarity: f64,
    is_unknown: bool,
}

impl Numbered for KeyValues {
    fn number(&self) -> u64 {
        self.number
    }
}

impl<'c, 'r, 'a> WordValues<'c, 'r, 'a> {
    /// The values for the words of these candidates beside a corpus.
    pub fn of(candidates: &'c Candidates<'r, 'a>, corpus: &'c CorpusTerms) -> Self {
        let language = candidates.classifier.language;
        let (places, lemmas) = (&candidates.side.places, candidates.classifier.lemmas);
        let mut keys = Table::<KeyValues>::default();
        let mut indexes = Vec::with_capacity(places.len());
        for (at, place) in places.iter().enumerate() {
            let class = candidates.class(at);
            let key = place
                .token
                .key
                .as_ref()
                .filter(|_| !matches!(class, WordClass::Of | WordClass::Other | WordClass::Verb));
            let Some(key) = key else {
                indexes.push(0);
                continue;
            };
            let number = key.number();
            let new = || KeyValues {
                number,
                count: 0,
                count_logarithm: 0.0,
                rarity: 0.0,
                is_unknown: lemmas.parts(key.as_str()).is_none(),
            };
            let (index, _) = keys.place(number, |known| known.number == number, new);
            keys.at_mut(index).count += 1;
            indexes.push(index as u32);
        }
        let documents = libm::log(corpus.documents(language).max(1) as f64 + 1.0);
        for index in 0..keys.len() {
            let key = keys.at_mut(index);
            let term = TermNumber::new(language).with(key.number).get();
            let containing = corpus.frequency(term, key.count).documents;
            key.count_logarithm = libm::log(f64::from(key.count));
            key.rarity = 1.0 - libm::log(f64::from(containing) + 0.5) / documents;
        }
        Self { candidates, keys, places: indexes, corpus, documents }
    }

    /// The values of the features of a candidate.
    pub fn values(&self, candidate: &Candidate) -> Values {
        let Candidate { start, length, .. } = *candidate;
        let Classifier { language, lemmas, lists } = self.candidates.classifier;
        let (mut words, mut logarithms, mut rarity, mut unknown, mut frames) = (0.0, 0.0, 0.0, 0.0, true);
        for at in self.candidates.places(start, length) {
            let key = &self.keys.entries()[self.places[at] as usize];
            words += 1.0;
            logarithms += key.count_logarithm;
            rarity += key.rarity;
            unknown += flag(key.is_unknown);
            frames &= lists.is_frame(self.candidates.word(at));
        }
        let first = self.candidates.word(start);
        let single = flag(length == 1);
        let is_term = flag(lemmas.is_term(candidate.number));
        let count = f64::from(candidate.count);
        let is_gerund = language == Language::English && self.candidates.word(start + length - 1).ends_with("ing");
        [
            logarithms / words,
            libm::log(1.0 + candidate.whole),
            candidate.left / count,
            flag(candidate.count == 1),
            rarity / words,
            self.elsewhere(candidate),
            libm::log(1.0 + f64::from(candidate.before)),
            single,
            (length as f64 - 3.0).max(0.0),
            single * first.chars().count() as f64 / 10.0,
            single * is_term,
            is_term,
            unknown / words,
            flag(length as f64 > words),
            flag(lists.is_listed_non_final(first)),
            flag(frames),
            single * flag(self.candidates.class(start) == WordClass::Adjective),
            flag(is_gerund),
            f64::from(candidate.capitals) / count,
        ]
    }

    /// The logarithm of the documents with a phrase as a part of that of all, times the share of those without it:
    /// what some documents share is a term of their field, what all share is none of any.
    fn elsewhere(&self, candidate: &Candidate) -> f64 {
        if candidate.length == 1 {
            return 0.0;
        }
        let containing = f64::from(self.corpus.frequency(candidate.number, candidate.count).documents);
        let all = self.corpus.documents(self.candidates.classifier.language).max(1) as f64;
        libm::log(containing) / self.documents * (1.0 - containing / all).max(0.0)
    }
}

fn flag(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_text::data::check;

    #[test]
    fn each_feature_has_one_weight() {
        check(WEIGHTS, 2);
        assert_eq!(rows::<2>(WEIGHTS).count(), FEATURES.len());
        assert!(SHIPPED.iter().all(|weight| weight.is_finite()));
    }
}
