//! The controlled vocabulary: that of the run, or the one that a profile names.

use crate::FileFault;
use crate::file_fault::text_of_file;
use ikiz_document::{Message, messages};
use ikiz_text::Vocabulary;
use std::path::Path;

messages! {
    unreadable(error) = "vocabulary.unreadable";
}

/// The vocabulary of a CSV file.
///
/// # Errors
///
/// If the file cannot be read or is no vocabulary.
pub fn read_vocabulary(path: &Path) -> Result<Vocabulary, FileFault> {
    vocabulary_of(path, unreadable)
}

/// The vocabulary of a file; `unreadable` says that it cannot be read.
pub(crate) fn vocabulary_of(path: &Path, unreadable: fn(String) -> Message) -> Result<Vocabulary, FileFault> {
    let text = text_of_file(path, unreadable)?;
    Vocabulary::of_csv(&text).map_err(|fault| FileFault::of_text(path, fault))
}
