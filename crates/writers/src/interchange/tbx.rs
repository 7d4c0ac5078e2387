//! The glossary as TBX v2 (ISO 30042:2008, `martif`), which terminology tools import.

use super::xml::printable;
use crate::schema::{Cell, Schema};
use crate::{Output, Sink, WriteError};
use ikiz_document::{Language, Twin};
use quick_xml::Writer as XmlWriter;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io::{self, Write};

/// The file of a run.
pub const FILE_NAME: &str = "glossary.tbx";

/// The table whose rows are taken.
const GLOSSARY: &str = "glossary";

/// Writes the pairs of the glossary as entries.
pub struct TbxSink<'o> {
    xml: XmlWriter<Output<'o>>,
    entries: usize,
}

impl<'o> TbxSink<'o> {
    /// A sink that writes to `out`.
    pub fn new(out: Output<'o>) -> Self {
        Self { xml: XmlWriter::new_with_indent(out, b' ', 1), entries: 0 }
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
        self.xml.write_event(Event::DocType(BytesText::from_escaped("martif SYSTEM \"TBXcoreStructV02.dtd\"")))?;
        self.start("martif", &[("type", "TBX"), ("xml:lang", "en")])?;
        self.start("martifHeader", &[])?;
        self.start("fileDesc", &[])?;
        self.start("sourceDesc", &[])?;
        self.text("p", &[], concat!("Glossary of ikiz ", env!("CARGO_PKG_VERSION")))?;
        self.end("sourceDesc")?;
        self.end("fileDesc")?;
        self.start("encodingDesc", &[])?;
        self.text("p", &[("type", "XCSURI")], "TBXXCSV02.xcs")?;
        self.end("encodingDesc")?;
        self.end("martifHeader")?;
        self.start("text", &[])?;
        self.start("body", &[])
    }

    fn entry(&mut self, terms: Twin<&str>, confidence: f64, documents: u64) -> io::Result<()> {
        let terms = terms.map(printable);
        if terms.iter().any(String::is_empty) {
            return Ok(());
        }
        self.entries += 1;
        let id = format!("t{}", self.entries);
        self.start("termEntry", &[("id", &id)])?;
        self.text("note", &[], &format!("confidence {confidence:.3}, documents {documents}"))?;
        for (language, term) in terms.with_language() {
            self.start("langSet", &[("xml:lang", Language::code(language))])?;
            self.start("tig", &[])?;
            self.text("term", &[], &term)?;
            self.end("tig")?;
            self.end("langSet")?;
        }
        self.end("termEntry")
    }

    fn end_file(&mut self) -> io::Result<()> {
        ["body", "text", "martif"].into_iter().try_for_each(|name| self.end(name))?;
        self.xml.get_mut().write_all(b"\n")?;
        self.xml.get_mut().flush()
    }
}

impl Sink for TbxSink<'_> {
    fn begin(&mut self, schema: &Schema) -> Result<(), WriteError> {
        let written = if schema.name == GLOSSARY { self.begin_file() } else { Ok(()) };
        self.told(written)
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
        self.told(written)
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        let written = self.end_file();
        self.told(written)
    }
}
