//! Beads as lines of fields, and as a translation memory.

use super::corpus::Corpus;
use ikiz_document::{Bead, Twin};
use ikiz_writers::tmx::TranslationMemory;
use std::io::{self, Write};

/// One line for each bead: the pair's id if there are several pairs, the indexes of both sides, the confidence, and the
/// sentences if requested.
pub(super) fn rows(corpus: &Corpus, beads: &[Vec<Bead>], with_text: bool, out: &mut impl Write) -> io::Result<()> {
    for ((label, pair), beads) in corpus.labels.iter().zip(&corpus.pairs).zip(beads) {
        let id = label.id.as_deref().map(|id| format!("{}\t", field(id))).unwrap_or_default();
        for bead in beads {
            let (english, turkish) = (indexes(&bead.sentences.english), indexes(&bead.sentences.turkish));
            write!(out, "{id}{english}\t{turkish}\t{:.3}", bead.confidence.value())?;
            if with_text {
                let side = |sentences: &[String], indexes: &[usize]| field(&joined(sentences, indexes));
                write!(
                    out,
                    "\t{}\t{}",
                    side(&pair.english, &bead.sentences.english),
                    side(&pair.turkish, &bead.sentences.turkish)
                )?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}

/// A unit of a translation memory for each bead.
pub(super) fn units<W: Write>(
    corpus: &Corpus,
    beads: &[Vec<Bead>],
    memory: &mut TranslationMemory<W>,
) -> io::Result<()> {
    for ((label, pair), beads) in corpus.labels.iter().zip(&corpus.pairs).zip(beads) {
        for bead in beads {
            let (english, turkish) =
                (joined(&pair.english, &bead.sentences.english), joined(&pair.turkish, &bead.sentences.turkish));
            let sides = Twin::new(&*english, &*turkish);
            memory.unit(label.id.as_deref(), sides, bead.confidence.value())?;
        }
    }
    Ok(())
}

/// Sentences by their indexes, on one line.
pub(super) fn joined(sentences: &[String], indexes: &[usize]) -> String {
    indexes.iter().map(|&index| &*sentences[index]).collect::<Vec<_>>().join(" ")
}

/// A text in a field: tabs and line breaks become blanks, because they would end the field.
fn field(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

fn indexes(indexes: &[usize]) -> String {
    indexes.iter().map(usize::to_string).collect::<Vec<_>>().join(",")
}
