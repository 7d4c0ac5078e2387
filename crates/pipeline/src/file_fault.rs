//! Files of the user's own that a setting names, and why one cannot be used.

use ikiz_document::{Message, messages};
use ikiz_text::TextFault;
use std::path::Path;

messages! {
    more_rows(count) = "file.more-rows";
}

/// What is wrong with a file that a setting names, or that such a file names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFault {
    /// The file.
    pub path: String,
    /// The line, from 1, where it is one.
    pub line: Option<usize>,
    /// What is wrong and what is right.
    pub message: Message,
}

impl FileFault {
    /// What is wrong with a file as a whole.
    pub(crate) fn of_all(path: &Path, message: Message) -> Self {
        Self::of_text(path, TextFault::of_all(message))
    }

    /// What is wrong in the text of a file.
    pub(crate) fn of_text(path: &Path, TextFault { line, message }: TextFault) -> Self {
        Self { path: path.display().to_string(), line, message }
    }
}

/// What is wrong in files that a setting names, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFaults {
    /// The first ones, one at least.
    pub first: Vec<FileFault>,
    /// How many more there are.
    pub more: usize,
}

impl FileFaults {
    /// The most that are told.
    const SHOWN: usize = 20;

    /// The first of these faults and the number of the others; `None` if there are none.
    pub(crate) fn of(mut faults: Vec<FileFault>) -> Option<Self> {
        let more = faults.len().saturating_sub(Self::SHOWN);
        faults.truncate(Self::SHOWN);
        (!faults.is_empty()).then_some(Self { first: faults, more })
    }

    /// Says that there are more than are told; `None` if there are not.
    pub fn rest(&self) -> Option<Message> {
        (self.more > 0).then(|| more_rows(self.more))
    }
}

impl From<FileFault> for FileFaults {
    fn from(fault: FileFault) -> Self {
        Self { first: vec![fault], more: 0 }
    }
}

/// The text of a file in any encoding; `unreadable` says that it cannot be read.
pub(crate) fn text_of_file(path: &Path, unreadable: fn(String) -> Message) -> Result<String, FileFault> {
    let bytes = std::fs::read(path).map_err(|error| FileFault::of_all(path, unreadable(error.to_string())))?;
    ikiz_reader::text_of(&path.display().to_string(), &bytes)
        .map_err(|failure| FileFault::of_all(path, failure.message))
}
