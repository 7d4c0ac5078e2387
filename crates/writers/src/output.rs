//! A file or stream that a sink writes to.

use crate::WriteError;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A buffered writer with the path that error messages name.
pub struct Output<'o> {
    path: PathBuf,
    out: Box<dyn Write + Send + 'o>,
}

impl<'o> Output<'o> {
    /// Writes to `out`, which messages call `path`.
    pub fn new(path: impl Into<PathBuf>, out: impl Write + Send + 'o) -> Self {
        Self { path: path.into(), out: Box::new(BufWriter::new(out)) }
    }

    /// The folder that it lies in, if there is one.
    pub(crate) fn folder(&self) -> Option<&Path> {
        self.path.parent().filter(|folder| folder.is_dir())
    }

    /// What messages call it.
    #[cfg(feature = "parquet")]
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The error of the system, with the path.
    pub(crate) fn failed(&self, source: io::Error) -> WriteError {
        WriteError::refused(&self.path, source)
    }
}

impl Write for Output<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
