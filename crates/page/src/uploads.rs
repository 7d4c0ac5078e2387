//! Files that come from the browser, each into the folder of its job.

use crate::job::{Job, State};
use crate::jobs::Jobs;
use crate::names;
use axum::body::Body;
use futures_util::StreamExt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::fs;
use tokio::io::{AsyncWriteExt, BufWriter};

/// Most bytes of a file. Longer ones are no documents; the reader has its own limits within.
pub const MOST_BYTES: u64 = 512 << 20;
/// Most bytes of a job.
pub const MOST_BYTES_OF_JOB: u64 = 32 << 30;
/// Most files of a job.
pub const MOST_FILES: usize = 100_000;

/// Bytes that are written at once: each time another thread does it.
const AT_ONCE: usize = 1 << 20;

/// The number of the next file that is not whole yet.
static NUMBER: AtomicU64 = AtomicU64::new(0);

/// Why a file is not taken.
#[derive(Debug)]
pub enum Refused {
    /// Its name has nothing that may stay.
    Name,
    /// It is too large.
    Large,
    /// The job has too many files or bytes, or is no longer gathering them.
    State,
    /// The connection or the disk failed.
    Failed(io::Error),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            // A file has the name that a folder is to have.
            ErrorKind::AlreadyExists | ErrorKind::NotADirectory => Self::Name,
            _ => Self::Failed(error),
        }
    }
}

/// Takes a file. Only a whole file gets its name; of several with the same name the later ones get numbers. Gives the
/// path inside the folder of uploads.
pub async fn take(jobs: &Jobs, id: &str, name: &str, length: Option<u64>, body: Body) -> Result<String, Refused> {
    let parts = names::parts(name).ok_or(Refused::Name)?;
    let job = jobs.job(id).filter(takes).ok_or(Refused::State)?;
    if length.is_some_and(|length| length > MOST_BYTES) {
        return Err(Refused::Large);
    }
    let part = job.folder.join(format!("upload-{}.part", NUMBER.fetch_add(1, Ordering::Relaxed)));
    let written = write(&part, body, MOST_BYTES_OF_JOB.saturating_sub(job.bytes)).await;
    let placed =
        written.and_then(|length| {
            // Under the lock of the jobs, so that no two files get the same name.
            jobs.gather(id, length, |job| {
                if takes(job) { Ok(place(&part, &job.input(), parts)?) } else { Err(Refused::State) }
            })
        });
    if placed.is_err() {
        // What is left of it is deleted with the job.
        _ = fs::remove_file(&part).await;
    }
    placed
}

fn takes(job: &Job) -> bool {
    job.record.state == State::Gathering && job.record.files < MOST_FILES
}

async fn write(path: &Path, body: Body, room: u64) -> Result<u64, Refused> {
    let file = fs::File::create(path).await.map_err(Refused::Failed)?;
    let mut file = BufWriter::with_capacity(AT_ONCE, file);
    let mut stream = body.into_data_stream();
    let mut length = 0;
    while let Some(bytes) = stream.next().await {
        let bytes = bytes.map_err(|error| Refused::Failed(io::Error::other(error)))?;
        length += bytes.len() as u64;
        if length > MOST_BYTES {
            return Err(Refused::Large);
        }
        if length > room {
            return Err(Refused::State);
        }
        file.write_all(&bytes).await.map_err(Refused::Failed)?;
    }
    file.flush().await.map_err(Refused::Failed)?;
    Ok(length)
}

/// Gives a file its place.
fn place(part: &Path, folder: &Path, mut parts: Vec<String>) -> io::Result<String> {
    let name = parts.pop().unwrap_or_default();
    let folder: PathBuf = parts.iter().fold(folder.to_owned(), |folder, part| folder.join(part));
    std::fs::create_dir_all(&folder)?;
    let mut placed = name.clone();
    let mut number = 1;
    while folder.join(&placed).try_exists()? {
        number += 1;
        placed = names::numbered(&name, number);
    }
    std::fs::rename(part, folder.join(&placed))?;
    parts.push(placed);
    Ok(parts.join("/"))
}
