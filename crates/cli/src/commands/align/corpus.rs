//! The texts that are aligned together.

use crate::flags::AlignArguments;
use ikiz_document::Bead;
use ikiz_pipeline::stage::{Aligner, TextPair};

/// Texts that are aligned as one corpus, each pair with what it is called.
#[derive(Default)]
pub(super) struct Corpus {
    pub labels: Vec<Label>,
    pub pairs: Vec<TextPair>,
}

/// What a pair and its sides are called.
pub(super) struct Label {
    /// The pair's name where there are several.
    pub id: Option<String>,
    /// The English side in messages.
    pub english: String,
    /// The Turkish side in messages.
    pub turkish: String,
}

impl Corpus {
    pub fn push(&mut self, label: Label, pair: TextPair) {
        self.labels.push(label);
        self.pairs.push(pair);
    }

    /// The beads that were asked for, of each pair.
    pub fn beads(&mut self, aligner: &Aligner, arguments: &AlignArguments) -> Vec<Vec<Bead>> {
        let mut all = aligner.align(&self.pairs);
        for (pair, beads) in self.pairs.iter_mut().zip(&mut all) {
            if arguments.split {
                without_borders(pair, beads);
            }
            if let Some(sure) = arguments.sure {
                let has_text = |side: &[String], of: &[usize]| of.iter().any(|&index| !side[index].trim().is_empty());
                beads.retain(|bead| {
                    bead.is_sure(sure.value())
                        && has_text(&pair.english, &bead.english)
                        && has_text(&pair.turkish, &bead.turkish)
                });
            }
        }
        all
    }
}

/// Takes the empty sentences that part paragraphs out of a pair and its beads: indexes are those of the sentences.
fn without_borders(pair: &mut TextPair, beads: &mut Vec<Bead>) {
    let numbers = |side: &[String]| -> Vec<Option<usize>> {
        let mut next = 0..;
        side.iter().map(|sentence| if sentence.is_empty() { None } else { next.next() }).collect()
    };
    let (english, turkish) = (numbers(&pair.english), numbers(&pair.turkish));
    for bead in beads.iter_mut() {
        bead.english = bead.english.iter().filter_map(|&index| english[index]).collect();
        bead.turkish = bead.turkish.iter().filter_map(|&index| turkish[index]).collect();
    }
    beads.retain(|bead| !bead.english.is_empty() || !bead.turkish.is_empty());
    pair.english.retain(|sentence| !sentence.is_empty());
    pair.turkish.retain(|sentence| !sentence.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_document::Confidence;

    #[test]
    fn borders_are_no_sentences() {
        let side = |text: &str| text.split('|').map(str::to_owned).collect();
        let mut pair = TextPair { english: side("One.||Two.|Three."), turkish: side("Bir.||İki.") };
        let bead = |english: &[usize], turkish: &[usize]| Bead {
            english: english.to_vec(),
            turkish: turkish.to_vec(),
            confidence: Confidence::CERTAIN,
            moved: false,
        };
        let mut beads = vec![bead(&[0], &[0, 1]), bead(&[1], &[]), bead(&[2, 3], &[2])];
        without_borders(&mut pair, &mut beads);
        assert_eq!(beads, [bead(&[0], &[0]), bead(&[1, 2], &[1])]);
        assert_eq!(pair, TextPair { english: side("One.|Two.|Three."), turkish: side("Bir.|İki.") });
    }
}
