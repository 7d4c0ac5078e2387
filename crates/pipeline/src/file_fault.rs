//! Why a file that a setting names cannot be used.

use ikiz_document::Message;
use std::path::Path;

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
    pub(crate) fn new(path: &Path, line: Option<usize>, message: Message) -> Self {
        Self { path: path.display().to_string(), line, message }
    }
}
