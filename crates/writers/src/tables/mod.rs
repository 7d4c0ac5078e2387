//! The tables, one file each: a schema, a row, the rows of a report.
//!
//! To add a table: a file with a `TABLE`, a `Row` and `rows`, a line in [`ALL`] and one in [`for_each`].

pub mod checks;
pub mod documents;
pub mod errors;
pub mod keyword_frequencies;
pub mod keyword_pairs;
mod place;
pub mod section_pairs;
pub mod sections;
pub mod sentence_pairs;

use crate::schema::Table;
use ikiz_document::CorpusReport;
use serde::Serialize;

/// All tables, in the order of the documentation.
pub const ALL: &[Table] = &[
    documents::TABLE,
    sections::TABLE,
    section_pairs::TABLE,
    sentence_pairs::TABLE,
    keyword_frequencies::TABLE,
    keyword_pairs::TABLE,
    checks::TABLE,
    errors::TABLE,
];

/// Takes each table with its rows.
pub trait Visitor {
    /// What can go wrong.
    type Error;

    /// Takes one table.
    ///
    /// # Errors
    /// As the visitor says.
    fn table<R: Serialize>(&mut self, table: &'static Table, rows: impl Iterator<Item = R>) -> Result<(), Self::Error>;
}

/// Shows a visitor every table of a report.
///
/// # Errors
/// The visitor's first.
pub fn for_each<V: Visitor>(report: &CorpusReport, visitor: &mut V) -> Result<(), V::Error> {
    visitor.table(&documents::TABLE, documents::rows(report))?;
    visitor.table(&sections::TABLE, sections::rows(report))?;
    visitor.table(&section_pairs::TABLE, section_pairs::rows(report))?;
    visitor.table(&sentence_pairs::TABLE, sentence_pairs::rows(report))?;
    visitor.table(&keyword_frequencies::TABLE, keyword_frequencies::rows(report))?;
    visitor.table(&keyword_pairs::TABLE, keyword_pairs::rows(report))?;
    visitor.table(&checks::TABLE, checks::rows(report))?;
    visitor.table(&errors::TABLE, errors::rows(report))
}
