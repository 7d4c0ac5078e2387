//! XLIFF 2.1 (OASIS 2018) and 1.2 (OASIS 2008): a file for each document, a unit for each sentence pair.

use super::TwoSided;
use super::xml::printable;
use crate::schema::{Cell, Schema};
use crate::table::Table;
use crate::tables::SentencePairs;
use crate::{Output, Sink, WriteError};
use quick_xml::Writer as XmlWriter;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io::{self, Write};

/// The version of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum XliffVersion {
    /// 2.1, what translation tools write today.
    Two,
    /// 1.2, what older ones read.
    One,
}

impl XliffVersion {
    /// The file of a run.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Two => "sentence_pairs.xlf",
            Self::One => "sentence_pairs.1.2.xlf",
        }
    }
}

/// Writes sentence pairs as translated units.
pub struct XliffSink<'o> {
    version: XliffVersion,
    xml: XmlWriter<Output<'o>>,
    /// The document that is open.
    document: Option<String>,
    documents: usize,
    units: usize,
}

impl<'o> XliffSink<'o> {
    /// A sink that writes to `out`.
    pub fn new(version: XliffVersion, out: Output<'o>) -> Self {
        let xml = XmlWriter::new_with_indent(out, b' ', 1);
        Self { version, xml, document: None, documents: 0, units: 0 }
    }

    fn told(&self, written: io::Result<()>) -> Result<(), WriteError> {
        written.map_err(|error| self.xml.get_ref().failed(error))
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.xml.write_event(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())))
    }

    fn end(&mut self, name: &str) -> io::Result<()> {
        self.xml.write_event(Event::End(BytesEnd::new(name)))
    }

    fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        let element = self.xml.create_element(name).with_attributes(attributes.iter().copied());
        element.write_text_content(BytesText::new(text)).map(|_| ())
    }

    fn begin_file(&mut self) -> io::Result<()> {
        self.xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        match self.version {
            XliffVersion::Two => self.start(
                "xliff",
                &[
                    ("xmlns", "urn:oasis:names:tc:xliff:document:2.0"),
                    ("xmlns:mda", "urn:oasis:names:tc:xliff:metadata:2.0"),
                    ("version", "2.1"),
                    ("srcLang", "en"),
                    ("trgLang", "tr"),
                ],
            ),
            XliffVersion::One => {
                self.start("xliff", &[("xmlns", "urn:oasis:names:tc:xliff:document:1.2"), ("version", "1.2")])
            }
        }
    }

    fn end_document(&mut self) -> io::Result<()> {
        if self.document.take().is_some() {
            if self.version == XliffVersion::One {
                self.end("body")?;
            }
            self.end("file")?;
        }
        Ok(())
    }

    fn begin_document(&mut self, document: &str) -> io::Result<()> {
        self.end_document()?;
        self.document = Some(document.to_owned());
        self.documents += 1;
        let (id, original) = (format!("f{}", self.documents), printable(document));
        match self.version {
            XliffVersion::Two => self.start("file", &[("id", &id), ("original", &original)]),
            XliffVersion::One => {
                self.start(
                    "file",
                    &[
                        ("original", &original),
                        ("source-language", "en"),
                        ("target-language", "tr"),
                        ("datatype", "plaintext"),
                    ],
                )?;
                self.start("body", &[])
            }
        }
    }

    fn unit(&mut self, pair: &TwoSided<'_>) -> io::Result<()> {
        let sides = pair.sides.map(printable);
        if sides.iter().any(String::is_empty) {
            return Ok(());
        }
        if self.document.as_deref() != Some(pair.document) {
            self.begin_document(pair.document)?;
        }
        self.units += 1;
        let (id, confidence) = (format!("u{}", self.units), format!("{:.3}", pair.confidence));
        let place = format!("{}/{}", pair.pair, pair.bead);
        match self.version {
            XliffVersion::Two => {
                self.start("unit", &[("id", &id)])?;
                self.start("mda:metadata", &[])?;
                self.start("mda:metaGroup", &[("category", "ikiz")])?;
                self.text("mda:meta", &[("type", "confidence")], &confidence)?;
                self.text("mda:meta", &[("type", "bead")], &place)?;
                self.end("mda:metaGroup")?;
                self.end("mda:metadata")?;
                self.start("segment", &[("state", "translated")])?;
                self.text("source", &[], &sides.english)?;
                self.text("target", &[], &sides.turkish)?;
                self.end("segment")?;
                self.end("unit")
            }
            XliffVersion::One => {
                self.start("trans-unit", &[("id", &id)])?;
                self.text("source", &[("xml:lang", "en")], &sides.english)?;
                self.text("target", &[("xml:lang", "tr"), ("state", "translated")], &sides.turkish)?;
                self.text("note", &[("from", "ikiz")], &format!("confidence {confidence}, bead {place}"))?;
                self.end("trans-unit")
            }
        }
    }

    fn end_file(&mut self) -> io::Result<()> {
        // Without a file, or a unit in it, it would not be valid.
        if self.documents == 0 {
            self.begin_document("-")?;
            if self.version == XliffVersion::Two {
                self.start("unit", &[("id", "u0")])?;
                self.start("segment", &[])?;
                self.text("source", &[], "")?;
                self.end("segment")?;
                self.end("unit")?;
            }
        }
        self.end_document()?;
        self.end("xliff")?;
        self.xml.get_mut().write_all(b"\n")?;
        self.xml.get_mut().flush()
    }
}

impl Sink for XliffSink<'_> {
    fn begin(&mut self, schema: &Schema) -> Result<(), WriteError> {
        let written = if schema.name == SentencePairs::NAME { self.begin_file() } else { Ok(()) };
        self.told(written)
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        let Some(pair) = TwoSided::of(schema, cells) else { return Ok(()) };
        let written = self.unit(&pair);
        self.told(written)
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        let written = self.end_file();
        self.told(written)
    }
}
