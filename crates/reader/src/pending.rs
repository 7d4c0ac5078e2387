//! A document that is found and not yet read: its id is known, and it can be read on any thread.

use crate::extract::{Extract, Found, Input, Work};
use crate::failure::{self, Refusal};
use crate::formats::{Reader, reader_of};
use crate::letters::characters;
use crate::limits::Deadline;
use crate::lines::build::{CleanText, clean_text};
use crate::metadata;
use crate::options::ReadOptions;
use crate::source::Source;
use ikiz_document::{ContentHash, Declared, Document, DocumentId, LanguageTag, SkipReason, SourceFile};
use std::mem::take;
use std::ops::ControlFlow;
use std::sync::Arc;

/// A document of which the id is known.
pub struct Pending {
    id: DocumentId,
    bytes: usize,
    content: Option<ContentHash>,
    state: State,
}

enum State {
    /// Files of which nothing is read.
    Files(Vec<Arc<Source>>),
    /// A document of a file that holds records; `is_whole`: the only one.
    Record {
        source: Arc<Source>,
        is_whole: bool,
        work: Work,
    },
    Refused(Refusal),
}

impl Pending {
    /// A document of all files.
    pub(crate) fn of_files(id: DocumentId, sources: Vec<Arc<Source>>) -> Self {
        let bytes = sources.iter().map(|source| source.bytes() as usize).sum();
        Self { id, bytes, content: None, state: State::Files(sources) }
    }

    /// The only document of a file that may hold records.
    pub(crate) fn of_file(id: DocumentId, source: Arc<Source>, work: Work) -> Self {
        let bytes = source.bytes() as usize;
        Self { id, bytes, content: None, state: State::Record { source, is_whole: true, work } }
    }

    /// One of the documents of a file.
    pub(crate) fn of_record(id: DocumentId, source: Arc<Source>, record: crate::extract::Record) -> Self {
        let content = Some(ContentHash(record.content.to_hex().to_string()));
        let state = State::Record { source, is_whole: false, work: record.work };
        Self { id, bytes: record.bytes, content, state }
    }

    /// Something of which it is known that it gives no document.
    pub(crate) fn refused(id: DocumentId, refusal: Refusal) -> Self {
        Self { id, bytes: 0, content: None, state: State::Refused(refusal) }
    }

    /// The document's id.
    pub fn id(&self) -> &DocumentId {
        &self.id
    }

    /// The size of what it is read from, in bytes.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Identifies what it is read from: the same under the same options, the same document. For files, their bytes are
    /// read. `None` where that cannot be known, or would not be worth it.
    pub fn identity(&self) -> Option<ContentHash> {
        let mut hasher = blake3::Hasher::new();
        let mut add = |source: &Source, content: &ContentHash| {
            let named: &[u8] = if source.file.named { b"named" } else { b"met" };
            for part in [source.shown.as_bytes(), source.file.name.as_bytes(), named, content.0.as_bytes()] {
                hasher.update(part).update(b"\0");
            }
        };
        match &self.state {
            State::Files(sources) => {
                for source in sources {
                    add(source, &source.hash().ok()?);
                }
            }
            State::Record { source, is_whole: true, .. } => add(source, &source.hash().ok()?),
            State::Record { source, is_whole: false, .. } => add(source, self.content.as_ref()?),
            State::Refused(_) => return None,
        }
        Some(ContentHash(hasher.finalize().to_hex().to_string()))
    }

    /// Reads the document.
    ///
    /// # Errors
    /// Where it is passed over or cannot be read, or a limit is passed.
    pub fn document(self) -> Result<Document, Refusal> {
        let mut reading = Reading { document: empty_document(self.id), property_authors: Vec::new() };
        let options = match self.state {
            State::Files(sources) => {
                for source in &sources {
                    reading.add_file(source)?;
                }
                sources.first().map(|source| Arc::clone(&source.options))
            }
            State::Record { source, is_whole, work } => {
                let deadline = Deadline::new(&source.options.limits);
                let extract = extracted(work, &source, is_whole, &deadline)?;
                let hash = if is_whole { source.hash()? } else { hash_of(&extract) };
                reading.add(&source, extract, hash, &deadline)?;
                Some(Arc::clone(&source.options))
            }
            State::Refused(refusal) => return Err(refusal),
        };
        Ok(reading.finish(options.as_deref()))
    }
}

/// The lines of a document in a file.
fn extracted(work: Work, source: &Source, is_whole: bool, deadline: &Deadline) -> Result<Extract, Refusal> {
    let extract = work(deadline)?;
    match extract.lines.is_empty() {
        true if is_whole => Err(failure::blank(&source.shown).into()),
        true => Err(Refusal::Skipped(SkipReason::EmptyRecord)),
        false => Ok(extract),
    }
}

/// A document while its files are read.
struct Reading {
    document: Document,
    property_authors: Vec<String>,
}

impl Reading {
    /// Adds the text of a file, or of all records in it.
    fn add_file(&mut self, source: &Arc<Source>) -> Result<(), Refusal> {
        match reader_of(source.file.format) {
            Reader::Files(reader) => {
                let bytes = source.contents()?;
                if bytes.is_empty() {
                    return Err(failure::empty(&source.shown).into());
                }
                let deadline = Deadline::new(&source.options.limits);
                let (path, named, options) = (&*source.shown, source.file.named, &*source.options);
                // What a file is counts, not what its name says.
                let reader = match failure::format_of_bytes(&bytes).map(reader_of) {
                    Some(Reader::Files(reader)) => reader,
                    _ => reader,
                };
                let extract = reader.read(&Input { bytes: &bytes, path, named, options, deadline })?;
                if extract.lines.is_empty() {
                    return Err(failure::blank(path).into());
                }
                let hash = ContentHash(blake3::hash(&bytes).to_hex().to_string());
                drop(bytes);
                self.add(source, extract, hash, &deadline)
            }
            Reader::Records(reader) => {
                source.check_size()?;
                let hash = source.hash()?;
                let mut added = Ok(());
                reader.walk(source, &mut |found| {
                    let (work, is_whole) = match found {
                        Found::File(work) => (work, true),
                        Found::Record(record) => (record.work, false),
                    };
                    let deadline = Deadline::new(&source.options.limits);
                    added = extracted(work, source, is_whole, &deadline)
                        .and_then(|extract| self.add(source, extract, hash.clone(), &deadline));
                    if added.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
                })?;
                added
            }
        }
    }

    /// Adds a file's text behind what the document holds. The texts of two files are parted by an empty line.
    fn add(
        &mut self,
        source: &Source,
        mut extract: Extract,
        hash: ContentHash,
        deadline: &Deadline,
    ) -> Result<(), Refusal> {
        let (format, encoding) = (extract.format, extract.encoding.clone());
        let document = &mut self.document;
        let (declared, mut authors) = (take(&mut extract.metadata), take(&mut extract.property_authors));
        let clean = clean_text(extract, document.sources.len(), || deadline.check(&source.shown))?;
        let file = &source.file;
        document.metadata.fill(declared);
        self.property_authors.append(&mut authors);
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
        Ok(())
    }

    /// The document, with what its first page declares and its group.
    fn finish(self, options: Option<&ReadOptions>) -> Document {
        let Self { mut document, property_authors } = self;
        metadata::complete(&mut document, &property_authors);
        if let Some(options) = options {
            options.group_by.set(&mut document);
        }
        document
    }
}

fn empty_document(id: DocumentId) -> Document {
    Document { id, ..Document::default() }
}

/// Names the content of a record: its lines, and what the file says that they are.
fn hash_of(extract: &Extract) -> ContentHash {
    let mut hasher = blake3::Hasher::new();
    for line in &extract.lines {
        hasher.update(line.text.as_bytes());
        if let Some(Declared { field, language, number }) = &line.declared {
            hasher.update(&[b'\n', *field as u8]).update(&number.to_le_bytes());
            hasher.update(language.as_ref().map_or("", LanguageTag::code).as_bytes());
        }
        hasher.update(b"\n\n");
    }
    ContentHash(hasher.finalize().to_hex().to_string())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ReadOptions, read_bytes};
    use ikiz_document::Format;

    fn identities(text: &str) -> Vec<Option<ContentHash>> {
        let mut identities = Vec::new();
        let format = if text.starts_with('<') { Format::Xml } else { Format::Csv };
        read_bytes(&DocumentId::new("a"), "a", format, text.as_bytes(), &ReadOptions::default(), &mut |pending| {
            identities.push(pending.identity());
            ControlFlow::Continue(())
        });
        identities
    }

    #[test]
    fn the_identity_of_a_record_names_all_that_its_document_depends_on() {
        let rows = identities("title,doi\nArı,1\nBal,2\n");
        assert!(rows.iter().all(Option::is_some) && rows[0] != rows[1]);
        assert_eq!(identities("title,doi\nArı,1\nSu,2\n")[0], rows[0]);
        assert_ne!(identities("doi,title\nArı,1\nBal,2\n")[0], rows[0], "the header");
        assert_ne!(identities("title,doi\n\nArı,1\nBal,2\n")[0], rows[0], "the line");
        let mods = |title: &str| format!("<mods><titleInfo><title>{title}</title></titleInfo></mods>");
        let records = identities(&format!("<c>{}{}</c>", mods("Arı"), mods("Bal")));
        assert!(records.len() == 2 && records[0] != records[1]);
        assert_eq!(identities(&mods("Arı")).len(), 1, "a file that is one document");
    }

    #[test]
    fn documents_are_read_on_any_thread() {
        fn check<T: Send + 'static>() {}
        check::<Pending>();
    }
}
