//! How often pairs and terms occur. Beads are read three times: to sieve pairs, to count pairs, and to count the terms
//! of the pairs that are left.

use super::phrases::{PhrasePair, phrase_pairs, spans};
use super::sieve::{Known, Sieve, known};
use super::support::Supports;
use super::term::Occurrence;
use super::texts::{KeywordEvidence, Texts, Words};
use ikiz_document::Twin;
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

/// Numbers terms in the order in which they come.
#[derive(Default)]
struct Numbers<'a> {
    known: FxHashMap<&'a [u32], u32>,
    terms: Vec<&'a [u32]>,
}

impl<'a> Numbers<'a> {
    fn number(&mut self, term: &'a [u32]) -> u32 {
        *self.known.entry(term).or_insert_with(|| {
            self.terms.push(term);
            self.terms.len() as u32 - 1
        })
    }
}

impl<'a> Counts<'a> {
    pub fn new(texts: &'a Texts, keywords: &'a [KeywordEvidence], supports: &Supports<'_>) -> Self {
        let known = known(keywords);
        let mut sieve = Sieve::new(texts.len());
        for_each_pair(texts, supports, &known, |_, terms| sieve.add(terms));

        let mut numbers = Twin::<Numbers<'_>>::default();
        let mut pairs: Vec<PairCount> = Vec::new();
        let mut places: FxHashMap<Twin<u32>, usize> = FxHashMap::default();
        let mut authors: FxHashSet<(usize, u32)> = FxHashSet::default();
        for (index, evidence) in keywords.iter().enumerate().filter(|(_, evidence)| evidence.is_term()) {
            let key = numbers.as_mut().zip(evidence.terms.as_ref()).map(|(numbers, term)| numbers.number(term));
            let place = *places.entry(key).or_insert_with(|| {
                pairs.push(PairCount::new(key, Occurrence::Keywords(index)));
                pairs.len() - 1
            });
            if authors.insert((place, evidence.document)) {
                pairs[place].add_keywords(evidence);
            }
        }
        let by_authors = pairs.len();
        for_each_pair(texts, supports, &known, |bead, terms| {
            let known = numbers.as_ref().zip(terms).map(|(numbers, term)| numbers.known.get(term).copied());
            if known.both().is_none_or(|key| !places.contains_key(&key)) && !sieve.passes(terms) {
                return;
            }
            let key = numbers.as_mut().zip(terms).map(|(numbers, term)| numbers.number(term));
            let place = *places.entry(key).or_insert_with(|| {
                pairs.push(PairCount::new(key, Occurrence::Bead(bead)));
                pairs.len() - 1
            });
            let document = texts.bead(bead).document;
            let by_author = place < by_authors && authors.contains(&(place, document));
            pairs[place].add_bead(bead, document, by_author);
        });
        pairs.retain(|pair| pair.beads >= 2 || pair.keyword_documents > 0);

        let holding = beads_of_terms(texts, &numbers, &pairs);
        Self { terms: numbers.map(|numbers| numbers.terms), holding, pairs, beads: texts.len() }
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

    fn add_keywords(&mut self, evidence: &KeywordEvidence) {
        let confidence = evidence.confidence.value();
        self.keyword_documents += 1;
        self.documents += 1;
        self.keyword_weight += confidence;
        self.keyword_doubt *= 1.0 - confidence.min(MOST_BELIEVED);
    }

    /// Beads come in the order of documents. If the author keywords give the pair, its document is counted already.
    fn add_bead(&mut self, bead: usize, document: u32, by_author: bool) {
        if self.beads == 0 {
            self.example = Occurrence::Bead(bead);
        }
        self.beads += 1;
        if self.last_document != Some(document) {
            self.last_document = Some(document);
            self.documents += u32::from(!by_author);
        }
    }
}

/// Calls back with the bead and the words of each corresponding pair, in the order of beads.
fn for_each_pair<'a>(
    texts: &'a Texts,
    supports: &Supports<'_>,
    known: &Known<'_>,
    mut take: impl FnMut(usize, Twin<&'a [u32]>),
) {
    for start in (0..texts.len()).step_by(BLOCK) {
        let block = start..texts.len().min(start + BLOCK);
        let found: Vec<Vec<PhrasePair>> =
            block.clone().into_par_iter().map(|at| phrase_pairs(&texts.bead(at), supports, known)).collect();
        for (at, pairs) in block.zip(found) {
            let bead = texts.bead(at);
            for pair in pairs {
                take(at, bead.terms(&pair));
            }
        }
    }
}

/// Number of beads that contain each term of a pair.
fn beads_of_terms(texts: &Texts, numbers: &Twin<Numbers<'_>>, pairs: &[PairCount]) -> Twin<Vec<u32>> {
    let mut wanted = numbers.as_ref().map(|numbers| vec![false; numbers.terms.len()]);
    for pair in pairs {
        for (wanted, term) in wanted.as_mut().zip(pair.terms) {
            wanted[term as usize] = true;
        }
    }
    let held = |(words, (numbers, wanted)): (Words<'_>, (&Numbers<'_>, &Vec<bool>))| -> Vec<u32> {
        let found = spans(words).filter_map(|range| numbers.known.get(&words.numbers[range]).copied());
        let mut found: Vec<u32> = found.filter(|term| wanted[*term as usize]).collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    let mut holding = numbers.as_ref().map(|numbers| vec![0; numbers.terms.len()]);
    for start in (0..texts.len()).step_by(BLOCK) {
        let block = (start..texts.len().min(start + BLOCK)).into_par_iter();
        let sides = || numbers.as_ref().zip(wanted.as_ref());
        let found: Vec<Twin<Vec<u32>>> = block.map(|at| texts.bead(at).sides.zip(sides()).map(held)).collect();
        for terms in found {
            for (holding, terms) in holding.as_mut().zip(terms) {
                for term in terms {
                    holding[term as usize] += 1;
                }
            }
        }
    }
    holding
}
