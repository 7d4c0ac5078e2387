//! Tables of records: a header row, then a record a row; values separated by comma, semicolon, tab or bar.

use crate::extract::{FormatReader, Input, Record};
use crate::failure::{self, Refusal, advice};
use crate::records::columns::{self, Meaning, unknown_columns};
use crate::records::fields::Fields;
use ::csv::{ReaderBuilder, StringRecord};
use ikiz_document::{DeclaredField, Format, LanguageTag, messages};

messages! {
    no_table(error) = "damaged.no-table";
    only_header() = "no-known-fields.only-header";
}

/// Marks that may part values, the likelier first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Rows between two checks of the time limit.
const ROWS: usize = 1 << 10;

/// Tables of records.
pub(crate) struct Csv;

impl FormatReader for Csv {
    fn read(&self, input: &Input<'_>) -> Result<Vec<Record>, Refusal> {
        let decoded = input.decoded()?;
        let (text, skipped) = without_preamble(&decoded.text);
        if text.trim().is_empty() {
            return Err(failure::empty(input.path, input.bytes).into());
        }
        let own = &input.options.columns;
        let meanings = |header: &StringRecord| -> Vec<Option<Meaning>> {
            header.iter().map(|name| columns::meaning(name, own)).collect()
        };
        let delimiter = delimiter(text, |header| meanings(header).iter().flatten().count());
        let mut builder = ReaderBuilder::new();
        let mut rows = builder.delimiter(delimiter).flexible(true).has_headers(false).from_reader(text.as_bytes());
        let mut row = StringRecord::new();
        let failed = |error: &::csv::Error| Refusal::from(failure::damaged(input.path, no_table(error.to_string())));
        rows.read_record(&mut row).map_err(|error| failed(&error))?;
        let header = row.clone();
        let meanings = meanings(&header);
        if !meanings.iter().flatten().any(|meaning| matches!(meaning, Meaning::Field(..))) {
            let names: Vec<String> = header.iter().map(str::to_owned).collect();
            return Err(columns::no_known(input.path, input.named, unknown_columns, &names));
        }
        let mut records = Vec::new();
        while rows.read_record(&mut row).map_err(|error| failed(&error))? {
            if records.len().is_multiple_of(ROWS) {
                input.deadline.check(input.path)?;
            }
            // Empty lines before a row are not in the position that is told of it.
            let line = skipped + row.position().map_or(0, |position| first_line(text, position));
            let mut fields = Fields::default();
            fields.repairs.extend((row.len() != header.len()).then(|| ("ragged-row".to_owned(), 1)));
            let mut id = None;
            for (value, meaning) in row.iter().zip(&meanings).filter(|(value, _)| !value.trim().is_empty()) {
                match meaning {
                    Some(Meaning::Id) => _ = id.get_or_insert_with(|| value.trim().to_owned()),
                    Some(Meaning::Field(field, language)) => {
                        add(&mut fields, *field, language.map(LanguageTag::from), value, line);
                    }
                    None => {}
                }
            }
            let id = id.unwrap_or_else(|| (records.len() + 1).to_string());
            records.push(Record { id: Some(id), extract: Ok(fields.finish(Format::Csv, &decoded.encoding)) });
        }
        if records.is_empty() {
            return Err(failure::no_known_fields(input.path, input.named, only_header(), advice::check_saved()));
        }
        Ok(records)
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

/// The text behind the line by which Excel is told the delimiter, and how many lines were passed over.
fn without_preamble(text: &str) -> (&str, u32) {
    match text.split_once('\n') {
        Some((first, rest)) if first.len() <= 6 && first.starts_with("sep=") => (rest, 1),
        _ => (text, 0),
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
