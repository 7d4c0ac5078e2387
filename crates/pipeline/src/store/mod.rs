//! Blobs by key: what the steps of a document gave, kept for the next step, the next run, or a run that goes on after a
//! stop.
//!
//! Owns the files in `.ikiz` of a result, their lock, and the form of values in blobs. Must not know what a blob is.

mod batch;
mod blob_file;
mod directory;
mod disk;
mod encoding;
mod error;
mod folder;
mod key;
mod locked;
mod spill;
#[cfg(test)]
mod tests;

pub use encoding::{DecodeError, decode, encode};
pub use error::StoreError;
pub use key::{StoreKey, Table};

use batch::{Batch, Buffer};
use disk::Disk;
use folder::Folder;
use locked::locked;
use spill::Spill;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, RwLock};

/// So many bytes are written together: a commit costs some milliseconds, whatever its size.
const DISK_BATCH: usize = 8 << 20;

/// So many bytes of a temporary store stay in memory.
const TEMPORARY_BATCH: usize = 64 << 20;

/// Blobs by key, on disk in a folder, or for one run only. Threads share it; reading waits for no other reader, and for
/// a writer only while blobs are dropped.
#[derive(Debug)]
pub struct Store {
    base: Base,
    buffer: RwLock<Buffer>,
    /// Who writes to the base holds it.
    writer: Mutex<()>,
    batch: usize,
    dropped: Option<StoreError>,
}

#[derive(Debug)]
enum Base {
    Disk(Disk),
    Temporary(Spill),
}

impl Store {
    /// Opens the store of a result, in `.ikiz` of its folder, or makes it, and locks it until it is dropped. What was
    /// written under another `version` is dropped, and all of it if it shall be `fresh` or cannot be read.
    ///
    /// # Errors
    /// If another process has it open, or the system refuses a file.
    pub fn open(folder: &Path, version: &str, fresh: bool) -> Result<Self, StoreError> {
        let (disk, dropped) = Disk::open(folder, version, fresh)?;
        Ok(Self::new(Base::Disk(disk), DISK_BATCH, dropped))
    }

    /// Opens the store of a result, if there is one of that version.
    ///
    /// # Errors
    /// If another process has it open, the system refuses a file, or it is damaged.
    pub fn open_existing(folder: &Path, version: &str) -> Result<Option<Self>, StoreError> {
        Ok(Disk::open_existing(folder, version)?.map(|disk| Self::new(Base::Disk(disk), DISK_BATCH, None)))
    }

    /// A store for one run: in memory up to 64 MB, all that is more in an unnamed file that goes with the process.
    pub fn temporary() -> Self {
        Self::new(Base::Temporary(Spill::default()), TEMPORARY_BATCH, None)
    }

    /// Whether the folder of a result has a store.
    pub fn is_in(folder: &Path) -> bool {
        Folder::is_in(folder)
    }

    /// The folder in which the blobs are kept for the next run; `None` if they are for this run only.
    pub fn folder(&self) -> Option<&Path> {
        match &self.base {
            Base::Disk(disk) => Some(disk.folder()),
            Base::Temporary(_) => None,
        }
    }

    /// Closes the store, and removes its folder if it has no blob.
    ///
    /// # Errors
    /// If a file cannot be read or removed.
    pub fn remove_if_empty(self) -> Result<(), StoreError> {
        let Some(folder) = self.folder().map(Path::to_owned) else { return Ok(()) };
        for table in Table::ALL {
            if !self.keys(table)?.is_empty() {
                return Ok(());
            }
        }
        drop(self);
        fs::remove_dir_all(&folder).map_err(|error| StoreError::new(&folder, error))
    }

    fn new(base: Base, batch: usize, dropped: Option<StoreError>) -> Self {
        Self { base, buffer: RwLock::default(), writer: Mutex::new(()), batch, dropped }
    }

    /// Why the store that was there before could not be read and was dropped, if that was so.
    pub const fn dropped(&self) -> Option<&StoreError> {
        self.dropped.as_ref()
    }

    /// The blob of a key; `None` also if it is damaged.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn get(&self, table: Table, key: &StoreKey) -> Result<Option<Vec<u8>>, StoreError> {
        if let Some(blob) = locked(self.buffer.read()).get(table, *key) {
            return Ok(Some(blob.to_vec()));
        }
        match &self.base {
            Base::Disk(disk) => disk.get(table, key),
            Base::Temporary(spill) => spill.get(table, key),
        }
    }

    /// Whether a blob was put under a key. It is not read: it may be damaged.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn contains(&self, table: Table, key: &StoreKey) -> Result<bool, StoreError> {
        if locked(self.buffer.read()).get(table, *key).is_some() {
            return Ok(true);
        }
        match &self.base {
            Base::Disk(disk) => disk.contains(table, key),
            Base::Temporary(spill) => Ok(spill.contains(table, key)),
        }
    }

    /// Puts a blob under a key, in place of what was there. It is written with others, at the latest by [`flush`].
    ///
    /// [`flush`]: Self::flush
    ///
    /// # Errors
    /// If blobs had to be written and could not; they can still be read, and the next call tries it again.
    pub fn put(&self, table: Table, key: &StoreKey, blob: &[u8]) -> Result<(), StoreError> {
        locked(self.buffer.write()).pending.put(table, *key, blob.into());
        if self.has_batch() {
            // Who comes while another one writes waits here, so that no more than two batches are in memory.
            let _writer = locked(self.writer.lock());
            if self.has_batch() {
                self.write()?;
            }
        }
        Ok(())
    }

    /// Writes all that was put; on disk it is safe then, whatever happens. A temporary store may keep it in memory.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn flush(&self) -> Result<(), StoreError> {
        match &self.base {
            Base::Disk(_) => {
                let _writer = locked(self.writer.lock());
                self.write()
            }
            Base::Temporary(_) => Ok(()),
        }
    }

    /// Drops the blobs of a table whose keys are not kept.
    ///
    /// # Errors
    /// If a file cannot be written.
    pub fn retain(&self, table: Table, keep: &dyn Fn(&StoreKey) -> bool) -> Result<(), StoreError> {
        let _writer = locked(self.writer.lock());
        locked(self.buffer.write()).pending.retain(table, keep);
        match &self.base {
            Base::Disk(disk) => disk.retain(table, keep),
            Base::Temporary(spill) => {
                spill.retain(table, keep);
                Ok(())
            }
        }
    }

    /// The keys of a table, ascending.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn keys(&self, table: Table) -> Result<Vec<StoreKey>, StoreError> {
        let mut keys: BTreeSet<StoreKey> = locked(self.buffer.read()).keys(table).collect();
        keys.extend(match &self.base {
            Base::Disk(disk) => disk.keys(table)?,
            Base::Temporary(spill) => spill.keys(table),
        });
        Ok(keys.into_iter().collect())
    }

    fn has_batch(&self) -> bool {
        locked(self.buffer.read()).pending.bytes() >= self.batch
    }

    /// Writes what is gathered. The caller holds the lock of the writer.
    fn write(&self) -> Result<(), StoreError> {
        let batch = locked(self.buffer.write()).start_writing();
        let done = if batch.is_empty() { Ok(()) } else { self.base.write(&batch) };
        let mut buffer = locked(self.buffer.write());
        match &done {
            Ok(()) => buffer.written(),
            Err(_) => buffer.not_written(),
        }
        done
    }
}

impl Base {
    fn write(&self, batch: &Batch) -> Result<(), StoreError> {
        match self {
            Self::Disk(disk) => disk.write(batch),
            Self::Temporary(spill) => spill.write(batch),
        }
    }
}

/// What can still be put is kept for the next run, also where this one ends early.
impl Drop for Store {
    fn drop(&mut self) {
        // Nobody is left to hear of an error, and what is not kept is made again.
        let _ = self.flush();
    }
}
