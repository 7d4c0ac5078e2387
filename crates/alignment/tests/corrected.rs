//! Aligning around what a user has corrected.

mod common;

use common::{bitext, model};
use ikiz_alignment::{Alignment, AlignmentOptions, Bitext, CorrectedBeads, Learn, TrainingText};
use ikiz_document::{Confidence, Twin};
use proptest::collection::vec;
use proptest::prelude::*;

type Shape = (Vec<usize>, Vec<usize>);

fn shapes(alignment: &Alignment) -> Vec<Shape> {
    alignment.beads.iter().map(|bead| (bead.sentences.english.clone(), bead.sentences.turkish.clone())).collect()
}

fn beads(shapes: &[Shape]) -> Vec<Twin<Vec<usize>>> {
    shapes.iter().map(|(english, turkish)| Twin::new(english.clone(), turkish.clone())).collect()
}

fn align(pair: &Bitext, right: &[Shape], wrong: &[Shape]) -> Alignment {
    let corrected = CorrectedBeads { right: beads(right), wrong: beads(wrong) };
    let [plain, alignment] = model().align_corrected(pair, None, &corrected);
    assert_eq!(plain, model().align(pair, None));
    alignment
}

/// Ten sentences with a number each that shows what belongs together.
fn numbered() -> Bitext {
    let english: Vec<String> =
        (0..10).map(|at| format!("In the year {} the wells were measured.", 1900 + at)).collect();
    let turkish: Vec<String> = (0..10).map(|at| format!("{} yılında kuyular ölçülmüştür.", 1900 + at)).collect();
    bitext(&english, &turkish)
}

#[test]
fn a_bead_that_goes_with_the_others_parts_the_texts() {
    let alignment = align(&numbered(), &[(vec![4, 5], vec![4])], &[(vec![4], vec![4])]);
    let mut expected: Vec<Shape> = (0..10).map(|at| (vec![at], vec![at])).collect();
    expected.splice(4..6, [(vec![4, 5], vec![4]), (vec![], vec![5])]);
    assert_eq!(shapes(&alignment), expected);
    assert!(alignment.beads.iter().all(|bead| bead.corrected == (bead.sentences.english == [4, 5]) && !bead.moved));
    assert_eq!(alignment.beads[4].confidence, Confidence::CERTAIN);
}

#[test]
fn a_bead_that_crosses_the_others_is_moved_and_leaves_them_as_they_are() {
    let alignment = align(&numbered(), &[(vec![2], vec![8])], &[]);
    let crossing = alignment.beads.iter().find(|bead| bead.corrected).expect("the bead");
    assert!(crossing.moved && crossing.sentences == Twin::new(vec![2], vec![8]));
    let others = (0..10).filter(|at| ![2, 8].contains(at)).map(|at| (vec![at], vec![at]));
    assert!(others.clone().all(|bead| shapes(&alignment).contains(&bead)), "{:?}", shapes(&alignment));
}

#[test]
fn wrong_beads_do_not_come_back() {
    let pair = numbered();
    let wrong: Vec<Shape> = vec![(vec![3], vec![3]), (vec![], vec![3])];
    let alignment = align(&pair, &[], &wrong);
    assert!(wrong.iter().all(|bead| !shapes(&alignment).contains(bead)), "{:?}", shapes(&alignment));
    // Where nothing else is left, a sentence is alone whatever is said.
    let pair = bitext(&["It rained."], &["Yağmur yağdı."]);
    let alone: Vec<Shape> = vec![(vec![], vec![0]), (vec![0], vec![])];
    assert_eq!(shapes(&align(&pair, &[], &[(vec![0], vec![0])])), alone);
    assert_eq!(shapes(&align(&pair, &[], &[(vec![0], vec![0]), alone[0].clone(), alone[1].clone()])), alone);
}

#[test]
fn corrected_beads_are_learned_from() {
    let pairs = [("balo nefi", "cuda ogar"), ("difo pesu", "gela ruti")];
    let texts: Vec<Bitext> = (0..4)
        .map(|at| {
            let (english, turkish) = pairs[at % 2];
            bitext(&[english, "hima"], &["saku", turkish])
        })
        .collect();
    let corrected = CorrectedBeads { right: beads(&[(vec![0], vec![1]), (vec![1], vec![0])]), wrong: Vec::new() };
    let digests: Vec<String> = (0..texts.len()).map(|at| at.to_string()).collect();
    let learned = |corrected: &CorrectedBeads| {
        let text = |(digest, bitext)| TrainingText { digest, bitext, corrected };
        let training = digests.iter().map(String::as_str).zip(&texts).map(text).collect();
        let options = AlignmentOptions { learn: Learn::On, ..AlignmentOptions::default() };
        model().learn_corrected(training, &options)
    };
    let best = |corrected: &CorrectedBeads| {
        let key = texts[0].english[1].clone();
        assert_eq!(key.units(), 1);
        let key = common::tokens("hima", ikiz_document::Language::English)[0].key.clone().expect("a word");
        learned(corrected).translations(&key).first().map(|(key, _)| key.to_string())
    };
    assert_eq!(best(&corrected).as_deref(), Some("saku"));
    assert_ne!(best(&CorrectedBeads::default()).as_deref(), Some("saku"));
}

/// Right beads of a text of that many sentences on each side: what is drawn, without sentences that are in one before.
fn right_beads(drawn: &[(Vec<usize>, Vec<usize>)], size: usize) -> Vec<Shape> {
    let (mut taken, mut right) = (Twin::new(vec![false; size], vec![false; size]), Vec::new());
    for (english, turkish) in drawn {
        let free = |side: &[usize], taken: &mut Vec<bool>| {
            let mut own: Vec<usize> = side.iter().map(|at| at % size).filter(|&at| !taken[at]).collect();
            own.sort_unstable();
            own.dedup();
            for &at in &own {
                taken[at] = true;
            }
            own
        };
        let bead = (free(english, &mut taken.english), free(turkish, &mut taken.turkish));
        if !bead.0.is_empty() || !bead.1.is_empty() {
            right.push(bead);
        }
    }
    right
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn right_beads_are_in_the_result_wrong_ones_are_not_and_each_sentence_is_in_one(
        drawn in vec((vec(0usize..10, 0..3), vec(0usize..10, 0..3)), 0..7),
        wrong in vec((0usize..10, 0usize..10), 0..4),
    ) {
        let right = right_beads(&drawn, 10);
        let wrong: Vec<Shape> = wrong.into_iter().map(|(english, turkish)| (vec![english], vec![turkish])).collect();
        let wrong: Vec<Shape> = wrong.into_iter().filter(|bead| !right.contains(bead)).collect();
        let alignment = align(&numbered(), &right, &wrong);
        let found = shapes(&alignment);
        for bead in &right {
            prop_assert!(found.contains(bead), "{bead:?} {found:?}");
        }
        for bead in &wrong {
            prop_assert!(!found.contains(bead), "{bead:?} {found:?}");
        }
        prop_assert_eq!(alignment.beads.iter().filter(|bead| bead.corrected).count(), right.len());
        for side in [found.iter().flat_map(|bead| &bead.0).collect::<Vec<_>>(), found.iter().flat_map(|bead| &bead.1).collect()] {
            let mut side: Vec<usize> = side.into_iter().copied().collect();
            side.sort_unstable();
            prop_assert_eq!(side, (0..10).collect::<Vec<usize>>());
        }
    }
}
