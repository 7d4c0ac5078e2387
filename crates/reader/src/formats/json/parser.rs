//! From the text of a JSON record to its fields.

use super::record::{self, Found};
use super::{broken_record, no_object, said, value};
use crate::extract::{Record, content, utf_8};
use crate::failure::{self, Refusal};
use crate::records::columns::Meanings;
use crate::records::own::OwnNames;
use crate::source::Source;
use ikiz_document::{DeclaredField, Encoding, Failure, Format, Message};

/// Parses the records of a file.
pub(super) struct Parser<'a> {
    source: &'a Source,
    meanings: Meanings<'a>,
    /// The keys of the first object.
    pub keys: Vec<String>,
}

/// A record of which the id is known.
pub(super) struct Parsed {
    id: String,
    line: u32,
    encoding: Encoding,
    bytes: usize,
    content: blake3::Hash,
    /// All keys that the user names were met, in it or before it.
    pub has_own: bool,
    found: Result<Found, Refusal>,
}

impl<'a> Parser<'a> {
    pub fn new(source: &'a Source) -> Self {
        Self { source, meanings: Meanings::new(&source.options), keys: Vec::new() }
    }

    /// Parses a value. `place`: the id of a record that has none.
    pub fn parse(&mut self, raw: &str, line: u32, encoding: Encoding, place: String) -> Parsed {
        if !raw.starts_with('{') {
            return self.failed(raw, line, place, no_object(line));
        }
        if self.keys.is_empty() {
            self.keys = value::keys(raw);
        }
        if let Err(failure) = self.check_depth(raw) {
            return Parsed::refused(raw, line, place, failure.into());
        }
        let read = value::members(raw).and_then(|members| record::read(&members, &mut self.meanings));
        match read {
            Ok(mut found) => Parsed {
                id: found.id.take().unwrap_or(place),
                line,
                bytes: raw.len(),
                content: content(raw, line, &encoding),
                encoding,
                has_own: self.meanings.own.is_complete(),
                found: Ok(found),
            },
            Err(error) => self.failed(raw, line, place, broken_record(line, said(&error))),
        }
    }

    /// A record that cannot be read.
    pub fn failed(&self, raw: &str, line: u32, id: String, what: Message) -> Parsed {
        Parsed::refused(raw, line, id, failure::damaged_record(&self.source.shown, what).into())
    }

    /// The file is no JSON.
    pub fn damaged(&self, error: Option<&serde_json::Error>) -> Refusal {
        super::damaged(self.source, error)
    }

    /// The names of the user that were met.
    pub fn own(&self) -> &OwnNames<'a> {
        &self.meanings.own
    }

    /// The known fields of an object.
    pub fn known_fields(&mut self, raw: &str) -> Vec<DeclaredField> {
        let read = value::members(raw).and_then(|members| record::read(&members, &mut self.meanings));
        read.map(|found| found.known).unwrap_or_default()
    }

    /// Fails where values are nested too deep.
    pub fn check_depth(&self, raw: &str) -> Result<(), Failure> {
        let limit = self.source.options.limits.depth;
        if value::depth(raw) > limit { Err(failure::too_deep(&self.source.shown, limit)) } else { Ok(()) }
    }
}

impl Parsed {
    /// A record that gives no document.
    pub fn refused(raw: &str, line: u32, id: String, refusal: Refusal) -> Self {
        let encoding = utf_8();
        let content = content(raw, line, &encoding);
        Self { id, line, bytes: raw.len(), content, encoding, has_own: false, found: Err(refusal) }
    }

    /// Some key is known.
    pub fn is_known(&self) -> bool {
        self.found.as_ref().is_ok_and(|found| !found.known.is_empty())
    }

    /// It is an object that can be read.
    pub fn is_read(&self) -> bool {
        self.found.is_ok()
    }
}

impl From<Parsed> for Record {
    fn from(parsed: Parsed) -> Self {
        let Parsed { id, line, encoding, bytes, content, found, .. } = parsed;
        let work = move |_: &_| Ok(record::fields(found?, line).finish(Format::Json, &encoding));
        Self { id: Some(id), bytes, content, work: Box::new(work) }
    }
}
