//! Blobs on disk: a file of blobs that only grows, and a directory that says where each is.
//!
//! A blob is on the disk before the directory knows of it, so a place that is known has its blob. What is overwritten
//! or dropped stays in the file until it is more than half; then the rest moves into a new file, the next generation.

use super::batch::Batch;
use super::blob_file::BlobFile;
use super::directory::Directory;
use super::error::StoreError;
use super::folder::Folder;
use super::key::{StoreKey, Table};
use super::locked::locked;
use std::path::Path;
use std::sync::RwLock;

/// The arrangement of the files: stores of another one are dropped.
const LAYOUT: &str = "1";

/// Less than this is never moved.
const LEAST_WASTE: u64 = 16 << 20;

/// The files of a store.
#[derive(Debug)]
pub(super) struct Disk {
    files: RwLock<Files>,
    folder: Folder,
}

#[derive(Debug)]
struct Files {
    directory: Directory,
    blobs: BlobFile,
}

impl Disk {
    /// Opens the store in the folder of a result, or makes it. Answers with the error, too, if there was one that could
    /// not be read and was dropped.
    pub fn open(result: &Path, version: &str, fresh: bool) -> Result<(Self, Option<StoreError>), StoreError> {
        let folder = Folder::enter(result)?;
        let version = format!("{LAYOUT} {version}");
        if fresh {
            folder.clear()?;
        }
        let (kept, dropped) = match Files::open(&folder, &version) {
            Ok(files) => (files.is_of(&version).then_some(files), None),
            Err(error @ StoreError::Unreadable { .. }) => (None, Some(error)),
            Err(error) => return Err(error),
        };
        let files = if let Some(files) = kept {
            files
        } else {
            folder.clear()?;
            Files::open(&folder, &version)?
        };
        folder.keep_generation(files.directory.header().generation)?;
        Ok((Self { files: RwLock::new(files), folder }, dropped))
    }

    /// Opens the store in the folder of a result, if there is one of that version.
    pub fn open_existing(result: &Path, version: &str) -> Result<Option<Self>, StoreError> {
        if !Folder::is_in(result) {
            return Ok(None);
        }
        let folder = Folder::enter(result)?;
        let version = format!("{LAYOUT} {version}");
        let files = Files::open(&folder, &version)?;
        Ok(files.is_of(&version).then(|| Self { files: RwLock::new(files), folder }))
    }

    /// The folder of the store.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn get(&self, table: Table, key: &StoreKey) -> Result<Option<Vec<u8>>, StoreError> {
        let files = locked(self.files.read());
        match files.directory.get(table, key)? {
            Some(place) => files.blobs.read(key, place),
            None => Ok(None),
        }
    }

    pub fn contains(&self, table: Table, key: &StoreKey) -> Result<bool, StoreError> {
        Ok(locked(self.files.read()).directory.get(table, key)?.is_some())
    }

    pub fn keys(&self, table: Table) -> Result<Vec<StoreKey>, StoreError> {
        locked(self.files.read()).directory.keys(table)
    }

    /// Writes a batch, durably. Only one thread may do so at a time.
    pub fn write(&self, batch: &Batch) -> Result<(), StoreError> {
        let files = locked(self.files.read());
        let mut end = files.directory.header().end;
        let mut placed = Vec::with_capacity(batch.len());
        for (table, key, blob) in batch.iter() {
            let place = files.blobs.write(key, blob, end)?;
            end = place.end();
            placed.push((table, *key, place));
        }
        files.blobs.sync()?;
        files.directory.insert(&placed)
    }

    /// Drops the blobs of a table whose keys are not kept.
    pub fn retain(&self, table: Table, keep: &dyn Fn(&StoreKey) -> bool) -> Result<(), StoreError> {
        let mut files = locked(self.files.write());
        files.directory.retain(table, keep)?;
        let header = files.directory.header();
        if header.end - header.live > LEAST_WASTE.max(header.live) {
            self.move_blobs(&mut files)?;
        }
        Ok(())
    }

    /// Moves the blobs that are kept into a new file. Nothing is moved if the disk has no room for both files.
    fn move_blobs(&self, files: &mut Files) -> Result<(), StoreError> {
        let path = self.folder.blobs(files.directory.header().generation + 1);
        let moved =
            BlobFile::open(&path).and_then(|after| files.directory.move_blobs(&files.blobs, &after).map(|()| after));
        match moved {
            Ok(after) => files.blobs = after,
            Err(StoreError::Full { .. }) => {}
            Err(error) => return Err(error),
        }
        self.folder.keep_generation(files.directory.header().generation)
    }
}

impl Files {
    fn open(folder: &Folder, version: &str) -> Result<Self, StoreError> {
        let directory = Directory::open(&folder.directory(), version)?;
        let header = directory.header();
        let blobs = BlobFile::open(&folder.blobs(header.generation))?;
        if blobs.length()? < header.end {
            return Err(StoreError::Unreadable { path: blobs.path().to_owned() });
        }
        Ok(Self { directory, blobs })
    }

    fn is_of(&self, version: &str) -> bool {
        self.directory.header().version == version
    }
}
