//! Inputs: ids, formats, encodings, content hashes.

use crate::Language;
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;
use std::path::{Path, PathBuf};

/// The id of a document: its path below the input that the user named, `/`-separated, NFC. If one file has many
/// records, `#` and the record's id follow.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentId(String);

impl DocumentId {
    /// The id; the caller must pass it in the form above.
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
    /// Plain text, also text extracted from a PDF.
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
    /// XML whose root element is not known yet; after reading, it is one of the next four.
    Xml,
    /// JATS, the article format of journals.
    Jats,
    /// TEI in the form that GROBID writes.
    Tei,
    /// Dublin Core records in the form of OAI-PMH.
    #[serde(rename = "dublin-core")]
    DublinCore,
    /// MODS records.
    Mods,
    /// A table of records: values separated by comma, semicolon or tab.
    Csv,
    /// Records as JSON: one on each line, or an array.
    Json,
}

impl Format {
    /// Whether its files hold records, which describe documents and are none themselves.
    pub const fn holds_records(self) -> bool {
        matches!(self, Self::Csv | Self::Json | Self::DublinCore | Self::Mods)
    }

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

/// The BLAKE3 hash of a file's bytes, or of the text of one of many records in a file, as 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ContentHash(pub String);

/// A file that a document was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// The path from which it was read.
    #[serde(serialize_with = "path_as_text")]
    pub path: PathBuf,
    /// The path below the input that the user named, `/`-separated, NFC.
    pub name: String,
    /// Its format.
    pub format: Format,
    /// The encoding of its bytes.
    pub encoding: Encoding,
    /// Hash of its bytes, or of the record in it.
    pub hash: ContentHash,
    /// The language in its name (`paper_en.txt`), if a document consists of two files.
    pub language: Option<Language>,
    /// Number of pages, at least 1; `None` where the file does not show where they end.
    pub pages: Option<u32>,
}

/// Serializes a path as text. Names of files may have bytes that stand for no character: these are replaced.
///
/// # Errors
/// If the serializer has one.
pub fn path_as_text<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&path.to_string_lossy())
}
