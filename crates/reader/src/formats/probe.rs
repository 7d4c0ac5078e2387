//! What the tests of formats share: reading bytes with limits, small ZIP archives, and damage.

use crate::extract::{Extract, FormatReader, Found, Input, RecordReader};
use crate::inputs::discover::InputFile;
use crate::limits::Deadline;
use crate::source::Source;
use crate::{Limits, ReadOptions, Refusal};
use ikiz_document::{Failure, Format};
use proptest::prelude::*;
use std::io::{Cursor, Write};
use std::ops::ControlFlow;
use std::sync::Arc;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The only record of bytes.
pub(crate) fn read_within(
    reader: &dyn FormatReader,
    name: &str,
    bytes: &[u8],
    limits: Limits,
) -> Result<Extract, Failure> {
    let options = ReadOptions { limits, ..ReadOptions::default() };
    let input = Input { bytes, path: name, named: true, options: &options, deadline: Deadline::new(&limits) };
    reader.read(&input).map_err(|refusal| match refusal {
        Refusal::Failed(failure) => failure,
        Refusal::Skipped(reason) => panic!("skipped: {reason:?}"),
    })
}

/// The only record of bytes, within the usual limits.
pub(crate) fn read(reader: &dyn FormatReader, name: &str, bytes: &[u8]) -> Result<Extract, Failure> {
    read_within(reader, name, bytes, Limits::default())
}

/// A record that was read; without an id where it is the whole file.
pub(crate) struct Read {
    pub id: Option<String>,
    pub extract: Result<Extract, Refusal>,
}

/// The records of bytes. `named`: as if the file were named on the command line.
pub(crate) fn read_records(
    reader: &dyn RecordReader,
    name: &str,
    bytes: &[u8],
    options: &ReadOptions,
    named: bool,
) -> Result<Vec<Read>, Refusal> {
    let file = InputFile { path: name.into(), name: name.to_owned(), format: Format::Text, language: None, named };
    let source = Arc::new(Source::in_memory(file, bytes, Arc::new(options.clone())));
    let deadline = Deadline::new(&options.limits);
    let mut records = Vec::new();
    reader.walk(&source, &mut |found| {
        records.push(match found {
            Found::File(work) => Read { id: None, extract: work(&deadline) },
            Found::Record(record) => Read { id: record.id, extract: (record.work)(&deadline) },
        });
        ControlFlow::Continue(())
    })?;
    // What is wrong with the only document of a file is wrong with the file.
    match &*records {
        [Read { id: None, extract: Err(refusal @ Refusal::Failed(_)) }] => Err(refusal.clone()),
        _ => Ok(records),
    }
}

/// Why bytes are not read: the message, whose code begins with the class.
pub(crate) fn refused(read: Result<Extract, Failure>) -> String {
    let Err(failure) = read else { panic!("it was read") };
    assert_eq!(failure.message.code.split('.').next(), Some(failure.class.name()));
    failure.message.to_string()
}

/// The texts of the lines.
pub(crate) fn texts(extract: &Extract) -> Vec<&str> {
    extract.lines.iter().map(|line| line.text.as_str()).collect()
}

/// A ZIP archive of parts.
pub(crate) fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, content)| (*name, content.as_bytes())).collect();
    zip_of_bytes(&parts)
}

/// A ZIP archive of parts that may be no text.
pub(crate) fn zip_of_bytes(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(content).expect("its content");
    }
    writer.finish().expect("an archive").into_inner()
}

/// What may happen to a file.
#[derive(Clone, Debug)]
pub(crate) enum Damage {
    Cut(usize),
    Flipped(Vec<(usize, u8)>),
    Zeroed(usize, usize),
}

/// Damage of all kinds.
pub(crate) fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        any::<usize>().prop_map(Damage::Cut),
        proptest::collection::vec((any::<usize>(), 1_u8..), 1..8).prop_map(Damage::Flipped),
        (any::<usize>(), 1_usize..400).prop_map(|(start, length)| Damage::Zeroed(start, length)),
    ]
}

impl Damage {
    /// The file after it.
    pub fn of(&self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        let length = bytes.len().max(1);
        match self {
            Self::Cut(at) => bytes.truncate(at % length),
            Self::Flipped(places) => places.iter().for_each(|(at, mask)| bytes[at % length] ^= mask),
            Self::Zeroed(start, count) => bytes.iter_mut().skip(start % length).take(*count).for_each(|byte| *byte = 0),
        }
        bytes
    }
}
