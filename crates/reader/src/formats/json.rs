//! Records as JSON: an object a line, an array of objects, an object that holds such an array, or an object that is a
//! record itself.

mod record;
mod value;

use super::lines::LineCounter;
use crate::extract::{FormatReader, Input, Record};
use crate::failure::{self, RECORDS_PATH, Refusal};
use crate::records::columns::{self, unknown_keys};
use ikiz_document::{DeclaredField, Encoding, Format, Message, messages};
use value::Elements;

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
/// Records between two checks of the time limit.
const RECORDS: usize = 1 << 10;

/// Records as JSON.
pub(crate) struct Json;

impl FormatReader for Json {
    fn read(&self, input: &Input<'_>) -> Result<Vec<Record>, Refusal> {
        let decoded = input.decoded()?;
        if decoded.text.trim().is_empty() {
            return Err(failure::empty(input.path, input.bytes).into());
        }
        let mut file = File {
            input,
            encoding: &decoded.encoding,
            lines: LineCounter::new(&decoded.text),
            text: &decoded.text,
            records: Vec::new(),
            keys: Vec::new(),
            known: false,
        };
        file.read()?;
        Ok(file.records)
    }
}

/// The work on one file.
struct File<'a> {
    input: &'a Input<'a>,
    encoding: &'a Encoding,
    text: &'a str,
    lines: LineCounter<'a>,
    records: Vec<Record>,
    /// The keys of the first object.
    keys: Vec<String>,
    /// Some record has a key that is known.
    known: bool,
}

impl<'a> File<'a> {
    fn read(&mut self) -> Result<(), Refusal> {
        let text = self.text.trim();
        if let Some(path) = &self.input.options.records {
            let (raw, _) = value::first(text).map_err(|error| self.damaged(&error))?;
            let array = self.array_at(raw, path)?;
            return self.array(array);
        }
        if text.starts_with('[') {
            return self.array(text);
        }
        match value::first(text) {
            Ok((raw, end)) if text[end..].trim().is_empty() => self.object(raw),
            read => {
                if text.lines().any(|line| line.trim_start().starts_with('{') && line.trim_end().ends_with('}')) {
                    return self.object_a_line();
                }
                Err(self.damaged_by(read.err().as_ref()))
            }
        }
    }

    fn object_a_line(&mut self) -> Result<(), Refusal> {
        let mut line_start = 0;
        let mut good = 0;
        for row in self.text.split('\n') {
            let start = line_start;
            line_start += row.len() + 1;
            if row.trim().is_empty() {
                continue;
            }
            let line = self.lines.at(start);
            let id = line.to_string();
            match value::first(row) {
                Ok((raw, end)) if row[end..].trim().is_empty() => {
                    good += usize::from(raw.starts_with('{'));
                    self.record(raw, line, id)?;
                }
                Ok(_) => self.fail(id, several_values(line)),
                Err(error) => self.fail(id, broken_line(line, said(&error))),
            }
        }
        if good == 0 { Err(self.damaged_by(None)) } else { self.finish() }
    }

    /// The elements of the array that a text begins with.
    fn array(&mut self, array: &'a str) -> Result<(), Refusal> {
        let mut good = 0;
        for (element, place) in Elements::new(array).zip(1_usize..) {
            match element {
                Ok(raw) => {
                    good += 1;
                    let line = self.line_of(raw);
                    self.record(raw, line, place.to_string())?;
                }
                Err(error) if good == 0 => return Err(self.damaged(&error)),
                Err(error) => self.fail(place.to_string(), broken_rest(said(&error))),
            }
        }
        self.finish()
    }

    /// An object: a record, or what holds the records.
    fn object(&mut self, raw: &'a str) -> Result<(), Refusal> {
        if !raw.starts_with('{') {
            return Err(columns::no_known(self.input.path, self.input.named, unknown_keys, &[]));
        }
        self.check_depth(raw).map_err(Refusal::Failed)?;
        let mut arrays = Vec::new();
        arrays_of_objects(raw, "", 1, &mut arrays);
        let is_record = |raw: &str| self.fields_of(raw).iter().any(|field| *field != DeclaredField::Title);
        if is_record(raw) || (arrays.is_empty() && !self.fields_of(raw).is_empty()) {
            let line = self.line_of(raw);
            self.record(raw, line, String::new())?;
            for record in &mut self.records {
                record.id = None;
            }
            return self.finish();
        }
        let holds_records = |array: &&(String, &str)| {
            Elements::new(array.1).take(SAMPLE).flatten().any(|element| !self.fields_of(element).is_empty())
        };
        let known: Vec<_> = arrays.iter().filter(holds_records).collect();
        match (&*known, &*arrays) {
            ([(_, array)], _) | ([], [(_, array)]) => self.array(array),
            ([], []) => {
                self.note_keys(raw);
                Err(columns::no_known(self.input.path, self.input.named, unknown_keys, &self.keys))
            }
            _ => {
                let paths: Vec<&str> = arrays.iter().map(|(path, _)| &**path).collect();
                let advice = choose_records(RECORDS_PATH.set_to(paths[0]));
                let message = several_arrays(paths.join(", "));
                Err(failure::no_known_fields(self.input.path, self.input.named, message, advice))
            }
        }
    }

    /// The array that keys lead to.
    fn array_at(&self, root: &'a str, path: &str) -> Result<&'a str, Refusal> {
        let mut raw = root;
        for key in path.split('.').filter(|key| !key.is_empty()) {
            let members = value::members(raw).unwrap_or_default();
            let Some((_, inner)) = members.iter().find(|(name, _)| name == key) else {
                let keys: Vec<&str> = members.iter().map(|(name, _)| &**name).take(SAMPLE * 2).collect();
                return Err(self.wrong_path(no_key(key, keys.join(", "))));
            };
            raw = inner;
        }
        if raw.starts_with('[') { Ok(raw) } else { Err(self.wrong_path(no_array(path))) }
    }

    fn wrong_path(&self, message: Message) -> Refusal {
        failure::no_known_fields(self.input.path, self.input.named, message, check_records(RECORDS_PATH))
    }

    fn record(&mut self, raw: &str, line: u32, place: String) -> Result<(), Refusal> {
        if self.records.len().is_multiple_of(RECORDS) {
            self.input.deadline.check(self.input.path)?;
        }
        if !raw.starts_with('{') {
            self.fail(place, no_object(line));
            return Ok(());
        }
        if self.keys.is_empty() {
            self.note_keys(raw);
        }
        if let Err(failure) = self.check_depth(raw) {
            self.records.push(Record { id: Some(place), extract: Err(failure.into()) });
            return Ok(());
        }
        let read = value::members(raw).and_then(|members| record::read(&members, &self.input.options.columns, line));
        match read {
            Ok(found) => {
                self.known |= !found.known.is_empty();
                let extract = Ok(found.fields.finish(Format::Json, self.encoding));
                self.records.push(Record { id: Some(found.id.unwrap_or(place)), extract });
            }
            Err(error) => self.fail(place, broken_record(line, said(&error))),
        }
        Ok(())
    }

    fn finish(&self) -> Result<(), Refusal> {
        let any_read = self.records.iter().any(|record| record.extract.is_ok());
        if self.known || (!any_read && !self.keys.is_empty()) {
            Ok(())
        } else {
            Err(columns::no_known(self.input.path, self.input.named, unknown_keys, &self.keys))
        }
    }

    /// The known fields of an object.
    fn fields_of(&self, raw: &str) -> Vec<DeclaredField> {
        let read = value::members(raw).and_then(|members| record::read(&members, &self.input.options.columns, 1));
        read.map(|found| found.known).unwrap_or_default()
    }

    fn note_keys(&mut self, raw: &str) {
        let members = value::members(raw).unwrap_or_default();
        self.keys = members.into_iter().map(|(key, _)| key.into_owned()).collect();
    }

    fn check_depth(&self, raw: &str) -> Result<(), ikiz_document::Failure> {
        let limit = self.input.limits().depth;
        if value::depth(raw) > limit { Err(failure::too_deep(self.input.path, limit)) } else { Ok(()) }
    }

    fn line_of(&mut self, raw: &str) -> u32 {
        self.lines.at((raw.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize))
    }

    fn fail(&mut self, id: String, what: Message) {
        let failure = failure::damaged_record(self.input.path, what);
        self.records.push(Record { id: Some(id), extract: Err(failure.into()) });
    }

    fn damaged(&self, error: &serde_json::Error) -> Refusal {
        self.damaged_by(Some(error))
    }

    fn damaged_by(&self, error: Option<&serde_json::Error>) -> Refusal {
        let what = error.map_or_else(no_json, |error| broken_json(said(error)));
        failure::damaged_record(self.input.path, what).into()
    }
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
