//! XLIFF 2.1 (OASIS 2018) and 1.2 (OASIS 2008): a file for each document, a unit for each sentence pair.

use super::TwoSided;
use super::xml::{Xml, printable};
use crate::schema::{Cell, Schema};
use crate::table::Table;
use crate::tables::SentencePairs;
use crate::{Output, Sink, WriteError};
use std::io;

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
    xml: Xml<'o>,
    /// The document that is open.
    document: Option<String>,
    documents: usize,
    units: usize,
}

impl<'o> XliffSink<'o> {
    /// A sink that writes to `out`.
    pub fn new(version: XliffVersion, out: Output<'o>) -> Self {
        let xml = Xml::new(out);
        Self { version, xml, document: None, documents: 0, units: 0 }
    }

    fn begin_file(&mut self) -> io::Result<()> {
        self.xml.declaration()?;
        match self.version {
            XliffVersion::Two => self.xml.start(
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
                self.xml.start("xliff", &[("xmlns", "urn:oasis:names:tc:xliff:document:1.2"), ("version", "1.2")])
            }
        }
    }

    fn end_document(&mut self) -> io::Result<()> {
        if self.document.take().is_some() {
            if self.version == XliffVersion::One {
                self.xml.end("body")?;
            }
            self.xml.end("file")?;
        }
        Ok(())
    }

    fn begin_document(&mut self, document: &str) -> io::Result<()> {
        self.end_document()?;
        self.document = Some(document.to_owned());
        self.documents += 1;
        let (id, original) = (format!("f{}", self.documents), printable(document));
        match self.version {
            XliffVersion::Two => self.xml.start("file", &[("id", &id), ("original", &original)]),
            XliffVersion::One => {
                self.xml.start(
                    "file",
                    &[
                        ("original", &original),
                        ("source-language", "en"),
                        ("target-language", "tr"),
                        ("datatype", "plaintext"),
                    ],
                )?;
                self.xml.start("body", &[])
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
                self.xml.start("unit", &[("id", &id)])?;
                self.xml.start("mda:metadata", &[])?;
                self.xml.start("mda:metaGroup", &[("category", "ikiz")])?;
                self.xml.text("mda:meta", &[("type", "confidence")], &confidence)?;
                self.xml.text("mda:meta", &[("type", "bead")], &place)?;
                self.xml.end("mda:metaGroup")?;
                self.xml.end("mda:metadata")?;
                self.xml.start("segment", &[("state", "translated")])?;
                self.xml.text("source", &[], &sides.english)?;
                self.xml.text("target", &[], &sides.turkish)?;
                self.xml.end("segment")?;
                self.xml.end("unit")
            }
            XliffVersion::One => {
                self.xml.start("trans-unit", &[("id", &id)])?;
                self.xml.text("source", &[("xml:lang", "en")], &sides.english)?;
                self.xml.text("target", &[("xml:lang", "tr"), ("state", "translated")], &sides.turkish)?;
                self.xml.text("note", &[("from", "ikiz")], &format!("confidence {confidence}, bead {place}"))?;
                self.xml.end("trans-unit")
            }
        }
    }

    fn end_file(&mut self) -> io::Result<()> {
        // Without a file, or a unit in it, it would not be valid.
        if self.documents == 0 {
            self.begin_document("-")?;
            if self.version == XliffVersion::Two {
                self.xml.start("unit", &[("id", "u0")])?;
                self.xml.start("segment", &[])?;
                self.xml.text("source", &[], "")?;
                self.xml.end("segment")?;
                self.xml.end("unit")?;
            }
        }
        self.end_document()?;
        self.xml.end("xliff")?;
        self.xml.finish()
    }
}

impl Sink for XliffSink<'_> {
    fn begin(&mut self, schema: &Schema) -> Result<(), WriteError> {
        let written = if schema.name == SentencePairs::NAME { self.begin_file() } else { Ok(()) };
        self.xml.told(written)
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        let Some(pair) = TwoSided::of(schema, cells) else { return Ok(()) };
        let written = self.unit(&pair);
        self.xml.told(written)
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        let written = self.end_file();
        self.xml.told(written)
    }
}
