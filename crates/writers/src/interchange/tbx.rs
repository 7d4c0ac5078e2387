//! The glossary as TBX v2 (ISO 30042:2008, `martif`), which terminology tools import.

use super::xml::{Xml, printable};
use crate::schema::{Cell, Schema};
use crate::{Output, Sink, WriteError};
use ikiz_document::{Language, Twin};
use std::io;

/// The file of a run.
pub const FILE_NAME: &str = "glossary.tbx";

/// The table whose rows are taken.
const GLOSSARY: &str = "glossary";

/// Writes the pairs of the glossary as entries.
pub struct TbxSink<'o> {
    xml: Xml<'o>,
    entries: usize,
}

impl<'o> TbxSink<'o> {
    /// A sink that writes to `out`.
    pub fn new(out: Output<'o>) -> Self {
        Self { xml: Xml::new(out), entries: 0 }
    }

    fn begin_file(&mut self) -> io::Result<()> {
        self.xml.declaration()?;
        self.xml.document_type("martif SYSTEM \"TBXcoreStructV02.dtd\"")?;
        self.xml.start("martif", &[("type", "TBX"), ("xml:lang", "en")])?;
        self.xml.start("martifHeader", &[])?;
        self.xml.start("fileDesc", &[])?;
        self.xml.start("sourceDesc", &[])?;
        self.xml.text("p", &[], concat!("Glossary of ikiz ", env!("CARGO_PKG_VERSION")))?;
        self.xml.end("sourceDesc")?;
        self.xml.end("fileDesc")?;
        self.xml.start("encodingDesc", &[])?;
        self.xml.text("p", &[("type", "XCSURI")], "TBXXCSV02.xcs")?;
        self.xml.end("encodingDesc")?;
        self.xml.end("martifHeader")?;
        self.xml.start("text", &[])?;
        self.xml.start("body", &[])
    }

    fn entry(&mut self, terms: Twin<&str>, confidence: f64, documents: u64) -> io::Result<()> {
        let terms = terms.map(printable);
        if terms.iter().any(String::is_empty) {
            return Ok(());
        }
        self.entries += 1;
        let id = format!("t{}", self.entries);
        self.xml.start("termEntry", &[("id", &id)])?;
        self.xml.text("note", &[], &format!("confidence {confidence:.3}, documents {documents}"))?;
        for (language, term) in terms.with_language() {
            self.xml.start("langSet", &[("xml:lang", Language::code(language))])?;
            self.xml.start("tig", &[])?;
            self.xml.text("term", &[], &term)?;
            self.xml.end("tig")?;
            self.xml.end("langSet")?;
        }
        self.xml.end("termEntry")
    }

    fn end_file(&mut self) -> io::Result<()> {
        ["body", "text", "martif"].into_iter().try_for_each(|name| self.xml.end(name))?;
        self.xml.finish()
    }
}

impl Sink for TbxSink<'_> {
    fn begin(&mut self, schema: &Schema) -> Result<(), WriteError> {
        let written = if schema.name == GLOSSARY { self.begin_file() } else { Ok(()) };
        self.xml.told(written)
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        if schema.name != GLOSSARY {
            return Ok(());
        }
        let text = |column| schema.cell(cells, column).text();
        let (Cell::Decimal(confidence), Cell::Integer(documents)) =
            (schema.cell(cells, "confidence"), schema.cell(cells, "documents"))
        else {
            return Ok(());
        };
        let written = self.entry(Twin::new(text("english"), text("turkish")), *confidence, *documents);
        self.xml.told(written)
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        let written = self.end_file();
        self.xml.told(written)
    }
}
