//! The rows of comparisons: for each term, how much more one side uses it, beside its twin of the glossary.

use crate::compared::{Comparison, SideSizes};
use crate::keyness::keyness;
use crate::sorted_rows::{SortedRow, SortedRows, SortedTerms};
use ikiz_document::{CorpusTerm, GlossaryEntry, Key, KeyTerm, KeyTwin, Keyness, Language, Rows, SideCounts, Twin};
use ikiz_text::Collation;
use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::io;

/// Terms of comparisons: by comparison, language, side, and falling log-likelihood.
pub(crate) type KeyTerms = SortedRows<KeyTerm>;

impl SortedRow for KeyTerm {
    fn order(left: &Self, right: &Self, collations: &Twin<Collation>) -> Ordering {
        (left.place.cmp(&right.place))
            .then_with(|| left.language.cmp(&right.language))
            .then_with(|| left.key_side().cmp(&right.key_side()))
            .then_with(|| right.keyness.log_likelihood.total_cmp(&left.keyness.log_likelihood))
            .then_with(|| collations.of(left.language).compare(&left.term, &right.term))
            .then_with(|| left.key.cmp(&right.key))
    }
}

/// The twin of a term: its form, and its counts by comparison where it is listed.
#[derive(Default)]
struct TwinTerm {
    term: Box<str>,
    compared: Option<Box<[[SideCounts; 2]]>>,
}

/// The twins of terms by their keys: for each, the first entry of the glossary that has it. They take memory for the
/// terms of the glossary only.
struct Twins(Twin<FxHashMap<Box<str>, TwinTerm>>);

impl Twins {
    fn new(glossary: &[GlossaryEntry], terms: &mut SortedTerms) -> io::Result<Self> {
        let mut twins = Twin::<FxHashMap<Box<str>, TwinTerm>>::default();
        // The places where the counts of a term are to be put.
        let mut wanted = Twin::<FxHashMap<Box<str>, Vec<Box<str>>>>::default();
        for entry in glossary {
            let keys = entry.terms.as_ref().map(|term| Key::joined(&term.keys).into_boxed_str());
            for language in Language::BOTH {
                let (own, other) = (keys.of(language), keys.of(language.twin()));
                if twins.of(language).contains_key(own) {
                    continue;
                }
                let term = (&*entry.terms.of(language.twin()).term).into();
                let twin = TwinTerm { term, compared: None };
                twins.of_mut(language).insert(own.clone(), twin);
                wanted.of_mut(language.twin()).entry(other.clone()).or_default().push(own.clone());
            }
        }
        for term in terms.ordered() {
            let CorpusTerm { language, key, compared, .. } = term?;
            for own in wanted.of(language).get(&key).into_iter().flatten() {
                if let Some(twin) = twins.of_mut(language.twin()).get_mut(own) {
                    twin.compared = Some(compared.clone());
                }
            }
        }
        Ok(Self(twins))
    }
}

/// The rows of comparisons, whose sizes are given, for terms of at least `least` occurrences on both sides together.
pub(crate) fn key_terms(
    terms: &mut SortedTerms,
    comparisons: &[Comparison],
    sizes: &[SideSizes],
    glossary: &[GlossaryEntry],
    least: u32,
) -> io::Result<KeyTerms> {
    let twins = Twins::new(glossary, terms)?;
    let names: Vec<(Box<str>, [Box<str>; 2])> = comparisons
        .iter()
        .map(|comparison| (comparison.to_string().into(), comparison.sides().map(Into::into)))
        .collect();
    let mut rows = KeyTerms::new();
    for term in terms.ordered() {
        let term = term?;
        let twin = twins.0.of(term.language).get(&term.key);
        for (place, ((name, sides), sizes)) in (0..).zip(names.iter().zip(sizes)) {
            let Some(counts) = term.compared.get(place as usize).copied() else { continue };
            let words = *sizes.of(term.language);
            let Some(keyness) = known(counts, words).filter(|_| counts[0].count + counts[1].count >= least) else {
                continue;
            };
            let other = *sizes.of(term.language.twin());
            rows.push(KeyTerm {
                place,
                comparison: name.clone(),
                sides: sides.clone(),
                language: term.language,
                key: term.key.clone(),
                term: term.term().into(),
                kind: term.kind,
                counts,
                per_million: [0, 1].map(|side: usize| f64::from(counts[side].count) * 1e6 / words[side] as f64),
                keyness,
                twin: twin
                    .map(|twin| KeyTwin { term: twin.term.clone(), compared: of_twin(twin, place as usize, other) }),
            })?;
        }
    }
    rows.sort();
    Ok(rows)
}

fn of_twin(twin: &TwinTerm, place: usize, words: [u64; 2]) -> Option<([SideCounts; 2], Keyness)> {
    let counts = *twin.compared.as_ref()?.get(place)?;
    known(counts, words).map(|keyness| (counts, keyness))
}

fn known(counts: [SideCounts; 2], words: [u64; 2]) -> Option<Keyness> {
    keyness(counts.map(|side| side.count), words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Sample, corpus};
    use crate::term_forms::TermForms;
    use ikiz_document::{Confidence, CountedKind, DocumentId, GlossaryExample, GlossaryTerm, SectionKind};
    use std::sync::Arc;

    fn samples() -> Vec<(Sample, &'static str)> {
        let english = |text| Sample::new(text, Language::English);
        vec![
            (english("Olive oil keeps. Olive oil is sold.").with("Zeytin.", Language::Turkish, SectionKind::Body), "a"),
            (
                english("Stone houses stand. Stone walls fall.").with("Olive.", Language::English, SectionKind::Body),
                "b",
            ),
            (english("Stone bridges stand.").with("Zeytin zeytin.", Language::Turkish, SectionKind::Abstract), "c"),
        ]
    }

    fn entry() -> GlossaryEntry {
        let term = |term: &str| GlossaryTerm { term: term.to_owned(), keys: vec![Key::new(term)], count: 1 };
        GlossaryEntry {
            terms: Twin::new(term("olive"), term("zeytin")),
            documents: 1,
            keyword_pairs: 0,
            sentence_pairs: 1,
            log_likelihood: 1.0,
            consistency: 1.0,
            rivals: Vec::new(),
            example: GlossaryExample { document: DocumentId::new("a"), pair: 0, bead: None },
            confidence: Confidence::CERTAIN,
        }
    }

    fn rows(comparisons: &[Comparison], order: &[usize], bound: usize) -> Vec<KeyTerm> {
        let samples = samples();
        let corpus = corpus(&samples.iter().map(|(sample, _)| sample.clone()).collect::<Vec<_>>());
        let comparisons: Arc<[Comparison]> = comparisons.into();
        let mut forms = TermForms::with_bound(bound).comparing(&comparisons);
        for at in order {
            let mut one = TermForms::with_bound(bound).comparing(&comparisons);
            one.add(&samples[*at].0.terms(), &corpus, Some(samples[*at].1)).unwrap();
            forms = forms.merge(one).unwrap();
        }
        let sizes = forms.compared().sides.clone();
        let mut terms = forms.finish(corpus).unwrap();
        key_terms(&mut terms, &comparisons, &sizes, &[entry()], 2).unwrap().ordered().map(Result::unwrap).collect()
    }

    #[test]
    fn terms_stand_below_the_side_that_uses_them_more() {
        let comparisons =
            [Comparison::Groups("a".to_owned(), None), Comparison::Kinds([CountedKind::Abstract, CountedKind::Body])];
        let found = rows(&comparisons, &[0, 1, 2], 100);
        let stone = found.iter().find(|row| row.place == 0 && &*row.key == "stone").unwrap();
        assert_eq!((stone.key_side(), stone.counts[0].count, stone.counts[1].count), (1, 0, 3));
        assert_eq!((stone.counts[1].documents, &*stone.sides[1]), (2, "others"));
        let olive = found.iter().find(|row| row.place == 0 && &*row.key == "olive").unwrap();
        let KeyTwin { term, compared } = olive.twin.clone().unwrap();
        assert_eq!((&*term, compared.unwrap().0.map(|side| side.count)), ("zeytin", [1, 2]));
        assert!(found.is_sorted_by_key(|row| (row.place, row.language, row.key_side())));
        let zeytin = found.iter().find(|row| row.place == 1 && row.language == Language::Turkish).unwrap();
        assert_eq!((zeytin.counts.map(|side| side.count), &*zeytin.comparison), ([2, 1], "abstract:body"));
        for (order, bound) in [([2, 1, 0], 0), ([1, 0, 2], 3)] {
            assert_eq!(rows(&comparisons, &order, bound), found, "whatever comes first");
        }
    }
}
