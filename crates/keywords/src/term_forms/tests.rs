use super::*;
use crate::TermOptions;
use crate::fixture::{Sample, corpus, totals};
use ikiz_document::{Rows, SectionKind};
use ikiz_text::Collation;
use proptest::prelude::*;

fn forms<'s>(samples: impl IntoIterator<Item = &'s Sample>, corpus: &CorpusTerms, bound: usize) -> TermForms {
    let mut forms = TermForms::with_bound(bound);
    for sample in samples {
        forms.add(&sample.terms(), corpus, None).unwrap();
    }
    forms
}

fn rows(samples: &[Sample]) -> Vec<CorpusTerm> {
    let corpus = corpus(samples);
    finished(forms(samples, &corpus, 100), &corpus)
}

fn finished(forms: TermForms, corpus: &CorpusTerms) -> Vec<CorpusTerm> {
    forms.finish(corpus.clone()).unwrap().ordered().map(Result::unwrap).collect()
}

#[test]
fn a_row_has_forms_counts_and_dispersion() {
    let rows = rows(&[
        Sample::new("Olive groves need rain. Olive groves grow slowly.", Language::English),
        Sample::default().with("Rain falls on stone houses.", Language::English, SectionKind::Body).with(
            "Olive oil.",
            Language::English,
            SectionKind::Title,
        ),
    ]);
    let olive = &rows[0];
    assert_eq!((olive.term(), &*olive.key, olive.counts.total(), olive.documents), ("olive", "olive", 3, 2));
    assert_eq!((olive.counts.abstracts, olive.counts.title), (2, 1));
    assert!((olive.per_million - 3e6 / 15.0).abs() < 1e-6);
    // Shares of words 8/15 and 7/15, of occurrences 2/3 and 1/3: (2/15 + 2/15) / 2 / (1 - 7/15) = 0.25.
    assert!((olive.dispersion.unwrap() - 0.25).abs() < 1e-12);
    assert!(!rows.iter().any(|row| row.term() == "olive oil"), "once in the corpus");
}

#[test]
fn one_document_has_no_dispersion() {
    let rows = rows(&[Sample::new("Boats left Izmir. Ferries reach Izmir.", Language::English)]);
    assert_eq!((rows.len(), rows[0].term(), rows[0].dispersion), (1, "Izmir", None));
}

#[test]
fn the_most_frequent_forms_are_shown() {
    let words: Vec<String> = (0..60).map(|at| format!("göl{}", "ün".repeat(at))).collect();
    let mut all = Forms::default();
    for word in &words {
        all.add(word, None);
    }
    all.add(&words[59], None);
    let samples = [Sample::new("Göl göl.", Language::Turkish)];
    let corpus = corpus(&samples);
    let mut forms = forms(&samples, &corpus, 100);
    let mut number = 0;
    forms
        .terms
        .each(&mut |entry| {
            number = entry.number;
            Ok(())
        })
        .unwrap();
    forms.terms.update(number, || unreachable!(), |entry| entry.forms = all);
    let rows = finished(forms, &corpus);
    assert_eq!((rows[0].forms.len(), rows[0].term()), (SHOWN, &*words[59]));
}

proptest! {
    #[test]
    fn order_of_documents_merging_and_bound_make_no_difference(
        texts in prop::collection::vec("[a-cA-C .,’]{0,40}", 0..6),
        cut in 0_usize..6,
        bounds in prop::array::uniform2(0_usize..20),
        min_count in 1_u32..4,
    ) {
        let sample = |text: &String| Sample::new(text, Language::English).with(text, Language::Turkish, SectionKind::Body);
        let samples: Vec<_> = texts.iter().map(sample).collect();
        let options = TermOptions { min_count, ..TermOptions::default() };
        let corpus = totals(&samples, 1_000).finish(&options).unwrap();
        let expected = finished(forms(&samples, &corpus, 1_000), &corpus);
        prop_assert_eq!(expected.len(), corpus.listed());
        for row in &expected {
            prop_assert_eq!(row.counts.total(), row.forms.iter().map(|(_, count)| count).sum::<u32>());
            prop_assert!(row.counts.total() >= min_count && row.documents >= 1);
        }
        for pair in expected.windows(2) {
            let order = pair[0].language.cmp(&pair[1].language).then(pair[1].counts.total().cmp(&pair[0].counts.total()));
            let collation = Collation::new(pair[0].language);
            prop_assert!(order.then_with(|| collation.compare(pair[0].term(), pair[1].term())).is_le());
        }
        let (left, right) = samples.split_at(cut.min(samples.len()));
        let merged = forms(right, &corpus, bounds[0]).merge(forms(left.iter().rev(), &corpus, bounds[1])).unwrap();
        prop_assert_eq!(&finished(merged, &corpus), &expected);
        let mut bytes = Vec::new();
        forms(&samples, &corpus, bounds[0]).write_to(&mut bytes).unwrap();
        prop_assert_eq!(finished(TermForms::read_from(&*bytes).unwrap(), &corpus), expected);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = TermForms::read_from(&*bytes);
    }
}
