//! The tables, one file each.
//!
//! To add a table: a file with a type that implements [`Table`](crate::table::Table), its `mod` line and its place in
//! [`ALL`].

mod bundles;
mod checks;
mod collocations;
mod corrections;
mod document_keywords;
mod documents;
mod errors;
mod glossary;
mod keyness;
mod keyword_edges;
mod keyword_frequencies;
mod keyword_pairs;
mod keyword_trends;
mod measures;
mod place;
mod section_pairs;
mod sections;
mod sentence_pairs;
mod sentences;
mod shifts;

pub use corrections::Corrections;
pub use sentence_pairs::SentencePairs;
pub use sentences::Sentences;

use crate::table::AnyTable;

/// Findings.
pub const CHECKS: AnyTable = AnyTable::of::<checks::Checks>();
/// `errors.csv`.
pub const ERRORS: AnyTable = AnyTable::of::<errors::Errors>();
/// Term pairs.
pub const GLOSSARY: AnyTable = AnyTable::of::<glossary::Glossary>();
/// Counts of terms in the corpus.
pub const KEYWORD_FREQUENCIES: AnyTable = AnyTable::of::<keyword_frequencies::KeywordFrequencies>();
/// Key phrases of documents.
pub const DOCUMENT_KEYWORDS: AnyTable = AnyTable::of::<document_keywords::DocumentKeywords>();

/// All tables, in the order of the documentation.
pub const ALL: [AnyTable; 19] = [
    AnyTable::of::<documents::Documents>(),
    AnyTable::of::<sections::Sections>(),
    AnyTable::of::<section_pairs::SectionPairs>(),
    AnyTable::of::<SentencePairs>(),
    AnyTable::on_request::<Sentences>(),
    AnyTable::of::<measures::Measures>(),
    AnyTable::of::<shifts::Shifts>(),
    KEYWORD_FREQUENCIES,
    DOCUMENT_KEYWORDS,
    AnyTable::of::<keyword_pairs::KeywordPairs>(),
    GLOSSARY,
    AnyTable::on_request::<keyness::KeynessTable>(),
    AnyTable::on_request::<collocations::Collocations>(),
    AnyTable::on_request::<bundles::Bundles>(),
    AnyTable::on_request::<keyword_trends::KeywordTrends>(),
    AnyTable::on_request::<keyword_edges::KeywordEdges>(),
    CHECKS,
    AnyTable::on_request::<Corrections>(),
    ERRORS,
];

/// The tables of a result: all but those that are made only where they are asked for and `is_asked` does not name.
pub fn of_result(is_asked: impl Fn(&str) -> bool) -> Vec<AnyTable> {
    ALL.into_iter().filter(|table| !table.is_on_request || is_asked(table.schema().name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::MemorySink;
    use crate::schema::Cell;
    use crate::table::{TableOptions, TableWriter};
    use ikiz_document::{CorpusReport, DocumentId, DocumentOutcome, Failure, FailureClass, Message, SkipReason, Stage};
    use std::collections::BTreeSet;

    #[test]
    fn tables_and_columns_have_unique_names_and_descriptions_in_both_languages() {
        let schemas = ALL.map(|table| table.schema());
        assert_eq!(schemas.iter().map(|schema| schema.name).collect::<BTreeSet<_>>().len(), ALL.len());
        for schema in schemas {
            let names: BTreeSet<&str> = schema.columns.iter().map(|column| column.name).collect();
            assert_eq!(names.len(), schema.columns.len(), "{}", schema.name);
            let of_columns = schema.columns.iter().map(|column| column.description);
            for description in of_columns.chain([schema.description]) {
                assert!(description.iter().all(|text| !text.is_empty()), "{}: {description:?}", schema.name);
            }
        }
    }

    fn written(outcomes: &[DocumentOutcome]) -> MemorySink {
        let mut memory = MemorySink::default();
        let options = TableOptions::new(|setting, _| setting.to_owned());
        let mut writer = TableWriter::begin(&ALL, options, vec![&mut memory]).expect("memory");
        for outcome in outcomes {
            writer.document(outcome).expect("memory");
        }
        writer.finish(&mut CorpusReport::default()).expect("memory");
        memory
    }

    #[test]
    fn rows_go_to_their_tables_and_fit_the_columns() {
        let id = DocumentId::new("öz.pdf");
        let failure = Failure {
            stage: Stage::Read,
            class: FailureClass::Empty,
            path: "öz.pdf".to_owned(),
            message: Message::new("empty.no-bytes", []),
            advice: Message::new("advice.copy-again", []),
        };
        let skipped = DocumentOutcome::Skipped { id: id.clone(), reason: SkipReason::EmptyRecord, group: None };
        let memory = written(&[skipped, DocumentOutcome::Failed { id, failure }]);
        let count = |name| memory.tables.iter().find(|(schema, _)| schema.name == name).map(|(_, rows)| rows.len());
        assert_eq!((count("documents"), count("errors"), count("sections")), (Some(2), Some(1), Some(0)));
        for (schema, rows) in &memory.tables {
            for row in rows {
                assert!(schema.columns.iter().zip(row).all(|(column, cell)| cell.fits(column.kind)), "{}", schema.name);
            }
        }
        let (schema, rows) = &memory.tables[ALL.len() - 1];
        assert_eq!(schema.cell(&rows[0], "message"), &Cell::from("the file is empty"));
    }

    #[test]
    fn tables_without_rows_begin_too() {
        let memory = written(&[]);
        let names = memory.tables.iter().map(|(schema, rows)| (schema.name, rows.len()));
        assert_eq!(names.collect::<Vec<_>>(), ALL.map(|table| (table.schema().name, 0)));
    }
}
