//! Inputs: ids, formats, encodings, content hashes.

use crate::Language;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::PathBuf;

/// Names a document: its path below the input that was named, `/`-separated, NFC; `#` and the record's id follow where
/// one file holds many records.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentId(String);

impl DocumentId {
    /// The id; the caller has brought it into the normal form above.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A file format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text, also text that came out of a PDF.
    Text,
    /// Markdown.
    Markdown,
    /// PDF.
    Pdf,
    /// Word (Office Open XML).
    Docx,
    /// OpenDocument text.
    Odt,
    /// HTML, XHTML included.
    Html,
    /// XML before its root element is looked at; what was read says one of the next four.
    Xml,
    /// JATS, the journals' article format.
    Jats,
    /// TEI as GROBID writes it.
    Tei,
    /// Dublin Core records, as OAI-PMH gives them.
    #[serde(rename = "dublin-core")]
    DublinCore,
    /// MODS records.
    Mods,
    /// A table of records: values parted by comma, semicolon or tab.
    Csv,
    /// Records as JSON: one a line, or an array.
    Json,
}

impl Format {
    /// The name in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Html => "html",
            Self::Xml => "xml",
            Self::Jats => "jats",
            Self::Tei => "tei",
            Self::DublinCore => "dublin-core",
            Self::Mods => "mods",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

/// A character encoding, by its WHATWG name (`UTF-8`, `windows-1254` …; ISO-8859-9 is read as its superset
/// windows-1254).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Encoding(pub String);

/// The BLAKE3 hash of a file's bytes, or of a record's text in a file of many, as 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ContentHash(pub String);

/// A file that a document was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// Where it was read.
    pub path: PathBuf,
    /// The path below the input that was named, `/`-separated, NFC.
    pub name: String,
    /// What it is.
    pub format: Format,
    /// How its bytes became letters.
    pub encoding: Encoding,
    /// Of its bytes, or of the record in it.
    pub hash: ContentHash,
    /// The language that its name says (`paper_en.txt`), where a document lies in two files.
    pub language: Option<Language>,
    /// Pages, at least 1; `None` where the file does not say where they end.
    pub pages: Option<u32>,
}
