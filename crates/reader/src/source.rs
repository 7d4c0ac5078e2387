//! A file, or bytes that stand for one: where its bytes come from, and what must be known to read them.

use crate::ReadOptions;
use crate::failure::{self, Refusal};
use crate::inputs::discover::InputFile;
use ikiz_document::ContentHash;
use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;

/// A file that is read.
pub(crate) struct Source {
    pub file: InputFile,
    /// How the file is called in failures.
    pub shown: String,
    pub options: Arc<ReadOptions>,
    origin: Origin,
}

/// Where bytes come from. They can be read more than once.
enum Origin {
    Disk,
    Memory(Arc<[u8]>),
    /// Bytes of a file that somebody else has read: the limits are those of files.
    Given(Arc<[u8]>),
    /// Made while they are read.
    #[cfg(test)]
    Made(Box<dyn Fn() -> Box<dyn Read> + Send + Sync>),
}

impl Source {
    /// A file on the disk.
    pub fn on_disk(file: InputFile, options: Arc<ReadOptions>) -> Self {
        Self { shown: file.path.to_string_lossy().into_owned(), file, options, origin: Origin::Disk }
    }

    /// Bytes that come from elsewhere.
    pub fn in_memory(file: InputFile, bytes: &[u8], options: Arc<ReadOptions>) -> Self {
        Self { shown: file.name.clone(), file, options, origin: Origin::Memory(bytes.into()) }
    }

    /// The bytes of a file.
    pub fn given(file: InputFile, bytes: &[u8], options: Arc<ReadOptions>) -> Self {
        Self { shown: file.path.to_string_lossy().into_owned(), file, options, origin: Origin::Given(bytes.into()) }
    }

    /// Bytes that are made while they are read.
    #[cfg(test)]
    pub fn made(file: InputFile, make: impl Fn() -> Box<dyn Read> + Send + Sync + 'static) -> Self {
        let origin = Origin::Made(Box::new(make));
        Self { shown: file.name.clone(), file, options: Arc::new(ReadOptions::default()), origin }
    }

    /// The bytes from the first one on.
    ///
    /// # Errors
    /// Where the file cannot be opened.
    pub fn open(&self) -> Result<Box<dyn Read + '_>, Refusal> {
        Ok(match &self.origin {
            Origin::Disk => Box::new(File::open(&self.file.path).map_err(|error| self.failed(&error))?),
            Origin::Memory(bytes) | Origin::Given(bytes) => Box::new(&**bytes),
            #[cfg(test)]
            Origin::Made(make) => make(),
        })
    }

    /// All bytes at once.
    ///
    /// # Errors
    /// Where the file cannot be read, or is larger than the limit.
    pub fn contents(&self) -> Result<Vec<u8>, Refusal> {
        self.check_size()?;
        let limit = if let Origin::Memory(_) = self.origin { u64::MAX } else { self.options.limits.file_bytes };
        // A file may grow while it is read, and a pipe has no size.
        let mut bytes = Vec::new();
        self.open()?.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| self.failed(&error))?;
        if bytes.len() as u64 > limit { Err(self.too_large(bytes.len() as u64)) } else { Ok(bytes) }
    }

    /// Fails where a file on the disk is larger than the limit.
    ///
    /// # Errors
    /// Where it is, or cannot be looked at.
    pub fn check_size(&self) -> Result<(), Refusal> {
        let size = match &self.origin {
            Origin::Disk => self.file.path.metadata().map_err(|error| self.failed(&error))?.len(),
            Origin::Given(bytes) => bytes.len() as u64,
            Origin::Memory(_) => return Ok(()),
            #[cfg(test)]
            Origin::Made(_) => return Ok(()),
        };
        if size > self.options.limits.file_bytes { Err(self.too_large(size)) } else { Ok(()) }
    }

    /// The number of its bytes; 0 where that is not known.
    pub fn bytes(&self) -> u64 {
        match &self.origin {
            Origin::Disk => self.file.path.metadata().map_or(0, |found| found.len()),
            Origin::Memory(bytes) | Origin::Given(bytes) => bytes.len() as u64,
            #[cfg(test)]
            Origin::Made(_) => 0,
        }
    }

    /// The hash of all bytes.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn hash(&self) -> Result<ContentHash, Refusal> {
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(self.open()?).map_err(|error| self.failed(&error))?;
        Ok(ContentHash(hasher.finalize().to_hex().to_string()))
    }

    /// What the operating system said.
    pub fn failed(&self, error: &io::Error) -> Refusal {
        failure::from_io(&self.file.path, error).into()
    }

    /// The file, or a record of it, is larger than the limit.
    pub fn too_large(&self, size: u64) -> Refusal {
        failure::too_large(&self.file.path, size, self.options.limits.file_bytes).into()
    }
}
