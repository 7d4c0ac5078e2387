//! Errors while writing.

use ikiz_document::message::SettingName;
use ikiz_document::{Message, messages};
use std::io;
use std::path::Path;
use thiserror::Error;

const OUTPUT: SettingName = SettingName("output");
const FORMATS: SettingName = SettingName("formats");

messages! {
    foreign_content(path, example, setting) = "write.foreign-content";
    folder_in_the_way(path, setting) = "write.folder-in-the-way";
    left_out(setting, format, command) = "write.left-out";
    not_a_folder(path, setting) = "write.not-a-folder";
    cannot_read(path) = "write.temporary";
    cannot_write(path) = "write.refused";
}

/// A result could not be written.
#[derive(Debug, Error)]
#[error("{message}")]
pub struct WriteError {
    message: Message,
    source: Option<io::Error>,
}

impl WriteError {
    /// The folder has files that ikiz did not write; `example` is one of them.
    pub(crate) fn foreign_content(path: &Path, example: &str) -> Self {
        Self { message: foreign_content(shown(path), example, OUTPUT), source: None }
    }

    /// The path is a file.
    pub(crate) fn not_a_folder(path: &Path) -> Self {
        Self { message: not_a_folder(shown(path), OUTPUT), source: None }
    }

    /// The program was built without a format: this feature of cargo has it.
    pub fn left_out(feature: &str) -> Self {
        let command = format!("`cargo install --path crates/cli --features {feature}`");
        Self { message: left_out(FORMATS, feature, command), source: None }
    }

    /// A folder has the name of a table.
    pub(crate) fn folder_in_the_way(path: &Path) -> Self {
        Self { message: folder_in_the_way(shown(path), OUTPUT), source: None }
    }

    /// The operating system refused a file or folder.
    pub(crate) fn refused(path: &Path, source: io::Error) -> Self {
        Self { message: cannot_write(shown(path)), source: Some(source) }
    }

    /// What was kept in temporary files cannot be read.
    pub(crate) fn temporary(source: io::Error) -> Self {
        Self { message: cannot_read(shown(&std::env::temp_dir())), source: Some(source) }
    }

    /// What happened and what to do next, without the error text of the system.
    pub const fn message(&self) -> &Message {
        &self.message
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
