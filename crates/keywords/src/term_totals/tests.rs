use super::*;
use crate::fixture::{Sample, keys, totals};
use crate::term::TermNumber;
use ikiz_document::{Language, SectionKind};
use proptest::prelude::*;

fn number(phrase: &str) -> u64 {
    TermNumber::of(&keys(phrase, Language::English), Language::English)
}

fn sample() -> [Sample; 2] {
    [
        Sample::new("Olive groves need rain. Olive groves grow slowly.", Language::English),
        Sample::default()
            .with("Olive oil", Language::English, SectionKind::Title)
            .with("Rain falls on stone houses.", Language::English, SectionKind::Body)
            .with("Zeytin yağı.", Language::Turkish, SectionKind::Body),
    ]
}

#[test]
fn counts_of_documents_are_added() {
    let corpus = totals(&sample(), 100).finish(&TermOptions::default()).unwrap();
    assert_eq!((corpus.words(Language::English), corpus.documents(Language::English)), (15, 2));
    assert_eq!((corpus.words(Language::Turkish), corpus.documents(Language::Turkish)), (2, 1));
    assert_eq!(corpus.sizes.english.smallest, 7);
    assert_eq!(corpus.known.get(number("olive")), Some(&Frequency { count: 3, documents: 2 }));
    assert_eq!(corpus.known.get(number("olive oil")), None, "once only");
    assert!(corpus.listed.has(number("olive"), 3) && !corpus.listed.has(number("olive oil"), 1));
    assert_eq!(corpus.listed(), corpus.known.len());
}

#[test]
fn terms_of_the_least_count_are_listed_up_to_the_last_row() {
    let corpus = |options| totals(&sample(), 100).finish(&options).unwrap();
    let all = corpus(TermOptions { min_count: 1, ..TermOptions::default() });
    assert!(all.listed.has(number("olive oil"), 1) && all.known.get(number("olive oil")).is_none());
    let frequent = corpus(TermOptions { min_count: 3, ..TermOptions::default() });
    assert_eq!((frequent.listed(), frequent.listed.has(number("olive"), 3)), (1, true));
    for rows in 0..all.listed() + 2 {
        let some = corpus(TermOptions { min_count: 1, rows, known: rows });
        assert_eq!(some.listed(), rows.min(all.listed()));
        assert_eq!(some.known.len(), rows.min(all.known.len()));
        assert!(rows == 0 || some.listed.has(number("olive"), 3), "the most frequent first");
    }
}

#[test]
fn plain_data_comes_back() {
    let corpus = totals(&sample(), 100).finish(&TermOptions::default()).unwrap();
    let json = serde_json::to_string(&corpus).unwrap();
    assert_eq!(serde_json::from_str::<CorpusTerms>(&json).unwrap(), corpus);
}

#[test]
fn a_term_that_occurs_once_takes_eight_or_nine_bytes() {
    let mut bytes = Vec::new();
    let counts = KindCounts::one(SectionKind::Body);
    Total { number: 1, documents: 1, counts }.write(&mut bytes).unwrap();
    assert_eq!(bytes.len(), 1, "beside its number");
}

proptest! {
    #[test]
    fn order_of_documents_merging_and_bound_make_no_difference(
        texts in prop::collection::vec("[a-cA-C .,]{0,40}", 0..6),
        cut in 0_usize..6,
        bounds in prop::array::uniform3(0_usize..20),
    ) {
        let kinds = [SectionKind::Abstract, SectionKind::Title, SectionKind::Body, SectionKind::Keywords];
        let section = |(text, kind): (&String, &SectionKind)| {
            Sample::default().with(text, Language::English, *kind).with(text, Language::Turkish, SectionKind::Body)
        };
        let samples: Vec<_> = texts.iter().zip(kinds.iter().cycle()).map(section).collect();
        let options = TermOptions { min_count: 1, rows: bounds[2], known: bounds[2] };
        let expected = totals(&samples, 1_000).finish(&options).unwrap();
        let (left, right) = samples.split_at(cut.min(samples.len()));
        let merged = totals(right, bounds[0]).merge(totals(left.iter().rev(), bounds[1])).unwrap();
        prop_assert_eq!(merged.finish(&options).unwrap(), expected.clone());
        let mut bytes = Vec::new();
        totals(&samples, bounds[0]).write_to(&mut bytes).unwrap();
        let read = TermTotals::read_from(&*bytes).unwrap();
        prop_assert_eq!(read.finish(&options).unwrap(), expected);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = TermTotals::read_from(&*bytes);
    }
}
