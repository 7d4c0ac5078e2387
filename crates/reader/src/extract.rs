//! What the reader of a format gives: the lines of each document in a file, not yet cleaned. The trait that all formats
//! share.

use crate::failure::{self, Refusal};
use crate::letters::decode::{Decoded, decode};
use crate::limits::{Deadline, Limits};
use crate::lines::printed::PrintedLine;
use crate::options::ReadOptions;
use ikiz_document::{Encoding, Format, RepairCounts};

/// Reads the files of one format, or of one family of them.
pub(crate) trait FormatReader: Sync {
    /// The documents in a file, in its order; never none.
    ///
    /// # Errors
    /// Where the file as a whole cannot be read, or is passed over.
    fn read(&self, input: &Input<'_>) -> Result<Vec<Record>, Refusal>;
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

/// One document of a file.
pub(crate) struct Record {
    /// Its id within the file, where the format holds many documents in one; unique after
    /// [`crate::records::names::name`].
    pub id: Option<String>,
    /// Its lines, or why it gives none.
    pub extract: Result<Extract, Refusal>,
}

impl Record {
    /// The only document of a file.
    pub fn only(extract: Extract) -> Vec<Self> {
        vec![Self { id: None, extract: Ok(extract) }]
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
