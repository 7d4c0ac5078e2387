//! Vertical text for the Corpus Workbench (CWB): a line for each word with its key, a file for each language, and the
//! beads as `cwb-align-import` takes them. Sketch Engine and NoSketch Engine read vertical text too.
//!
//! A sentence has a number that is unique in its file; beads with one side are left out, as CWB keeps none.

use super::aligned::{AlignedDocument, AlignedFormat, AlignedSink};
use super::xml::printable;
use crate::{Output, WriteError};
use ikiz_document::{Language, Twin};
use quick_xml::escape::escape;
use std::io::{self, Write};

/// What the files are called before the code of the language.
pub const STEM: &str = "corpus";
/// What follows the code.
pub const ENDING: &str = ".vrt";
/// The file of beads.
pub const BEADS: &str = "corpus.beads.txt";

/// Words, sentences and beads.
pub struct Vertical<'o> {
    beads: Output<'o>,
    texts: Twin<Output<'o>>,
    /// Sentences that are written.
    sentences: Twin<usize>,
}

impl<'o> Vertical<'o> {
    /// A sink that writes the beads to `beads` and each language to its own output.
    pub fn sink(beads: Output<'o>, texts: Twin<Output<'o>>) -> AlignedSink<Self> {
        AlignedSink::of(Self { beads, texts, sentences: Twin::default() })
    }
}

impl AlignedFormat for Vertical<'_> {
    fn begin(&mut self) -> Result<(), WriteError> {
        // Two corpora, the attribute of sentences, and how the ids are made of its values.
        writeln!(self.beads, "IKIZ_EN\tIKIZ_TR\ts\t{{id}}").map_err(|error| self.beads.failed(error))
    }

    fn document(&mut self, document: &AlignedDocument) -> Result<(), WriteError> {
        for (language, out) in self.texts.as_mut().with_language() {
            let first = self.sentences.of(language) + 1;
            put_text(out, document, language, first).map_err(|error| out.failed(error))?;
        }
        for link in document.links.iter().filter(|link| link.is_two_sided()) {
            let Twin { english, turkish } = link.numbers(self.sentences, |number| number.to_string());
            writeln!(self.beads, "{english}\t{turkish}").map_err(|error| self.beads.failed(error))?;
        }
        for (before, sentences) in self.sentences.as_mut().zip(document.sentences.as_ref()) {
            *before += sentences.len();
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), WriteError> {
        let outputs = self.texts.as_mut().into_iter().chain([&mut self.beads]);
        outputs.into_iter().try_for_each(|out| out.flush().map_err(|error| out.failed(error)))
    }
}

fn put_text(out: &mut Output<'_>, document: &AlignedDocument, language: Language, first: usize) -> io::Result<()> {
    let sentences = document.sentences.of(language);
    if sentences.is_empty() {
        return Ok(());
    }
    writeln!(out, "<text id=\"{}\">", escape(&*printable(&document.id)))?;
    for (number, sentence) in (first..).zip(sentences) {
        writeln!(out, "<s id=\"{number}\" section=\"{}\">", escape(&*sentence.section))?;
        for [word, key] in &sentence.words {
            writeln!(out, "{}\t{}", escape(&**word), escape(&**key))?;
        }
        writeln!(out, "</s>")?;
    }
    writeln!(out, "</text>")
}
