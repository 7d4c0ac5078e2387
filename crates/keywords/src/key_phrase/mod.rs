//! Key phrases of a document: its noun phrases, ranked by one linear score of both languages.

mod candidate;
mod choice;
mod class;
mod endings;
mod english;
mod features;
mod lemma;
mod turkish;

pub use features::{FEATURES, Values};

use crate::corpus_terms::CorpusTerms;
use crate::document_terms::DocumentTerms;
use crate::keyness::log_likelihood;
use crate::side_terms::SideTerms;
use candidate::{Candidate, Candidates};
use choice::{Chosen, choose};
use features::{SHIPPED, WordValues, score};
use ikiz_document::{DocumentKeyword, Key, Language};

/// The key phrases of a document, at most `top` in each language, best first; English before Turkish.
pub fn key_phrases(document: &DocumentTerms, corpus: &CorpusTerms, top: Option<usize>) -> Vec<DocumentKeyword> {
    weighed_phrases(document, corpus, top, &SHIPPED)
}

/// The key phrases by other weights than those that are shipped, in the order of [`FEATURES`].
pub fn weighed_phrases(
    document: &DocumentTerms,
    corpus: &CorpusTerms,
    top: Option<usize>,
    weights: &Values,
) -> Vec<DocumentKeyword> {
    let mut phrases = Vec::new();
    for (language, side) in document.sides.as_ref().with_language() {
        let candidates = Candidates::of(side);
        let words = WordValues::of(&candidates, corpus);
        let entries = candidates.all.entries().iter();
        let scores: Vec<f64> = entries.map(|candidate| score(&words.values(candidate), weights)).collect();
        let chosen = choose(document.text(), &candidates, &scores, top.unwrap_or(usize::MAX));
        for (Chosen { candidate, score, term }, rank) in chosen.into_iter().zip(1..) {
            let keys: Vec<Key> = candidates.keys(candidate).cloned().collect();
            let counts = Counts::of(candidate, side, corpus, language);
            phrases.push(DocumentKeyword {
                language,
                rank,
                term: term.into(),
                key: Key::joined(&keys).into(),
                count: counts.count,
                score,
                keyness: counts.keyness,
                documents: counts.documents,
            });
        }
    }
    phrases
}

/// What is known of a phrase as a term of the corpus.
struct Counts {
    count: u32,
    keyness: Option<f64>,
    documents: Option<u32>,
}

impl Counts {
    /// Phrases that are no terms, as they are too long, are counted in their document only.
    fn of(candidate: &Candidate, side: &SideTerms, corpus: &CorpusTerms, language: Language) -> Self {
        let number = candidate.number;
        let Some(at) = side.terms.find(number, |term| term.number == number) else {
            return Self { count: candidate.count, keyness: None, documents: None };
        };
        let count = side.terms.entries()[at].counts.total();
        let all = corpus.frequency(number, count);
        let rest_words = corpus.words(language).saturating_sub(side.words.into());
        let rest = all.count.saturating_sub(count);
        let keyness = log_likelihood(count, side.words.into(), rest, rest_words);
        Self { count, keyness, documents: Some(all.documents) }
    }
}

/// A candidate with its features, to fit the weights.
#[derive(Clone, Debug)]
pub struct PhraseFeatures {
    /// The language.
    pub language: Language,
    /// As it is printed.
    pub term: Box<str>,
    /// The values of [`FEATURES`].
    pub values: Values,
}

/// The candidates of a document for its key phrases with their features.
pub fn phrase_features(document: &DocumentTerms, corpus: &CorpusTerms) -> Vec<PhraseFeatures> {
    let mut all = Vec::new();
    for (language, side) in document.sides.as_ref().with_language() {
        let candidates = Candidates::of(side);
        let words = WordValues::of(&candidates, corpus);
        all.extend(candidates.all.entries().iter().map(|candidate| {
            let forms = candidates.forms(document.text(), candidate);
            let term = forms.shown().first().map_or("", |(form, _)| form).into();
            PhraseFeatures { language, term, values: words.values(candidate) }
        }));
    }
    all
}

#[cfg(test)]
mod tests;
