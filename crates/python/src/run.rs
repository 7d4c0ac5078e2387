//! Runs over documents whose tables stay in memory.

use crate::arrow::{ArrowSink, ArrowTable};
use crate::errors::{Exception, of_run};
use crate::keywords::{name_setting, setup};
use crate::listener::Heard;
use crate::work::wait;
use ikiz_cli::{Documents, Summary, tables_of};
use ikiz_document::{CorpusReport, DocumentOutcome, Failure, Severity};
use ikiz_pipeline::settings::{Choice, chosen};
use ikiz_pipeline::store::Store;
use ikiz_pipeline::{Inputs, Setup, Shard, Wanted};
use ikiz_writers::{TableOptions, TableWriter, tables};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Tables, the summary as JSON, and warnings.
pub type Found = (Vec<ArrowTable>, String, Vec<String>);

/// What a run over documents gives.
struct Ran {
    tables: Vec<ArrowTable>,
    summary: Summary,
    first_failure: Option<Failure>,
    warnings: Vec<String>,
}

/// Compares documents, and keeps all tables in memory.
#[pyfunction]
#[pyo3(signature = (paths, progress, keywords))]
pub fn run(
    py: Python<'_>,
    paths: Vec<PathBuf>,
    progress: Option<Py<PyAny>>,
    keywords: Option<&Bound<'_, PyDict>>,
) -> PyResult<Found> {
    let setup = setup(py, "run", keywords)?;
    heard(py, progress, move |heard| {
        let settings = &setup.settings;
        let mut sink = ArrowSink::default();
        let options = TableOptions { sure: settings.sure, ..TableOptions::new(name_setting) };
        let mut writer = TableWriter::begin(&tables_of(&setup), options, vec![&mut sink])?;
        let (mut report, mut ran) = ran(&paths, &setup, Wanted::ALL, heard, |outcome| Ok(writer.document(outcome)?))?;
        ran.warnings.extend(ran.summary.without_groups(settings, name_setting));
        writer.finish(&mut report)?;
        ran.tables = sink.tables()?;
        Ok(ran)
    })
}

/// How much a finding must matter.
const SEVERITIES: &[Choice<Severity>] = &[
    Choice { value: Severity::Note, name: "note", help: "" },
    Choice { value: Severity::Warning, name: "warning", help: "" },
    Choice { value: Severity::Error, name: "error", help: "" },
];

/// Checks manuscripts: the tables of findings and of failures.
#[pyfunction]
#[pyo3(signature = (paths, severity, progress, keywords))]
pub fn check(
    py: Python<'_>,
    paths: Vec<PathBuf>,
    severity: &str,
    progress: Option<Py<PyAny>>,
    keywords: Option<&Bound<'_, PyDict>>,
) -> PyResult<Found> {
    let least = chosen(SEVERITIES, severity).map_err(|right| {
        let message = format!("invalid value `{severity}` for `severity`: {right}");
        Exception::Setting.with_advice(&message, None, Some(&right))
    })?;
    let setup = setup(py, "check", keywords)?;
    heard(py, progress, move |heard| {
        let mut sink = ArrowSink::default();
        let options = TableOptions::new(name_setting);
        let mut writer = TableWriter::begin(&[tables::CHECKS, tables::ERRORS], options, vec![&mut sink])?;
        let (_, mut ran) = ran(&paths, &setup, Wanted::PAIRS, heard, |outcome| match outcome {
            DocumentOutcome::Processed(report) => {
                let mut report = report.clone();
                report.findings.retain(|found| found.severity >= least);
                Ok(writer.document(&DocumentOutcome::Processed(report))?)
            }
            other => Ok(writer.document(other)?),
        })?;
        // Findings of the corpus are no findings about a manuscript.
        writer.finish(&mut CorpusReport::default())?;
        ran.tables = sink.tables()?;
        Ok(ran)
    })
}

/// Does the work with somebody who hears of it, and gives what was found.
fn heard(
    py: Python<'_>,
    progress: Option<Py<PyAny>>,
    work: impl FnOnce(&Arc<Heard>) -> anyhow::Result<Ran> + Send + 'static,
) -> PyResult<Found> {
    let listener = Arc::new(Heard::default());
    let (worker, asked) = (Arc::clone(&listener), Arc::clone(&listener));
    let done = wait(py, move || work(&worker), |py| asked.tell(py, progress.as_ref()), || listener.cancel())?;
    let Ran { tables, summary, first_failure, mut warnings } = done.map_err(|error| Exception::Any.of(&error, &[]))?;
    refuse_nothing(&summary, first_failure.as_ref())?;
    warnings.extend(listener.warnings());
    Ok((tables, in_json(&summary), warnings))
}

/// Runs over the documents; the failures are in the tables that `take` makes.
fn ran(
    paths: &[PathBuf],
    setup: &Setup,
    wanted: Wanted,
    listener: &Arc<Heard>,
    mut take: impl FnMut(&DocumentOutcome) -> anyhow::Result<()> + Send,
) -> anyhow::Result<(CorpusReport, Ran)> {
    let store = Store::temporary();
    let (inputs, listener) = (Inputs::Paths(paths, Shard::WHOLE), &**listener);
    let mut first_failure = None;
    let documents = Documents { inputs, setup, wanted, store: &store, listener };
    let ran = documents.run_to(
        |_| false,
        |outcome| {
            first_failure = first_failure.take().or_else(|| outcome.failure().cloned());
            take(&outcome)
        },
    );
    let (report, summary) = ran.map_err(of_run)?.unwrap_or_default();
    Ok((report, Ran { tables: Vec::new(), summary, first_failure, warnings: Vec::new() }))
}

/// An exception where no input is there, or no document in it.
pub fn refuse_nothing(summary: &Summary, first_failure: Option<&Failure>) -> PyResult<()> {
    if summary.is_worth_writing() {
        return Ok(());
    }
    Err(match (first_failure, summary.without_documents()) {
        (Some(failure), _) => Exception::Input.of_failure(failure),
        (None, Some(problem)) => Exception::Input.error(&problem, None),
        (None, None) => Exception::Input.error("no document found; name a file or a folder", None::<&Path>),
    })
}

/// The summary as JSON.
pub fn in_json(summary: &Summary) -> String {
    serde_json::to_string(summary).unwrap_or_default()
}
