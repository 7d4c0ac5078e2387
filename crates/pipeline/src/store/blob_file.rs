//! A file of blobs, one after the other, each found by its place.

use super::error::StoreError;
use super::key::StoreKey;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// Where a blob is in a file, and how to tell that it is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub offset: u64,
    pub length: u32,
    pub checksum: u64,
}

/// An open file of blobs. Reading does not move a position, so that several threads can read at once.
#[derive(Debug)]
pub(super) struct BlobFile {
    file: File,
    path: PathBuf,
}

impl BlobFile {
    pub fn new(file: File, path: &Path) -> Self {
        Self { file, path: path.to_owned() }
    }

    /// Opens the file of that path, or makes it.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let file = File::options().read(true).write(true).create(true).truncate(false).open(path);
        Ok(Self::new(file.map_err(|error| StoreError::new(path, error))?, path))
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn length(&self) -> Result<u64, StoreError> {
        Ok(self.file.metadata().map_err(|error| self.failed(error))?.len())
    }

    /// Writes a blob at an offset; the next one follows at the end of its place.
    pub fn write(&self, key: &StoreKey, blob: &[u8], offset: u64) -> Result<Place, StoreError> {
        let too_large = || self.failed(io::ErrorKind::FileTooLarge.into());
        let length = u32::try_from(blob.len()).map_err(|_| too_large())?;
        positioned::write(&self.file, blob, offset).map_err(|error| self.failed(error))?;
        Ok(Place { offset, length, checksum: checksum(key, blob) })
    }

    /// The blob at a place; `None` if it is damaged.
    pub fn read(&self, key: &StoreKey, place: Place) -> Result<Option<Vec<u8>>, StoreError> {
        let mut blob = vec![0; place.length as usize];
        match positioned::read(&self.file, &mut blob, place.offset) {
            Ok(()) => Ok((checksum(key, &blob) == place.checksum).then_some(blob)),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
            Err(error) => Err(self.failed(error)),
        }
    }

    /// Waits until everything is on the disk.
    pub fn sync(&self) -> Result<(), StoreError> {
        self.file.sync_data().map_err(|error| self.failed(error))
    }

    fn failed(&self, error: io::Error) -> StoreError {
        StoreError::new(&self.path, error)
    }
}

impl Place {
    /// Where the next blob begins.
    pub fn end(self) -> u64 {
        self.offset + u64::from(self.length)
    }
}

/// The key is part of it: a blob that stands at the place of another one is not taken for it.
fn checksum(key: &StoreKey, blob: &[u8]) -> u64 {
    let mut hasher = blake3::Hasher::new();
    let mut first = [0; 8];
    hasher.update(key.bytes()).update(blob).finalize_xof().fill(&mut first);
    u64::from_le_bytes(first)
}

#[cfg(unix)]
mod positioned {
    use std::fs::File;
    use std::io;
    use std::os::unix::fs::FileExt;

    pub fn read(file: &File, bytes: &mut [u8], offset: u64) -> io::Result<()> {
        file.read_exact_at(bytes, offset)
    }

    pub fn write(file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
        file.write_all_at(bytes, offset)
    }
}

#[cfg(windows)]
mod positioned {
    use std::fs::File;
    use std::io;
    use std::os::windows::fs::FileExt;

    pub fn read(file: &File, mut bytes: &mut [u8], mut offset: u64) -> io::Result<()> {
        while !bytes.is_empty() {
            let count = file.seek_read(bytes, offset)?;
            if count == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            bytes = &mut bytes[count..];
            offset += count as u64;
        }
        Ok(())
    }

    pub fn write(file: &File, mut bytes: &[u8], mut offset: u64) -> io::Result<()> {
        while !bytes.is_empty() {
            let count = file.seek_write(bytes, offset)?;
            if count == 0 {
                return Err(io::ErrorKind::WriteZero.into());
            }
            bytes = &bytes[count..];
            offset += count as u64;
        }
        Ok(())
    }
}
