//! Key phrases of a document: TF-IDF over terms of one to three keys, with hints of grammar and case.
//!
//! On author keywords, TF-IDF over stems is as good as graph methods, and better if texts share a field. Two rules
//! improve it: terms that end in a verb rank lower, and terms with capitals inside a sentence rank higher.

use crate::corpus_terms::{CorpusTerms, Frequency};
use crate::document_terms::DocumentTerms;
use crate::form::Forms;
use crate::keyness::log_likelihood;
use crate::redundancy::Listed;
use crate::side_terms::{SideTerms, Term};
use crate::word_list::{WordFacts, WordLists};
use ikiz_document::{DocumentKeyword, Language, allowance};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// The key phrases of a document, at most `top` in each language, best first; English before Turkish. Terms that most
/// documents of the corpus contain are not characteristic of any.
pub fn key_phrases(document: &DocumentTerms, corpus: &CorpusTerms, top: Option<usize>) -> Vec<DocumentKeyword> {
    let mut phrases = Vec::new();
    for (language, side) in document.sides.as_ref().with_language() {
        let mut ranking = Ranking::new(side, corpus, language);
        let first = phrases.len();
        for (term, score) in ranking.best(top.unwrap_or(usize::MAX)) {
            let mut forms = Forms::default();
            side.add_forms(document.text(), term, &mut forms);
            let count = term.counts.total();
            let Frequency { count: all, documents } = ranking.frequency(term);
            let rest_words = corpus.words(language).saturating_sub(side.words.into());
            phrases.push(DocumentKeyword {
                language,
                rank: phrases.len() - first + 1,
                term: forms.shown().first().map_or("", |(form, _)| form).into(),
                key: side.key(term),
                count,
                score,
                keyness: log_likelihood(count, side.words.into(), all.saturating_sub(count), rest_words),
                documents,
            });
        }
    }
    phrases
}

/// Factors of a score; measured on author keywords of English and Turkish abstracts.
mod factor {
    /// A single key: authors prefer phrases.
    pub const SINGLE: f64 = 0.5;
    /// A phrase that occurs once may be chance.
    pub const PHRASE_ONCE: f64 = 0.7;
    /// The last word is a verb form or an adverb.
    pub const NON_FINAL: f64 = 0.3;
    /// All words are about the study itself.
    pub const ALL_FRAME: f64 = 0.5;
    /// Some words are.
    pub const SOME_FRAME: f64 = 0.8;
    /// Mostly printed with capitals inside sentences.
    pub const CAPITALIZED: f64 = 1.15;
    /// Largest reduction; it grows with the share of the text before the first occurrence.
    pub const LATE: f64 = 0.7;
}

/// Smoothed so that the only text of a corpus is ranked by its counts.
fn inverse_document_frequency(containing: u32, documents: usize) -> f64 {
    1.0 + libm::log((documents as f64 + 1.0) / (f64::from(containing) + 1.0)).max(0.0)
}

/// The terms of a document in one language beside those of the corpus.
struct Ranking<'r, 'a> {
    side: &'r SideTerms<'a>,
    corpus: &'r CorpusTerms,
    lists: &'static WordLists,
    language: Language,
    documents: usize,
    /// The inverse document frequencies of the lowest numbers of documents, where they were asked for.
    rarities: Vec<Option<f64>>,
    /// What is known of the words, where it was asked for.
    facts: Vec<Option<WordFacts>>,
}

impl<'r, 'a> Ranking<'r, 'a> {
    fn new(side: &'r SideTerms<'a>, corpus: &'r CorpusTerms, language: Language) -> Self {
        Self {
            side,
            corpus,
            lists: WordLists::of(language),
            language,
            documents: corpus.documents(language),
            rarities: vec![None; 256],
            facts: vec![None; side.surfaces.len()],
        }
    }

    /// The best terms with their scores, best first, without those that say nothing new beside better ones.
    fn best(&mut self, top: usize) -> Vec<(&'r Term, f64)> {
        let side = self.side;
        let terms = side.terms.entries().iter();
        let candidates = terms.map(|term| Candidate { score: self.bound(term), is_exact: false, term, side });
        let mut candidates: BinaryHeap<Candidate> = candidates.collect();
        let mut listed = Listed::new(self.language);
        let mut best = Vec::new();
        while best.len() < top {
            allowance::go_on();
            let Some(Candidate { term, score, is_exact, .. }) = candidates.pop() else { break };
            // Scores are worked out only for those that may be the best of what is left.
            if !is_exact {
                let exact = self.score(term);
                candidates.extend(exact.map(|score| Candidate { score, is_exact: true, term, side }));
            } else if listed.adds(side.keys(term), term) {
                best.push((term, score));
            }
        }
        best
    }

    /// More than the score of a term, whatever its words are.
    fn bound(&mut self, term: &Term) -> f64 {
        const ROUNDING: f64 = 1.0 + 1e-9;
        let frequency = f64::from(term.counts.total()) * self.rarity(self.frequency(term).documents);
        self.weighed(frequency, term) * ROUNDING
    }

    /// The score of a term; `None` if it contains a number word: `three groups` says no more than `groups`.
    fn score(&mut self, term: &Term) -> Option<f64> {
        let side = self.side;
        let (mut is_non_final, mut frames) = (false, 0);
        for word in side.usual_form(term) {
            let facts = self.facts[word as usize]
                .get_or_insert_with(|| self.lists.facts(side.surfaces.get(word).text, self.language));
            if facts.is_number {
                return None;
            }
            is_non_final = facts.is_non_final;
            frames += u8::from(facts.is_frame);
        }
        let mut score = f64::from(term.counts.total()) * self.rarity(self.frequency(term).documents);
        if is_non_final {
            score *= factor::NON_FINAL;
        }
        if frames >= term.length {
            score *= factor::ALL_FRAME;
        } else if frames > 0 {
            score *= factor::SOME_FRAME;
        }
        Some(self.weighed(score, term))
    }

    /// A score with the factors that do not depend on the words of a term: capitals, length, place.
    fn weighed(&self, mut score: f64, term: &Term) -> f64 {
        let count = term.counts.total();
        if term.capitalized > count / 2 {
            score *= factor::CAPITALIZED;
        }
        if term.length == 1 {
            score *= factor::SINGLE;
        } else if count == 1 {
            score *= factor::PHRASE_ONCE;
        }
        let words = self.side.words;
        score * (1.0 - factor::LATE * f64::from(term.first.min(words)) / f64::from(words.max(1)))
    }

    /// How often a term occurs in the corpus.
    fn frequency(&self, term: &Term) -> Frequency {
        self.corpus.frequency(term.number, term.counts.total())
    }

    fn rarity(&mut self, containing: u32) -> f64 {
        let rarity = || inverse_document_frequency(containing, self.documents);
        match self.rarities.get_mut(containing as usize) {
            Some(known) => *known.get_or_insert_with(rarity),
            None => rarity(),
        }
    }
}

/// A term with its score: the greatest is the best.
struct Candidate<'r, 'a> {
    term: &'r Term,
    /// Its score, or more.
    score: f64,
    is_exact: bool,
    side: &'r SideTerms<'a>,
}

impl Ord for Candidate<'_, '_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.score
            .total_cmp(&other.score)
            .then_with(|| other.term.first.cmp(&self.term.first))
            .then_with(|| other.side.keys(other.term).cmp(self.side.keys(self.term)))
    }
}

impl PartialOrd for Candidate<'_, '_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate<'_, '_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Candidate<'_, '_> {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Sample, corpus};
    use proptest::prelude::*;

    fn phrases(texts: &[&str], language: Language, top: Option<usize>) -> Vec<Vec<DocumentKeyword>> {
        let samples: Vec<Sample> = texts.iter().map(|text| Sample::new(text, language)).collect();
        let corpus = corpus(&samples);
        samples.iter().map(|sample| key_phrases(&sample.terms(), &corpus, top)).collect()
    }

    fn rank(texts: &[&str], language: Language) -> Vec<Vec<String>> {
        let lists = phrases(texts, language, Some(20)).into_iter();
        lists.map(|list| list.into_iter().map(|phrase| phrase.term.into()).collect()).collect()
    }

    #[test]
    fn phrases_rank_above_their_parts() {
        let ranked = rank(
            &["Cloud seeding changes rain. We tested cloud seeding in dry valleys; cloud seeding pays."],
            Language::English,
        );
        assert_eq!(ranked[0][0], "cloud seeding");
        assert!(!ranked[0].contains(&"cloud".to_owned()) && !ranked[0].contains(&"seeding".to_owned()), "{ranked:?}");
    }

    #[test]
    fn terms_of_all_texts_rank_lower() {
        let own = ["arı sütü", "çam balı", "gül yağı"];
        let texts = own.map(|own| format!("Hasta bakımı ve {own} köylerde çoktan bilinir, kentlerde bilinmez."));
        let ranked = rank(&texts.each_ref().map(String::as_str), Language::Turkish);
        for (list, own) in ranked.iter().zip(own) {
            let place = |term: &str| list.iter().position(|listed| listed == term).unwrap_or(usize::MAX);
            assert!(place(own) < place("hasta bakımı"), "{list:?}");
        }
    }

    #[test]
    fn terms_that_end_in_a_verb_rank_lower() {
        let ranked = rank(&["Toprak nemi ölçülmüştür, toprak tuzu ölçülmüştür."], Language::Turkish);
        let place = |term: &str| ranked[0].iter().position(|listed| listed == term).unwrap_or(usize::MAX);
        assert!(place("toprak nemi") < place("ölçülmüştür"), "{ranked:?}");
        assert!(place("toprak nemi") < place("nemi ölçülmüştür"), "{ranked:?}");
    }

    #[test]
    fn number_words_are_no_key_phrases() {
        let ranked = rank(&["Three groups of three mice met. Fifty mice ran in three mazes."], Language::English);
        assert!(ranked[0].contains(&"mice".to_owned()), "{ranked:?}");
        let has_number = |term: &String| term.split(' ').any(|word| ["three", "fifty"].contains(&word));
        assert!(!ranked[0].iter().any(has_number), "{ranked:?}");
        let ranked =
            rank(&["Üç köyde üç kuyu kazıldı. Yüz tanıma denendi; su altı yaşamı görüldü."], Language::Turkish);
        assert!(!ranked[0].iter().any(|term| term.contains("üç")), "{ranked:?}");
        assert!(ranked[0].contains(&"yüz tanıma".to_owned()), "{ranked:?}");
    }

    #[test]
    fn each_language_is_a_corpus_of_its_own() {
        let texts = [("Wind power.", Language::English), ("Rüzgâr gücü.", Language::Turkish)];
        let samples = texts.map(|(text, language)| Sample::new(text, language));
        let both = corpus(&samples);
        for sample in samples {
            let alone = corpus(std::slice::from_ref(&sample));
            assert_eq!(key_phrases(&sample.terms(), &both, None), key_phrases(&sample.terms(), &alone, None));
        }
        assert!(key_phrases(&Sample::default().terms(), &both, None).is_empty());
    }

    #[test]
    fn phrases_have_counts_of_the_document_and_of_the_corpus() {
        let lists = phrases(
            &["Olive groves need rain. Olive groves grow slowly.", "Rain falls on stone houses. Olive oil."],
            Language::English,
            Some(20),
        );
        let groves = &lists[0][0];
        assert_eq!((&*groves.term, &*groves.key, groves.rank), ("olive groves", "olive grove", 1));
        assert_eq!((groves.count, groves.documents), (2, 1));
        assert!(groves.keyness.is_some_and(|keyness| keyness > 0.0));
        let olive = lists[1].iter().find(|phrase| &*phrase.key == "olive oil").unwrap();
        assert_eq!((olive.count, olive.documents), (1, 1));
        let alone = phrases(&["Olive groves need rain."], Language::English, None);
        assert!(alone[0].iter().all(|phrase| phrase.keyness.is_none()));
    }

    #[test]
    fn all_phrases_begin_with_the_best() {
        let text = "Salt marshes hold carbon. Restored salt marshes hold more carbon than mud flats of tidal rivers.";
        let all = phrases(&[text], Language::English, None).remove(0);
        assert!(all.iter().zip(1..).all(|(phrase, rank)| phrase.rank == rank));
        assert!(all.windows(2).all(|pair| pair[0].score >= pair[1].score));
        for top in 0..all.len() {
            assert_eq!(phrases(&[text], Language::English, Some(top))[0], all[..top]);
        }
    }

    /// What is said before in other words: whether a candidate says the same as a listed term.
    fn says_the_same(new: &DocumentKeyword, old: &DocumentKeyword) -> bool {
        let keys = |phrase: &DocumentKeyword| phrase.key.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let (new_keys, old_keys) = (keys(new), keys(old));
        match new_keys.len().cmp(&old_keys.len()) {
            Ordering::Less => {
                old_keys.windows(new_keys.len()).any(|part| part == new_keys) && new.count * 10 <= old.count * 11
            }
            Ordering::Equal => {
                let is_shifted =
                    new_keys.len() > 2 && (old_keys[1..] == new_keys[..2] || old_keys[..2] == new_keys[1..]);
                is_shifted && new.count <= old.count
            }
            Ordering::Greater => false,
        }
    }

    proptest! {
        #[test]
        fn no_phrase_says_the_same_as_a_better_one(words in prop::collection::vec("[abc]a[dt]", 0..40)) {
            let all = phrases(&[&words.join(" ")], Language::English, None).remove(0);
            for (at, phrase) in all.iter().enumerate() {
                prop_assert!(!all[..at].iter().any(|better| says_the_same(phrase, better)), "{:?}", all);
            }
        }
    }
}
