//! The output folder: checked before any work, filled by temporary files, published by renaming.

use crate::{WriteError, datapackage};
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

/// A folder that a result is written to. What is written appears under its name when it is [published](Self::publish); until then an
/// earlier result stays as it was.
#[derive(Debug)]
pub struct OutputFolder {
    path: PathBuf,
    pending: Vec<(NamedTempFile, PathBuf)>,
}

impl OutputFolder {
    /// Makes the folder where it does not exist, and checks that it can be written to.
    ///
    /// # Errors
    /// Where the path is a file, the folder holds something that ikiz did not write (hidden files aside), or it cannot be written to.
    pub fn open(path: &Path) -> Result<Self, WriteError> {
        if path.exists() && !path.is_dir() {
            return Err(WriteError::NotAFolder { path: path.to_owned() });
        }
        fs::create_dir_all(path).map_err(|source| WriteError::Io { path: path.to_owned(), source })?;
        if let Some(example) = foreign_content(path)? {
            return Err(WriteError::ForeignContent { path: path.to_owned(), example });
        }
        let folder = Self { path: path.to_owned(), pending: Vec::new() };
        folder.temporary(path)?;
        Ok(folder)
    }

    /// Writes a file by a function; it gets its name when the folder is published.
    ///
    /// # Errors
    /// Where the file cannot be made or written. What the function itself says is handed through.
    pub fn file<T>(&mut self, name: &str, write: impl FnOnce(&mut dyn Write) -> T) -> Result<T, WriteError> {
        let target = self.path.join(name);
        let mut file = self.temporary(&target)?;
        let mut buffer = BufWriter::new(file.as_file_mut());
        let answer = write(&mut buffer);
        let flushed = buffer.flush();
        drop(buffer);
        flushed.map_err(|source| WriteError::Io { path: target.clone(), source })?;
        self.pending.push((file, target));
        Ok(answer)
    }

    /// Gives every file its name, over an older one of that name.
    ///
    /// # Errors
    /// Where a file cannot be renamed, for instance while another program holds the older one open.
    pub fn publish(self) -> Result<Vec<PathBuf>, WriteError> {
        let mut names = Vec::new();
        for (file, target) in self.pending {
            file.persist(&target).map_err(|error| WriteError::Io { path: target.clone(), source: error.error })?;
            names.push(target);
        }
        Ok(names)
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
    let Ok(bytes) = fs::read(path.join(datapackage::FILE_NAME)) else { return false };
    serde_json::from_slice::<serde_json::Value>(&bytes)
        .is_ok_and(|package| package["generator"].as_str().is_some_and(|generator| generator.starts_with("ikiz ")))
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
    fn a_file_is_no_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out");
        fs::write(&path, "x").expect("a file");
        assert!(matches!(OutputFolder::open(&path), Err(WriteError::NotAFolder { .. })));
    }
}
