//! Inputs to documents: walks folders, passes over what is no document, and groups the two languages of one paper.

use crate::failure;
use crate::inputs::identity::{Name, distinct, slashed};
use crate::inputs::walk::{is_passed_over, walk};
use ikiz_document::{DocumentId, Failure, Format, Language, path_as_text};
use ikiz_text::{lower, nfc};
use serde::{Deserialize, Serialize};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What was found under the inputs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Discovery {
    /// The documents to read, in the order of their ids.
    pub groups: Vec<SourceGroup>,
    /// Inputs and folders that cannot be read, in the order of their ids; no id stands twice, here or among the groups.
    pub failures: Vec<(DocumentId, Failure)>,
    /// Files met on a walk whose formats are not read, in the order of their ids.
    pub unread: Vec<DocumentId>,
}

/// The files of one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceGroup {
    /// The document's name.
    pub id: DocumentId,
    /// One file, or two: English, then Turkish.
    pub files: Vec<InputFile>,
}

impl SourceGroup {
    /// Bytes of its files as they lie on the disk; what cannot be looked at has none.
    pub fn bytes(&self) -> u64 {
        self.files.iter().filter_map(|file| fs::metadata(&file.path).ok()).map(|found| found.len()).sum()
    }
}

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputFile {
    /// Where it is.
    #[serde(serialize_with = "path_as_text")]
    pub path: PathBuf,
    /// Its path below the named input, `/`-separated, NFC.
    pub name: String,
    /// What its name says that it is.
    pub format: Format,
    /// The language that its name says, where its twin stands beside it: `paper_en.txt`, `paper_tr.txt`.
    pub language: Option<Language>,
    /// Named as an input itself, not met in a folder.
    pub named: bool,
}

/// Finds the documents under files and folders. The result depends on what the inputs hold, not on their order.
pub fn discover(inputs: &[PathBuf]) -> Discovery {
    let mut search = Search::default();
    for input in inputs {
        match fs::metadata(input) {
            Err(error) => search.fail(input, failure::from_io(input, &error)),
            Ok(target) if target.is_dir() => search.folder(input),
            Ok(target) if target.is_file() => search.file(input),
            Ok(_) => search.fail(input, failure::neither_file_nor_folder(input)),
        }
    }
    search.finish()
}

/// Finds the documents among files that somebody else has listed: of each the folder that is the input, and its path
/// below it, `/`-separated. An empty path stands for an input that is a file. What a walk passes over is passed over here
/// too, but for results of ikiz, which only their content shows.
pub fn grouped_names(files: impl IntoIterator<Item = (PathBuf, String)>) -> Discovery {
    let mut search = Search::default();
    for (root, relative) in files {
        if relative.is_empty() {
            search.file(&root);
        } else if !relative.split('/').any(is_passed_over) {
            search.met(&root, Path::new(&relative), false);
        }
    }
    search.finish()
}

/// The group of a record that comes alone, as a row of a table: a file that holds nothing else, under its own id.
pub fn group_of_record(id: &str) -> SourceGroup {
    // What stands before a slash, as in a DOI, is no folder.
    let name = id.trim_end_matches('/').rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or(id).to_owned();
    let file = InputFile { path: id.into(), name, format: Format::Json, language: None, named: true };
    SourceGroup { id: DocumentId::new(id), files: vec![file] }
}

/// A file that was reached.
struct Candidate {
    file: InputFile,
    root: PathBuf,
    by_link: bool,
}

impl Candidate {
    /// Of the ways to a file, the one with the smallest rank is kept: without links, from the outermost input, and then
    /// the first by name.
    fn rank(&self) -> impl Ord + use<> {
        let depth = self.file.name.split('/').count();
        (self.by_link, std::cmp::Reverse(depth), self.file.name.clone(), self.file.path.clone())
    }
}

#[derive(Default)]
struct Search {
    /// By the path that all ways to a file share.
    candidates: BTreeMap<PathBuf, Candidate>,
    unread: BTreeMap<PathBuf, Name>,
    failures: BTreeMap<PathBuf, (Name, Failure)>,
}

impl Search {
    fn folder(&mut self, root: &Path) {
        let walked = walk(root);
        for (relative, error) in walked.problems {
            let path = if relative.as_os_str().is_empty() { root.to_owned() } else { root.join(&relative) };
            // A broken link to a file that would not be read is no failure, nor is a link that leads in a circle.
            if relative.as_os_str().is_empty() || format_of(&relative).is_some() || path.is_dir() {
                let name =
                    if relative.as_os_str().is_empty() { own_name(root) } else { Name::new(root, slashed(&relative)) };
                self.failures.insert(path.clone(), (name, failure::from_io(&path, &error)));
            }
        }
        for relative in walked.special.into_iter().filter(|relative| format_of(relative).is_some()) {
            let path = root.join(&relative);
            let failure = failure::neither_file_nor_folder(&path);
            self.failures.insert(path, (Name::new(root, slashed(&relative)), failure));
        }
        for found in walked.files {
            self.met(root, &found.relative, found.by_link);
        }
    }

    /// A file below an input.
    fn met(&mut self, root: &Path, relative: &Path, by_link: bool) {
        let path = root.join(relative);
        match format_of(relative) {
            Some(format) => {
                let file = input_file(path, slashed(relative), format, false);
                self.add(Candidate { file, root: root.to_owned(), by_link });
            }
            None => _ = self.unread.insert(full(&path), Name::new(root, slashed(relative))),
        }
    }

    fn file(&mut self, path: &Path) {
        let Some(format) = format_of(path) else {
            return self.fail(path, failure::unsupported(path, &extension(path)));
        };
        let name = slashed(Path::new(path.file_name().unwrap_or_default()));
        let root = parent(path);
        self.add(Candidate { file: input_file(path.to_owned(), name, format, true), root, by_link: path.is_symlink() });
    }

    fn add(&mut self, candidate: Candidate) {
        match self.candidates.entry(full(&candidate.file.path)) {
            Entry::Vacant(place) => _ = place.insert(candidate),
            Entry::Occupied(mut known) => {
                if candidate.rank() < known.get().rank() {
                    known.insert(candidate);
                }
            }
        }
    }

    fn fail(&mut self, path: &Path, failure: Failure) {
        self.failures.insert(path.to_owned(), (own_name(path), failure));
    }

    fn finish(self) -> Discovery {
        let mut names = Vec::new();
        let mut groups = Vec::new();
        for (name, files) in grouped(self.candidates) {
            names.push(name);
            groups.push(files);
        }
        let mut failures = Vec::new();
        for (name, failure) in self.failures.into_values() {
            names.push(name);
            failures.push(failure);
        }
        names.extend(self.unread.into_values());
        let mut ids = distinct(&names).into_iter();
        let mut discovery = Discovery::default();
        let group = |(id, files)| SourceGroup { id, files };
        discovery.groups.extend(ids.by_ref().take(groups.len()).zip(groups).map(group));
        discovery.failures.extend(ids.by_ref().take(failures.len()).zip(failures));
        discovery.unread.extend(ids);
        discovery.groups.sort_by(|left, right| left.id.cmp(&right.id));
        discovery.failures.sort_by(|left, right| left.0.cmp(&right.0));
        discovery.unread.sort();
        discovery
    }
}

/// The files by document: English and Turkish that stand side by side under one name, and all others alone.
fn grouped(candidates: BTreeMap<PathBuf, Candidate>) -> Vec<(Name, Vec<InputFile>)> {
    let plain: BTreeSet<_> =
        candidates.values().map(|candidate| (candidate.root.clone(), candidate.file.name.clone())).collect();
    let mut twins: BTreeMap<_, Vec<Candidate>> = BTreeMap::new();
    let mut documents = Vec::new();
    for (path, candidate) in candidates {
        match language_in_name(&candidate.file.name) {
            Some((base, _)) if !may_hold_records(candidate.file.format) => {
                let base = base.rsplit('/').next().unwrap_or(base).to_owned();
                let folder = path.parent().map(Path::to_owned);
                twins.entry((folder, base, candidate.file.format.name())).or_default().push(candidate);
            }
            _ => documents.push((Name::new(&candidate.root, candidate.file.name.clone()), vec![candidate.file])),
        }
    }
    for mut files in twins.into_values() {
        files.sort_by_key(|candidate| candidate.file.language);
        let languages: Vec<_> = files.iter().filter_map(|candidate| candidate.file.language).collect();
        if languages == Language::BOTH {
            let first = &files[0];
            let name =
                common_name(&first.file.name).filter(|name| !plain.contains(&(first.root.clone(), name.clone())));
            let name = Name::new(&first.root, name.unwrap_or_else(|| first.file.name.clone()));
            documents.push((name, files.into_iter().map(|candidate| candidate.file).collect()));
        } else {
            // What is printed counts, not what the name of a file says that has no twin: it may hold both languages.
            let alone = |Candidate { root, file, .. }: Candidate| {
                (Name::new(&root, file.name.clone()), vec![InputFile { language: None, ..file }])
            };
            documents.extend(files.into_iter().map(alone));
        }
    }
    documents
}

fn input_file(path: PathBuf, name: String, format: Format, named: bool) -> InputFile {
    let language = language_in_name(&name).filter(|_| !may_hold_records(format)).map(|(_, language)| language);
    InputFile { path, name, format, language, named }
}

/// Whether files of a format may hold records: such a file is none of the two halves of a document.
fn may_hold_records(format: Format) -> bool {
    format.holds_records() || format == Format::Xml
}

/// The path without links and detours.
fn full(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

fn parent(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The name of an input itself.
fn own_name(path: &Path) -> Name {
    let last = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
    Name::new(&parent(path), nfc(&last).into_owned())
}

/// The extension of a name in lower case; empty for names without one.
pub fn extension(path: &Path) -> String {
    path.extension().map_or_else(String::new, |extension| lower(&nfc(&extension.to_string_lossy()), Language::English))
}

pub(crate) fn format_of(path: &Path) -> Option<Format> {
    match extension(path).as_str() {
        "txt" | "text" => Some(Format::Text),
        "md" | "markdown" => Some(Format::Markdown),
        "pdf" => Some(Format::Pdf),
        "docx" => Some(Format::Docx),
        "odt" => Some(Format::Odt),
        "html" | "htm" | "xhtml" => Some(Format::Html),
        "xml" => Some(Format::Xml),
        "csv" | "tsv" => Some(Format::Csv),
        "json" | "jsonl" | "ndjson" => Some(Format::Json),
        _ => None,
    }
}

/// The path without language and extension, and the language: `in/paper`, English for `in/paper_en.txt`.
pub(crate) fn language_in_name(name: &str) -> Option<(&str, Language)> {
    let (stem, _) = name.rsplit_once('.')?;
    let at = stem.rfind(['_', '-', '.'])?;
    let language = language_tag(&stem[at + 1..])?;
    let base = &stem[..at];
    (!base.is_empty() && !base.ends_with('/')).then_some((base, language))
}

/// The language that a part of a name says: `en`, `TUR`, `turkish` …
pub(crate) fn language_tag(part: &str) -> Option<Language> {
    match lower(part, Language::English).as_str() {
        "en" | "eng" | "english" => Some(Language::English),
        "tr" | "tur" | "turkish" => Some(Language::Turkish),
        _ => None,
    }
}

/// `in/paper.txt` for `in/paper_en.txt`.
fn common_name(name: &str) -> Option<String> {
    let (base, _) = language_in_name(name)?;
    let (_, extension) = name.rsplit_once('.')?;
    Some(format!("{base}.{extension}"))
}
