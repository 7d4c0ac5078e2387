//! InterText, an editor of alignments: a file of sentences in each language, a paragraph for each document, and one of the
//! links between them, where the Turkish side stands first.

use super::aligned::{AlignedDocument, AlignedFormat, AlignedSink, Link, Sentence};
use super::of_language;
use super::xml::{Xml, printable};
use crate::{Output, WriteError};
use ikiz_document::Twin;
use std::io;

/// What the files are called before the code of the language.
pub const STEM: &str = "intertext";
/// What follows the code.
pub const ENDING: &str = ".xml";
/// The file of links.
pub const LINKS: &str = "intertext.en.tr.xml";

/// Sentences and the links between them.
pub struct InterText<'o> {
    links: Xml<'o>,
    texts: Twin<Xml<'o>>,
    /// Documents that are written.
    written: usize,
}

impl<'o> InterText<'o> {
    /// A sink that writes the links to `links` and each language to its own output.
    pub fn sink(links: Output<'o>, texts: Twin<Output<'o>>) -> AlignedSink<Self> {
        AlignedSink::of(Self { links: Xml::new(links), texts: texts.map(Xml::new), written: 0 })
    }
}

impl AlignedFormat for InterText<'_> {
    fn begin(&mut self) -> Result<(), WriteError> {
        for (language, xml) in self.texts.as_mut().with_language() {
            let written = xml.declaration().and_then(|()| xml.start("text", &[("lang", language.code())]));
            xml.told(written)?;
        }
        let written = begin_links(&mut self.links);
        self.links.told(written)
    }

    fn document(&mut self, document: &AlignedDocument) -> Result<(), WriteError> {
        self.written += 1;
        for (language, xml) in self.texts.as_mut().with_language() {
            let written = put_sentences(xml, self.written, &document.id, document.sentences.of(language));
            xml.told(written)?;
        }
        for link in &document.links {
            let written = put_link(&mut self.links, link, self.written);
            self.links.told(written)?;
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), WriteError> {
        for xml in self.texts.as_mut() {
            let written = xml.close(&["text"]);
            xml.told(written)?;
        }
        let written = self.links.close(&["linkGrp"]);
        self.links.told(written)
    }
}

fn begin_links(xml: &mut Xml<'_>) -> io::Result<()> {
    let Twin { english, turkish } = Twin::from_fn(|language| of_language(STEM, language, ENDING));
    xml.declaration()?;
    xml.start("linkGrp", &[("toDoc", &turkish), ("fromDoc", &english)])
}

/// Writes the sentences of a document; an id is the numbers of the document and of the sentence.
fn put_sentences(xml: &mut Xml<'_>, document: usize, id: &str, sentences: &[Sentence]) -> io::Result<()> {
    xml.start("p", &[("id", &document.to_string()), ("n", &printable(id))])?;
    for (number, sentence) in (1..).zip(sentences) {
        let number: usize = number;
        xml.text("s", &[("id", &format!("{document}:{number}"))], &sentence.text)?;
    }
    xml.end("p")
}

fn put_link(xml: &mut Xml<'_>, link: &Link, document: usize) -> io::Result<()> {
    let Twin { english, turkish } = link.numbers(Twin::default(), |number| format!("{document}:{number}"));
    let kind = format!("{}-{}", link.sides.turkish.len(), link.sides.english.len());
    xml.empty("link", &[("type", &kind), ("xtargets", &format!("{turkish};{english}")), ("status", "auto")])
}
