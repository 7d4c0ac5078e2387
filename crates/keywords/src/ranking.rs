//! Key phrases of a text: TF-IDF over terms of one to three keys, with hints of grammar and case.
//!
//! On author keywords TF-IDF over stems is as good as graph methods, and better where texts share a field; what lifts it is that
//! terms which end in a verb go down and terms printed with capitals inside a sentence go up.

use crate::terms::{SectionTerms, Term, TermCount};
use crate::word_list::WordLists;
use ikiz_document::{Key, KeyPhrase, Language};
use rustc_hash::FxHashMap;

/// Key phrases listed of one text.
pub(crate) const LISTED: usize = 20;

/// The counts of a text, to be ranked among others.
#[derive(Clone, Debug)]
pub struct TextTerms {
    /// Its language.
    pub language: Language,
    /// Its counts.
    pub terms: SectionTerms,
}

/// The key phrases of each text, at most 20, best first. All texts of one language are one corpus: what most of them hold is not
/// characteristic of any.
pub fn rank_phrases(texts: &[TextTerms]) -> Vec<Vec<KeyPhrase>> {
    let mut documents = [0; 2];
    let mut containing: [FxHashMap<&[Key], usize>; 2] = Default::default();
    for text in texts {
        let side = text.language as usize;
        documents[side] += 1;
        for term in text.terms.terms.keys() {
            *containing[side].entry(term).or_default() += 1;
        }
    }
    let rank = |text: &TextTerms| {
        let side = text.language as usize;
        let rarity = |term: &[Key]| {
            inverse_document_frequency(containing[side].get(term).copied().unwrap_or(1), documents[side])
        };
        let ranked = rank_terms(&text.terms, text.language, &rarity);
        ranked.into_iter().map(|ranked| ranked.into_phrase()).collect()
    };
    texts.iter().map(rank).collect()
}

/// A ranked term.
pub(crate) struct Ranked<'a> {
    /// Its keys.
    pub term: &'a Term,
    /// Its counts.
    pub count: &'a TermCount,
    /// Its score.
    pub score: f64,
}

impl Ranked<'_> {
    fn into_phrase(self) -> KeyPhrase {
        let term = self.count.shown_forms(self.count).into_iter().next().map(|(form, _)| form).unwrap_or_default();
        KeyPhrase { term, keys: self.term.to_vec(), count: self.count.count, score: self.score }
    }
}

/// Smoothed so that a text that stands alone is ranked by its counts.
pub(crate) fn inverse_document_frequency(containing: usize, documents: usize) -> f64 {
    1.0 + libm::log((documents as f64 + 1.0) / (containing as f64 + 1.0)).max(0.0)
}

/// The best terms of a text, at most [`LISTED`], best first; `rarity` is the inverse document frequency of a term.
pub(crate) fn rank_terms<'a>(
    terms: &'a SectionTerms,
    language: Language,
    rarity: &dyn Fn(&[Key]) -> f64,
) -> Vec<Ranked<'a>> {
    let lists = WordLists::of(language);
    let mut ranked: Vec<Ranked<'a>> = terms
        .terms
        .iter()
        .map(|(term, count)| Ranked { term, count, score: score(term, count, terms.words, lists, rarity) })
        .collect();
    ranked.sort_by(|left, right| {
        right
            .score
            .total_cmp(&left.score)
            .then_with(|| left.count.first.cmp(&right.count.first))
            .then_with(|| left.term.cmp(right.term))
    });
    let mut listed: Vec<Ranked<'a>> = Vec::with_capacity(LISTED);
    for candidate in ranked {
        if listed.len() == LISTED {
            break;
        }
        if !listed.iter().any(|better| says_the_same(&candidate, better)) {
            listed.push(candidate);
        }
    }
    listed
}

fn score(term: &[Key], count: &TermCount, words: usize, lists: &WordLists, rarity: &dyn Fn(&[Key]) -> f64) -> f64 {
    let mut score = count.count as f64 * rarity(term);
    let form = count.forms.iter().rev().max_by_key(|form| form.count).map_or("", |form| &form.lower);
    let last = form.rsplit(' ').next().unwrap_or(form);
    if lists.is_non_final(last) {
        score *= NON_FINAL;
    }
    if form.split(' ').any(|word| lists.is_frame(word)) {
        score *= FRAME;
    }
    let capitalized: usize = count.forms.iter().map(|form| form.capitalized()).sum();
    if capitalized * 2 > count.count {
        score *= CAPITALIZED;
    }
    let place = count.first as f64 / words.max(1) as f64;
    score * (1.0 - LATE * place)
}

const NON_FINAL: f64 = 0.3;
const FRAME: f64 = 0.5;
const CAPITALIZED: f64 = 1.3;
const LATE: f64 = 0.2;

/// Whether a candidate adds nothing to one that is listed.
fn says_the_same(candidate: &Ranked<'_>, listed: &Ranked<'_>) -> bool {
    let holds = |long: &[Key], short: &[Key]| long.windows(short.len()).any(|window| window == short);
    if listed.term.len() > candidate.term.len() {
        return holds(listed.term, candidate.term) && candidate.count.count * 2 <= listed.count.count * 3;
    }
    false
}
