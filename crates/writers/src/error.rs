//! What can go wrong while writing.

use ikiz_document::message::Setting;
use ikiz_document::{Message, messages};
use std::path::{Path, PathBuf};
use thiserror::Error;

const OUTPUT: Setting = Setting("output");

messages! {
    foreign_content(path, example, setting) = "write.foreign-content";
    folder_in_the_way(path, setting) = "write.folder-in-the-way";
    not_a_folder(path, setting) = "write.not-a-folder";
    cannot_write(path) = "write.refused";
}

/// A result could not be written. What is said of it is [`WriteError::message`].
#[derive(Debug, Error)]
#[error("{}", self.message())]
#[non_exhaustive]
pub enum WriteError {
    /// The folder holds files that ikiz did not write.
    ForeignContent {
        /// The folder.
        path: PathBuf,
        /// One of the files.
        example: String,
    },
    /// The path is a file.
    NotAFolder {
        /// The path.
        path: PathBuf,
    },
    /// A folder has the name of a table.
    FolderInTheWay {
        /// The folder.
        path: PathBuf,
    },
    /// The operating system refused.
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

impl WriteError {
    /// What happened and what to do next, without what the system said.
    pub fn message(&self) -> Message {
        let shown = |path: &Path| path.display().to_string();
        match self {
            Self::ForeignContent { path, example } => foreign_content(shown(path), &**example, OUTPUT),
            Self::NotAFolder { path } => not_a_folder(shown(path), OUTPUT),
            Self::FolderInTheWay { path } => folder_in_the_way(shown(path), OUTPUT),
            Self::Io { path, .. } => cannot_write(shown(path)),
        }
    }
}
