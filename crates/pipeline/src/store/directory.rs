//! Where each blob is: a small redb database. A commit holds as a whole or not at all, also when the process is killed.

use super::blob_file::{BlobFile, Place};
use super::error::StoreError;
use super::key::{StoreKey, Table};
use super::locked::locked;
use redb::{Builder, Database, ReadableDatabase, ReadableTable, TableDefinition, WriteTransaction};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};

const CACHE: usize = 16 << 20;
const HEADER: TableDefinition<(), (&str, u64, u64, u64)> = TableDefinition::new("header");

/// The tables of the database.
const fn rows(table: Table) -> TableDefinition<'static, &'static [u8; 16], (u64, u32, u64)> {
    TableDefinition::new(match table {
        Table::Records => "records",
        Table::Reports => "reports",
        Table::State => "state",
    })
}

/// What is known of the blobs together; written with each commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Who wrote them.
    pub version: String,
    /// The number of the file that they are in.
    pub generation: u64,
    /// Where the next one goes in that file.
    pub end: u64,
    /// The bytes of those that can be found.
    pub live: u64,
}

/// A blob and its place.
pub(super) type Placed = (Table, StoreKey, Place);

/// The database, open.
#[derive(Debug)]
pub(super) struct Directory {
    database: Database,
    path: PathBuf,
    header: Mutex<Header>,
    failure: OnceLock<io::ErrorKind>,
}

impl Directory {
    /// Opens the database of that path, or makes one for that version. The whole file is verified.
    pub fn open(path: &Path, version: &str) -> Result<Self, StoreError> {
        let failure = OnceLock::new();
        let (database, header) = guarded(path, &failure, || {
            let database = Builder::new().set_cache_size(CACHE).set_check_integrity_on_open(true).create(path)?;
            let header = read_header(&database)?;
            Ok((database, header))
        })?;
        let is_new = header.is_none();
        let header = header.unwrap_or_else(|| Header { version: version.to_owned(), generation: 0, end: 0, live: 0 });
        let directory = Self { database, path: path.to_owned(), header: Mutex::new(header), failure };
        if is_new {
            directory.change(|write, _| {
                for table in Table::ALL {
                    write.open_table(rows(table))?;
                }
                Ok(())
            })?;
        }
        Ok(directory)
    }

    /// The header of the last commit.
    pub fn header(&self) -> Header {
        locked(self.header.lock()).clone()
    }

    /// Where a blob is.
    pub fn get(&self, table: Table, key: &StoreKey) -> Result<Option<Place>, StoreError> {
        self.guarded(|| {
            let rows = self.database.begin_read()?.open_table(rows(table))?;
            Ok(rows.get(key.bytes())?.map(|row| place(row.value())))
        })
    }

    /// The keys of a table, ascending.
    pub fn keys(&self, table: Table) -> Result<Vec<StoreKey>, StoreError> {
        self.guarded(|| {
            let rows = self.database.begin_read()?.open_table(rows(table))?;
            rows.iter()?.map(|row| Ok(StoreKey::from(*row?.0.value()))).collect()
        })
    }

    /// Enters blobs that follow the others in the file.
    pub fn insert(&self, placed: &[Placed]) -> Result<(), StoreError> {
        self.change(|write, header| {
            for table in Table::ALL {
                let mut rows = write.open_table(rows(table))?;
                for (_, key, place) in placed.iter().filter(|(of, ..)| *of == table) {
                    let old = rows.insert(key.bytes(), (place.offset, place.length, place.checksum))?;
                    header.live -= old.map_or(0, |old| u64::from(old.value().1));
                    header.live += u64::from(place.length);
                    header.end = header.end.max(place.end());
                }
            }
            Ok(())
        })
    }

    /// Drops the blobs of a table whose keys are not kept.
    pub fn retain(&self, table: Table, keep: &dyn Fn(&StoreKey) -> bool) -> Result<(), StoreError> {
        self.change(|write, header| {
            let mut dropped = 0;
            write.open_table(rows(table))?.retain(|key, row| {
                let kept = keep(&StoreKey::from(*key));
                dropped += if kept { 0 } else { u64::from(row.1) };
                kept
            })?;
            header.live -= dropped;
            Ok(())
        })
    }

    /// Copies all blobs into another file, that of the next generation. One that is damaged is dropped.
    pub fn move_blobs(&self, from: &BlobFile, to: &BlobFile) -> Result<(), StoreError> {
        self.change(|write, header| {
            let read = self.database.begin_read()?;
            (header.generation, header.end) = (header.generation + 1, 0);
            for table in Table::ALL {
                let mut rows_after = write.open_table(rows(table))?;
                for row in read.open_table(rows(table))?.iter()? {
                    let (key, row) = row?;
                    let key = StoreKey::from(*key.value());
                    if let Some(blob) = from.read(&key, place(row.value()))? {
                        let place = to.write(&key, &blob, header.end)?;
                        rows_after.insert(key.bytes(), (place.offset, place.length, place.checksum))?;
                        header.end = place.end();
                    } else {
                        rows_after.remove(key.bytes())?;
                    }
                }
            }
            header.live = header.end;
            Ok(to.sync()?)
        })
    }

    /// Changes the tables and the header in one commit.
    fn change(
        &self,
        edit: impl FnOnce(&WriteTransaction, &mut Header) -> Result<(), redb::Error>,
    ) -> Result<(), StoreError> {
        let mut current = locked(self.header.lock());
        let mut header = current.clone();
        self.guarded(|| {
            let write = self.database.begin_write()?;
            edit(&write, &mut header)?;
            let row = (header.version.as_str(), header.generation, header.end, header.live);
            write.open_table(HEADER)?.insert((), row)?;
            Ok(write.commit()?)
        })?;
        *current = header;
        Ok(())
    }

    fn guarded<T>(&self, work: impl FnOnce() -> Result<T, redb::Error>) -> Result<T, StoreError> {
        guarded(&self.path, &self.failure, work)
    }
}

fn read_header(database: &Database) -> Result<Option<Header>, redb::Error> {
    let table = match database.begin_read()?.open_table(HEADER) {
        Err(redb::TableError::TableDoesNotExist(_)) => return Ok(None),
        table => table?,
    };
    Ok(table.get(())?.map(|row| {
        let (version, generation, end, live) = row.value();
        Header { version: version.to_owned(), generation, end, live }
    }))
}

const fn place((offset, length, checksum): (u64, u32, u64)) -> Place {
    Place { offset, length, checksum }
}

/// Does something with the database. redb panics at some damage of a file that is changed while it is open; after a
/// failure of the system it says of what follows only that there was one before, so the first one is remembered.
fn guarded<T>(
    path: &Path,
    failure: &OnceLock<io::ErrorKind>,
    work: impl FnOnce() -> Result<T, redb::Error>,
) -> Result<T, StoreError> {
    let error = match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(done)) => return Ok(done),
        Ok(Err(redb::Error::Io(error))) if error.kind() != io::ErrorKind::InvalidData => error,
        Ok(Err(redb::Error::DatabaseAlreadyOpen | redb::Error::LockProtocolMismatch)) => {
            return Err(StoreError::InUse { path: path.to_owned(), process: None });
        }
        Ok(Err(redb::Error::PreviousIo)) => failure.get().copied().unwrap_or(io::ErrorKind::Other).into(),
        Ok(Err(_)) | Err(_) => return Err(StoreError::Unreadable { path: path.to_owned() }),
    };
    failure.get_or_init(|| error.kind());
    Err(StoreError::new(path, error))
}
