//! The first step on a worker.

use super::part::{Part, PartError, run};
use crate::Setup;
use crate::observe::{Entry, Observations, Observing};
use crate::store::{self, Store, Table};
use ikiz_reader::SourceGroup;
use std::mem;

/// The files of a document.
#[derive(Clone, Debug)]
pub struct GivenFiles {
    pub(crate) group: SourceGroup,
    pub(crate) bytes: Option<Vec<Vec<u8>>>,
}

impl GivenFiles {
    /// The files of a group, with the bytes of each in the same order; without bytes they are read where they are.
    pub const fn new(group: SourceGroup, bytes: Option<Vec<Vec<u8>>>) -> Self {
        Self { group, bytes }
    }
}

/// A part of the documents while a worker observes it.
#[derive(Default)]
pub struct ObservingPart {
    found: Observations,
}

impl ObservingPart {
    /// Observes some files. Returns their documents; what gave none is in the ledger.
    ///
    /// # Errors
    /// If temporary files cannot be written, or no thread can be started.
    pub fn add(&mut self, setup: &Setup, files: &[GivenFiles]) -> Result<Vec<Part>, PartError> {
        let store = Store::temporary();
        let run = run(setup, &store)?;
        let before = self.found.entries.len();
        self.found = Observing::new(&run, mem::take(&mut self.found)).given(files)?;
        let part = |entry: &Entry| -> Result<Part, PartError> {
            let record = store.get(Table::Records, &entry.key)?.ok_or(PartError::Bytes)?;
            Ok(Part { key: entry.key.bytes().to_vec(), entry: store::encode(entry), record, report: Vec::new() })
        };
        self.found.entries[before..].iter().map(part).collect()
    }

    /// The ledger of all that was added.
    pub fn ledger(self) -> Vec<u8> {
        encoded(&self.found)
    }
}

fn encoded(observations: &Observations) -> Vec<u8> {
    let counted: Vec<bool> = observations.entries.iter().map(|entry| entry.is_counted).collect();
    store::encode(&(observations, counted))
}

/// Reads a ledger.
pub(super) fn decoded(ledger: &[u8]) -> Result<Observations, PartError> {
    let (mut observations, counted): (Observations, Vec<bool>) = store::decode(ledger)?;
    for (entry, is_counted) in observations.entries.iter_mut().zip(counted) {
        entry.is_counted = is_counted;
    }
    Ok(observations)
}

/// Merges ledgers of [`ObservingPart`].
///
/// # Errors
/// If the bytes are of another version.
pub fn merge_observed(ledgers: &[&[u8]]) -> Result<Vec<u8>, PartError> {
    let mut all = Observations::default();
    for ledger in ledgers {
        all.merge(decoded(ledger)?);
    }
    Ok(encoded(&all))
}
