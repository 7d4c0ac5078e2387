//! The sink that writes Parquet.

use super::columns::Columns;
use super::{TRANSLATIONS, file_name};
use crate::interchange::TwoSided;
use crate::schema::{Cell, Kind, Schema};
use crate::{Output, Sink, WriteError};
use arrow_array::builder::{Float64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch, StructArray};
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema as ArrowSchema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use std::io;
use std::mem;
use std::sync::Arc;

/// Pairs that are kept before they are written.
const PAIRS: usize = 16_384;

type Open<'o> = Box<dyn FnMut(&str) -> Result<Output<'o>, WriteError> + Send + 'o>;

/// Writes each table to its own output; batches of rows are packed as they are full.
pub struct ParquetSink<'o> {
    open: Open<'o>,
    tables: Vec<(&'static str, Columns, File<'o>)>,
    translations: Option<(Translations, File<'o>)>,
}

/// A file while it is written.
struct File<'o>(ArrowWriter<Output<'o>>);

impl<'o> ParquetSink<'o> {
    /// A sink that calls `open` with the name of each file.
    pub fn new(open: impl FnMut(&str) -> Result<Output<'o>, WriteError> + Send + 'o) -> Self {
        Self { open: Box::new(open), tables: Vec::new(), translations: None }
    }
}

impl Sink for ParquetSink<'_> {
    fn begin(&mut self, schema: &Schema) -> Result<(), WriteError> {
        let columns = Columns::new(schema);
        let file = File::new((self.open)(&file_name(schema.name))?, columns.schema())?;
        self.tables.push((schema.name, columns, file));
        if self.translations.is_none() {
            let translations = Translations::default();
            let file = File::new((self.open)(&file_name(TRANSLATIONS))?, Translations::schema())?;
            self.translations = Some((translations, file));
        }
        Ok(())
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        let table = self.tables.iter_mut().find(|(name, ..)| *name == schema.name);
        let (_, columns, file) = table.expect("a table that has begun");
        let batch = columns.add(cells);
        file.take(batch)?;
        if let (Some(pair), Some((translations, file))) = (TwoSided::of(schema, cells), &mut self.translations) {
            let batch = translations.add(&pair);
            file.take(batch)?;
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        for (_, mut columns, mut file) in mem::take(&mut self.tables) {
            file.take(columns.rest())?;
            file.finish()?;
        }
        if let Some((mut translations, mut file)) = self.translations.take() {
            file.take(translations.rest())?;
            file.finish()?;
        }
        Ok(())
    }
}

impl<'o> File<'o> {
    fn new(out: Output<'o>, schema: SchemaRef) -> Result<Self, WriteError> {
        let path = out.path().to_owned();
        // What wrote it is named without its version, so that the same rows give the same file.
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).set_created_by("ikiz".into());
        let writer = ArrowWriter::try_new(out, schema, Some(properties.build()));
        writer.map(Self).map_err(|error| WriteError::refused(&path, system(error)))
    }

    /// Writes a batch, if there is one, as a group of rows.
    fn take(&mut self, batch: Result<Option<RecordBatch>, ArrowError>) -> Result<(), WriteError> {
        let written = match batch {
            Ok(None) => return Ok(()),
            Ok(Some(batch)) => self.0.write(&batch).and_then(|()| self.0.flush()),
            Err(error) => Err(error.into()),
        };
        written.map_err(|error| self.0.inner().failed(system(error)))
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        match self.0.finish() {
            Ok(_) => Ok(()),
            Err(error) => Err(self.0.inner().failed(system(error))),
        }
    }
}

/// The error of the system, if it was one.
fn system(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(source) => match source.downcast::<io::Error>() {
            Ok(source) => *source,
            Err(source) => io::Error::other(source),
        },
        other => io::Error::other(other),
    }
}

/// The columns of [`TRANSLATIONS`] while pairs come.
#[derive(Default)]
struct Translations {
    ids: StringBuilder,
    english: StringBuilder,
    turkish: StringBuilder,
    confidences: Float64Builder,
    pairs: usize,
}

impl Translations {
    fn sides() -> Fields {
        Fields::from(["en", "tr"].map(|side| Field::new(side, DataType::Utf8, false)).to_vec())
    }

    fn schema() -> SchemaRef {
        Arc::new(ArrowSchema::new(vec![
            Field::new("id", DataType::Utf8, false),
            Field::new("translation", DataType::Struct(Self::sides()), false),
            Field::new("confidence", DataType::Float64, false),
        ]))
    }

    fn add(&mut self, pair: &TwoSided) -> Result<Option<RecordBatch>, ArrowError> {
        self.ids.append_value(pair.id());
        self.english.append_value(pair.sides.english);
        self.turkish.append_value(pair.sides.turkish);
        self.confidences.append_value(Kind::Decimal(3).rounded(pair.confidence));
        self.pairs += 1;
        if self.pairs >= PAIRS { self.rest() } else { Ok(None) }
    }

    fn rest(&mut self) -> Result<Option<RecordBatch>, ArrowError> {
        if mem::take(&mut self.pairs) == 0 {
            return Ok(None);
        }
        let sides: Vec<ArrayRef> = vec![Arc::new(self.english.finish()), Arc::new(self.turkish.finish())];
        let sides = StructArray::try_new(Self::sides(), sides, None)?;
        let columns: Vec<ArrayRef> =
            vec![Arc::new(self.ids.finish()), Arc::new(sides), Arc::new(self.confidences.finish())];
        RecordBatch::try_new(Self::schema(), columns).map(Some)
    }
}
