//! What the report of a job sends at every change: all that it knows of corrections.
//!
//! A report that has not seen what another one has sent is refused by its revision, so that neither loses anything.

use crate::job::{Job, replace};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};

/// Corrections as the report keeps them, who can undo them.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// How often they were changed.
    pub revision: u64,
    /// By the names that the report has for them.
    pub kept: BTreeMap<String, String>,
}

/// What is sent: what the report has seen last with its changes, and the same as `corrections.csv`, which is empty if
/// nothing is corrected.
#[derive(Debug, Serialize, Deserialize)]
pub struct Corrected {
    #[serde(flatten)]
    kept: Kept,
    csv: String,
}

/// What is kept of a job.
///
/// # Errors
/// If it cannot be read.
pub fn kept(job: &Job) -> io::Result<Kept> {
    match fs::read(job.kept()) {
        Ok(json) => Ok(serde_json::from_slice(&json)?),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Kept::default()),
        Err(error) => Err(error),
    }
}

/// Keeps what was sent, and gives its revision; `None` if something else was kept since the sender has looked.
///
/// # Errors
/// If it cannot be read or written.
pub fn keep(job: &Job, mut corrected: Corrected) -> io::Result<Option<u64>> {
    if kept(job)?.revision != corrected.kept.revision {
        return Ok(None);
    }
    corrected.kept.revision += 1;
    // Both at once in one file; the other one follows from it.
    replace(&job.kept(), &serde_json::to_vec(&corrected)?)?;
    put_csv(job, &corrected.csv)?;
    Ok(Some(corrected.kept.revision))
}

/// Makes `corrections.csv` that of what is kept: a server that was killed may have written the one and not the other.
///
/// # Errors
/// If it cannot be read or written.
pub fn settle(job: &Job) -> io::Result<()> {
    match fs::read(job.kept()) {
        Ok(json) => put_csv(job, &serde_json::from_slice::<Corrected>(&json)?.csv),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

fn put_csv(job: &Job, csv: &str) -> io::Result<()> {
    let path = job.corrections();
    if !csv.is_empty() {
        return replace(&path, csv.as_bytes());
    }
    match fs::remove_file(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}
