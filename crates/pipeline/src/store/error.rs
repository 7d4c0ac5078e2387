//! What can go wrong with a store.

use ikiz_document::message::SettingName;
use ikiz_document::{Message, messages};
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

const OUTPUT: SettingName = SettingName("output");

messages! {
    full(path) = "store.full";
    in_use(path, setting) = "store.in-use";
    in_use_by(path, process, setting) = "store.in-use-by";
    refused(path) = "store.refused";
    unreadable(path) = "store.unreadable";
}

/// A store cannot be opened, read or written.
#[derive(Debug, Error)]
#[error("{}", self.message())]
pub enum StoreError {
    /// Another process has it open.
    InUse {
        /// Its folder.
        path: PathBuf,
        /// The id of the other process, where it is known.
        process: Option<u32>,
    },
    /// The disk, or the share of it that the user may fill, is full.
    Full {
        /// The file that did not find room.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is damaged, or it is of another version of its format.
    Unreadable {
        /// The file.
        path: PathBuf,
    },
    /// The system refused a file or folder.
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl StoreError {
    /// The error for what the system said about a path.
    pub(super) fn new(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            // A file that is too large: the limit of FAT file systems.
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::Full { path, source }
            }
            _ => Self::Io { path, source },
        }
    }

    /// What happened and what to do next, without the error text of the system.
    pub fn message(&self) -> Message {
        match self {
            Self::InUse { path, process: None } => in_use(shown(path), OUTPUT),
            Self::InUse { path, process: Some(process) } => in_use_by(shown(path), process.to_string(), OUTPUT),
            Self::Full { path, .. } => full(shown(path)),
            Self::Unreadable { path } => unreadable(shown(path)),
            Self::Io { path, .. } => refused(shown(path)),
        }
    }
}

/// A failure in the midst of work with the database.
impl From<StoreError> for redb::Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full { source, .. } | StoreError::Io { source, .. } => Self::Io(source),
            StoreError::InUse { .. } | StoreError::Unreadable { .. } => Self::Corrupted(error.to_string()),
        }
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
