//! What a caller may say about how files are read.

use crate::Limits;
use ikiz_document::{DeclaredField, Document, Language};

/// How files are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// What is refused.
    pub limits: Limits,
    /// Columns of tables and keys of JSON records that hold a field, beside the well-known names.
    pub columns: Vec<Column>,
    /// Where the array of records stands in a JSON file: keys separated by `.`, as in `response.docs`.
    pub records: Option<String>,
    /// What makes the group of a document.
    pub group_by: GroupBy,
}

/// What makes the group of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum GroupBy {
    /// The folder below the named input in which its file lies; the outermost one of several.
    #[default]
    Folder,
    /// The journal that it declares.
    Journal,
    /// The year of publication that it declares.
    Year,
    /// A column of a table, or a key of JSON records.
    Column(String),
}

impl GroupBy {
    /// Sets the group of a document whose other metadata are known; that of a column is read with its record.
    pub fn set(&self, document: &mut Document) {
        let metadata = &document.metadata;
        let group = match self {
            Self::Folder => {
                let name = document.sources.first().and_then(|source| source.name.split_once('/'));
                name.map(|(folder, _)| folder.to_owned())
            }
            Self::Journal => metadata.journal.clone(),
            Self::Year => metadata.year.map(|year| year.to_string()),
            Self::Column(_) => return,
        };
        document.metadata.group = group;
    }

    /// The column or key that makes the group, if one does.
    pub fn column(&self) -> Option<&str> {
        if let Self::Column(name) = self { Some(name) } else { None }
    }
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
