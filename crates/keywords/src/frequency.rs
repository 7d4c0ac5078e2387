//! The frequency table: how often each term occurs in the corpus, in each document and in each section.

use crate::dispersion::deviation_of_proportions;
use crate::keyness::log_likelihood;
use crate::ranking::{inverse_document_frequency, rank_terms};
use crate::terms::{SectionTerms, Term, TermCount};
use ikiz_document::{DocumentId, Key, Language, Scope, SectionId, TermFrequency};
use ikiz_text::Collation;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// The counts of a document's sections.
#[derive(Clone, Debug)]
pub struct DocumentTerms {
    /// The document.
    pub id: DocumentId,
    /// The sections that are counted, each with its language.
    pub sections: Vec<(SectionId, Language, SectionTerms)>,
}

/// How often each term occurs in the corpus, in each document and in each section, in the order of `CorpusReport::frequencies`:
/// corpus, documents by id, sections in the given order; within a scope English before Turkish, falling count, the language's
/// order. Single keys are listed all, phrases where they occur twice in the scope or are among its 20 best key phrases. The order
/// of `documents` makes no difference.
pub fn frequencies(documents: &[DocumentTerms]) -> Vec<TermFrequency> {
    let mut documents: Vec<&DocumentTerms> = documents.iter().collect();
    documents.sort_by(|left, right| left.id.cmp(&right.id));
    let by_language = |language: Language| {
        let texts: Vec<SectionTerms> = documents.par_iter().map(|document| merged(document, language)).collect();
        let corpus = Corpus::new(&texts, language);
        let whole = corpus.rows();
        let parts: Vec<_> = documents
            .par_iter()
            .zip(&texts)
            .map_init(
                || Collation::new(language),
                |collation, (document, text)| {
                    let scope = Scope::Document(document.id.clone());
                    let of_document = corpus.rows_of_part(&scope, text, collation);
                    let of_sections = document.sections.iter().map(|(id, spoken, terms)| {
                        let scope = Scope::Section(document.id.clone(), *id);
                        if *spoken == language { corpus.rows_of_part(&scope, terms, collation) } else { Vec::new() }
                    });
                    (of_document, of_sections.collect::<Vec<_>>())
                },
            )
            .collect();
        (whole, parts)
    };
    let [(english, english_parts), (turkish, turkish_parts)] = Language::BOTH.map(by_language);

    let mut rows = english;
    rows.extend(turkish);
    let mut section_rows = Vec::new();
    for ((english, english_sections), (turkish, turkish_sections)) in english_parts.into_iter().zip(turkish_parts) {
        rows.extend(english);
        rows.extend(turkish);
        // A section is in one language: one of the two is empty.
        for (english, turkish) in english_sections.into_iter().zip(turkish_sections) {
            section_rows.extend(english);
            section_rows.extend(turkish);
        }
    }
    rows.extend(section_rows);
    rows
}

/// The texts of one language: a text a document.
struct Corpus<'a> {
    language: Language,
    words: usize,
    sizes: Vec<usize>,
    terms: FxHashMap<&'a [Key], CorpusTerm>,
}

struct CorpusTerm {
    count: TermCount,
    /// Document and occurrences, in the order of documents.
    occurrences: Vec<(usize, usize)>,
}

impl<'a> Corpus<'a> {
    fn new(texts: &'a [SectionTerms], language: Language) -> Self {
        let mut terms: FxHashMap<&[Key], CorpusTerm> = FxHashMap::default();
        for (index, text) in texts.iter().enumerate() {
            for (term, count) in &text.terms {
                let occurrence = (index, count.count);
                if let Some(known) = terms.get_mut(&**term) {
                    known.count.merge(count);
                    known.occurrences.push(occurrence);
                } else {
                    terms.insert(term, CorpusTerm { count: count.clone(), occurrences: vec![occurrence] });
                }
            }
        }
        let sizes: Vec<usize> = texts.iter().map(SectionTerms::words).collect();
        Self { language, words: sizes.iter().sum(), sizes, terms }
    }

    /// Texts that hold words.
    fn documents(&self) -> usize {
        self.sizes.iter().filter(|size| **size > 0).count()
    }

    fn rows(&self) -> Vec<TermFrequency> {
        let listed = self.terms.iter().filter(|(keys, term)| keys.len() == 1 || term.count.count > 1);
        let row = |(keys, term): (&&[Key], &CorpusTerm)| TermFrequency {
            dispersion: deviation_of_proportions(&term.occurrences, &self.sizes),
            ..self.row(&Scope::Corpus, keys, &term.count, self.words)
        };
        let mut rows: Vec<_> = listed.map(row).collect();
        sort(&mut rows, &Collation::new(self.language));
        rows
    }

    fn rows_of_part(&self, scope: &Scope, text: &SectionTerms, collation: &Collation) -> Vec<TermFrequency> {
        let documents = self.documents();
        let rarity = |keys: &[Key]| {
            let containing = self.terms.get(keys).map_or(1, |term| term.occurrences.len());
            inverse_document_frequency(containing, documents)
        };
        let ranked = rank_terms(text, self.language, &rarity);
        let ranks: FxHashMap<&Term, (usize, f64)> =
            ranked.iter().zip(1..).map(|(ranked, rank)| (ranked.term, (rank, ranked.score))).collect();
        let mut rows: Vec<_> = text
            .terms
            .iter()
            .filter(|(term, count)| term.len() == 1 || count.count > 1 || ranks.contains_key(term))
            .map(|(term, count)| {
                let rest = self.terms.get(&**term).map_or(0, |known| known.count.count.saturating_sub(count.count));
                let rest_words = self.words.saturating_sub(text.words);
                TermFrequency {
                    keyness: log_likelihood(count.count, text.words, rest, rest_words),
                    rank: ranks.get(term).map(|(rank, _)| *rank),
                    score: ranks.get(term).map(|(_, score)| *score),
                    ..self.row(scope, term, count, text.words)
                }
            })
            .collect();
        sort(&mut rows, collation);
        rows
    }

    fn row(&self, scope: &Scope, keys: &[Key], count: &TermCount, words: usize) -> TermFrequency {
        let known = self.terms.get(keys);
        let forms = count.shown_forms(known.map_or(count, |known| &known.count));
        TermFrequency {
            scope: scope.clone(),
            language: self.language,
            keys: keys.to_vec(),
            term: forms.first().map(|(form, _)| form.clone()).unwrap_or_default(),
            forms,
            count: count.count,
            per_thousand: count.count as f64 * 1000.0 / words.max(1) as f64,
            documents: known.map_or(0, |known| known.occurrences.len()),
            dispersion: None,
            keyness: None,
            rank: None,
            score: None,
        }
    }
}

fn merged(document: &DocumentTerms, language: Language) -> SectionTerms {
    let mut text = SectionTerms::default();
    for (_, spoken, terms) in &document.sections {
        if *spoken == language {
            text.merge(terms);
        }
    }
    text
}

fn sort(rows: &mut [TermFrequency], collation: &Collation) {
    rows.sort_by(|left, right| {
        right
            .count
            .cmp(&left.count)
            .then_with(|| collation.compare(&left.term, &right.term))
            .then_with(|| left.keys.cmp(&right.keys))
    });
}
