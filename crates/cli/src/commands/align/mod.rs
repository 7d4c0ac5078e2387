//! `align`: the aligner alone, over two files, folders or records.

mod inputs;
mod keywords;
mod output;
mod records;
mod said;

pub use records::{Rounded, pairs_of_records, records};

use crate::exit::Exit;
use crate::flags::AlignArguments;
use crate::setup;
use ikiz_document::Bead;
use ikiz_pipeline::stage::{Aligner, TextPair};
use ikiz_pipeline::{KeyRules, Translations};
use ikiz_writers::tmx::TranslationMemory;
use inputs::Found;
use said::Concerns;
use std::io::{BufWriter, Write, stdout};

/// Texts that are aligned as one corpus, each pair with what it is called.
#[derive(Default)]
struct Corpus {
    labels: Vec<Label>,
    pairs: Vec<TextPair>,
}

/// What a pair and its sides are called.
struct Label {
    /// The pair's name where there are several.
    id: Option<String>,
    /// The English side in messages.
    english: String,
    /// The Turkish side in messages.
    turkish: String,
}

impl Corpus {
    fn push(&mut self, label: Label, pair: TextPair) {
        self.labels.push(label);
        self.pairs.push(pair);
    }

    /// The beads that were asked for, of each pair.
    fn beads(&mut self, aligner: &Aligner, arguments: &AlignArguments) -> Vec<Vec<Bead>> {
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

/// `ikiz align`.
pub fn run(arguments: &AlignArguments) -> anyhow::Result<Exit> {
    match &arguments.jsonl {
        Some(path) if arguments.keywords => keywords::run(path),
        Some(path) => records::run(path, arguments, &translations(arguments)?),
        None => texts(arguments, &translations(arguments)?),
    }
}

fn translations(arguments: &AlignArguments) -> anyhow::Result<Translations> {
    setup::translations(arguments.learn, &arguments.lexicon, arguments.model.as_deref())
}

fn texts(arguments: &AlignArguments, translations: &Translations) -> anyhow::Result<Exit> {
    let Found { mut corpus, exit } = inputs::read(arguments)?;
    if corpus.pairs.is_empty() {
        return Ok(Exit::Nothing);
    }
    let mut concerns = Concerns::default();
    if concerns.say(&corpus, arguments) == Exit::Nothing {
        return Ok(Exit::Nothing);
    }
    let exit = if concerns.finish() == Exit::Done { exit } else { Exit::WithFailures };
    let aligner = Aligner::new(corpus.pairs.iter().cloned(), KeyRules::default(), translations);
    let beads = corpus.beads(&aligner, arguments);
    let mut out = BufWriter::new(stdout().lock());
    if arguments.tmx {
        let mut memory = TranslationMemory::new(&mut out);
        memory.begin()?;
        output::units(&corpus, &beads, &mut memory)?;
        memory.finish()?;
    } else {
        output::rows(&corpus, &beads, arguments.text, &mut out)?;
    }
    out.flush()?;
    Ok(exit)
}

/// Takes the empty sentences that part paragraphs out of a pair and its beads: indexes are those of the sentences.
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
    fn borders_are_no_sentences() {
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
