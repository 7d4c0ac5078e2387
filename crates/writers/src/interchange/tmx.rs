//! TMX 1.4b, the exchange format of translation memories: <https://www.gala-global.org/tmx-14b>.
//!
//! The same sentence pairs give the same bytes: nothing in the file depends on time or place.

use super::TwoSided;
use super::xml::printable;
use crate::schema::{Cell, Schema};
use crate::table::Table;
use crate::tables::SentencePairs;
use crate::{Output, Sink, WriteError};
use ikiz_document::Twin;
use quick_xml::Writer as XmlWriter;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io::{self, Write};

/// The file of a run.
pub const FILE_NAME: &str = "sentence_pairs.tmx";

/// A translation memory while it is written.
pub struct TranslationMemory<W> {
    xml: XmlWriter<W>,
}

impl<W: Write> TranslationMemory<W> {
    /// A translation memory that is written to `out`.
    pub fn new(out: W) -> Self {
        Self { xml: XmlWriter::new_with_indent(out, b' ', 1) }
    }

    /// Writes the part before the units.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn begin(&mut self) -> io::Result<()> {
        self.xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        self.xml.write_event(Event::Start(BytesStart::new("tmx").with_attributes([("version", "1.4")])))?;
        let header = [
            ("creationtool", "ikiz"),
            ("creationtoolversion", env!("CARGO_PKG_VERSION")),
            ("segtype", "sentence"),
            ("o-tmf", "ikiz"),
            ("adminlang", "en"),
            ("srclang", "en"),
            ("datatype", "plaintext"),
        ];
        self.xml.create_element("header").with_attributes(header).write_empty()?;
        self.xml.write_event(Event::Start(BytesStart::new("body")))
    }

    /// Writes a unit: the texts in both languages, and what is known of them, by name: the document that they come from,
    /// its year. The unit is left out if a side has no text: a segment is never empty.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn unit<'p>(
        &mut self,
        properties: impl IntoIterator<Item = (&'p str, &'p str)>,
        sides: Twin<&str>,
        confidence: f64,
    ) -> io::Result<()> {
        let sides = sides.map(printable);
        if sides.iter().any(String::is_empty) {
            return Ok(());
        }
        self.xml.write_event(Event::Start(BytesStart::new("tu")))?;
        for (kind, value) in properties {
            self.property(kind, value)?;
        }
        self.property("confidence", &format!("{confidence:.3}"))?;
        for (language, text) in sides.with_language() {
            let variant = self.xml.create_element("tuv").with_attribute(("xml:lang", language.code()));
            variant.write_inner_content(|inside| {
                inside.create_element("seg").write_text_content(BytesText::new(&text)).map(|_| ())
            })?;
        }
        self.xml.write_event(Event::End(BytesEnd::new("tu")))
    }

    fn property(&mut self, kind: &str, value: &str) -> io::Result<()> {
        let property = self.xml.create_element("prop").with_attribute(("type", kind));
        property.write_text_content(BytesText::new(&printable(value))).map(|_| ())
    }

    /// Writes the part after the units.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn finish(&mut self) -> io::Result<()> {
        self.xml.write_event(Event::End(BytesEnd::new("body")))?;
        self.xml.write_event(Event::End(BytesEnd::new("tmx")))?;
        self.xml.get_mut().write_all(b"\n")?;
        self.xml.get_mut().flush()
    }
}

/// The columns of `documents.csv` that are properties of each unit of a document.
const PROPERTIES: [&str; 7] = ["year", "journal", "volume", "issue", "doi", "url", "group"];

/// Writes the two-sided sentence pairs as a translation memory.
pub struct TmxSink<'o> {
    memory: TranslationMemory<Output<'o>>,
    /// What the document declares whose rows come.
    declared: Vec<(&'static str, String)>,
}

impl<'o> TmxSink<'o> {
    /// A sink that writes to `out`.
    pub fn new(out: Output<'o>) -> Self {
        Self { memory: TranslationMemory::new(out), declared: Vec::new() }
    }

    fn told(&self, written: io::Result<()>) -> Result<(), WriteError> {
        written.map_err(|error| self.memory.xml.get_ref().failed(error))
    }
}

impl Sink for TmxSink<'_> {
    fn begin(&mut self, schema: &Schema) -> Result<(), WriteError> {
        let written = if schema.name == SentencePairs::NAME { self.memory.begin() } else { Ok(()) };
        self.told(written)
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        if schema.name == "documents" {
            let value = |column| match schema.cell(cells, column) {
                Cell::Integer(number) => number.to_string(),
                cell => cell.text().to_owned(),
            };
            let declared = PROPERTIES.map(|column| (column, value(column)));
            self.declared = declared.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        }
        let Some(pair) = TwoSided::of(schema, cells) else { return Ok(()) };
        let declared = self.declared.iter().map(|(name, value)| (*name, &**value));
        let properties = [("document", pair.document)].into_iter().chain(declared);
        let written = self.memory.unit(properties, pair.sides, pair.confidence);
        self.told(written)
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        let written = self.memory.finish();
        self.told(written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use quick_xml::reader::Reader;

    fn written(document: Option<&str>, units: &[(&str, &str)]) -> String {
        let mut bytes = Vec::new();
        let mut memory = TranslationMemory::new(&mut bytes);
        memory.begin().expect("bytes in memory");
        for &(english, turkish) in units {
            memory
                .unit(document.map(|name| ("document", name)), Twin::new(english, turkish), 0.98765)
                .expect("bytes in memory");
        }
        memory.finish().expect("bytes in memory");
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn a_unit_has_its_properties_and_both_languages() {
        let text = written(Some("a&b.txt"), &[("x < 3", "“x” < 3’tür")]);
        let expected = "  <tu>\n   <prop type=\"document\">a&amp;b.txt</prop>\n   <prop type=\"confidence\">0.988</prop>\n   \
             <tuv xml:lang=\"en\">\n    <seg>x &lt; 3</seg>\n   </tuv>\n   \
             <tuv xml:lang=\"tr\">\n    <seg>“x” &lt; 3’tür</seg>\n   </tuv>\n  </tu>\n </body>\n</tmx>\n";
        assert!(text.ends_with(expected), "{text}");
        assert!(
            text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n <header "),
            "{text}"
        );
    }

    #[test]
    fn characters_that_xml_forbids_become_blanks() {
        assert_eq!(printable("one\u{c}two\0 \u{1b}[0m\u{fffe}three\u{ffff}\r\n"), "one two [0m three");
    }

    #[test]
    fn a_segment_is_never_empty() {
        let text = written(None, &[("", "Bir."), ("One.", " \u{0} "), ("Two.", "İki.")]);
        assert_eq!(text.matches("<tu>").count(), 1, "{text}");
    }

    proptest! {
        #[test]
        fn any_text_reads_back(english in any::<String>(), turkish in "\\PC*", document in any::<String>()) {
            let text = written(Some(&document), &[(&english, &turkish)]);
            let mut reader = Reader::from_str(&text);
            let (mut read, mut inside) = (Vec::new(), None);
            loop {
                match reader.read_event().expect("well-formed") {
                    Event::Start(start) if matches!(start.name().as_ref(), "seg" | "prop") => inside = Some(String::new()),
                    Event::Text(part) => if let Some(text) = &mut inside { text.push_str(&part) },
                    Event::GeneralRef(name) => if let Some(text) = &mut inside {
                        text.push(match &*name {
                            "lt" => '<', "gt" => '>', "amp" => '&', "quot" => '"', _ => '\'',
                        });
                    },
                    Event::End(_) => read.extend(inside.take()),
                    Event::Eof => break,
                    _ => {}
                }
            }
            let sides = [printable(&english), printable(&turkish)];
            if sides.iter().any(String::is_empty) {
                prop_assert!(read.is_empty());
            } else {
                let [english, turkish] = sides;
                prop_assert_eq!(read, [printable(&document), "0.988".to_owned(), english, turkish]);
            }
        }
    }
}
