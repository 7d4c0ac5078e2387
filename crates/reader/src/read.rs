//! From a found file, or from bytes, to its documents.

use crate::ReadOptions;
use crate::extract::{Found, Record, RecordReader};
use crate::formats::{Reader, reader_of};
use crate::inputs::discover::{InputFile, SourceGroup};
use crate::pending::Pending;
use crate::records::names::Names;
use crate::source::Source;
use ikiz_document::{DocumentId, Format};
use std::ops::ControlFlow;
use std::sync::Arc;

/// Takes the documents of a group one by one.
pub type Take<'a> = &'a mut dyn FnMut(Pending) -> ControlFlow<()>;

/// Finds the documents in the files of a group, in their order: one, or as many as there are records in the file; never
/// none. Stops where `take` says so. Records are found one by one, so that a file of them may be of any size.
///
/// A document that is refused stands for the group where the file as a whole cannot be read, or for the record it is
/// about.
pub fn read(group: &SourceGroup, options: &ReadOptions, take: Take<'_>) {
    let options = Arc::new(options.clone());
    let on_disk = |file: &InputFile| Arc::new(Source::on_disk(file.clone(), Arc::clone(&options)));
    find(&group.id, group.files.iter().map(on_disk).collect(), take);
}

/// As [`read`], but the bytes of the files are at hand, in the order of the files.
pub fn read_given(group: &SourceGroup, bytes: &[Vec<u8>], options: &ReadOptions, take: Take<'_>) {
    let options = Arc::new(options.clone());
    let given =
        |(file, bytes): (&InputFile, &Vec<u8>)| Arc::new(Source::given(file.clone(), bytes, Arc::clone(&options)));
    find(&group.id, group.files.iter().zip(bytes).map(given).collect(), take);
}

/// Finds the documents in bytes that come from elsewhere, as from standard input. `name` stands for the path in the
/// source of each document and in failures.
pub fn read_bytes(id: &DocumentId, name: &str, format: Format, bytes: &[u8], options: &ReadOptions, take: Take<'_>) {
    let file = InputFile { path: name.into(), name: name.to_owned(), format, language: None, named: true };
    find(id, vec![Arc::new(Source::in_memory(file, bytes, Arc::new(options.clone())))], take);
}

fn find(id: &DocumentId, sources: Vec<Arc<Source>>, take: Take<'_>) {
    if let [source] = &*sources
        && let Reader::Records(reader) = reader_of(source.file.format)
    {
        return find_records(id, source, reader, take);
    }
    _ = take(Pending::of_files(id.clone(), sources));
}

/// Finds the records of a file.
pub(crate) fn find_records(id: &DocumentId, source: &Arc<Source>, reader: &dyn RecordReader, take: Take<'_>) {
    let mut names = Names::new(id.clone());
    // A record without an id is the file where no other follows.
    let mut first: Option<Record> = None;
    let mut give = |names: &mut Names, record: Record| {
        let id = names.next(record.id.as_deref());
        take(Pending::of_record(id, Arc::clone(source), record))
    };
    let mut only = None;
    let walked = reader.walk(source, &mut |found| match found {
        Found::File(work) => {
            only = Some(work);
            ControlFlow::Break(())
        }
        Found::Record(record) if record.id.is_none() && names.is_fresh() && first.is_none() => {
            first = Some(record);
            ControlFlow::Continue(())
        }
        Found::Record(record) => {
            if let Some(first) = first.take() {
                give(&mut names, first)?;
            }
            give(&mut names, record)
        }
    });
    match walked {
        Ok(()) => {
            if let Some(work) = only.or(first.map(|record| record.work)) {
                _ = take(Pending::of_file(id.clone(), Arc::clone(source), work));
            }
        }
        Err(refusal) => {
            if let Some(first) = first
                && give(&mut names, first).is_break()
            {
                return;
            }
            let id = if names.is_fresh() { id.clone() } else { names.next(None) };
            _ = take(Pending::refused(id, refusal));
        }
    }
}
