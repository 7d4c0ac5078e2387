//! What the reader of a format gives: the lines of each document in a file, not yet cleaned. The two traits of formats.

use crate::failure::{self, Refusal};
use crate::letters::decode::{Decoded, decode};
use crate::limits::{Deadline, Limits};
use crate::lines::printed::PrintedLine;
use crate::options::ReadOptions;
use crate::records::own::OwnNames;
use crate::source::Source;
use ikiz_document::{Encoding, Format, Metadata, RepairCounts};
use std::ops::ControlFlow;
use std::sync::Arc;

/// Reads the files of one format, or of one family of them, each as one document.
pub(crate) trait FormatReader: Sync {
    /// What a file gives.
    ///
    /// # Errors
    /// Where it cannot be read, or is passed over.
    fn read(&self, input: &Input<'_>) -> Result<Extract, Refusal>;
}

/// Reads files that may hold many documents, record by record.
pub(crate) trait RecordReader: Sync {
    /// Gives the records of a file in its order, at least one of them. Stops early where `take` says so.
    ///
    /// # Errors
    /// Where the file as a whole cannot be read, or is passed over, or cannot be read further.
    fn walk(&self, source: &Arc<Source>, take: Take<'_>) -> Result<(), Refusal>;

    /// The names in a file under which values stand, where its format has some that a user may name: of a header, or of
    /// the first record. All of them are met.
    fn names(&self, _: &Arc<Source>, _: &mut OwnNames<'_>) -> Vec<String> {
        Vec::new()
    }
}

/// Takes what is found in a file.
pub(crate) type Take<'a> = &'a mut dyn FnMut(Found) -> ControlFlow<()>;

/// The work that gives the lines of a document; it may run on another thread than the one that found the document.
pub(crate) type Work = Box<dyn FnOnce(&Deadline) -> Result<Extract, Refusal> + Send>;

/// What is found in a file of records.
pub(crate) enum Found {
    /// The file is one document.
    File(Work),
    /// One of its documents.
    Record(Record),
}

/// One of the documents in a file.
pub(crate) struct Record {
    /// Its id within the file; none where it is called by its place.
    pub id: Option<String>,
    /// Its length in the file, in bytes of UTF-8.
    pub bytes: usize,
    /// A hash of what it is read from.
    pub content: blake3::Hash,
    pub work: Work,
}

impl Record {
    /// A record that gives no document.
    pub fn refused(id: Option<String>, raw: &str, line: u32, refusal: impl Into<Refusal>) -> Self {
        let refusal = refusal.into();
        Self { id, bytes: raw.len(), content: content(raw, line, &utf_8()), work: Box::new(move |_| Err(refusal)) }
    }
}

/// Names what a record is read from: its letters, its place and its encoding.
pub(crate) fn content(raw: &str, line: u32, encoding: &Encoding) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&line.to_le_bytes()).update(encoding.0.as_bytes()).update(b"\n").update(raw.as_bytes());
    hasher.finalize()
}

/// A file's bytes, and what must be known to read them.
pub(crate) struct Input<'a> {
    pub bytes: &'a [u8],
    /// How the file is called in failures.
    pub path: &'a str,
    /// Named on the command line, not met on a walk.
    pub named: bool,
    pub options: &'a ReadOptions,
    /// When reading it must be over.
    pub deadline: Deadline,
}

impl Input<'_> {
    /// The bytes as text.
    ///
    /// # Errors
    /// Where they are no text.
    pub fn decoded(&self) -> Result<Decoded, Refusal> {
        self.decoded_by(decode)
    }

    /// The bytes as text, by the way of a format that names its encoding.
    ///
    /// # Errors
    /// Where they are no text.
    pub fn decoded_by(&self, decode: impl FnOnce(&[u8]) -> Decoded) -> Result<Decoded, Refusal> {
        if let Some(failure) = failure::known_binary(self.path, self.bytes) {
            return Err(failure.into());
        }
        let decoded = decode(self.bytes);
        match failure::undecodable(self.path, &decoded) {
            Some(failure) => Err(failure.into()),
            None => Ok(decoded),
        }
    }

    /// What is refused.
    pub fn limits(&self) -> &Limits {
        &self.options.limits
    }
}

/// The lines of one document, before cleaning.
pub(crate) struct Extract {
    /// What was read in the end: `Jats` for what was `Xml` before.
    pub format: Format,
    /// How bytes became letters.
    pub encoding: Encoding,
    pub lines: Vec<PrintedLine>,
    pub flow: Flow,
    /// What was repaired so far.
    pub repairs: RepairCounts,
    /// What the file says of the publication.
    pub metadata: Metadata,
    /// Who wrote it by the properties of the file: often who typed it, or the name of a program.
    pub property_authors: Vec<String>,
}

/// How lines stand to paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flow {
    /// Printed lines: paragraphs, page furniture and hyphenation are to be found out.
    Printed {
        /// The pages of the lines are set.
        pages_known: bool,
        /// Blank lines may be doubled, so that one says nothing.
        doubled: bool,
    },
    /// Each line is a paragraph, or (without a gap before it) a line of one.
    Paragraphs {
        /// The pages of the lines are set.
        pages_known: bool,
    },
}

/// UTF-8, for formats that have no encoding of their own to tell.
pub(crate) fn utf_8() -> Encoding {
    Encoding("UTF-8".to_owned())
}
