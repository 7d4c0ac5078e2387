//! Records as JSON: an object a line, an array of objects, an object that holds such an array, or an object that is a
//! record itself. Lines and arrays are read record by record; an object that is the whole file is loaded as a whole.

mod parser;
mod record;
mod value;
mod walk;

use crate::extract::{Found, Record, RecordReader, Take};
use crate::failure::{self, RECORDS_PATH, Refusal};
use crate::records::columns::{self, unknown_keys};
use crate::records::own::OwnNames;
use crate::records::stream::TextStream;
use crate::source::Source;
use ikiz_document::{DeclaredField, Message, messages};
use parser::{Parsed, Parser};
use std::ops::ControlFlow;
use std::sync::Arc;
use value::Elements;
use walk::{Shape, Way, each_element, each_line};

messages! {
    choose_records(setting) = "advice.choose-records";
    check_records(setting) = "advice.check-records";
    broken_json(error) = "damaged.json";
    broken_line(line, error) = "damaged.json-line";
    broken_record(line, error) = "damaged.json-record";
    broken_rest(error) = "damaged.json-rest";
    no_json() = "damaged.no-json";
    no_object(line) = "damaged.no-object";
    several_values(line) = "damaged.several-values";
    no_array(path) = "no-known-fields.no-array";
    no_key(key, keys) = "no-known-fields.no-key";
    several_arrays(paths) = "no-known-fields.several-arrays";
}

/// Levels of objects in which an array of records is sought.
const LEVELS: u32 = 3;
/// Elements of an array by which it is known as one of records.
const SAMPLE: usize = 5;

/// Records as JSON.
pub(crate) struct Json;

impl RecordReader for Json {
    fn walk(&self, source: &Arc<Source>, take: Take<'_>) -> Result<(), Refusal> {
        File::open(source, false)?.walk(take)
    }

    fn names(&self, source: &Arc<Source>, own: &mut OwnNames<'_>) -> Vec<String> {
        let Ok(mut file) = File::open(source, true) else { return Vec::new() };
        // Why a file cannot be read is said where it is read.
        _ = file.walk(&mut |_| ControlFlow::Continue(()));
        own.add(file.parser.own());
        file.parser.keys
    }
}

/// The work on one file.
struct File<'a> {
    source: &'a Arc<Source>,
    stream: TextStream<'a>,
    parser: Parser<'a>,
    /// Only the names of the user are looked for.
    names_only: bool,
}

impl<'a> File<'a> {
    fn open(source: &'a Arc<Source>, names_only: bool) -> Result<Self, Refusal> {
        let stream = TextStream::open(source, |_| None)?;
        Ok(Self { source, stream, parser: Parser::new(source), names_only })
    }

    fn walk(&mut self, take: Take<'_>) -> Result<(), Refusal> {
        let source = self.source;
        if !self.stream.skip_white()? {
            return Err(failure::blank(&source.shown).into());
        }
        if let Some(path) = &source.options.records {
            let raw = walk::whole_value(&mut self.stream, source)?;
            let start = array_at(raw, path, source)?;
            self.stream.advance(start);
            return self.records(each_element, take);
        }
        if self.stream.window().starts_with('[') {
            return self.records(each_element, take);
        }
        match walk::shape(&mut self.stream)? {
            Shape::Value => self.value(take),
            Shape::Lines => self.records(each_line, take),
            Shape::Neither(error) => Err(damaged(source, error.as_ref())),
        }
    }

    /// The records on a way. It is gone up to the first one with a known key before any record is given; where the user
    /// names keys, until all of them are met.
    fn records(&mut self, way: Way, take: Take<'_>) -> Result<(), Refusal> {
        let (start, mut any_known, mut any_read) = (self.stream.mark(), false, false);
        let (stream, parser) = (&mut self.stream, &mut self.parser);
        let mut has_own = !(self.names_only || self.source.file.named);
        way(stream, parser, &mut |parsed| {
            any_known |= parsed.is_known();
            any_read |= parsed.is_read();
            has_own |= parsed.has_own;
            if any_known && has_own { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        if !any_known && (any_read || parser.keys.is_empty()) {
            return Err(no_known(self.source, &parser.keys));
        }
        if self.names_only {
            return Ok(());
        }
        parser.own().check(self.source, &parser.keys)?;
        stream.return_to(start)?;
        way(stream, parser, &mut |parsed: Parsed| take(Found::Record(parsed.into())))
    }

    /// A value that is the whole file: a record, or what holds the records.
    fn value(&mut self, take: Take<'_>) -> Result<(), Refusal> {
        let (source, parser) = (self.source, &mut self.parser);
        let raw = walk::whole_value(&mut self.stream, source)?;
        if !raw.starts_with('{') {
            return Err(no_known(source, &[]));
        }
        parser.check_depth(raw)?;
        let mut arrays = Vec::new();
        arrays_of_objects(raw, "", 1, &mut arrays);
        let known = parser.known_fields(raw);
        let is_record = known.iter().any(|field| *field != DeclaredField::Title);
        if is_record || (arrays.is_empty() && !known.is_empty()) {
            let raw = raw.to_owned();
            let parsed = parser.parse(&raw, self.stream.line(), self.stream.encoding(0..raw.len()), String::new());
            parser.own().check(source, &parser.keys)?;
            _ = take(Found::File(Record::from(parsed).work));
            return Ok(());
        }
        let mut holds_records = |array: &str| {
            Elements::new(array).take(SAMPLE).flatten().any(|element| !parser.known_fields(element).is_empty())
        };
        let known: Vec<_> = arrays.iter().filter(|(_, array)| holds_records(array)).collect();
        let start = match (&*known, &*arrays) {
            ([(_, array)], _) | ([], [(_, array)]) => value::place(array, raw),
            ([], []) => return Err(no_known(source, &value::keys(raw))),
            _ => {
                let paths: Vec<&str> = arrays.iter().map(|(path, _)| &**path).collect();
                let advice = choose_records(RECORDS_PATH.set_to(paths[0]));
                let message = several_arrays(paths.join(", "));
                return Err(failure::no_known_fields(&source.shown, source.file.named, message, advice));
            }
        };
        self.stream.advance(start);
        self.records(each_element, take)
    }
}

/// The place of the array that keys lead to.
fn array_at(root: &str, path: &str, source: &Source) -> Result<usize, Refusal> {
    let wrong =
        |message| failure::no_known_fields(&source.shown, source.file.named, message, check_records(RECORDS_PATH));
    let mut raw = root;
    for key in path.split('.').filter(|key| !key.is_empty()) {
        let members = value::members(raw).unwrap_or_default();
        let Some((_, inner)) = members.iter().find(|(name, _)| name == key) else {
            let keys: Vec<&str> = members.iter().map(|(name, _)| &**name).take(SAMPLE * 2).collect();
            return Err(wrong(no_key(key, keys.join(", "))));
        };
        raw = inner;
    }
    if raw.starts_with('[') { Ok(value::place(raw, root)) } else { Err(wrong(no_array(path))) }
}

fn no_known(source: &Source, keys: &[String]) -> Refusal {
    columns::no_known(&source.shown, source.file.named, unknown_keys, keys)
}

fn damaged(source: &Source, error: Option<&serde_json::Error>) -> Refusal {
    let what: Message = error.map_or_else(no_json, |error| broken_json(said(error)));
    failure::damaged_record(&source.shown, what).into()
}

/// What is wrong, without the place: it would count from the start of the record.
fn said(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.clone(), |(what, _)| what.to_owned())
}

/// The arrays in an object whose first element is an object, with the keys that lead there.
fn arrays_of_objects<'a>(raw: &'a str, path: &str, level: u32, found: &mut Vec<(String, &'a str)>) {
    for (key, raw) in value::members(raw).unwrap_or_default() {
        let path = if path.is_empty() { key.into_owned() } else { format!("{path}.{key}") };
        if raw.starts_with('{') && level < LEVELS {
            arrays_of_objects(raw, &path, level + 1, found);
        } else if Elements::new(raw).next().is_some_and(|first| first.is_ok_and(|first| first.starts_with('{'))) {
            found.push((path, raw));
        }
    }
}
