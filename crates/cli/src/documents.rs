//! The documents of a command: runs them through the pipeline and says what failed.

use crate::input;
use crate::listener::Listener;
use crate::progress::{Progress, advised};
use crate::summary::Summary;
use anyhow::bail;
use ikiz_document::{CorpusReport, DocumentOutcome};
use ikiz_pipeline::store::{Store, StoreKey};
use ikiz_pipeline::{Inputs, Request, RunError, Setup, Shard, Wanted};
use std::path::{Path, PathBuf};

/// The documents of a command.
pub struct Documents<'a> {
    /// What is read.
    pub inputs: Inputs<'a>,
    /// The settings.
    pub setup: &'a Setup,
    /// What is asked for.
    pub wanted: Wanted,
    /// Where what was found is kept until it is written.
    pub store: &'a Store,
    /// Who is told of it.
    pub listener: &'a dyn Listener,
}

impl Documents<'_> {
    /// Runs them. `take` gets each outcome in the order of ids. `None` if the result is known.
    ///
    /// # Errors
    /// If the run ends early: what `take` gave, or what stopped it and what to do.
    pub fn run(
        &self,
        is_known: impl FnOnce(&StoreKey) -> bool,
        take: impl FnMut(DocumentOutcome) -> anyhow::Result<()> + Send,
    ) -> anyhow::Result<Option<(CorpusReport, Summary)>> {
        self.run_to(is_known, take).map_err(|ended| match ended {
            Ended::Here(error) => error,
            Ended::Run(error) => advised(error, self.store),
        })
    }

    /// The same, for callers that word by themselves what stopped the run.
    ///
    /// # Errors
    /// If the run ends early.
    pub fn run_to(
        &self,
        is_known: impl FnOnce(&StoreKey) -> bool,
        mut take: impl FnMut(DocumentOutcome) -> anyhow::Result<()> + Send,
    ) -> Result<Option<(CorpusReport, Summary)>, Ended> {
        let Self { inputs, setup, wanted, store, listener } = *self;
        let mut summary = Summary::default();
        let request = Request { inputs, setup, wanted, store, observer: listener };
        let ran = ikiz_pipeline::run(request, is_known, |outcome| {
            summary.add(&outcome, setup.settings.sure);
            if let Some(failure) = outcome.failure() {
                listener.failed(failure);
            }
            take(outcome).map_err(Ended::Here)
        });
        listener.finish();
        Ok(ran?.map(|report| {
            summary.add_corpus(&report);
            (report, summary)
        }))
    }
}

/// Why a run ended: in the pipeline, or where its outcomes go.
pub enum Ended {
    /// In the pipeline.
    Run(RunError),
    /// Where its outcomes go.
    Here(anyhow::Error),
}

impl From<RunError> for Ended {
    fn from(error: RunError) -> Self {
        Self::Run(error)
    }
}

/// Runs over files and folders, or over standard input as plain text if none or `-` is named, for a command that keeps
/// nothing.
pub fn once(
    inputs: &[PathBuf],
    setup: &Setup,
    wanted: Wanted,
    take: impl FnMut(DocumentOutcome) -> anyhow::Result<()> + Send,
) -> anyhow::Result<(CorpusReport, Summary)> {
    let text = if input::is_standard_input(inputs) { Some(input::bytes(Path::new("-"))?) } else { None };
    if text.is_none() && inputs.iter().any(|path| path.as_os_str() == "-") {
        bail!("`-` stands beside files; name either standard input or files");
    }
    let inputs = text.as_deref().map_or(Inputs::Paths(inputs, Shard::WHOLE), Inputs::Text);
    let store = Store::temporary();
    let listener = &Progress::new(&setup.settings);
    let ran = Documents { inputs, setup, wanted, store: &store, listener }.run(|_| false, take)?;
    Ok(ran.unwrap_or_default())
}
