//! How often pairs and terms occur. Beads are read three times: to sieve pairs, to count pairs, and to count the terms
//! of the pairs that are left.

use super::phrases::{PhrasePair, phrase_pairs, spans};
use super::sieve::Sieve;
use super::support::Supports;
use super::term::Occurrence;
use super::terms::Terms;
use super::texts::{KeywordEvidence, Keywords, Texts, Words};
use ikiz_document::{Confidence, Twin};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// Number of beads whose phrases are in memory at one time.
const BLOCK: usize = 1 << 14;
/// Highest probability that author keywords are right: a list may belong to another text.
const MOST_BELIEVED: f64 = 0.98;

/// Counts and weights of a pair of terms.
#[derive(Clone, Debug)]
pub(super) struct PairCount {
    /// Numbers of the terms.
    pub terms: Twin<u32>,
    /// Beads in which they correspond.
    pub beads: u32,
    /// Documents whose author keywords give the pair.
    pub keyword_documents: u32,
    /// Sum of the confidences of these keyword pairs, and the probability that all are wrong.
    pub keyword_weight: f64,
    pub keyword_doubt: f64,
    /// Documents with a bead or a keyword pair.
    pub documents: u32,
    pub example: Occurrence,
    last_document: Option<u32>,
}

/// The terms and pairs of a corpus with their counts.
pub(super) struct Counts<'a> {
    /// The words of each term, by number.
    pub terms: Twin<Vec<&'a [u32]>>,
    /// Number of beads that contain each term.
    pub holding: Twin<Vec<u32>>,
    /// Pairs in the order of their first occurrence.
    pub pairs: Vec<PairCount>,
    /// Beads.
    pub beads: usize,
}

impl<'a> Counts<'a> {
    pub fn new(texts: &'a Texts, keywords: &'a Keywords, supports: &Supports<'_>) -> Self {
        let mut known = Twin::<Terms<'_>>::default();
        for evidence in keywords.iter() {
            known.as_mut().zip(evidence.terms).map(|(known, term)| known.number(term));
        }
        let mut sieve = Sieve::new(texts.len());
        for_each_pair(texts, supports, &known, |_, terms| sieve.add(terms));

        let mut numbers = Twin::<Terms<'_>>::default();
        let mut pairs: Vec<PairCount> = Vec::new();
        let mut places: FxHashMap<Twin<u32>, usize> = FxHashMap::default();
        let mut authors: FxHashSet<(usize, u32)> = FxHashSet::default();
        for evidence in keywords.iter().filter(KeywordEvidence::is_term) {
            sieve.let_pass(evidence.terms);
            let key = numbers.as_mut().zip(evidence.terms).map(|(numbers, term)| numbers.number(term));
            let place = *places.entry(key).or_insert_with(|| {
                pairs.push(PairCount::new(key, evidence.occurrence));
                pairs.len() - 1
            });
            if authors.insert((place, evidence.occurrence.document)) {
                pairs[place].add_keywords(evidence.confidence);
            }
        }
        let by_authors = pairs.len();
        for_each_pair(texts, supports, &known, |occurrence, terms| {
            if !sieve.passes(terms) {
                return;
            }
            let key = numbers.as_mut().zip(terms).map(|(numbers, term)| numbers.number(term));
            let place = *places.entry(key).or_insert_with(|| {
                pairs.push(PairCount::new(key, occurrence));
                pairs.len() - 1
            });
            let by_author = place < by_authors && authors.contains(&(place, occurrence.document));
            pairs[place].add_bead(occurrence, by_author);
        });
        pairs.retain(|pair| pair.beads >= 2 || pair.keyword_documents > 0);

        let terms = terms_of(&mut pairs, &numbers);
        let holding = beads_of_terms(texts, &terms);
        Self { terms: terms.map(|terms| terms.all().to_vec()), holding, pairs, beads: texts.len() }
    }
}

impl PairCount {
    fn new(terms: Twin<u32>, example: Occurrence) -> Self {
        Self {
            terms,
            beads: 0,
            keyword_documents: 0,
            keyword_weight: 0.0,
            keyword_doubt: 1.0,
            documents: 0,
            example,
            last_document: None,
        }
    }

    fn add_keywords(&mut self, confidence: Confidence) {
        let confidence = confidence.value();
        self.keyword_documents += 1;
        self.documents += 1;
        self.keyword_weight += confidence;
        self.keyword_doubt *= 1.0 - confidence.min(MOST_BELIEVED);
    }

    /// Beads come in the order of documents. If the author keywords give the pair, its document is counted already.
    fn add_bead(&mut self, occurrence: Occurrence, by_author: bool) {
        if self.beads == 0 {
            self.example = occurrence;
        }
        self.beads += 1;
        if self.last_document != Some(occurrence.document) {
            self.last_document = Some(occurrence.document);
            self.documents += u32::from(!by_author);
        }
    }
}

/// Calls back with the place of the bead and the words of each corresponding pair, in the order of beads.
fn for_each_pair<'a>(
    texts: &'a Texts,
    supports: &Supports<'_>,
    known: &Twin<Terms<'_>>,
    mut take: impl FnMut(Occurrence, Twin<&'a [u32]>),
) {
    for start in (0..texts.len()).step_by(BLOCK) {
        let block = start..texts.len().min(start + BLOCK);
        let found: Vec<Vec<PhrasePair>> =
            block.clone().into_par_iter().map(|at| phrase_pairs(&texts.bead(at), supports, known)).collect();
        for (at, pairs) in block.zip(found) {
            let bead = texts.bead(at);
            for pair in pairs {
                take(bead.occurrence, bead.terms(&pair));
            }
        }
    }
}

/// The terms of the pairs, which get new numbers in them.
fn terms_of<'a>(pairs: &mut [PairCount], numbers: &Twin<Terms<'a>>) -> Twin<Terms<'a>> {
    let mut terms = Twin::<Terms<'a>>::default();
    for pair in pairs {
        let words = numbers.as_ref().zip(pair.terms).map(|(numbers, term)| numbers.all()[term as usize]);
        pair.terms = terms.as_mut().zip(words).map(|(terms, words)| terms.number(words));
    }
    terms
}

/// Number of beads that contain each term.
fn beads_of_terms(texts: &Texts, terms: &Twin<Terms<'_>>) -> Twin<Vec<u32>> {
    let held = |(words, terms): (Words<'_>, &Terms<'_>)| -> Vec<u32> {
        let mut found: Vec<u32> = spans(words).filter_map(|range| terms.find(&words.numbers[range])).collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    let mut holding = terms.as_ref().map(|terms| vec![0; terms.all().len()]);
    for start in (0..texts.len()).step_by(BLOCK) {
        let block = (start..texts.len().min(start + BLOCK)).into_par_iter();
        let found: Vec<Twin<Vec<u32>>> = block.map(|at| texts.bead(at).sides.zip(terms.as_ref()).map(held)).collect();
        for found in found {
            for (holding, found) in holding.as_mut().zip(found) {
                for term in found {
                    holding[term as usize] += 1;
                }
            }
        }
    }
    holding
}
