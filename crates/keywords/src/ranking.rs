//! Key phrases of a text: TF-IDF over terms of one to three keys, with hints of grammar and case.
//!
//! On author keywords, TF-IDF over stems is as good as graph methods, and better if texts share a field. Two rules
//! improve it: terms that end in a verb rank lower, and terms with capitals inside a sentence rank higher.

use crate::form::Form;
use crate::terms::{SectionTerms, Term, TermCount};
use crate::word_list::WordLists;
use ikiz_document::{Key, KeyPhrase, Language};
use ikiz_text::number_words;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::cmp::Ordering;

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

/// Turkish number words with another meaning: face, underside (`yüz tanıma`, `su altı`).
const HOMONYMS: [&str; 2] = ["altı", "yüz"];

/// The key phrases of each text, at most 20, best first. All texts of one language are one corpus: terms that most of
/// them contain are not characteristic of any.
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
        ranked.into_iter().map(Ranked::into_phrase).collect()
    };
    texts.par_iter().map(rank).collect()
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

/// Smoothed so that the only text of a corpus is ranked by its counts.
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
        .filter(|(_, count)| !has_number_word(count, language))
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

fn score(term: &[Key], count: &TermCount, words: usize, lists: &WordLists, rarity: &dyn Fn(&[Key]) -> f64) -> f64 {
    let mut score = count.count as f64 * rarity(term);
    let form = usual_form(count);
    if lists.is_non_final(form.rsplit(' ').next().unwrap_or(form)) {
        score *= factor::NON_FINAL;
    }
    let frames = form.split(' ').filter(|word| lists.is_frame(word)).count();
    if frames >= term.len() {
        score *= factor::ALL_FRAME;
    } else if frames > 0 {
        score *= factor::SOME_FRAME;
    }
    let capitalized: usize = count.forms.iter().map(Form::capitalized).sum();
    if capitalized * 2 > count.count {
        score *= factor::CAPITALIZED;
    }
    if term.len() == 1 {
        score *= factor::SINGLE;
    } else if count.count == 1 {
        score *= factor::PHRASE_ONCE;
    }
    score * (1.0 - factor::LATE * count.first.min(words) as f64 / words.max(1) as f64)
}

/// The most frequent form in lower case.
fn usual_form(count: &TermCount) -> &str {
    // The first of several: `max_by_key` would take the last.
    count.forms.iter().rev().max_by_key(|form| form.count).map_or("", |form| &form.lower)
}

/// Whether a term contains a number word: `three groups` says no more than `groups`.
fn has_number_word(count: &TermCount, language: Language) -> bool {
    let is_number = |word: &str| number_words(word, language).is_some() && !HOMONYMS.contains(&word);
    usual_form(count).split(' ').any(is_number)
}

/// Whether a candidate adds nothing to a better term: it is a part of that term and hardly more frequent, or the same
/// words shifted by one.
fn says_the_same(candidate: &Ranked<'_>, listed: &Ranked<'_>) -> bool {
    let (new, old) = (candidate.term, listed.term);
    let (new_count, old_count) = (candidate.count.count, listed.count.count);
    match new.len().cmp(&old.len()) {
        Ordering::Less => old.windows(new.len()).any(|part| part == &**new) && new_count * 10 <= old_count * 11,
        Ordering::Equal => {
            let is_shifted = new.len() > 2 && (old[1..] == new[..new.len() - 1] || old[..old.len() - 1] == new[1..]);
            is_shifted && new_count <= old_count
        }
        Ordering::Greater => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::terms;

    fn rank(texts: &[&str], language: Language) -> Vec<Vec<String>> {
        let texts: Vec<_> = texts.iter().map(|text| TextTerms { language, terms: terms(text, language) }).collect();
        let ranked = rank_phrases(&texts);
        ranked.into_iter().map(|list| list.into_iter().map(|phrase| phrase.term).collect()).collect()
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
        let english = TextTerms { language: Language::English, terms: terms("Wind power.", Language::English) };
        let turkish = TextTerms { language: Language::Turkish, terms: terms("Rüzgâr gücü.", Language::Turkish) };
        let ranked = rank_phrases(&[english.clone(), turkish.clone()]);
        assert_eq!(ranked[0], rank_phrases(&[english])[0]);
        assert_eq!(ranked[1], rank_phrases(&[turkish])[0]);
        assert!(rank_phrases(&[]).is_empty());
    }
}
