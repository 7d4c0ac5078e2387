//! The frequency table: how often each term occurs in the corpus, in each document and in each section.

use crate::dispersion::{Parts, deviation_of_proportions};
use crate::keyness::log_likelihood;
use crate::ranking::{inverse_document_frequency, rank_terms};
use crate::terms::{SectionTerms, Term, TermCount};
use ikiz_document::{DocumentId, Key, Language, Scope, SectionId, TermFrequency};
use ikiz_text::Collation;
use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;

/// The counts of a document's sections.
#[derive(Clone, Debug)]
pub struct DocumentTerms {
    /// The document.
    pub id: DocumentId,
    /// The sections that are counted.
    pub sections: Vec<CountedSection>,
}

/// The counts of a section.
#[derive(Clone, Debug)]
pub struct CountedSection {
    /// The section.
    pub id: SectionId,
    /// Its language.
    pub language: Language,
    /// Whether it has rows of its own; the rows of a body would nearly repeat those of its document.
    pub is_listed: bool,
    /// Its terms.
    pub terms: SectionTerms,
}

/// How often each term occurs in the corpus, in each document and in each section, in the order of
/// `CorpusReport::frequencies`: corpus, documents by id, sections in the given order; within a scope English before
/// Turkish, then falling count, then the language's sort order. All single keys are listed; phrases if they occur twice
/// in the scope or are among its 20 best key phrases. The order of `documents` makes no difference.
pub fn frequencies(documents: &[DocumentTerms]) -> Vec<TermFrequency> {
    let mut documents: Vec<&DocumentTerms> = documents.iter().collect();
    documents.sort_by(|left, right| left.id.cmp(&right.id));
    let by_language = |language: Language| {
        let texts: Vec<SectionTerms> = documents.par_iter().map(|document| merged(document, language)).collect();
        let corpus = Corpus::new(&texts, language);
        let of_parts = || {
            documents
                .par_iter()
                .zip(&texts)
                .map_init(
                    || Collation::new(language),
                    |collation, (document, text)| {
                        let scope = Scope::Document(document.id.clone());
                        let of_document = corpus.rows_of_part(&scope, text, collation);
                        let of_sections = document.sections.iter().map(|section| {
                            let scope = Scope::Section(document.id.clone(), section.id);
                            let has_rows = section.is_listed && section.language == language;
                            if has_rows { corpus.rows_of_part(&scope, &section.terms, collation) } else { Vec::new() }
                        });
                        (of_document, of_sections.collect::<Vec<_>>())
                    },
                )
                .collect::<Vec<_>>()
        };
        rayon::join(|| corpus.rows(), of_parts)
    };
    let ((english, english_parts), (turkish, turkish_parts)) =
        rayon::join(|| by_language(Language::English), || by_language(Language::Turkish));

    let mut rows = english;
    rows.extend(turkish);
    let mut section_rows = Vec::new();
    for ((english, english_sections), (turkish, turkish_sections)) in english_parts.into_iter().zip(turkish_parts) {
        rows.extend(english);
        rows.extend(turkish);
        // A section has one language: one of the two is empty.
        for (english, turkish) in english_sections.into_iter().zip(turkish_sections) {
            section_rows.extend(english);
            section_rows.extend(turkish);
        }
    }
    rows.extend(section_rows);
    rows
}

/// The texts of one language, one per document.
struct Corpus<'a> {
    language: Language,
    words: usize,
    parts: Parts,
    /// Divided by the hash of a term, to be filled in parallel.
    shards: Vec<FxHashMap<&'a [Key], CorpusTerm>>,
}

/// Number of shards.
const SHARDS: usize = 16;

/// The shard of a term.
fn shard(keys: &[Key]) -> usize {
    // The lowest bits already choose the place in the table of a shard.
    (FxBuildHasher.hash_one(keys) >> 32) as usize % SHARDS
}

struct CorpusTerm {
    count: TermCount,
    /// Document and occurrences, in the order of documents.
    occurrences: Vec<(usize, usize)>,
}

impl<'a> Corpus<'a> {
    fn new(texts: &'a [SectionTerms], language: Language) -> Self {
        let shards_of = |text: &SectionTerms| -> Vec<usize> { text.terms.keys().map(|term| shard(term)).collect() };
        let shards: Vec<Vec<usize>> = texts.par_iter().map(shards_of).collect();
        let gather = |number: usize| {
            let mut terms: FxHashMap<&[Key], CorpusTerm> = FxHashMap::default();
            for (index, (text, shards)) in texts.iter().zip(&shards).enumerate() {
                let own = text.terms.iter().zip(shards).filter(|(_, shard)| **shard == number);
                for ((term, count), _) in own {
                    let occurrence = (index, count.count);
                    if let Some(known) = terms.get_mut(&**term) {
                        known.count.merge(count);
                        known.occurrences.push(occurrence);
                    } else {
                        terms.insert(term, CorpusTerm { count: count.clone(), occurrences: vec![occurrence] });
                    }
                }
            }
            terms
        };
        let shards = (0..SHARDS).into_par_iter().map(gather).collect();
        let sizes: Vec<usize> = texts.iter().map(SectionTerms::words).collect();
        Self { language, words: sizes.iter().sum(), parts: Parts::new(sizes), shards }
    }

    fn term(&self, keys: &[Key]) -> Option<&CorpusTerm> {
        self.shards[shard(keys)].get(keys)
    }

    /// How many texts have words.
    fn documents(&self) -> usize {
        self.parts.count
    }

    fn rows(&self) -> Vec<TermFrequency> {
        let listed = self
            .shards
            .par_iter()
            .flat_map_iter(|terms| terms.iter().filter(|(keys, term)| keys.len() == 1 || term.count.count > 1));
        let row = |(keys, term): (&&[Key], &CorpusTerm)| TermFrequency {
            dispersion: deviation_of_proportions(&term.occurrences, &self.parts),
            ..self.row(&Scope::Corpus, keys, &term.count, self.words)
        };
        let mut rows: Vec<_> = listed.map(row).collect();
        sort(&mut rows, &Collation::new(self.language));
        rows
    }

    fn rows_of_part(&self, scope: &Scope, text: &SectionTerms, collation: &Collation) -> Vec<TermFrequency> {
        let documents = self.documents();
        let rarity = |keys: &[Key]| {
            let containing = self.term(keys).map_or(1, |term| term.occurrences.len());
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
                let rest = self.term(term).map_or(0, |known| known.count.count.saturating_sub(count.count));
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
        let known = self.term(keys);
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
    for section in document.sections.iter().filter(|section| section.language == language) {
        text.merge(&section.terms);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{keys, terms};
    use proptest::prelude::*;

    fn document(id: &str, sections: &[(Language, &str)]) -> DocumentTerms {
        let sections = sections.iter().zip(1..);
        let sections = sections.map(|((language, text), id)| CountedSection {
            id: SectionId(id),
            language: *language,
            is_listed: true,
            terms: terms(text, *language),
        });
        DocumentTerms { id: DocumentId::new(id), sections: sections.collect() }
    }

    fn sample() -> Vec<DocumentTerms> {
        vec![
            document(
                "a.txt",
                &[
                    (Language::English, "Olive groves need rain. Olive groves grow slowly."),
                    (Language::Turkish, "Zeytin ağaçları yavaş büyür. Çam ağaçları hızlı büyür."),
                ],
            ),
            document("b.txt", &[(Language::English, "Rain falls on stone houses."), (Language::English, "Olive oil.")]),
        ]
    }

    fn find<'a>(rows: &'a [TermFrequency], scope: &Scope, phrase: &str) -> Option<&'a TermFrequency> {
        let keys = keys(phrase, Language::English);
        rows.iter().find(|row| row.scope == *scope && row.keys == keys && row.language == Language::English)
    }

    #[test]
    fn scopes_have_their_own_counts() {
        let rows = frequencies(&sample());
        let olive = find(&rows, &Scope::Corpus, "olive").unwrap();
        assert_eq!((olive.count, olive.documents, olive.term.as_str()), (3, 2, "olive"));
        assert!((olive.per_thousand - 3000.0 / 15.0).abs() < 1e-9);
        assert!(olive.dispersion.is_some() && olive.keyness.is_none() && olive.rank.is_none());

        let first = Scope::Document(DocumentId::new("a.txt"));
        let groves = find(&rows, &first, "olive groves").unwrap();
        assert_eq!((groves.count, groves.rank, groves.dispersion), (2, Some(1), None));
        assert!(groves.keyness.unwrap() > 0.0);

        let section = Scope::Section(DocumentId::new("b.txt"), SectionId(2));
        let oil = find(&rows, &section, "olive oil").unwrap();
        assert_eq!((oil.count, oil.documents, oil.rank), (1, 1, Some(1)));
        assert!(find(&rows, &Scope::Corpus, "olive oil").is_none(), "once in the corpus, and it has no ranking");
    }

    #[test]
    fn rows_are_in_the_order_of_the_report() {
        let rows = frequencies(&sample());
        assert!(rows.is_sorted_by_key(|row| match row.scope {
            Scope::Corpus => 0,
            Scope::Document(_) => 1,
            Scope::Section(..) => 2,
        }));
        for pair in rows.windows(2).filter(|pair| pair[0].scope == pair[1].scope) {
            let collation = Collation::new(pair[0].language);
            let order = pair[0].language.cmp(&pair[1].language).then(pair[1].count.cmp(&pair[0].count));
            assert!(order.then_with(|| collation.compare(&pair[0].term, &pair[1].term)).is_le(), "{pair:?}");
        }
    }

    #[test]
    fn one_document_has_no_dispersion_and_no_keyness() {
        let rows = frequencies(&sample()[..1]);
        assert!(rows.iter().all(|row| row.dispersion.is_none()));
        let of_document = |row: &&TermFrequency| matches!(row.scope, Scope::Document(_));
        assert!(rows.iter().filter(of_document).all(|row| row.keyness.is_none()));
        assert!(rows.iter().filter(of_document).any(|row| row.rank.is_some()));
        assert!(frequencies(&[]).is_empty());
    }

    #[test]
    fn a_term_has_the_same_capitals_in_all_scopes() {
        let corpus = [
            document("a", &[(Language::English, "Boats left Izmir. Ferries reach Izmir.")]),
            document("b", &[(Language::English, "Izmir grows.")]),
        ];
        let rows = frequencies(&corpus);
        let scope = Scope::Document(DocumentId::new("b"));
        assert_eq!(find(&rows, &scope, "izmir").unwrap().term, "Izmir");
    }

    proptest! {
        #[test]
        fn order_of_documents_makes_no_difference(texts in prop::collection::vec("[a-cA-C .,]{0,40}", 0..6)) {
            let documents: Vec<_> = texts
                .iter()
                .enumerate()
                .map(|(index, text)| document(&index.to_string(), &[(Language::English, text), (Language::Turkish, text)]))
                .collect();
            let reversed: Vec<_> = documents.iter().rev().cloned().collect();
            let rows = frequencies(&documents);
            prop_assert_eq!(&rows, &frequencies(&reversed));
            for row in rows {
                prop_assert_eq!(row.count, row.forms.iter().map(|(_, count)| count).sum::<usize>());
                prop_assert!((1..=3).contains(&row.keys.len()) && row.documents >= 1);
            }
        }
    }
}
