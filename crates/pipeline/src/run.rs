//! What all steps of a run share: inputs, settings, the store, threads, and what is asked for.

use crate::given::{GivenPairs, PairError};
use crate::settings::Settings;
use crate::shard::Shard;
use crate::store::{Store, StoreError};
use crate::{Observer, Setup};
use rayon::ThreadPool;
use std::path::PathBuf;
use std::{io, iter};
use thiserror::Error;

/// What is read.
#[derive(Clone, Copy, Debug)]
pub enum Inputs<'a> {
    /// A shard of files and folders.
    Paths(&'a [PathBuf], Shard),
    /// Plain text, given as bytes in any encoding: one document with the name `-`.
    Text(&'a [u8]),
    /// Pairs of texts that are twins whatever they say: each is a document.
    Pairs(&'a dyn GivenPairs),
    /// What was observed in each shard of the inputs.
    Shards(&'a [Store]),
}

/// What is asked of a run. Steps that nothing asks for are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each may be asked for alone")]
pub struct Wanted {
    /// Pairs of sections, sentences and keywords.
    pub pairs: bool,
    /// Findings; they need the pairs.
    pub findings: bool,
    /// Counts of terms, and key phrases.
    pub terms: bool,
    /// The glossary; it needs the pairs.
    pub glossary: bool,
    /// The tables of terms that the settings ask for; they need the pairs, the terms and the glossary.
    pub term_tables: bool,
}

impl Wanted {
    /// Everything.
    pub const ALL: Self = Self { pairs: true, findings: true, terms: true, glossary: true, term_tables: true };
    /// The pairs and the findings.
    pub const PAIRS: Self = Self { terms: false, glossary: false, term_tables: false, ..Self::ALL };
    /// The terms alone.
    pub const TERMS: Self = Self { pairs: false, findings: false, terms: true, ..Self::PAIRS };
    /// The pairs alone.
    pub const BEADS: Self = Self { findings: false, ..Self::PAIRS };
    /// The glossary alone.
    pub const GLOSSARY: Self = Self { glossary: true, ..Self::BEADS };
}

/// A run: what it reads, by which settings, and who is told of it.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// What is read.
    pub inputs: Inputs<'a>,
    /// The settings.
    pub setup: &'a Setup,
    /// What is asked for.
    pub wanted: Wanted,
    /// Where records and reports are kept.
    pub store: &'a Store,
    /// Who gets the events.
    pub observer: &'a dyn Observer,
}

/// Why a run ended early.
#[derive(Debug, Error)]
pub enum RunError {
    /// The store cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A temporary file cannot be written or read.
    #[error("cannot write temporary files: {0}")]
    Scratch(#[from] io::Error),
    /// A pair of texts cannot be read.
    #[error(transparent)]
    Pairs(PairError),
    /// The user stopped it.
    #[error("stopped")]
    Cancelled,
    /// A record that was put into a store cannot be read again. The folder of the store, where it has one.
    #[error("a record in the store is damaged")]
    Damaged(Option<PathBuf>),
    /// No threads can be started.
    #[error("no thread can be started: {0}")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// A store to be merged holds no whole shard.
    #[error("{0}: no whole shard")]
    NoShard(PathBuf),
    /// A store to be merged holds a shard of another division than the first one, or of other documents than one of the
    /// same number.
    #[error("{0}: shard {1} is not of the same division as the others")]
    OtherShard(PathBuf, Shard),
    /// A shard is missing among the results to be merged.
    #[error("shard {0} is missing")]
    MissingShard(Shard),
}

/// A run with its threads.
pub(crate) struct Run<'a> {
    pub request: Request<'a>,
    pub pool: ThreadPool,
}

impl<'a> std::ops::Deref for Run<'a> {
    type Target = Request<'a>;

    fn deref(&self) -> &Request<'a> {
        &self.request
    }
}

/// Stack size of a thread, the same as for the main thread: documents may be nested as deeply as the limits allow.
const STACK: usize = 8 << 20;

/// The threads that the settings ask for, for what follows a run.
///
/// # Errors
/// If they cannot be started.
pub fn pool(settings: &Settings) -> Result<ThreadPool, RunError> {
    // 0 means as many threads as the machine has.
    let threads = settings.threads.map_or(0, |threads| threads.get() as usize);
    Ok(rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build()?)
}

impl<'a> Run<'a> {
    /// Starts the threads.
    pub fn new(request: Request<'a>) -> Result<Self, RunError> {
        Ok(Self { request, pool: pool(&request.setup.settings)? })
    }

    /// Where records and reports may be: in the store of the run, and in those of its shards.
    pub fn stores(&self) -> impl Iterator<Item = &'a Store> {
        let shards = if let Inputs::Shards(stores) = self.inputs { stores } else { &[] };
        iter::once(self.store).chain(shards)
    }

    /// # Errors
    /// If the user stopped the run.
    pub fn go_on(&self) -> Result<(), RunError> {
        if self.observer.is_cancelled() { Err(RunError::Cancelled) } else { Ok(()) }
    }
}
