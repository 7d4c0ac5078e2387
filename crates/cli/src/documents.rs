//! The documents of a command: runs them through the pipeline and says what failed.

use crate::exit::Exit;
use crate::input;
use crate::progress::{Progress, advised};
use crate::summary::Summary;
use crate::wording::{file_counts, say};
use anyhow::bail;
use ikiz_document::{CorpusReport, DocumentOutcome, FailureClass};
use ikiz_pipeline::store::{Store, StoreKey};
use ikiz_pipeline::{Inputs, Request, RunError, Setup, Shard, Wanted};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What became of the documents.
#[derive(Debug, Default)]
pub struct Tally {
    /// Documents that gave a report.
    pub processed: usize,
    /// Documents and files that were passed over.
    pub skipped: usize,
    /// Documents and files that failed.
    pub failed: usize,
    /// Inputs that do not exist, among the failed ones.
    missing: usize,
}

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
    ) -> anyhow::Result<Option<(CorpusReport, Tally)>> {
        let Self { inputs, setup, wanted, store } = *self;
        let progress = Progress::new(&setup.settings);
        let mut tally = Tally::default();
        let request = Request { inputs, setup, wanted, store, observer: &progress };
        let ran = ikiz_pipeline::run(request, is_known, |outcome| {
            tally.add(&outcome, &progress);
            take(outcome).map_err(Ended::Here)
        });
        progress.finish();
        match ran {
            Ok(report) => Ok(report.map(|report| (report, tally))),
            Err(Ended::Here(error)) => Err(error),
            Err(Ended::Run(error)) => Err(advised(error, &setup.settings)),
        }
    }
}

/// Why a run ended: in the pipeline, or where its outcomes go.
enum Ended {
    Run(RunError),
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
) -> anyhow::Result<(CorpusReport, Tally)> {
    let text = if input::is_standard_input(inputs) { Some(input::bytes(Path::new("-"))?) } else { None };
    if text.is_none() && inputs.iter().any(|path| path.as_os_str() == "-") {
        bail!("`-` stands beside files; name either standard input or files");
    }
    let inputs = text.as_deref().map_or(Inputs::Paths(inputs, Shard::WHOLE), Inputs::Text);
    let store = Store::temporary();
    let ran = Documents { inputs, setup, wanted, store: &store }.run(|_| false, take)?;
    Ok(ran.unwrap_or_default())
}

impl Tally {
    /// What a summary says.
    pub const fn of(summary: &Summary, failed: usize) -> Self {
        Self { processed: summary.processed, skipped: summary.skipped, failed, missing: 0 }
    }

    /// Counts an outcome; says why it failed.
    pub fn add(&mut self, outcome: &DocumentOutcome, progress: &Progress) {
        match outcome {
            DocumentOutcome::Processed(_) => self.processed += 1,
            DocumentOutcome::Skipped { .. } => self.skipped += 1,
            DocumentOutcome::Failed { failure, .. } => {
                self.failed += 1;
                self.missing += usize::from(failure.class == FailureClass::NotFound);
                progress.say_failure(failure);
            }
        }
    }

    /// Whether any input exists. If none does, nothing is written, so that a mistyped path does not replace an earlier
    /// result.
    pub const fn is_worth_writing(&self) -> bool {
        self.processed + self.skipped + self.failed > self.missing
    }

    /// The exit code. If there is no document at all, says so; `unread` are the files in other formats.
    pub fn exit(&self, unread: &BTreeMap<String, usize>) -> Exit {
        if self.processed + self.skipped + self.failed == 0 {
            let met = if unread.is_empty() {
                String::new()
            } else {
                format!(" among {}: ikiz does not read such files", file_counts(unread))
            };
            say(&format!(
                "no document found{met}; name files (.docx, .pdf, .html, .txt …) or a folder that holds some"
            ));
            return Exit::Nothing;
        }
        match (self.failed, self.processed) {
            (0, _) => Exit::Done,
            (_, 0) => Exit::Nothing,
            _ => Exit::WithFailures,
        }
    }
}
