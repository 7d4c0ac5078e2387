//! From a found file, or from bytes, to its documents.

use crate::ReadOptions;
use crate::extract::{Extract, Input, Record};
use crate::failure::{self, Refusal};
use crate::formats::reader_of;
use crate::inputs::discover::{InputFile, SourceGroup};
use crate::letters::characters;
use crate::limits::Deadline;
use crate::lines::build::{CleanText, clean_text};
use crate::records::names;
use ikiz_document::{ContentHash, Document, DocumentId, Format, RepairCounts, SkipReason, SourceFile};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// A document's name, and what was read of it.
pub type ReadDocument = (DocumentId, Result<Document, Refusal>);

/// Reads the files of a group into documents: one, or as many as there are records in the file; never none. The texts
/// of two files are parted by an empty line.
///
/// A refusal stands for the group where a file of it is missing, cannot be opened or passes the limits, or for the
/// record it is about.
pub fn read(group: &SourceGroup, options: &ReadOptions) -> Vec<ReadDocument> {
    let mut files = Vec::new();
    for file in &group.files {
        let contents = contents(&file.path, options.limits.file_bytes);
        let shown = file.path.to_string_lossy();
        match contents.and_then(|bytes| Ok((records_of(file, &shown, &bytes, options)?, bytes))) {
            Ok((records, bytes)) => files.push((file, records, ContentHash(blake3::hash(&bytes).to_hex().to_string()))),
            Err(refusal) => return vec![(group.id.clone(), Err(refusal))],
        }
    }
    documents(&group.id, files)
}

/// Reads bytes that come from elsewhere, as from standard input. `name` stands for the path in the source of each
/// document and in failures.
pub fn read_bytes(
    id: DocumentId,
    name: &str,
    format: Format,
    bytes: &[u8],
    options: &ReadOptions,
) -> Vec<ReadDocument> {
    let file = InputFile { path: name.into(), name: name.to_owned(), format, language: None, named: true };
    match records_of(&file, name, bytes, options) {
        Ok(records) => {
            let hash = ContentHash(blake3::hash(bytes).to_hex().to_string());
            documents(&id, vec![(&file, records, hash)])
        }
        Err(refusal) => vec![(id, Err(refusal))],
    }
}

fn contents(path: &Path, limit: u64) -> Result<Vec<u8>, Refusal> {
    let failed = |error: std::io::Error| Refusal::from(failure::from_io(path, &error));
    let file = File::open(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len();
    if size > limit {
        return Err(failure::too_large(path, size, limit).into());
    }
    // A file may grow while it is read, and a pipe has no size.
    let mut bytes = Vec::new();
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > limit {
        return Err(failure::too_large(path, bytes.len() as u64, limit).into());
    }
    Ok(bytes)
}

fn records_of(file: &InputFile, shown: &str, bytes: &[u8], options: &ReadOptions) -> Result<Vec<Record>, Refusal> {
    if bytes.is_empty() {
        return Err(failure::empty(shown, bytes).into());
    }
    let deadline = Deadline::new(&options.limits);
    let input = Input { bytes, path: shown, named: file.named, options, deadline };
    let mut records = reader_of(file.format).read(&input)?;
    for record in &mut records {
        let blank = record.extract.as_ref().is_ok_and(|extract| extract.lines.is_empty());
        if blank {
            let whole_file = record.id.is_none();
            record.extract = Err(if whole_file {
                failure::empty(shown, bytes).into()
            } else {
                Refusal::Skipped(SkipReason::EmptyRecord)
            });
        }
    }
    Ok(records)
}

/// The documents of a group's files: one of all files, or one a record of the only file.
fn documents(id: &DocumentId, files: Vec<(&InputFile, Vec<Record>, ContentHash)>) -> Vec<ReadDocument> {
    if let [(_, records, _)] = &*files
        && !matches!(&**records, [Record { id: None, .. }])
    {
        let ids = names::name(id, records);
        let file =
            files.into_iter().next().map(|(file, records, _)| records.into_iter().map(move |record| (file, record)));
        let of_record = |(id, (file, record)): (DocumentId, (&InputFile, Record))| {
            let document = record.extract.map(|extract| {
                let hash = hash_of(&extract);
                let mut document = empty_document(id.clone());
                add(&mut document, file, extract, hash);
                document
            });
            (id, document)
        };
        return ids.into_iter().zip(file.into_iter().flatten()).map(of_record).collect();
    }
    let mut document = empty_document(id.clone());
    for (file, records, hash) in files {
        for record in records {
            match record.extract {
                Ok(extract) => add(&mut document, file, extract, hash.clone()),
                Err(refusal) => return vec![(id.clone(), Err(refusal))],
            }
        }
    }
    vec![(id.clone(), Ok(document))]
}

fn empty_document(id: DocumentId) -> Document {
    let (text, repairs) = (String::new(), RepairCounts::new());
    Document { id, sources: Vec::new(), text, lines: Vec::new(), removed: Vec::new(), repairs }
}

/// Names the content of a record: its lines, and what the file says that they are.
fn hash_of(extract: &Extract) -> ContentHash {
    let mut hasher = blake3::Hasher::new();
    for line in &extract.lines {
        hasher.update(line.text.as_bytes());
        hasher.update(format!("\n{:?}\n", line.declared).as_bytes());
    }
    ContentHash(hasher.finalize().to_hex().to_string())
}

/// Adds a file's text behind what the document holds.
fn add(document: &mut Document, file: &InputFile, extract: Extract, hash: ContentHash) {
    let (format, encoding) = (extract.format, extract.encoding.clone());
    let clean = clean_text(extract, document.sources.len());
    document.sources.push(SourceFile {
        path: file.path.clone(),
        name: file.name.clone(),
        format,
        encoding,
        hash,
        language: file.language,
        pages: clean.pages,
    });
    append(document, clean);
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
