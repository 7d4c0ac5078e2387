//! What can go wrong while writing.

use std::path::PathBuf;
use thiserror::Error;

/// A result could not be written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The folder holds files that ikiz did not write.
    #[error(
        "{}: the folder holds files that are no ikiz result ({example}); name an empty or new folder with -o",
        path.display()
    )]
    ForeignContent {
        /// The folder.
        path: PathBuf,
        /// One of the files.
        example: String,
    },
    /// The path is a file.
    #[error("{}: this is a file, not a folder; name a folder with -o", path.display())]
    NotAFolder {
        /// The path.
        path: PathBuf,
    },
    /// A folder has the name of a table.
    #[error(
        "{}: this is a folder, and a table of that name is to be written; remove it, or name another folder with -o",
        path.display()
    )]
    FolderInTheWay {
        /// The folder.
        path: PathBuf,
    },
    /// The operating system refused.
    #[error(
        "{}: cannot write; check that the disk has room, that you may write there, and that no other program (a \
         spreadsheet) has the file open",
        path.display()
    )]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}
