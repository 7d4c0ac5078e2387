//! TMX 1.4b, the format in which translation memories are exchanged: <https://www.gala-global.org/tmx-14b>.
//!
//! The same units give the same bytes: nothing in it tells a time or a place.

use crate::tables::sentence_pairs;
use crate::{OutputFolder, WriteError, Writer};
use ikiz_document::{CorpusReport, flattened};
use quick_xml::Writer as XmlWriter;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io::{self, Write};

/// The file of a run.
pub const FILE_NAME: &str = "sentence_pairs.tmx";

/// What is said in two languages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unit {
    /// The document that it comes from, where there are several.
    pub document: Option<String>,
    /// English sentences.
    pub english: String,
    /// Turkish sentences.
    pub turkish: String,
    /// That they belong together, 0..=1.
    pub confidence: f64,
}

/// Writes sentence pairs as a translation memory.
#[derive(Clone, Copy, Debug, Default)]
pub struct TmxWriter {
    /// The least confidence of a pair.
    pub sure: Option<f64>,
}

impl Writer for TmxWriter {
    fn write(&self, report: &CorpusReport, folder: &mut OutputFolder) -> Result<(), WriteError> {
        let units = sentence_pairs::units(report, self.sure);
        let written = folder.file(FILE_NAME, |out| write_tmx(units, out))?;
        written.map_err(|source| WriteError::Io { path: folder.path_of(FILE_NAME), source })
    }
}

/// Writes a translation memory, unit by unit. A unit with a side that holds no text is left out: a segment is never empty.
///
/// # Errors
/// Where it cannot be written.
pub fn write_tmx(units: impl IntoIterator<Item = Unit>, out: impl Write) -> io::Result<()> {
    let mut xml = XmlWriter::new_with_indent(out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.write_event(Event::Start(BytesStart::new("tmx").with_attributes([("version", "1.4")])))?;
    let header = [
        ("creationtool", "ikiz"),
        ("creationtoolversion", env!("CARGO_PKG_VERSION")),
        ("segtype", "sentence"),
        ("o-tmf", "ikiz"),
        ("adminlang", "en"),
        ("srclang", "en"),
        ("datatype", "plaintext"),
    ];
    xml.create_element("header").with_attributes(header).write_empty()?;
    xml.write_event(Event::Start(BytesStart::new("body")))?;
    for unit in units {
        write_unit(&mut xml, &unit)?;
    }
    xml.write_event(Event::End(BytesEnd::new("body")))?;
    xml.write_event(Event::End(BytesEnd::new("tmx")))?;
    xml.get_mut().write_all(b"\n")
}

fn write_unit<W: Write>(xml: &mut XmlWriter<W>, unit: &Unit) -> io::Result<()> {
    let sides = [("en", printable(&unit.english)), ("tr", printable(&unit.turkish))];
    if sides.iter().any(|(_, text)| text.is_empty()) {
        return Ok(());
    }
    let document = unit.document.as_deref().map(printable);
    let confidence = format!("{:.3}", unit.confidence);
    let properties = [("document", document), ("confidence", Some(confidence))];
    xml.write_event(Event::Start(BytesStart::new("tu")))?;
    for (kind, value) in properties {
        if let Some(value) = value {
            xml.create_element("prop").with_attribute(("type", kind)).write_text_content(BytesText::new(&value))?;
        }
    }
    for (language, text) in sides {
        xml.create_element("tuv").with_attribute(("xml:lang", language)).write_inner_content(|inside| {
            inside.create_element("seg").write_text_content(BytesText::new(&text)).map(|_| ())
        })?;
    }
    xml.write_event(Event::End(BytesEnd::new("tu")))
}

/// A text on one line, in the letters that XML 1.0 knows; a blank stands for any other, which often kept two words apart (a form feed).
fn printable(text: &str) -> String {
    let is_known = |letter: char| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}');
    flattened(&text.replace(|letter| !is_known(letter), " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use quick_xml::reader::Reader;

    fn written(units: Vec<Unit>) -> String {
        let mut bytes = Vec::new();
        write_tmx(units, &mut bytes).expect("bytes in memory");
        String::from_utf8(bytes).expect("UTF-8")
    }

    fn unit(english: &str, turkish: &str) -> Unit {
        Unit { document: None, english: english.into(), turkish: turkish.into(), confidence: 0.98765 }
    }

    #[test]
    fn a_unit_has_its_properties_and_both_languages() {
        let text = written(vec![Unit { document: Some("a&b.txt".into()), ..unit("x < 3", "“x” < 3’tür") }]);
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
    fn letters_that_xml_does_not_know_are_blanks() {
        assert_eq!(printable("one\u{c}two\0 \u{1b}[0m\u{fffe}three\u{ffff}\r\n"), "one two [0m three");
    }

    #[test]
    fn a_segment_is_never_empty() {
        let text = written(vec![unit("", "Bir."), unit("One.", " \u{0} "), unit("Two.", "İki.")]);
        assert_eq!(text.matches("<tu>").count(), 1, "{text}");
    }

    proptest! {
        #[test]
        fn any_text_comes_back(english in any::<String>(), turkish in "\\PC*", document in any::<String>()) {
            let unit = Unit { document: Some(document.clone()), ..unit(&english, &turkish) };
            let text = written(vec![unit]);
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
