//! Result folders: written as the command writes them, and read back.

use crate::arrow::{ArrowTable, read_folder};
use crate::errors::{Exception, FailureFields, failure_fields};
use crate::keywords::{name_setting, setup};
use crate::listener::Heard;
use crate::run::{in_json, refuse_nothing};
use crate::work::wait;
use ikiz_cli::{Job, Made, ResultFolder, Summary, files_of_result, take_up_corrections};
use ikiz_pipeline::store::Store;
use ikiz_pipeline::{Inputs, Setup, Shard, reading_version};
use ikiz_writers::OutputFolder;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Compares documents, and writes the result to the folder of the settings. The summary as JSON, failures, warnings.
#[pyfunction]
#[pyo3(signature = (paths, fresh, progress, keywords))]
pub fn write(
    py: Python<'_>,
    paths: Vec<PathBuf>,
    fresh: bool,
    progress: Option<Py<PyAny>>,
    keywords: Option<&Bound<'_, PyDict>>,
) -> PyResult<(String, Vec<FailureFields>, Vec<String>)> {
    let setup = setup(py, "run", keywords)?;
    let output = setup.settings.output.clone();
    let settings = setup.settings.clone();
    let listener = Arc::new(Heard::default());
    let (worker, asked) = (Arc::clone(&listener), Arc::clone(&listener));
    let work = move || written(&paths, setup, fresh, &worker);
    let made = wait(py, work, |py| asked.tell(py, progress.as_ref()), || listener.cancel())?;
    let (Made { summary, failures, warnings, .. }, said) =
        made.map_err(|error| Exception::Output.of(&error, &[&output]))?;
    refuse_nothing(&summary, failures.first())?;
    let mut all = listener.warnings();
    all.extend(said.into_iter().chain(summary.without_groups(&settings, name_setting)).chain(warnings));
    Ok((in_json(&summary), failures.iter().map(failure_fields).collect(), all))
}

fn written(paths: &[PathBuf], mut setup: Setup, fresh: bool, listener: &Heard) -> anyhow::Result<(Made, Vec<String>)> {
    let said = take_up_corrections(&mut setup, name_setting)?;
    let folder = OutputFolder::open(&setup.settings.output, files_of_result())?;
    let store = Store::open(&setup.settings.output, &reading_version(&setup), fresh)?;
    folder.remove_leftovers()?;
    let inputs = Inputs::Paths(paths, Shard::WHOLE);
    let made = Job { inputs, setup: &setup, store, folder, listener }.write()?;
    Ok((made, said))
}

/// The summary of a result folder as JSON.
#[pyfunction]
pub fn summary_of_folder(py: Python<'_>, folder: PathBuf) -> PyResult<String> {
    let read = py.detach(|| Summary::of_folder(&ResultFolder::open(&folder)?));
    read.map(|summary| in_json(&summary)).map_err(|error| Exception::Output.of(&error, &[&folder as &Path]))
}

/// The tables of a result folder, or the one of a name.
#[pyfunction]
#[pyo3(signature = (folder, name = None))]
pub fn tables_of_folder(py: Python<'_>, folder: PathBuf, name: Option<String>) -> PyResult<Vec<ArrowTable>> {
    let read = py.detach(|| read_folder(&folder, name.as_deref()));
    read.map_err(|error| Exception::Output.of(&error, &[&folder as &Path]))
}
