//! The folder of all jobs: who has it, and what is in it.

use crate::error::Error;
use crate::job::{Job, replace};
use serde::{Deserialize, Serialize};
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

/// The file that the running server has locked. The system unlocks it when the program ends, however it ends.
const LOCK: &str = "server.lock";
/// Where the running server says how it is reached.
const ADDRESS: &str = "server.json";
/// The same as a page that leads there: what opens a browser shows its arguments to everybody on the machine.
const DOOR: &str = "open.html";
/// The port that the last server had: what browsers remember of a page, they remember of its port.
const PORT: &str = "server.port";
/// What is being deleted.
const DELETED: &str = ".deleted-";

/// How long a start waits for a server that is just beginning or ending.
const PATIENCE: Duration = Duration::from_secs(10);

/// How the running server is reached.
#[derive(Debug, Serialize, Deserialize)]
pub struct Address {
    /// What a browser opens.
    pub url: String,
    /// The port of it.
    port: u16,
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
    /// Another one, which answers there.
    Elsewhere(String),
}

impl Home {
    /// Takes the folder, or says which server has it. A folder that has to be made is nobody else's on this machine.
    ///
    /// # Errors
    /// If the folder cannot be made or read, or another server neither answers nor ends.
    pub fn take(path: &Path) -> Result<Held, Error> {
        let failed = |error: io::Error| Error::Home { path: path.to_owned(), error };
        create_private(path).map_err(failed)?;
        let lock = private().truncate(false).open(path.join(LOCK)).map_err(failed)?;
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            match lock.try_lock() {
                Ok(()) => {
                    let home = Self { path: path.to_owned(), _lock: lock };
                    // What a killed server said.
                    home.fall_silent();
                    return Ok(Held::Here(home));
                }
                Err(TryLockError::WouldBlock) => {
                    if let Some(url) = answering(path) {
                        return Ok(Held::Elsewhere(url));
                    }
                    thread::sleep(Duration::from_millis(50));
                }
                Err(TryLockError::Error(error)) => return Err(failed(error)),
            }
        }
        Err(Error::Busy(path.to_owned()))
    }

    /// Says how this server is reached. Only the user can read it.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn say(&self, url: String, port: u16) -> io::Result<()> {
        let door = format!(
            "<!doctype html>\n<meta charset=\"utf-8\">\n<title>ikiz</title>\n\
             <meta http-equiv=\"refresh\" content=\"0;url={url}\">\n<p><a href=\"{url}\">ikiz</a></p>\n"
        );
        replace(&door_of(&self.path), door.as_bytes())?;
        replace(&self.path.join(PORT), port.to_string().as_bytes())?;
        let json = serde_json::to_vec(&Address { url, port }).map_err(io::Error::other)?;
        replace(&self.path.join(ADDRESS), &json)
    }

    /// The port of the server before, if there was one.
    pub fn last_port(&self) -> Option<u16> {
        fs::read_to_string(self.path.join(PORT)).ok()?.parse().ok()
    }

    /// Takes that back. Where it stays, the lock says that nobody is there.
    pub fn fall_silent(&self) {
        for file in [self.path.join(ADDRESS), door_of(&self.path)] {
            _ = fs::remove_file(file);
        }
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

    /// Puts a job out of sight at once; [`Self::clean`] takes the time to delete it.
    ///
    /// # Errors
    /// If a file of it is open elsewhere.
    pub fn discard(&self, job: &Job) -> io::Result<()> {
        match fs::rename(&job.folder, self.path.join(format!("{DELETED}{}", job.id))) {
            // Somebody has deleted it by hand.
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            moved => moved,
        }
    }

    /// Deletes what was discarded, also by an earlier server.
    pub fn clean(path: &Path) {
        let Ok(entries) = fs::read_dir(path) else { return };
        for entry in entries.flatten() {
            if entry.file_name().to_string_lossy().starts_with(DELETED) {
                // What is open elsewhere goes at the next time.
                _ = fs::remove_dir_all(entry.path());
            }
        }
    }
}

/// The page that leads to the server of a folder.
pub fn door_of(home: &Path) -> PathBuf {
    home.join(DOOR)
}

/// What the server of a folder has said, if somebody listens there.
fn answering(path: &Path) -> Option<String> {
    let address: Address = serde_json::from_slice(&fs::read(path.join(ADDRESS)).ok()?).ok()?;
    let place = SocketAddr::from((Ipv4Addr::LOCALHOST, address.port));
    TcpStream::connect_timeout(&place, Duration::from_secs(1)).is_ok().then_some(address.url)
}

/// How a file is made that only the user can read.
pub fn private() -> fs::OpenOptions {
    let mut options = File::options();
    options.create(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes a folder that only the user can look into. One that is there stays as it is.
///
/// # Errors
/// If it is neither there nor can be made.
pub fn create_private(path: &Path) -> io::Result<()> {
    if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::create_dir_all(parent)?;
    }
    #[cfg_attr(not(unix), expect(unused_mut, reason = "the folder of a user is protected by its place"))]
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        made => made,
    }
}
