//! The output folder: checked before any work, filled by temporary files, published by renaming.

use crate::{WriteError, datapackage, tables, tmx};
use ikiz_document::result;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile, TempPath};

/// A folder that a result is written to. What is written appears under its name when it is [published](Self::publish); until then an
/// earlier result stays as it was.
#[derive(Debug)]
pub struct OutputFolder {
    path: PathBuf,
    /// The outermost folder that was made for it; taken away again where nothing is published.
    made: Option<PathBuf>,
    pending: Vec<(NamedTempFile, PathBuf)>,
}

impl OutputFolder {
    /// Makes the folder where it does not exist, and checks that it can be written to.
    ///
    /// # Errors
    /// Where the path is a file, the folder holds something that ikiz did not write (hidden files aside), a folder has the name of a
    /// table, or it cannot be written to.
    pub fn open(path: &Path) -> Result<Self, WriteError> {
        if path.exists() && !path.is_dir() {
            return Err(WriteError::NotAFolder { path: path.to_owned() });
        }
        let made = path.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists()).last();
        let made = made.map(Path::to_owned);
        let folder = Self { path: path.to_owned(), made, pending: Vec::new() };
        fs::create_dir_all(path).map_err(|source| WriteError::Io { path: path.to_owned(), source })?;
        if let Some(example) = foreign_content(path)? {
            return Err(WriteError::ForeignContent { path: path.to_owned(), example });
        }
        let tables = tables::ALL.iter().map(|table| format!("{}.csv", table.name));
        for target in
            tables.chain([datapackage::FILE_NAME, tmx::FILE_NAME].map(str::to_owned)).map(|name| path.join(name))
        {
            if target.is_dir() {
                return Err(WriteError::FolderInTheWay { path: target });
            }
        }
        folder.temporary(path)?;
        Ok(folder)
    }

    /// Where a file of that name will stand.
    pub(crate) fn path_of(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Writes a file by a function; it gets its name when the folder is published.
    ///
    /// # Errors
    /// Where the file cannot be made or written. What the function itself says is handed through.
    pub fn file<T>(&mut self, name: &str, write: impl FnOnce(&mut dyn Write) -> T) -> Result<T, WriteError> {
        let target = self.path_of(name);
        let mut file = self.temporary(&target)?;
        let mut buffer = BufWriter::new(file.as_file_mut());
        let answer = write(&mut buffer);
        let flushed = buffer.flush();
        drop(buffer);
        flushed.map_err(|source| WriteError::Io { path: target.clone(), source })?;
        self.pending.push((file, target));
        Ok(answer)
    }

    /// Gives every file its name, over an older one of that name: all of them, or none. What an earlier result had beside its tables and
    /// this one has not is taken away.
    ///
    /// # Errors
    /// Where a file cannot be renamed, for instance while another program holds the older one open. The older files stand as they were.
    pub fn publish(mut self) -> Result<Vec<PathBuf>, WriteError> {
        let failed = |target: &Path, source| WriteError::Io { path: target.to_owned(), source };
        let mut earlier = Vec::new();
        for (_, target) in &self.pending {
            earlier.push(self.second_name(target).map_err(|source| failed(target, source))?);
        }
        let mut names: Vec<PathBuf> = Vec::new();
        for (file, target) in std::mem::take(&mut self.pending) {
            if let Err(error) = file.persist(&target) {
                for (name, earlier) in names.iter().zip(earlier) {
                    // What cannot be put back cannot be helped: the error that is told is the first one.
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
        let memory = self.path_of(tmx::FILE_NAME);
        if !names.contains(&memory) && memory.is_file() {
            fs::remove_file(&memory).map_err(|source| failed(&memory, source))?;
        }
        Ok(names)
    }

    /// The earlier file of that name under a temporary one: a link to it, or a copy where the disk knows no links.
    fn second_name(&self, target: &Path) -> io::Result<Option<TempPath>> {
        if !target.is_file() {
            return Ok(None);
        }
        let link = |path: &Path| fs::hard_link(target, path).or_else(|_| fs::copy(target, path).map(|_| ()));
        Builder::new().prefix(".ikiz-").make_in(&self.path, link).map(|named| Some(named.into_temp_path()))
    }

    fn temporary(&self, target: &Path) -> Result<NamedTempFile, WriteError> {
        let mut builder = Builder::new();
        builder.prefix(".ikiz-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // As any new file: readable by all that the umask allows. A temporary file is the owner's alone.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        builder.tempfile_in(&self.path).map_err(|source| WriteError::Io { path: target.to_owned(), source })
    }
}

impl Drop for OutputFolder {
    fn drop(&mut self) {
        self.pending.clear();
        let Some(made) = &self.made else { return };
        // From the inside out, and only while empty: what somebody else put there in the meantime stays.
        for folder in self.path.ancestors().take_while(|folder| folder.starts_with(made)) {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
}

/// A file in the folder that makes it somebody else's: any that is not hidden, unless an ikiz result lies there.
fn foreign_content(path: &Path) -> Result<Option<String>, WriteError> {
    if is_result(path) {
        return Ok(None);
    }
    let unreadable = |source| WriteError::Io { path: path.to_owned(), source };
    let mut names = Vec::new();
    for entry in fs::read_dir(path).map_err(unreadable)? {
        names.push(entry.map_err(unreadable)?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names.into_iter().find(|name| !name.starts_with('.')))
}

/// Whether a folder holds a result that ikiz wrote.
pub fn is_result(path: &Path) -> bool {
    fs::read(path.join(result::MARKER)).is_ok_and(|json| result::is_marker(&json))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_folder_is_refused_and_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("tez.docx"), "x").expect("a file");
        let error = OutputFolder::open(folder.path()).expect_err("foreign");
        assert!(error.to_string().contains("tez.docx"), "{error}");
    }

    #[test]
    fn own_result_is_written_over_only_when_published() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(datapackage::FILE_NAME), r#"{"generator":"ikiz 0.1.0"}"#).expect("a file");
        fs::write(folder.path().join("a.csv"), "old").expect("a file");
        let mut output = OutputFolder::open(folder.path()).expect("an ikiz result");
        output.file("a.csv", |out| out.write_all(b"new")).expect("a file").expect("bytes");
        assert_eq!(fs::read_to_string(folder.path().join("a.csv")).expect("text"), "old");
        output.publish().expect("names");
        assert_eq!(fs::read_to_string(folder.path().join("a.csv")).expect("text"), "new");
        assert_eq!(fs::read_dir(folder.path()).expect("entries").count(), 2, "no temporary file stays");
    }

    #[test]
    fn what_cannot_be_published_whole_is_not_published() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out");
        let mut output = OutputFolder::open(&path).expect("a new folder");
        fs::write(path.join("a.csv"), "old").expect("a file");
        for name in ["a.csv", "b.csv", "c.csv"] {
            output.file(name, |out| out.write_all(b"new")).expect("a file").expect("bytes");
        }
        fs::create_dir(path.join("c.csv")).expect("a folder in the way");
        let error = output.publish().expect_err("a folder cannot be written over");
        assert!(error.to_string().contains("c.csv"), "{error}");
        assert_eq!(fs::read_to_string(path.join("a.csv")).expect("text"), "old");
        assert!(!path.join("b.csv").exists());
        assert_eq!(fs::read_dir(&path).expect("entries").count(), 2, "no temporary file stays");
    }

    #[test]
    fn a_folder_that_got_nothing_is_taken_away() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut output = OutputFolder::open(&folder.path().join("a/b/c")).expect("a new folder");
        output.file("a.csv", |out| out.write_all(b"new")).expect("a file").expect("bytes");
        drop(output);
        assert_eq!(fs::read_dir(folder.path()).expect("entries").count(), 0);
        fs::create_dir(folder.path().join("a")).expect("a folder");
        drop(OutputFolder::open(&folder.path().join("a/b")).expect("a new folder"));
        assert!(folder.path().join("a").is_dir() && !folder.path().join("a/b").exists());
    }

    #[test]
    fn a_folder_with_the_name_of_a_table_is_said_at_once() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(datapackage::FILE_NAME), r#"{"generator":"ikiz 0.1.0"}"#).expect("a file");
        fs::create_dir(folder.path().join("checks.csv")).expect("a folder");
        assert!(matches!(OutputFolder::open(folder.path()), Err(WriteError::FolderInTheWay { .. })));
    }

    #[test]
    fn a_file_is_no_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out");
        fs::write(&path, "x").expect("a file");
        assert!(matches!(OutputFolder::open(&path), Err(WriteError::NotAFolder { .. })));
    }
}
