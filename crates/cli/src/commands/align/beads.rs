//! Which beads of a pair are asked for, and how its sentences are counted.

use super::source::Pair;
use crate::flags::AlignArguments;
use ikiz_document::Bead;
use ikiz_pipeline::TextPair;

/// The beads that are asked for. Running text is left without the empty sentences between its paragraphs.
pub(super) fn asked_for(pair: &mut Pair, mut beads: Vec<Bead>, arguments: &AlignArguments) -> Vec<Bead> {
    if arguments.split {
        without_borders(&mut pair.texts, &mut beads);
    }
    if let Some(sure) = arguments.sure {
        let has_text = |(side, of): (&Vec<String>, &Vec<usize>)| of.iter().any(|&at| !side[at].trim().is_empty());
        beads.retain(|bead| {
            let mut sides = pair.texts.as_ref().zip(bead.sentences.as_ref()).into_iter();
            bead.is_sure(sure) && sides.all(has_text)
        });
    }
    beads
}

/// Removes the empty sentences between paragraphs from a pair and its beads: indexes then count only real sentences.
fn without_borders(pair: &mut TextPair, beads: &mut Vec<Bead>) {
    let numbers = |side: &[String]| -> Vec<Option<usize>> {
        let mut next = 0..;
        side.iter().map(|sentence| if sentence.is_empty() { None } else { next.next() }).collect()
    };
    let numbers = pair.as_ref().map(|side| numbers(side));
    for bead in beads.iter_mut() {
        let renumbered = bead.sentences.as_ref().zip(numbers.as_ref());
        bead.sentences =
            renumbered.map(|(indexes, numbers)| indexes.iter().filter_map(|&index| numbers[index]).collect());
    }
    beads.retain(|bead| bead.sentences.iter().any(|side| !side.is_empty()));
    for side in pair.as_mut() {
        side.retain(|sentence| !sentence.is_empty());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_document::{Confidence, Twin};

    #[test]
    fn borders_of_paragraphs_are_not_counted_as_sentences() {
        let side = |text: &str| text.split('|').map(str::to_owned).collect();
        let mut pair = TextPair { english: side("One.||Two.|Three."), turkish: side("Bir.||İki.") };
        let bead = |english: &[usize], turkish: &[usize]| Bead {
            sentences: Twin::new(english.to_vec(), turkish.to_vec()),
            confidence: Confidence::CERTAIN,
            moved: false,
            corrected: false,
        };
        let mut beads = vec![bead(&[0], &[0, 1]), bead(&[1], &[]), bead(&[2, 3], &[2])];
        without_borders(&mut pair, &mut beads);
        assert_eq!(beads, [bead(&[0], &[0]), bead(&[1, 2], &[1])]);
        assert_eq!(pair, TextPair { english: side("One.|Two.|Three."), turkish: side("Bir.|İki.") });
    }
}
