//! A table is defined in one place: its name, its columns, and how each cell is made from the data of a row.

use crate::WriteError;
use crate::schema::{Cell, Column, Kind, Schema};
use crate::sink::Sink;
use crate::wording::NameSetting;
use ikiz_document::{CorpusReport, DocumentOutcome, Twin};
use std::{io, iter};

/// Which rows are written, and how messages are worded.
#[derive(Clone, Copy, Debug)]
pub struct TableOptions {
    /// The lowest confidence of a sentence pair; `None` also writes sentences without a twin as rows.
    pub sure: Option<f64>,
    /// The lowest number of documents that give a term pair of the glossary.
    pub min_documents: usize,
    /// How a setting is written in messages.
    pub name_setting: NameSetting,
}

impl TableOptions {
    /// All rows, with settings written in this way.
    pub const fn new(name_setting: NameSetting) -> Self {
        Self { sure: None, min_documents: 0, name_setting }
    }
}

/// The definition of a table.
pub trait Table: Sized + 'static {
    /// The data of a row.
    type Row<'a>;

    /// File name without ending.
    const NAME: &'static str;
    /// What a row represents.
    const DESCRIPTION: Twin<&'static str>;
    /// The columns, in order.
    const FIELDS: &'static [Field<Self>];

    /// The rows of a document.
    fn of_document<'a>(
        _outcome: &'a DocumentOutcome,
        _options: &'a TableOptions,
    ) -> impl Iterator<Item = Self::Row<'a>> {
        iter::empty()
    }

    /// The rows of the corpus; an error instead of one if what lies in temporary files cannot be read.
    fn of_corpus<'a>(
        _report: &'a mut CorpusReport,
        _options: &'a TableOptions,
    ) -> impl Iterator<Item = io::Result<Self::Row<'a>>> {
        iter::empty()
    }
}

/// A column, and how its cell is made from a row.
pub struct Field<T: Table> {
    column: Column,
    cell: for<'r, 'a> fn(&'r T::Row<'a>) -> Cell<'r>,
}

/// A column of texts: its name, its meaning in English and in Turkish.
pub(crate) const fn text(name: &'static str, english: &'static str, turkish: &'static str) -> Column {
    Column { name, kind: Kind::Text, description: Twin::new(english, turkish) }
}

/// A column of lists.
pub(crate) const fn list(name: &'static str, english: &'static str, turkish: &'static str) -> Column {
    Column { name, kind: Kind::List, description: Twin::new(english, turkish) }
}

/// A column of whole numbers.
pub(crate) const fn integer(name: &'static str, english: &'static str, turkish: &'static str) -> Column {
    Column { name, kind: Kind::Integer, description: Twin::new(english, turkish) }
}

/// A column of numbers with the given number of decimals.
pub(crate) const fn decimal(
    name: &'static str,
    decimals: usize,
    english: &'static str,
    turkish: &'static str,
) -> Column {
    Column { name, kind: Kind::Decimal(decimals), description: Twin::new(english, turkish) }
}

impl Column {
    /// The column, with the function that makes its cell from a row.
    pub(crate) const fn cell<T: Table>(self, cell: for<'r, 'a> fn(&'r T::Row<'a>) -> Cell<'r>) -> Field<T> {
        Field { column: self, cell }
    }
}

type Sinks<'s, 'o> = &'s mut [&'o mut dyn Sink];

/// A [`Table`] of any type, for lists of tables.
#[derive(Clone, Copy)]
pub struct AnyTable {
    /// Whether it is made only where it is asked for.
    pub is_on_request: bool,
    schema: fn() -> Schema,
    document: fn(&DocumentOutcome, &TableOptions, &Schema, Sinks<'_, '_>) -> Result<(), WriteError>,
    corpus: fn(&mut CorpusReport, &TableOptions, &Schema, Sinks<'_, '_>) -> Result<(), WriteError>,
}

impl AnyTable {
    pub(crate) const fn of<T: Table>() -> Self {
        Self {
            is_on_request: false,
            schema: || Schema {
                name: T::NAME,
                description: T::DESCRIPTION,
                columns: T::FIELDS.iter().map(|field| field.column).collect(),
            },
            document: |outcome, options, schema, sinks| {
                give::<T>(T::of_document(outcome, options).map(Ok), schema, sinks)
            },
            corpus: |report, options, schema, sinks| give::<T>(T::of_corpus(report, options), schema, sinks),
        }
    }

    /// The table, made only where it is asked for.
    pub(crate) const fn on_request<T: Table>() -> Self {
        Self { is_on_request: true, ..Self::of::<T>() }
    }

    /// Its name and columns.
    pub fn schema(&self) -> Schema {
        (self.schema)()
    }
}

fn give<'a, T: Table>(
    rows: impl Iterator<Item = io::Result<T::Row<'a>>>,
    schema: &Schema,
    sinks: Sinks<'_, '_>,
) -> Result<(), WriteError> {
    for row in rows {
        let row = row.map_err(WriteError::temporary)?;
        let cells: Vec<Cell> = T::FIELDS.iter().map(|field| (field.cell)(&row)).collect();
        debug_assert!(cells.iter().zip(T::FIELDS).all(|(cell, field)| cell.fits(field.column.kind)), "{}", T::NAME);
        for sink in sinks.iter_mut() {
            sink.row(schema, &cells)?;
        }
    }
    Ok(())
}

/// Passes the rows of tables to sinks: document by document, then those of the corpus.
pub struct TableWriter<'s> {
    tables: Vec<(AnyTable, Schema)>,
    options: TableOptions,
    sinks: Vec<&'s mut dyn Sink>,
}

impl<'s> TableWriter<'s> {
    /// Begins the tables.
    ///
    /// # Errors
    /// The first error of a sink.
    pub fn begin(
        tables: &[AnyTable],
        options: TableOptions,
        mut sinks: Vec<&'s mut dyn Sink>,
    ) -> Result<Self, WriteError> {
        let tables: Vec<(AnyTable, Schema)> = tables.iter().map(|table| (*table, table.schema())).collect();
        for (_, schema) in &tables {
            sinks.iter_mut().try_for_each(|sink| sink.begin(schema))?;
        }
        Ok(Self { tables, options, sinks })
    }

    /// Passes the rows of a document. Documents come in the order of their ids.
    ///
    /// # Errors
    /// The first error of a sink.
    pub fn document(&mut self, outcome: &DocumentOutcome) -> Result<(), WriteError> {
        let Self { tables, options, sinks } = self;
        tables.iter().try_for_each(|(table, schema)| (table.document)(outcome, options, schema, sinks))
    }

    /// Passes the rows of the corpus and ends the tables.
    ///
    /// # Errors
    /// The first error of a sink; if what the report keeps in temporary files cannot be read.
    pub fn finish(self, report: &mut CorpusReport) -> Result<(), WriteError> {
        let Self { tables, options, mut sinks } = self;
        tables.iter().try_for_each(|(table, schema)| (table.corpus)(report, &options, schema, &mut sinks))?;
        sinks.iter_mut().try_for_each(|sink| sink.finish())
    }
}
