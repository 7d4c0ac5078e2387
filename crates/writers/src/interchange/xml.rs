//! What the XML formats share.

use crate::{Output, WriteError};
use ikiz_document::flattened;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io::{self, Write};

/// An XML file while it is written, element by element.
pub(super) struct Xml<'o> {
    writer: Writer<Output<'o>>,
}

impl<'o> Xml<'o> {
    /// A file that is written to `out`.
    pub fn new(out: Output<'o>) -> Self {
        Self { writer: Writer::new_with_indent(out, b' ', 1) }
    }

    /// Writes the line before all elements.
    pub fn declaration(&mut self) -> io::Result<()> {
        self.writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))
    }

    /// Writes the type of the document, as it stands.
    pub fn document_type(&mut self, text: &str) -> io::Result<()> {
        self.writer.write_event(Event::DocType(BytesText::from_escaped(text)))
    }

    /// Begins an element.
    pub fn start(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.writer.write_event(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())))
    }

    /// Ends an element.
    pub fn end(&mut self, name: &str) -> io::Result<()> {
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// Writes an element that holds a text.
    pub fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        let element = self.writer.create_element(name).with_attributes(attributes.iter().copied());
        element.write_text_content(BytesText::new(text)).map(|_| ())
    }

    /// Writes an element without content.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        let element = self.writer.create_element(name).with_attributes(attributes.iter().copied());
        element.write_empty().map(|_| ())
    }

    /// Ends the elements that are open, the innermost first, and the file.
    pub fn close(&mut self, names: &[&str]) -> io::Result<()> {
        names.iter().try_for_each(|name| self.end(name))?;
        self.finish()
    }

    /// Ends the file.
    pub fn finish(&mut self) -> io::Result<()> {
        let out = self.writer.get_mut();
        out.write_all(b"\n")?;
        out.flush()
    }

    /// The error of the system, with the file.
    pub fn told(&self, written: io::Result<()>) -> Result<(), WriteError> {
        written.map_err(|error| self.writer.get_ref().failed(error))
    }
}

/// A text on one line, with only the characters that XML 1.0 allows. Others become a blank, because they often
/// separated two words (a form feed).
pub(crate) fn printable(text: &str) -> String {
    let is_known = |letter: char| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}');
    flattened(&text.replace(|letter| !is_known(letter), " "))
}
