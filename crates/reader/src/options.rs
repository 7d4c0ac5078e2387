//! What a caller may say about how files are read.

use crate::Limits;
use ikiz_document::{DeclaredField, Language};

/// How files are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// What is refused.
    pub limits: Limits,
    /// Columns of tables and keys of JSON records that hold a field, beside the well-known names.
    pub columns: Vec<Column>,
    /// Where the array of records stands in a JSON file: keys separated by `.`, as in `response.docs`.
    pub records: Option<String>,
}

/// A column or key with its meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// As it stands in the file.
    pub name: String,
    /// What it holds; `None` for the record's id.
    pub field: Option<DeclaredField>,
    /// In which language.
    pub language: Option<Language>,
}
