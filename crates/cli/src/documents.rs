//! The documents of a command: runs them through the pipeline and says what failed.

use crate::input;
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
}

impl Documents<'_> {
    /// Runs them. `take` gets each outcome in the order of ids. Failures are said on standard error. `None` if the
    /// result is known.
    pub fn run(
        &self,
        is_known: impl FnOnce(&StoreKey) -> bool,
        mut take: impl FnMut(DocumentOutcome) -> anyhow::Result<()> + Send,
    ) -> anyhow::Result<Option<(CorpusReport, Summary)>> {
        let Self { inputs, setup, wanted, store } = *self;
        let progress = Progress::new(&setup.settings);
        let mut summary = Summary::default();
        let request = Request { inputs, setup, wanted, store, observer: &progress };
        let ran = ikiz_pipeline::run(request, is_known, |outcome| {
            summary.add(&outcome, setup.settings.sure);
            if let Some(failure) = outcome.failure() {
                progress.say_failure(failure);
            }
            take(outcome).map_err(Ended::Here)
        });
        progress.finish();
        match ran {
            Ok(report) => Ok(report.map(|report| {
                summary.add_corpus(&report);
                (report, summary)
            })),
            Err(Ended::Here(error)) => Err(error),
            Err(Ended::Run(error)) => Err(advised(error, store)),
        }
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
    let ran = Documents { inputs, setup, wanted, store: &store }.run(|_| false, take)?;
    Ok(ran.unwrap_or_default())
}
