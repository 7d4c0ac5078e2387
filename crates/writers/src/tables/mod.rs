//! The tables, one file each: a schema, a row, the rows of a report.
//!
//! To add a table: a file with a `TABLE`, a `Row` and `rows`, a line in [`ALL`] and one in [`for_each`].

pub mod checks;
pub mod documents;
pub mod errors;
pub mod glossary;
pub mod keyword_frequencies;
pub mod keyword_pairs;
mod place;
pub mod section_pairs;
pub mod sections;
pub mod sentence_pairs;

use crate::schema::Table;
use crate::wording::Face;
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
    glossary::TABLE,
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

/// Shows a visitor every table of a report. With `sure`, the sentence pairs are those of at least that confidence;
/// messages name settings as `face` says.
///
/// # Errors
/// The visitor's first.
pub fn for_each<V: Visitor>(
    report: &CorpusReport,
    sure: Option<f64>,
    face: Face,
    visitor: &mut V,
) -> Result<(), V::Error> {
    visitor.table(&documents::TABLE, documents::rows(report))?;
    visitor.table(&sections::TABLE, sections::rows(report))?;
    visitor.table(&section_pairs::TABLE, section_pairs::rows(report))?;
    visitor.table(&sentence_pairs::TABLE, sentence_pairs::rows(report, sure))?;
    visitor.table(&keyword_frequencies::TABLE, keyword_frequencies::rows(report))?;
    visitor.table(&keyword_pairs::TABLE, keyword_pairs::rows(report))?;
    visitor.table(&glossary::TABLE, glossary::rows(report))?;
    visitor.table(&checks::TABLE, checks::rows(report, face))?;
    visitor.table(&errors::TABLE, errors::rows(report, face))
}

#[cfg(test)]
mod tests {
    use super::*;
    use csv::WriterBuilder;

    fn check<R: Default + Serialize>(table: &Table) {
        let mut writer = WriterBuilder::new().from_writer(Vec::new());
        writer.serialize(R::default()).expect("a row");
        let text = String::from_utf8(writer.into_inner().expect("bytes")).expect("UTF-8");
        let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        assert_eq!(text.lines().next(), Some(&*names.join(",")), "{}: schema and row differ", table.name);
    }

    #[test]
    fn schemas_name_the_fields_of_their_rows() {
        check::<documents::Row>(&documents::TABLE);
        check::<sections::Row>(&sections::TABLE);
        check::<section_pairs::Row>(&section_pairs::TABLE);
        check::<sentence_pairs::Row>(&sentence_pairs::TABLE);
        check::<keyword_frequencies::Row>(&keyword_frequencies::TABLE);
        check::<keyword_pairs::Row>(&keyword_pairs::TABLE);
        check::<glossary::Row>(&glossary::TABLE);
        check::<checks::Row>(&checks::TABLE);
        check::<errors::Row>(&errors::TABLE);
        assert_eq!(ALL.len(), 9, "every table is checked here");
    }

    #[test]
    fn every_table_is_shown_in_the_order_of_the_documentation() {
        struct Names(Vec<&'static str>);
        impl Visitor for Names {
            type Error = std::convert::Infallible;
            fn table<R: Serialize>(
                &mut self,
                table: &'static Table,
                _rows: impl Iterator<Item = R>,
            ) -> Result<(), Self::Error> {
                self.0.push(table.name);
                Ok(())
            }
        }
        let mut names = Names(Vec::new());
        let _ = for_each(&CorpusReport::default(), None, |setting, _| setting.to_owned(), &mut names);
        assert_eq!(names.0, ALL.iter().map(|table| table.name).collect::<Vec<_>>());
    }
}
