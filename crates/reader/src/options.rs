//! What a caller may say about how files are read.

use crate::Limits;
use crate::metadata::Item;
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
    /// What it holds.
    pub content: Content,
}

impl Column {
    /// What it holds and its name: `abstract:tr=Özet metni`.
    pub fn shown(&self) -> String {
        let (content, name) = (self.content, &self.name);
        let language = match content {
            Content::Field(_, Some(language)) => format!(":{}", language.code()),
            _ => String::new(),
        };
        format!("{}{language}={name}", content.name())
    }
}

/// What a column or key may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// The record's id.
    Id,
    /// A field, in any language or in one.
    Field(DeclaredField, Option<Language>),
    /// What is said of the publication.
    Publication(Item),
}

impl Content {
    /// All of them, fields in any language, by name.
    const ALL: [(&str, Self); 16] = [
        ("id", Self::Id),
        ("title", Self::Field(DeclaredField::Title, None)),
        ("abstract", Self::Field(DeclaredField::Abstract, None)),
        ("summary", Self::Field(DeclaredField::Summary, None)),
        ("keywords", Self::Field(DeclaredField::Keywords, None)),
        ("year", Self::Publication(Item::Year)),
        ("journal", Self::Publication(Item::Journal)),
        ("volume", Self::Publication(Item::Volume)),
        ("issue", Self::Publication(Item::Issue)),
        ("authors", Self::Publication(Item::Authors)),
        ("doi", Self::Publication(Item::Doi)),
        ("url", Self::Publication(Item::Url)),
        ("record_type", Self::Publication(Item::Type)),
        ("orcid", Self::Publication(Item::Orcid)),
        ("received", Self::Publication(Item::Received)),
        ("accepted", Self::Publication(Item::Accepted)),
    ];

    /// The content with that name; a field in any language.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find_map(|(known, content)| (known == name).then_some(content))
    }

    /// Its name; of a field without the language.
    pub fn name(self) -> &'static str {
        let wanted = if let Self::Field(field, _) = self { Self::Field(field, None) } else { self };
        Self::ALL.into_iter().find(|(_, content)| *content == wanted).map_or("", |(name, _)| name)
    }

    /// All names.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL.into_iter().map(|(name, _)| name)
    }
}
