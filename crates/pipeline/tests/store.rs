//! What a run gives for the corpus, through the form in which the store keeps it.

use ikiz_document::{CorpusReport, DocumentOutcome};
use ikiz_pipeline::Setup;
use ikiz_pipeline::store::{Store, StoreKey, Table, decode, encode};
use std::path::Path;

fn outcomes_without_keys() -> Vec<DocumentOutcome> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let CorpusReport { mut outcomes, .. } = ikiz_pipeline::run(&[corpus], &Setup::default(), &());
    for outcome in &mut outcomes {
        let DocumentOutcome::Processed(report) = outcome else { continue };
        report.sections.iter_mut().flat_map(|section| &mut section.tokens).for_each(|token| token.key = None);
    }
    outcomes
}

#[test]
fn outcomes_of_the_corpus_are_the_same_after_keeping_them() {
    let outcomes = outcomes_without_keys();
    assert!(outcomes.iter().filter(|outcome| outcome.report().is_some()).count() > 50);
    let store = Store::temporary();
    let key = |outcome: &DocumentOutcome| StoreKey::of(&[outcome.id().as_str().as_bytes()]);
    for outcome in &outcomes {
        store.put(Table::Reports, &key(outcome), &encode(outcome)).expect("room");
    }
    for outcome in &outcomes {
        let blob = store.get(Table::Reports, &key(outcome)).expect("a readable store").expect("a blob");
        assert!(decode::<DocumentOutcome>(&blob).expect("an outcome") == *outcome, "{}", outcome.id());
    }
    let text = |outcome: &DocumentOutcome| outcome.report().map_or(0, |report| report.document.text.len());
    let kept: usize = outcomes.iter().map(|outcome| encode(outcome).len()).sum();
    let text: usize = outcomes.iter().map(text).sum();
    assert!(kept < 2 * text, "{kept} bytes for {text} of text");
}

#[test]
fn what_is_no_blob_of_a_type_is_refused() {
    let blob = encode(&"text".to_owned());
    assert_eq!(decode::<String>(&blob).ok().as_deref(), Some("text"));
    assert!(decode::<DocumentOutcome>(&blob).is_err());
    assert!(decode::<String>(&blob[..5]).is_err());
    assert!(decode::<String>(&[]).is_err());
}
