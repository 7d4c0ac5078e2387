//! Files of this machine that a start hands to the server, which may have run before: those that were dropped on the
//! program's icon.

use crate::error::Error;
use crate::job::replace;
use crate::server::secret;
use std::fs;
use std::path::{Path, PathBuf};

/// How the files begin that name them.
const BEGIN: &str = "handed-";

/// Leaves files for the server of a folder; it makes a job of them when its page is opened, or soon.
///
/// # Errors
/// If the folder cannot be written, or a path is not Unicode.
pub fn leave(home: &Path, inputs: &[PathBuf]) -> Result<(), Error> {
    let json = serde_json::to_vec(inputs).map_err(|error| Error::System(error.to_string()))?;
    let name = secret().map_err(|error| Error::System(format!("no random numbers: {error}")))?;
    let path = home.join(format!("{BEGIN}{name}.json"));
    replace(&path, &json).map_err(|error| Error::Home { path, error })
}

/// Takes what was left: `take` says whether it can be done now. What cannot stays.
pub fn take(home: &Path, mut take: impl FnMut(Vec<PathBuf>) -> bool) {
    let Ok(entries) = fs::read_dir(home) else { return };
    let is_handed = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(BEGIN) && path.extension().is_some_and(|ending| ending == "json")
    };
    let mut left: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_handed).collect();
    left.sort_unstable();
    for path in left {
        let inputs = fs::read(&path).ok().and_then(|json| serde_json::from_slice(&json).ok());
        if inputs.is_none_or(&mut take) {
            _ = fs::remove_file(path);
        }
    }
}
