//! The folder of all jobs: who has it, and what is in it.

use crate::error::Error;
use crate::job::{Job, replace};
use serde::{Deserialize, Serialize};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// The file that the running server has locked. The system unlocks it when the program ends, however it ends.
const LOCK: &str = "server.lock";
/// Where the running server says how it is reached.
const ADDRESS: &str = "server.json";

/// How the running server is reached.
#[derive(Serialize, Deserialize)]
pub struct Address {
    /// What a browser opens.
    pub url: String,
}

/// The folder, held by this server.
#[derive(Debug)]
pub struct Home {
    path: PathBuf,
    _lock: File,
}

/// Who has the folder.
#[derive(Debug)]
pub enum Held {
    /// This server.
    Here(Home),
    /// Another one; the page that it has.
    Elsewhere(String),
}

impl Home {
    /// Takes the folder, or says which server has it.
    ///
    /// # Errors
    /// If the folder cannot be made or read.
    pub fn take(path: &Path) -> Result<Held, Error> {
        let failed = |error: io::Error| Error::Home { path: path.to_owned(), error };
        fs::create_dir_all(path).map_err(failed)?;
        protect(path).map_err(failed)?;
        let lock = File::options().create(true).truncate(false).write(true).open(path.join(LOCK)).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => Ok(Held::Here(Self { path: path.to_owned(), _lock: lock })),
            Err(TryLockError::WouldBlock) => {
                let address = fs::read(path.join(ADDRESS)).map_err(failed)?;
                let address: Address = serde_json::from_slice(&address).map_err(|error| failed(error.into()))?;
                Ok(Held::Elsewhere(address.url))
            }
            Err(TryLockError::Error(error)) => Err(failed(error)),
        }
    }

    /// Says how this server is reached. Only the user can read it.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn say(&self, url: String) -> io::Result<()> {
        let json = serde_json::to_vec(&Address { url }).map_err(io::Error::other)?;
        replace(&self.path.join(ADDRESS), &json)
    }

    /// The path of the folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The jobs in it, the oldest first. Other folders are left alone.
    pub fn jobs(&self) -> Vec<Job> {
        let Ok(entries) = fs::read_dir(&self.path) else { return Vec::new() };
        let folders = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir());
        let mut jobs: Vec<Job> = folders.filter_map(Job::open).collect();
        jobs.sort_by(|one, other| (&one.record.made, &one.id).cmp(&(&other.record.made, &other.id)));
        jobs
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        // Where it stays, the lock says that nobody is there.
        _ = fs::remove_file(self.path.join(ADDRESS));
    }
}

/// The texts of a user are nobody else's on this machine.
#[cfg(unix)]
fn protect(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the folder of a user is protected by its place")]
fn protect(_: &Path) -> io::Result<()> {
    Ok(())
}
