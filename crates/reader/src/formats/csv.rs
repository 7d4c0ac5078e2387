//! Tables of records: a header row, then a record a row; values separated by comma, semicolon, tab or bar.

use crate::extract::{Extract, Found, Record, RecordReader, Take, content};
use crate::failure::{self, Refusal, advice};
use crate::metadata::{Item, put};
use crate::records::columns::{self, Known, Meaning, unknown_columns};
use crate::records::fields::Fields;
use crate::records::own::OwnNames;
use crate::records::stream::TextStream;
use crate::source::Source;
use ::csv::{ReaderBuilder, StringRecord};
use ikiz_document::{DeclaredField, Encoding, Format, LanguageTag, messages};
use std::ops::ControlFlow;
use std::sync::Arc;

messages! {
    no_table(error) = "damaged.no-table";
    only_header() = "no-known-fields.only-header";
}

/// Marks that may part values, the likelier first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Tables of records.
pub(crate) struct Csv;

impl RecordReader for Csv {
    fn walk(&self, source: &Arc<Source>, take: Take<'_>) -> Result<(), Refusal> {
        let (mut stream, delimiter) = begin(source)?;
        let mut header: Option<Arc<Header>> = None;
        let mut refusal = None;
        let mut place = 0_usize;
        rows(&mut stream, source, delimiter, &mut |row| {
            let Some(header) = &header else {
                let known = known_of(&row.values, source);
                if !known.iter().any(|known| matches!(known.meaning, Some(Meaning::Field(..)))) {
                    let names: Vec<String> = row.values.iter().map(str::to_owned).collect();
                    refusal = Some(columns::no_known(&source.shown, source.file.named, unknown_columns, &names));
                    return ControlFlow::Break(());
                }
                let names: Vec<String> = row.values.iter().map(str::to_owned).collect();
                let mut own = OwnNames::new(&source.options);
                for name in &names {
                    own.see(name);
                }
                if let Err(absent) = own.check(source, &names) {
                    refusal = Some(absent);
                    return ControlFlow::Break(());
                }
                header = Some(Arc::new(Header { known, columns: row.values.len(), content: row.content }));
                return ControlFlow::Continue(());
            };
            place += 1;
            take(Found::Record(row.record(header, place)))
        })?;
        match refusal {
            Some(refusal) => Err(refusal),
            None if place == 0 => {
                let (path, named) = (&source.shown, source.file.named);
                Err(failure::no_known_fields(path, named, only_header(), advice::check_saved()))
            }
            None => Ok(()),
        }
    }

    fn names(&self, source: &Arc<Source>, own: &mut OwnNames<'_>) -> Vec<String> {
        let mut names = Vec::new();
        // Why a file cannot be read is said where it is read.
        _ = begin(source).and_then(|(mut stream, delimiter)| {
            rows(&mut stream, source, delimiter, &mut |row| {
                names = row.values.iter().map(str::to_owned).collect();
                ControlFlow::Break(())
            })
        });
        for name in &names {
            own.see(name);
        }
        names
    }
}

/// A table at its header, with the mark that parts values.
fn begin(source: &Arc<Source>) -> Result<(TextStream<'_>, u8), Refusal> {
    let mut stream = TextStream::open(source, |_| None)?;
    pass_preamble(&mut stream);
    while stream.window().trim().is_empty() {
        if !stream.grow()? {
            return Err(failure::blank(&source.shown).into());
        }
    }
    let delimiter = delimiter(stream.window(), |header| {
        known_of(header, source).iter().filter(|known| known.meaning.is_some()).count()
    });
    Ok((stream, delimiter))
}

/// What the names of a header say.
fn known_of(header: &StringRecord, source: &Source) -> Vec<Known> {
    header.iter().map(|name| Known::of(name, &source.options)).collect()
}

/// What the first row says.
struct Header {
    known: Vec<Known>,
    columns: usize,
    content: blake3::Hash,
}

/// A row with its place in the file.
struct Row {
    values: StringRecord,
    line: u32,
    encoding: Encoding,
    bytes: usize,
    content: blake3::Hash,
}

impl Row {
    fn record(self, header: &Arc<Header>, place: usize) -> Record {
        let means = |(value, known): &(&str, &Known)| known.meaning == Some(Meaning::Id) && !value.trim().is_empty();
        let id = self.values.iter().zip(&header.known).find(means).map(|(value, _)| value.trim().to_owned());
        let id = Some(id.unwrap_or_else(|| place.to_string()));
        // What a row means depends on the header.
        let mut hasher = blake3::Hasher::new();
        hasher.update(header.content.as_bytes()).update(self.content.as_bytes());
        let (bytes, content, header) = (self.bytes, hasher.finalize(), Arc::clone(header));
        Record { id, bytes, content, work: Box::new(move |_| Ok(self.extract(&header))) }
    }

    fn extract(&self, header: &Header) -> Extract {
        let mut fields = Fields::default();
        fields.repairs.extend((self.values.len() != header.columns).then(|| ("ragged-row".to_owned(), 1)));
        let given = self.values.iter().zip(&header.known).filter(|(value, _)| !value.trim().is_empty());
        for (value, known) in given {
            for item in known.item.into_iter().chain(known.is_group.then_some(Item::Group)) {
                put(&mut fields.metadata, item, value);
            }
            if let Some(Meaning::Field(field, language)) = known.meaning {
                add(&mut fields, field, language.map(LanguageTag::from), value, self.line);
            }
        }
        fields.finish(Format::Csv, &self.encoding)
    }
}

/// Gives the rows of a table from the window on. The last row of a window is read again when more is loaded: it may go
/// on.
fn rows(
    stream: &mut TextStream<'_>,
    source: &Source,
    delimiter: u8,
    take: &mut dyn FnMut(Row) -> ControlFlow<()>,
) -> Result<(), Refusal> {
    let failed = |error: &::csv::Error| Refusal::from(failure::damaged(&source.shown, no_table(error.to_string())));
    let mut builder = ReaderBuilder::new();
    builder.delimiter(delimiter).flexible(true).has_headers(false);
    let mut values = StringRecord::new();
    loop {
        let (window, is_over) = (stream.window(), stream.is_over());
        let mut reader = builder.from_reader(window.as_bytes());
        let mut done = 0;
        while reader.read_record(&mut values).map_err(|error| failed(&error))? {
            let end = reader.position().byte() as usize;
            if end == window.len() && !is_over {
                break;
            }
            stream.check(end - done)?;
            // Empty lines before a row are not in the position that is told of it.
            let line = stream.line() - 1 + values.position().map_or(0, |position| first_line(window, position));
            let encoding = stream.encoding(done..end);
            let content = content(&window[done..end], line, &encoding);
            if take(Row { values: values.clone(), line, encoding, bytes: end - done, content }).is_break() {
                return Ok(());
            }
            done = end;
        }
        if is_over {
            return Ok(());
        }
        stream.advance(done);
        stream.grow()?;
    }
}

/// Adds a value to a record. The lines of a cell are counted from the row's first one: what stands before it may hold
/// line breaks too.
pub(super) fn add(fields: &mut Fields, field: DeclaredField, language: Option<LanguageTag>, value: &str, line: u32) {
    if field == DeclaredField::Keywords {
        fields.keywords(language, &[(value.to_owned(), line)]);
    } else {
        fields.begin(field, language);
        fields.text(value, line, false);
    }
}

/// Passes over the line by which Excel is told the delimiter.
fn pass_preamble(stream: &mut TextStream<'_>) {
    if let Some((first, _)) = stream.window().split_once('\n')
        && first.len() <= 6
        && first.starts_with("sep=")
    {
        stream.pass_line(first.len());
    }
}

/// The mark that parts the values: that by which the header has most names that are known, or else most values.
fn delimiter(text: &str, known: impl Fn(&StringRecord) -> usize) -> u8 {
    let rank = |delimiter: u8| {
        let mut reader =
            ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(text.as_bytes());
        let mut header = StringRecord::new();
        let read = reader.read_record(&mut header).unwrap_or(false);
        if read { (known(&header), header.len()) } else { (0, 0) }
    };
    // Of equal ones the first.
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| rank(*delimiter)).unwrap_or(b',')
}

/// The line, from 1, on which a row begins.
fn first_line(text: &str, position: &::csv::Position) -> u32 {
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let empty = text.as_bytes().get(start..).unwrap_or_default().iter().take_while(|byte| **byte == b'\n').count();
    u32::try_from(position.line()).unwrap_or(u32::MAX).saturating_add(empty as u32)
}
