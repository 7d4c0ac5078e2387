//! XML as a row of starts, ends and texts, by local names, within the limits of depth and time.
//!
//! Nothing is fetched and nothing but characters and the five entities of XML is expanded; other references stay as
//! they stand.

use crate::extract::Input;
use crate::failure::{self, Refusal};
use crate::limits::Deadline;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::borrow::Cow;

/// Events between two checks of the time limit.
const STEPS: u32 = 1 << 12;

/// One step through a document.
pub(crate) enum Piece<'a> {
    /// An element begins; empty ones end at once.
    Start(Tag<'a>),
    /// The element that began last and has not ended ends.
    End,
    /// Text, or a part of it.
    Text(Cow<'a, str>),
}

/// Why there is no further step.
pub(crate) enum Stop {
    /// What follows is no XML.
    Broken,
    /// A limit was passed.
    Refused(Refusal),
}

/// The first tag of an element.
pub(crate) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name without prefix.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// Its attributes, by their names without prefix, with their values.
    pub fn attributes(&self) -> Vec<(String, String)> {
        let mut attributes = self.0.attributes();
        let read = attributes.with_checks(false).flatten().map(|attribute| {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let name = attribute.key.local_name().into_inner().to_owned();
            (name, value.unwrap_or_else(|_| attribute.value.clone()).into_owned())
        });
        read.collect()
    }

    /// The value of an attribute, by its name without prefix.
    pub fn value(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.0.attributes();
        let found = attributes
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)?;
        let raw = found.value.clone();
        Some(found.normalized_value(XmlVersion::Implicit1_0).unwrap_or(raw))
    }
}

/// Goes through an XML document.
pub(crate) struct Markup<'a> {
    reader: Reader<&'a [u8]>,
    path: &'a str,
    deadline: Deadline,
    deepest: u32,
    depth: u32,
    steps: u32,
}

impl<'a> Markup<'a> {
    /// From its first letter.
    pub fn new(text: &'a str, input: &Input<'a>) -> Self {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{FEFF}'));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        let (path, deadline, deepest) = (input.path, input.deadline, input.limits().depth);
        Self { reader, path, deadline, deepest, depth: 0, steps: 0 }
    }

    /// The next step; `None` behind the last.
    pub fn next(&mut self) -> Result<Option<Piece<'a>>, Stop> {
        loop {
            self.steps = self.steps.wrapping_add(1);
            if self.steps.is_multiple_of(STEPS) {
                self.deadline.check(self.path).map_err(Stop::Refused)?;
            }
            return Ok(Some(match self.reader.read_event().map_err(|_| Stop::Broken)? {
                Event::Start(tag) => {
                    self.depth += 1;
                    if self.depth > self.deepest {
                        return Err(Stop::Refused(failure::too_deep(self.path, self.deepest).into()));
                    }
                    Piece::Start(Tag(tag))
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Piece::End
                }
                Event::Text(text) => Piece::Text(text.xml10_content()),
                Event::CData(text) => Piece::Text(text.xml10_content()),
                Event::GeneralRef(reference) => Piece::Text(match reference.resolve_char_ref() {
                    Ok(Some(letter)) => letter.to_string().into(),
                    _ => entity(&reference).map_or_else(|| format!("&{};", &*reference).into(), Cow::Borrowed),
                }),
                Event::Eof if self.depth > 0 => return Err(Stop::Broken),
                Event::Eof => return Ok(None),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            }));
        }
    }

    /// Passes over what is left of the element that began last.
    pub fn skip(&mut self) -> Result<(), Stop> {
        let mut open = 1_u32;
        while open > 0 {
            match self.next()? {
                Some(Piece::Start(_)) => open += 1,
                Some(Piece::End) => open -= 1,
                Some(Piece::Text(_)) => {}
                None => return Ok(()),
            }
        }
        Ok(())
    }
}

/// The letter of an entity that needs no declaration.
fn entity(name: &str) -> Option<&'static str> {
    Some(match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return None,
    })
}
