//! XCES as OPUS has it (Tiedemann 2012): a file of sentences in each language (`cesDoc`), and one of the links between
//! them (`cesAlign`), with the sentences that have no twin. OpusTools load them.

use super::aligned::{AlignedDocument, AlignedFormat, AlignedSink, Link, Sentence};
use super::of_language;
use super::xml::{Xml, printable};
use crate::{Output, WriteError};
use ikiz_document::{Language, Twin};
use std::io;

/// What the files are called before the code of the language.
pub const STEM: &str = "xces";
/// What follows the code.
pub const ENDING: &str = ".xml";
/// The file of links.
pub const LINKS: &str = "xces.en-tr.xml";

/// Sentences and the links between them.
pub struct Xces<'o> {
    links: Xml<'o>,
    texts: Twin<Xml<'o>>,
    /// Sentences that are written.
    sentences: Twin<usize>,
    beads: usize,
}

impl<'o> Xces<'o> {
    /// A sink that writes the links to `links` and each language to its own output.
    pub fn sink(links: Output<'o>, texts: Twin<Output<'o>>) -> AlignedSink<Self> {
        AlignedSink::of(Self {
            links: Xml::new(links),
            texts: texts.map(Xml::new),
            sentences: Twin::default(),
            beads: 0,
        })
    }
}

impl AlignedFormat for Xces<'_> {
    fn begin(&mut self) -> Result<(), WriteError> {
        for (language, xml) in self.texts.as_mut().with_language() {
            let written = begin_text(xml, language);
            xml.told(written)?;
        }
        let written = begin_links(&mut self.links);
        self.links.told(written)
    }

    fn document(&mut self, document: &AlignedDocument) -> Result<(), WriteError> {
        for (language, xml) in self.texts.as_mut().with_language() {
            let first = self.sentences.of(language) + 1;
            let written = put_sentences(xml, &document.id, document.sentences.of(language), first);
            xml.told(written)?;
        }
        for link in &document.links {
            self.beads += 1;
            let written = put_link(&mut self.links, link, self.beads, self.sentences);
            self.links.told(written)?;
        }
        for (before, sentences) in self.sentences.as_mut().zip(document.sentences.as_ref()) {
            *before += sentences.len();
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), WriteError> {
        for xml in self.texts.as_mut() {
            let written = xml.close(&["body", "text", "cesDoc"]);
            xml.told(written)?;
        }
        let written = self.links.close(&["linkGrp", "cesAlign"]);
        self.links.told(written)
    }
}

fn begin_text(xml: &mut Xml<'_>, language: Language) -> io::Result<()> {
    xml.declaration()?;
    xml.start("cesDoc", &[("version", "4"), ("lang", language.code())])?;
    xml.start("text", &[])?;
    xml.start("body", &[])
}

fn begin_links(xml: &mut Xml<'_>) -> io::Result<()> {
    let Twin { english, turkish } = Twin::from_fn(|language| of_language(STEM, language, ENDING));
    xml.declaration()?;
    xml.document_type("cesAlign PUBLIC \"-//CES//DTD XML cesAlign//EN\" \"\"")?;
    xml.start("cesAlign", &[("version", "1.0")])?;
    xml.start("linkGrp", &[("targType", "s"), ("fromDoc", &english), ("toDoc", &turkish)])
}

/// Writes the sentences of a document; the first has that number.
fn put_sentences(xml: &mut Xml<'_>, id: &str, sentences: &[Sentence], first: usize) -> io::Result<()> {
    xml.start("div", &[("id", &printable(id))])?;
    for (number, sentence) in (first..).zip(sentences) {
        xml.text("s", &[("id", &number.to_string())], &sentence.text)?;
    }
    xml.end("div")
}

fn put_link(xml: &mut Xml<'_>, link: &Link, number: usize, before: Twin<usize>) -> io::Result<()> {
    let Twin { english, turkish } = link.numbers(before, |number| number.to_string());
    let (id, targets, certainty) =
        (format!("SL{number}"), format!("{english};{turkish}"), format!("{:.3}", link.confidence));
    xml.empty("link", &[("id", &id), ("xtargets", &targets), ("certainty", &certainty)])
}
