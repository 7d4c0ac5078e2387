//! The texts that are aligned together.

use crate::flags::AlignArguments;
use ikiz_document::{Bead, Twin};
use ikiz_pipeline::stage::{Aligner, TextPair};

/// Texts that are aligned as one corpus, each pair with its names.
#[derive(Default)]
pub(super) struct Corpus {
    pub labels: Vec<Label>,
    pub pairs: Vec<TextPair>,
}

/// The names of a pair and of its sides.
pub(super) struct Label {
    /// The pair's id, if there are several pairs.
    pub id: Option<String>,
    /// The names of the sides in messages.
    pub sides: Twin<String>,
}

impl Corpus {
    pub fn push(&mut self, label: Label, pair: TextPair) {
        self.labels.push(label);
        self.pairs.push(pair);
    }

    /// The requested beads of each pair.
    pub fn beads(&mut self, aligner: &Aligner, arguments: &AlignArguments) -> Vec<Vec<Bead>> {
        let mut all = aligner.align(&self.pairs);
        for (pair, beads) in self.pairs.iter_mut().zip(&mut all) {
            if arguments.split {
                without_borders(pair, beads);
            }
            if let Some(sure) = arguments.sure {
                let has_text =
                    |(side, of): (&Vec<String>, &Vec<usize>)| of.iter().any(|&at| !side[at].trim().is_empty());
                beads.retain(|bead| {
                    let mut sides = pair.as_ref().zip(bead.sentences.as_ref()).into_iter();
                    bead.is_sure(sure) && sides.all(has_text)
                });
            }
        }
        all
    }
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
    use ikiz_document::Confidence;

    #[test]
    fn borders_of_paragraphs_are_not_counted_as_sentences() {
        let side = |text: &str| text.split('|').map(str::to_owned).collect();
        let mut pair = TextPair { english: side("One.||Two.|Three."), turkish: side("Bir.||İki.") };
        let bead = |english: &[usize], turkish: &[usize]| Bead {
            sentences: Twin::new(english.to_vec(), turkish.to_vec()),
            confidence: Confidence::CERTAIN,
            moved: false,
        };
        let mut beads = vec![bead(&[0], &[0, 1]), bead(&[1], &[]), bead(&[2, 3], &[2])];
        without_borders(&mut pair, &mut beads);
        assert_eq!(beads, [bead(&[0], &[0]), bead(&[1, 2], &[1])]);
        assert_eq!(pair, TextPair { english: side("One.|Two.|Three."), turkish: side("Bir.|İki.") });
    }
}
