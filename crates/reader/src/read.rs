//! From a found file, or from bytes, to a document.

use crate::build::{CleanText, clean_text};
use crate::decode::decode;
use crate::discover::{InputFile, SourceGroup};
use crate::{characters, failure};
use ikiz_document::{ContentHash, Document, DocumentId, Failure, Format, RepairCounts, SourceFile};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Limits that keep one file from taking all memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Largest size of a file, in bytes.
    pub file_bytes: u64,
}

impl Default for Limits {
    /// 100 MB.
    fn default() -> Self {
        Self { file_bytes: 100_000_000 }
    }
}

/// Reads the files of a group into one document; the texts of two files are parted by an empty line.
///
/// # Errors
/// Where a file of the group is missing, cannot be opened, is larger than the limits, is empty, or is no text.
pub fn read(group: &SourceGroup, limits: &Limits) -> Result<Document, Failure> {
    let mut document = empty_document(group.id.clone());
    for file in &group.files {
        let bytes = contents(&file.path, limits.file_bytes)?;
        add(&mut document, file, &file.path.to_string_lossy(), &bytes)?;
    }
    Ok(document)
}

/// Reads bytes that come from elsewhere, as from standard input. `name` stands for the path in the document's source and in failures.
///
/// # Errors
/// Where the bytes hold nothing or are no text.
pub fn read_bytes(id: DocumentId, name: &str, format: Format, bytes: &[u8]) -> Result<Document, Failure> {
    let mut document = empty_document(id);
    let file = InputFile { path: name.into(), name: name.to_owned(), format, language: None };
    add(&mut document, &file, name, bytes)?;
    Ok(document)
}

fn empty_document(id: DocumentId) -> Document {
    let (text, repairs) = (String::new(), RepairCounts::new());
    Document { id, sources: Vec::new(), text, lines: Vec::new(), removed: Vec::new(), repairs }
}

fn contents(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    let failed = |error: std::io::Error| failure::from_io(path, &error);
    let file = File::open(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len();
    if size > limit {
        return Err(failure::too_large(path, size, limit));
    }
    // A file may grow while it is read, and a pipe has no size.
    let mut bytes = Vec::new();
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > limit {
        return Err(failure::too_large(path, bytes.len() as u64, limit));
    }
    Ok(bytes)
}

/// Adds a file's text behind what the document holds.
fn add(document: &mut Document, file: &InputFile, shown: &str, bytes: &[u8]) -> Result<(), Failure> {
    if bytes.is_empty() {
        return Err(failure::empty(shown, bytes));
    }
    if let Some(failure) = failure::known_binary(shown, bytes) {
        return Err(failure);
    }
    let decoded = decode(bytes);
    if let Some(failure) = failure::undecodable(shown, &decoded) {
        return Err(failure);
    }
    let clean = clean_text(&decoded, file.format, document.sources.len());
    if clean.lines.is_empty() {
        return Err(failure::empty(shown, bytes));
    }
    document.sources.push(SourceFile {
        path: file.path.clone(),
        name: file.name.clone(),
        format: file.format,
        encoding: decoded.encoding,
        hash: ContentHash(blake3::hash(bytes).to_hex().to_string()),
        language: file.language,
        pages: clean.pages,
    });
    append(document, clean);
    Ok(())
}

fn append(document: &mut Document, clean: CleanText) {
    if !document.text.is_empty() {
        document.text.push_str("\n\n");
    }
    let offset = document.text.len();
    document.text.push_str(&clean.text);
    document.lines.extend(clean.lines.into_iter().map(|mut line| {
        line.span = line.span.shifted(offset);
        line
    }));
    document.removed.extend(clean.removed.into_iter().map(|mut removed| {
        removed.offset += offset;
        removed
    }));
    for (kind, times) in clean.repairs {
        characters::count(&mut document.repairs, &kind, times as usize);
    }
}
