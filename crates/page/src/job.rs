//! A job and its folder.
//!
//! `input/` holds what was uploaded, `result/` what a run publishes, `corrections.csv` and `corrections.json` what was
//! corrected by hand, and `job.json` the rest. A state that says a job runs, found when the server starts, is one of a server that was killed.

use crate::asked::{Asked, Done};
use crate::corrections;
use crate::heard::{Heard, Lost};
use crate::home::{create_private, private};
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is kept of a job.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record {
    /// When it was made, in UTC.
    pub made: String,
    /// What it is called: its first file or folder.
    pub title: String,
    /// Files that were uploaded or named.
    pub files: usize,
    /// Those of them that are in no folder of the user.
    pub single_files: usize,
    /// What it is asked to do.
    pub asked: Asked,
    /// Files of this machine that it reads where they are; the uploaded ones if there are none.
    pub inputs: Vec<PathBuf>,
    /// Where it stands.
    pub state: State,
    /// What its result holds; nothing if it never ended well. A run that follows leaves it until its own is there.
    pub done: Option<Done>,
    /// Files that were not taken, at most [`MOST_REFUSED`].
    pub refused: Vec<Lost>,
    /// The first files that gave no document in the last run.
    pub lost: Vec<Lost>,
}

/// Where a job stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Its files come.
    Gathering,
    /// Others are before it.
    Waiting,
    /// It runs.
    Running,
    /// It has ended; without a result if no document was there.
    Ended,
    /// It could not be done.
    Failed(String),
    /// The user has stopped it.
    Cancelled,
    /// The server ended while it ran or waited.
    Broken,
}

impl State {
    /// Its name in the catalogues.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Gathering => "gathering",
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Ended => "ended",
            Self::Failed(_) => "failed",
            Self::Cancelled => "cancelled",
            Self::Broken => "broken",
        }
    }

    /// Whether something of it is still to come: its files, or its end.
    pub fn is_under_way(&self) -> bool {
        self.is_ahead() || *self == Self::Gathering
    }

    /// Whether it runs or will run.
    pub const fn is_ahead(&self) -> bool {
        matches!(self, Self::Waiting | Self::Running)
    }
}

/// A job.
#[derive(Clone, Debug)]
pub struct Job {
    /// The name of its folder.
    pub id: String,
    /// Its folder.
    pub folder: PathBuf,
    /// What is kept of it.
    pub record: Record,
    /// Bytes that were uploaded since the server started.
    pub bytes: u64,
    /// What is known of its run.
    pub heard: Arc<Heard>,
}

/// Most files that are kept as not taken.
pub const MOST_REFUSED: usize = 500;

/// The file of a record.
const RECORD: &str = "job.json";

impl Job {
    /// A job with its folder.
    ///
    /// # Errors
    /// If the folder cannot be made.
    pub fn create(home: &Path, id: String, record: Record) -> io::Result<Self> {
        let job = Self { folder: home.join(&id), id, record, bytes: 0, heard: Arc::default() };
        create_private(&job.folder)?;
        fs::create_dir(job.input())?;
        job.keep()?;
        Ok(job)
    }

    /// The job of a folder, if there is one that can be read. One that was under way is broken.
    pub fn open(folder: PathBuf) -> Option<Self> {
        let id = folder.file_name()?.to_str()?.to_owned();
        let mut record: Record = serde_json::from_slice(&fs::read(folder.join(RECORD)).ok()?).ok()?;
        let was_under_way = record.state.is_under_way();
        if was_under_way {
            record.state = State::Broken;
        }
        let mut job = Self { id, folder, record, bytes: 0, heard: Arc::default() };
        // What cannot be read is said where it is asked for.
        _ = corrections::settle(&job);
        if was_under_way {
            if job.record.inputs.is_empty() {
                // Files that came are noted when the last one has.
                job.record.files = count(&job.input());
            }
            // The page says so as long as the job is there; if it cannot be written, at the next start again.
            _ = job.keep();
        }
        Some(job)
    }

    /// Writes the record; the earlier one stays until it is written.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn keep(&self) -> io::Result<()> {
        let json = serde_json::to_vec_pretty(&self.record).map_err(io::Error::other)?;
        replace(&self.folder.join(RECORD), &json)
    }

    /// Where uploaded files lie.
    pub fn input(&self) -> PathBuf {
        self.folder.join("input")
    }

    /// Where the result lies.
    pub fn result(&self) -> PathBuf {
        self.folder.join("result")
    }

    /// The corrections made by hand, as a run takes them up.
    pub fn corrections(&self) -> PathBuf {
        self.folder.join("corrections.csv")
    }

    /// The same as the report keeps them, who can undo them.
    pub fn kept(&self) -> PathBuf {
        self.folder.join("corrections.json")
    }
}

/// Files in a folder and below.
fn count(folder: &Path) -> usize {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let of_entry = |entry: fs::DirEntry| match entry.file_type() {
        Ok(kind) if kind.is_dir() => count(&entry.path()),
        Ok(kind) => usize::from(kind.is_file()),
        Err(_) => 0,
    };
    entries.flatten().map(of_entry).sum()
}

/// Writes a file as a whole or not at all. Only the user can read it.
///
/// # Errors
/// If it cannot be written.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut beside = path.to_owned().into_os_string();
    beside.push(".part");
    private().truncate(true).open(&beside)?.write_all(bytes)?;
    fs::rename(&beside, path)
}
