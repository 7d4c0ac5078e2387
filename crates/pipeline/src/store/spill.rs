//! The blobs of one run that do not fit into memory: an unnamed file, which the system removes with the process.

use super::batch::Batch;
use super::blob_file::{BlobFile, Place};
use super::error::StoreError;
use super::key::{StoreKey, Table};
use super::locked::locked;
use std::collections::BTreeMap;
use std::env;
use std::path::PathBuf;
use std::sync::{OnceLock, RwLock};

/// The file, once there is one, and where each blob is in it.
#[derive(Debug, Default)]
pub(super) struct Spill {
    file: OnceLock<BlobFile>,
    places: RwLock<Places>,
}

#[derive(Debug, Default)]
struct Places {
    by_key: BTreeMap<(Table, StoreKey), Place>,
    end: u64,
}

impl Spill {
    pub fn get(&self, table: Table, key: &StoreKey) -> Result<Option<Vec<u8>>, StoreError> {
        let place = locked(self.places.read()).by_key.get(&(table, *key)).copied();
        match (place, self.file.get()) {
            (Some(place), Some(file)) => file.read(key, place),
            _ => Ok(None),
        }
    }

    pub fn contains(&self, table: Table, key: &StoreKey) -> bool {
        locked(self.places.read()).by_key.contains_key(&(table, *key))
    }

    pub fn keys(&self, table: Table) -> Vec<StoreKey> {
        let places = locked(self.places.read());
        places.by_key.keys().filter(|(of, _)| *of == table).map(|(_, key)| *key).collect()
    }

    /// Writes a batch. Only one thread may do so at a time.
    pub fn write(&self, batch: &Batch) -> Result<(), StoreError> {
        let file = if let Some(file) = self.file.get() {
            file
        } else {
            let made = unnamed()?;
            self.file.get_or_init(|| made)
        };
        let mut end = locked(self.places.read()).end;
        let mut written = Vec::with_capacity(batch.len());
        for (table, key, blob) in batch.iter() {
            let place = file.write(key, blob, end)?;
            end = place.end();
            written.push(((table, *key), place));
        }
        let mut places = locked(self.places.write());
        places.by_key.extend(written);
        places.end = end;
        Ok(())
    }

    pub fn retain(&self, table: Table, keep: &dyn Fn(&StoreKey) -> bool) {
        locked(self.places.write()).by_key.retain(|(of, key), _| *of != table || keep(key));
    }
}

/// A file in the folder that the user names, else in `/var/tmp`, because `/tmp` lies in memory on many systems.
fn unnamed() -> Result<BlobFile, StoreError> {
    let chosen = env::var_os("TMPDIR").map_or_else(|| PathBuf::from("/var/tmp"), PathBuf::from);
    if let Ok(file) = tempfile::tempfile_in(&chosen) {
        return Ok(BlobFile::new(file, &chosen));
    }
    let folder = env::temp_dir();
    match tempfile::tempfile() {
        Ok(file) => Ok(BlobFile::new(file, &folder)),
        Err(error) => Err(StoreError::new(&folder, error)),
    }
}
