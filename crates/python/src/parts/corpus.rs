//! The steps on the driver.

use super::blocks::{Block, Blocks, given, options};
use super::found::Found;
use super::of;
use super::worker::Worker;
use crate::errors::Exception;
use crate::keywords::setup;
use ikiz_cli::tables_of;
use ikiz_pipeline::Setup;
use ikiz_pipeline::parts::{CorpusInParts, PartError, merge_applied, merge_observed, merge_written};
use ikiz_writers::TableWriter;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};
use std::sync::Arc;

/// The corpus on the driver.
#[pyclass]
pub struct Corpus {
    setup: Arc<Setup>,
    corpus: Option<CorpusInParts>,
}

#[pymethods]
impl Corpus {
    /// By the settings, the merged ledger, and what was found and is no document.
    #[new]
    #[pyo3(signature = (keywords, ledger, found=None))]
    fn new(
        py: Python<'_>,
        keywords: Option<&Bound<'_, PyDict>>,
        ledger: &[u8],
        found: Option<&Found>,
    ) -> PyResult<Self> {
        let setup = Arc::new(setup(py, "run", keywords)?);
        let found = found.map(|found| found.0.clone()).unwrap_or_default();
        let corpus = py.detach(|| CorpusInParts::new(Arc::clone(&setup), ledger, found)).map_err(of)?;
        Ok(Self { setup, corpus: Some(corpus) })
    }

    fn documents(&self) -> PyResult<usize> {
        Ok(self.corpus()?.documents())
    }

    fn compared(&self, py: Python<'_>) -> PyResult<Vec<Py<PyBytes>>> {
        let corpus = self.corpus()?;
        Ok(bytes(py, py.detach(|| corpus.compared())))
    }

    fn put(&self, key: &[u8], record: &[u8]) -> PyResult<()> {
        self.corpus()?.put(key, record).map_err(of)
    }

    fn compare(&mut self, py: Python<'_>) -> PyResult<()> {
        let corpus = self.corpus.as_mut().ok_or_else(|| of(PartError::Bytes))?;
        py.detach(|| corpus.compare()).map_err(of)
    }

    fn learned_from(&self, py: Python<'_>) -> PyResult<Vec<Py<PyBytes>>> {
        Ok(bytes(py, self.corpus()?.learned_from().map_err(of)?))
    }

    fn settle(&mut self, py: Python<'_>) -> PyResult<Py<PyBytes>> {
        let corpus = self.corpus.as_mut().ok_or_else(|| of(PartError::Bytes))?;
        Ok(PyBytes::new(py, &py.detach(|| corpus.settle()).map_err(of)?).unbind())
    }

    fn finish(&mut self, py: Python<'_>, ledger: &[u8]) -> PyResult<Py<PyBytes>> {
        let corpus = self.corpus.as_mut().ok_or_else(|| of(PartError::Bytes))?;
        Ok(PyBytes::new(py, &py.detach(|| corpus.finish(ledger)).map_err(of)?).unbind())
    }

    /// The rows of what no worker wrote: of the corpus, and of what gave no document.
    fn complete(&mut self, py: Python<'_>, ledger: &[u8]) -> PyResult<Vec<(&'static str, Py<PyBytes>)>> {
        let corpus = self.corpus.take().ok_or_else(|| of(PartError::Bytes))?;
        let setup = Arc::clone(&self.setup);
        let (mut report, others) = py.detach(|| corpus.complete(ledger)).map_err(of)?;
        let blocks = py.detach(|| -> anyhow::Result<Vec<Block>> {
            let mut blocks = Blocks::default();
            let mut writer = TableWriter::begin(&tables_of(&setup), options(&setup), vec![&mut blocks])?;
            others.iter().try_for_each(|outcome| writer.document(outcome))?;
            writer.finish(&mut report)?;
            Ok(blocks.all_and_empty())
        });
        blocks.map(|blocks| given(py, &blocks)).map_err(|error| Exception::Any.of(&error, &[]))
    }
}

impl Corpus {
    fn corpus(&self) -> PyResult<&CorpusInParts> {
        self.corpus.as_ref().ok_or_else(|| of(PartError::Bytes))
    }
}

fn bytes(py: Python<'_>, all: Vec<Vec<u8>>) -> Vec<Py<PyBytes>> {
    all.iter().map(|bytes| PyBytes::new(py, bytes).unbind()).collect()
}

/// Merges ledgers of the step.
#[pyfunction]
pub fn merge_ledgers(py: Python<'_>, worker: &Worker, step: &str, ledgers: Vec<Vec<u8>>) -> PyResult<Py<PyBytes>> {
    let all: Vec<&[u8]> = ledgers.iter().map(Vec::as_slice).collect();
    let merged = py.detach(|| match step {
        "observe" => merge_observed(&all),
        "apply" => merge_applied(&all),
        _ => merge_written(&worker.setup, &all),
    });
    Ok(PyBytes::new(py, &merged.map_err(of)?).unbind())
}
