//! The controlled vocabulary: that of the run, or the one that a profile names.

use crate::FileFault;
use ikiz_document::{Message, messages};
use ikiz_text::{Vocabulary, VocabularyError};
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
    let bytes = std::fs::read(path).map_err(|error| FileFault::new(path, None, unreadable(error.to_string())))?;
    let text = ikiz_reader::text_of(&path.display().to_string(), &bytes)
        .map_err(|failure| FileFault::new(path, None, failure.message))?;
    Vocabulary::of_csv(&text).map_err(|VocabularyError { line, message }| FileFault::new(path, line, message))
}
