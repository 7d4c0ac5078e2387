//! The output folder: checked before any work, filled with temporary files, published by renaming them.

use crate::{Output, WriteError, report};
use ikiz_document::result;
use std::fs;
use std::io;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tempfile::{Builder, NamedTempFile, TempPath};

/// How the names of temporary files begin.
const TEMPORARY: &str = ".ikiz-";

/// A folder to which a result is written. Files get their names when it is [published](Self::publish); until then an
/// earlier result is unchanged.
#[derive(Debug)]
pub struct OutputFolder {
    path: PathBuf,
    /// The outermost folder that was created for it; removed again if nothing is published.
    made: Option<PathBuf>,
    /// The files that a result may have.
    names: Vec<String>,
    /// What is written, with its name to be. No file is kept open: a report may have thousands of parts.
    pending: Mutex<Vec<(TempPath, PathBuf)>>,
}

impl OutputFolder {
    /// Creates the folder if it does not exist, and checks that it can be written to. `names` are all files that a
    /// result may have, with any flags.
    ///
    /// # Errors
    /// If the path is a file, the folder has files that ikiz did not write (hidden files do not count), a folder has
    /// the name of a result file, or the folder cannot be written to.
    pub fn open(path: &Path, names: Vec<String>) -> Result<Self, WriteError> {
        if path.exists() && !path.is_dir() {
            return Err(WriteError::not_a_folder(path));
        }
        let made = path.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists()).last();
        let made = made.map(Path::to_owned);
        let folder = Self { path: path.to_owned(), made, names, pending: Mutex::default() };
        fs::create_dir_all(path).map_err(|source| WriteError::refused(path, source))?;
        if let Some(example) = foreign_content(path)? {
            return Err(WriteError::foreign_content(path, &example));
        }
        if let Some(path) = folder.names.iter().map(|name| path.join(name)).find(|target| target.is_dir()) {
            return Err(WriteError::folder_in_the_way(&path));
        }
        let parts = path.join(report::FOLDER);
        if parts.exists() && !parts.is_dir() {
            return Err(WriteError::not_a_folder(&parts));
        }
        folder.temporary(path)?;
        Ok(folder)
    }

    /// Removes the temporary files of a run that was killed. No other run may be writing to the folder.
    ///
    /// # Errors
    /// If a file cannot be removed.
    pub fn remove_leftovers(&self) -> Result<(), WriteError> {
        for entry in fs::read_dir(&self.path).map_err(|source| WriteError::refused(&self.path, source))?.flatten() {
            let path = entry.path();
            if entry.file_name().to_string_lossy().starts_with(TEMPORARY) && path.is_file() {
                fs::remove_file(&path).map_err(|source| WriteError::refused(&path, source))?;
            }
        }
        Ok(())
    }

    /// A file to write to and to flush; it gets its name when the folder is published.
    ///
    /// # Errors
    /// If the file cannot be created.
    pub fn file(&self, name: &str) -> Result<Output<'static>, WriteError> {
        let target = self.path.join(name);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(|source| WriteError::refused(folder, source))?;
        }
        let file = self.temporary(&target)?;
        let (out, file) = file.into_parts();
        self.pending.lock().unwrap_or_else(PoisonError::into_inner).push((file, target.clone()));
        Ok(Output::new(target, out))
    }

    /// The names of the files so far, in the order in which they were asked for.
    pub fn names(&self) -> Vec<String> {
        let pending = self.pending.lock().unwrap_or_else(PoisonError::into_inner);
        let name = |target: &Path| target.strip_prefix(&self.path).ok().map(slashed);
        pending.iter().filter_map(|(_, target)| name(target)).collect()
    }

    /// Gives all files their names, or none; older files with these names are replaced. Files that an earlier result
    /// wrote and this one does not have are removed; no others.
    ///
    /// # Errors
    /// If a file cannot be renamed, for example while another program has the older one open. The older files are
    /// unchanged.
    pub fn publish(mut self) -> Result<Vec<PathBuf>, WriteError> {
        let failed = WriteError::refused;
        let former = fs::read(self.path.join(result::MARKER)).map(|json| result::files(&json)).unwrap_or_default();
        let mut earlier = Vec::new();
        let pending = mem::take(self.pending.get_mut().unwrap_or_else(PoisonError::into_inner));
        for (_, target) in &pending {
            earlier.push(self.second_name(target).map_err(|source| failed(target, source))?);
        }
        let mut names: Vec<PathBuf> = Vec::new();
        for (file, target) in pending {
            if let Err(error) = file.persist(&target) {
                for (name, earlier) in names.iter().zip(earlier) {
                    // Nothing can be done if an older file cannot be restored: only the first error is returned.
                    let _ = match earlier {
                        Some(earlier) => earlier.persist(name).map_err(|error| error.error),
                        None => fs::remove_file(name),
                    };
                }
                return Err(failed(&target, error.error));
            }
            names.push(target);
        }
        self.made = None;
        for name in former.iter().filter(|name| self.names.contains(name) || report::is_part(name)) {
            let former = self.path.join(name);
            if !names.contains(&former) && former.is_file() {
                fs::remove_file(&former).map_err(|source| failed(&former, source))?;
            }
        }
        self.remove_empty_report();
        Ok(names)
    }

    /// The folder of the report's parts is there only while it has some; one with files of the user stays.
    fn remove_empty_report(&self) {
        _ = fs::remove_dir(self.path.join(report::FOLDER));
    }

    /// A temporary name for the earlier file of that name: a link, or a copy if the disk does not support links.
    fn second_name(&self, target: &Path) -> io::Result<Option<TempPath>> {
        if !target.is_file() {
            return Ok(None);
        }
        let link = |path: &Path| fs::hard_link(target, path).or_else(|_| fs::copy(target, path).map(|_| ()));
        Builder::new().prefix(TEMPORARY).make_in(&self.path, link).map(|named| Some(named.into_temp_path()))
    }

    fn temporary(&self, target: &Path) -> Result<NamedTempFile, WriteError> {
        let mut builder = Builder::new();
        builder.prefix(TEMPORARY);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // Same permissions as any new file, given by the umask. A temporary file is readable only by its owner.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        builder.tempfile_in(&self.path).map_err(|source| WriteError::refused(target, source))
    }
}

impl Drop for OutputFolder {
    fn drop(&mut self) {
        self.pending.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
        self.remove_empty_report();
        let Some(made) = &self.made else { return };
        // From the innermost folder outwards, and only if empty: files that were added meanwhile are kept.
        for folder in self.path.ancestors().take_while(|folder| folder.starts_with(made)) {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
}

/// A file that ikiz did not write: any that is not hidden, unless the folder has an ikiz result.
fn foreign_content(path: &Path) -> Result<Option<String>, WriteError> {
    if is_result(path) {
        return Ok(None);
    }
    let unreadable = |source| WriteError::refused(path, source);
    let mut names = Vec::new();
    for entry in fs::read_dir(path).map_err(unreadable)? {
        names.push(entry.map_err(unreadable)?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names.into_iter().find(|name| !name.starts_with('.')))
}

/// A path within a folder as it is written everywhere, with slashes.
fn slashed(path: &Path) -> String {
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

/// Whether a folder holds a result that ikiz wrote.
pub fn is_result(path: &Path) -> bool {
    fs::read(path.join(result::MARKER)).is_ok_and(|json| result::is_marker(&json))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn open(path: &Path) -> Result<OutputFolder, WriteError> {
        OutputFolder::open(path, ["a.csv", "b.csv", "c.csv", result::MARKER].map(str::to_owned).to_vec())
    }

    fn write_new(output: &OutputFolder, name: &str) {
        let mut file = output.file(name).expect("a file");
        file.write_all(b"new").and_then(|()| file.flush()).expect("bytes");
    }

    #[test]
    fn a_folder_with_other_files_is_refused_and_unchanged() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("tez.docx"), "x").expect("a file");
        let error = open(folder.path()).expect_err("foreign");
        assert!(error.to_string().contains("tez.docx"), "{error}");
    }

    #[test]
    fn an_earlier_result_is_replaced_only_by_publishing() {
        let folder = tempfile::tempdir().expect("a folder");
        let marker = r#"{"generator":"ikiz 0.1.0","resources":[{"path":"a.csv"}],"files":["c.csv"]}"#;
        fs::write(folder.path().join(result::MARKER), marker).expect("a file");
        for name in ["a.csv", "b.csv", "c.csv"] {
            fs::write(folder.path().join(name), "old").expect("a file");
        }
        let output = open(folder.path()).expect("an ikiz result");
        write_new(&output, "a.csv");
        assert_eq!(fs::read_to_string(folder.path().join("a.csv")).expect("text"), "old");
        output.publish().expect("names");
        assert_eq!(fs::read_to_string(folder.path().join("a.csv")).expect("text"), "new");
        assert!(!folder.path().join("c.csv").exists(), "it would be taken for a part of this result");
        assert!(folder.path().join("b.csv").exists(), "the earlier result did not write it");
        assert_eq!(fs::read_dir(folder.path()).expect("entries").count(), 3, "no temporary file stays");
    }

    #[test]
    fn all_files_are_published_or_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out");
        let output = open(&path).expect("a new folder");
        fs::write(path.join("a.csv"), "old").expect("a file");
        for name in ["a.csv", "b.csv", "c.csv"] {
            write_new(&output, name);
        }
        fs::create_dir(path.join("c.csv")).expect("a folder in the way");
        let error = output.publish().expect_err("a folder cannot be written over");
        assert!(error.to_string().contains("c.csv"), "{error}");
        assert_eq!(fs::read_to_string(path.join("a.csv")).expect("text"), "old");
        assert!(!path.join("b.csv").exists());
        assert_eq!(fs::read_dir(&path).expect("entries").count(), 2, "no temporary file stays");
    }

    #[test]
    fn a_created_folder_is_removed_if_nothing_is_published() {
        let folder = tempfile::tempdir().expect("a folder");
        let output = open(&folder.path().join("a/b/c")).expect("a new folder");
        write_new(&output, "a.csv");
        drop(output);
        assert_eq!(fs::read_dir(folder.path()).expect("entries").count(), 0);
        fs::create_dir(folder.path().join("a")).expect("a folder");
        drop(open(&folder.path().join("a/b")).expect("a new folder"));
        assert!(folder.path().join("a").is_dir() && !folder.path().join("a/b").exists());
    }

    #[test]
    fn a_folder_with_the_name_of_a_table_is_refused_at_once() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(result::MARKER), r#"{"generator":"ikiz 0.1.0"}"#).expect("a file");
        fs::create_dir(folder.path().join("b.csv")).expect("a folder");
        assert!(open(folder.path()).is_err_and(|error| error.message().code == "write.folder-in-the-way"));
    }

    #[test]
    fn a_file_is_refused_as_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out");
        fs::write(&path, "x").expect("a file");
        assert!(open(&path).is_err_and(|error| error.message().code == "write.not-a-folder"));
    }
}
