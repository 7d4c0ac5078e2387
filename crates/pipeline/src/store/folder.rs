//! The folder of a store: its names, its lock, and the note that it may be deleted.

use super::error::StoreError;
use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process;

/// Its name in the folder of a result.
const NAME: &str = ".ikiz";

/// Programs that make backups pass over a folder that holds a file of this name that begins like this:
/// <https://bford.info/cachedir/>.
const TAG: (&str, &str) = (
    "CACHEDIR.TAG",
    "Signature: 8a477f597d28d172789f06886806bc55\n\
     # What ikiz keeps so that a run can go on after a stop, and the next one does not read everything again.\n\
     # This folder may be deleted at any time while ikiz does not run.\n",
);

const DIRECTORY: &str = "directory.redb";
const BLOBS: &str = "blobs.";

/// The folder, locked until it is dropped.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    _lock: File,
}

impl Folder {
    /// Makes the folder of a store in the folder of a result, and locks it.
    pub fn enter(result: &Path) -> Result<Self, StoreError> {
        let path = result.join(NAME);
        fs::create_dir_all(&path).map_err(|error| StoreError::new(&path, error))?;
        let lock = lock(&path)?;
        let tag = path.join(TAG.0);
        if !tag.exists() {
            fs::write(&tag, TAG.1).map_err(|error| StoreError::new(&tag, error))?;
        }
        Ok(Self { path, _lock: lock })
    }

    /// Whether the folder of a result has a store.
    pub fn is_in(result: &Path) -> bool {
        result.join(NAME).join(DIRECTORY).is_file()
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The database of places.
    pub fn directory(&self) -> PathBuf {
        self.path.join(DIRECTORY)
    }

    /// The file of blobs of that generation.
    pub fn blobs(&self, generation: u64) -> PathBuf {
        self.path.join(format!("{BLOBS}{generation}"))
    }

    /// Removes the files of blobs of all other generations.
    pub fn keep_generation(&self, generation: u64) -> Result<(), StoreError> {
        self.remove(|path| is_blobs(path) && path != self.blobs(generation))
    }

    /// Removes all that is kept.
    pub fn clear(&self) -> Result<(), StoreError> {
        self.remove(|path| is_blobs(path) || path == self.directory())
    }

    fn remove(&self, unwanted: impl Fn(&Path) -> bool) -> Result<(), StoreError> {
        let failed = |error| StoreError::new(&self.path, error);
        for entry in fs::read_dir(&self.path).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if unwanted(&path) {
                fs::remove_file(&path).map_err(|error| StoreError::new(&path, error))?;
            }
        }
        Ok(())
    }
}

fn is_blobs(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(BLOBS))
}

/// The lock file of a folder, locked, with the id of this process in it. The system unlocks it at the end of the
/// process, however it ends; the file stays.
fn lock(folder: &Path) -> Result<File, StoreError> {
    let path = folder.join("lock");
    let failed = |error| StoreError::new(&path, error);
    let mut file = File::options().read(true).write(true).create(true).truncate(false).open(&path).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => {}
        // Some file systems of a network have no locks.
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
        Err(TryLockError::Error(error)) => return Err(failed(error)),
        Err(TryLockError::WouldBlock) => {
            let mut process = String::new();
            // On Windows the lock keeps others from reading, too.
            let process = file.read_to_string(&mut process).ok().and_then(|_| process.trim().parse().ok());
            return Err(StoreError::InUse { path: folder.to_owned(), process });
        }
    }
    file.set_len(0).and_then(|()| writeln!(file, "{}", process::id())).map_err(failed)?;
    Ok(file)
}
