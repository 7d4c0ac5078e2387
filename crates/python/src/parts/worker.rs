//! The steps on a worker.

use super::blocks::{blocks, given};
use super::found::group_of;
use super::of;
use crate::keywords::setup;
use ikiz_pipeline::Setup;
use ikiz_pipeline::parts::{
    ApplyingPart, GivenFiles, ObservingPart, Part, PartError, PartModel, PartTotals, WritingPart,
};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};

/// A document on its way: key, entry, record, report.
type Row = (Vec<u8>, Vec<u8>, Vec<u8>, Vec<u8>);

/// The files of a document: its group, and the bytes of each.
type Given = (Vec<u8>, Option<Vec<Vec<u8>>>);

fn row(part: Part) -> Row {
    (part.key, part.entry, part.record, part.report)
}

fn part((key, entry, record, report): Row) -> Part {
    Part { key, entry, record, report }
}

/// Identifies the program: bytes of another one are not read.
#[pyfunction]
pub const fn build() -> &'static str {
    ikiz_pipeline::BUILD
}

/// What a worker works by.
#[pyclass(frozen)]
pub struct Worker {
    pub(super) setup: Setup,
    model: Option<PartModel>,
    totals: Option<PartTotals>,
}

#[pymethods]
impl Worker {
    #[new]
    #[pyo3(signature = (keywords, model=None, totals=None))]
    fn new(
        py: Python<'_>,
        keywords: Option<&Bound<'_, PyDict>>,
        model: Option<&[u8]>,
        totals: Option<&[u8]>,
    ) -> PyResult<Self> {
        let setup = setup(py, "run", keywords)?;
        py.detach(|| {
            let model = model.map(|bytes| PartModel::read(&setup, bytes)).transpose()?;
            let totals = totals.map(PartTotals::read).transpose()?;
            Ok(Self { setup, model, totals })
        })
        .map_err(of)
    }
}

impl Worker {
    fn totals(&self) -> PyResult<&PartTotals> {
        self.totals.as_ref().ok_or_else(|| of(PartError::Bytes))
    }

    fn model(&self) -> PyResult<&PartModel> {
        self.model.as_ref().ok_or_else(|| of(PartError::Bytes))
    }
}

/// A part that is observed.
#[pyclass]
pub struct Observing(Option<ObservingPart>);

#[pymethods]
impl Observing {
    #[new]
    fn new() -> Self {
        Self(Some(ObservingPart::default()))
    }

    /// Observes a batch: the group of each document, and the bytes of its files, which are read where they are without.
    /// Gives its rows.
    fn add(&mut self, py: Python<'_>, worker: &Worker, files: Vec<Given>) -> PyResult<Vec<Row>> {
        let given = |(group, bytes): Given| Ok(GivenFiles::new(group_of(&group)?, bytes));
        let files: Vec<GivenFiles> = files.into_iter().map(given).collect::<PyResult<_>>()?;
        let part = self.0.as_mut().ok_or_else(|| of(PartError::Bytes))?;
        let found = py.detach(|| part.add(&worker.setup, &files)).map_err(of)?;
        Ok(found.into_iter().map(row).collect())
    }

    fn ledger(&mut self, py: Python<'_>) -> Py<PyBytes> {
        let part = self.0.take().unwrap_or_default();
        PyBytes::new(py, &py.detach(|| part.ledger())).unbind()
    }
}

/// A part that is looked at by the model.
#[pyclass]
pub struct Applying(Option<ApplyingPart>);

#[pymethods]
impl Applying {
    #[new]
    fn new() -> Self {
        Self(Some(ApplyingPart::default()))
    }

    /// Looks at a batch of rows. Gives them with their reports.
    fn add(&mut self, py: Python<'_>, worker: &Worker, rows: Vec<Row>) -> PyResult<Vec<Row>> {
        let model = worker.model()?;
        let part_of = self.0.as_mut().ok_or_else(|| of(PartError::Bytes))?;
        let rows = rows.into_iter().map(part).collect();
        let found = py.detach(|| part_of.add(&worker.setup, model, rows)).map_err(of)?;
        Ok(found.into_iter().map(row).collect())
    }

    fn ledger(&mut self, py: Python<'_>) -> PyResult<Py<PyBytes>> {
        let part = self.0.take().unwrap_or_default();
        Ok(PyBytes::new(py, &py.detach(|| part.ledger()).map_err(of)?).unbind())
    }
}

/// A part that is written.
#[pyclass]
pub struct Writing(Option<WritingPart>);

#[pymethods]
impl Writing {
    #[new]
    fn new(worker: &Worker) -> PyResult<Self> {
        Ok(Self(Some(WritingPart::new(worker.totals()?))))
    }

    /// Writes a batch of rows. Gives the rows of tables.
    fn add(&mut self, py: Python<'_>, worker: &Worker, rows: Vec<Row>) -> PyResult<Vec<(&'static str, Py<PyBytes>)>> {
        let (model, totals) = (worker.model()?, worker.totals()?);
        let writing = self.0.as_mut().ok_or_else(|| of(PartError::Bytes))?;
        let parts = rows.into_iter().map(part).collect();
        let written = py.detach(|| {
            let mut outcomes = Vec::new();
            writing.add(&worker.setup, (model, totals), parts, |outcome| {
                outcomes.push(outcome);
                Ok::<(), PartError>(())
            })?;
            Ok(blocks(&worker.setup, &outcomes))
        });
        written.map(|blocks| given(py, &blocks)).map_err(of)
    }

    fn ledger(&mut self, py: Python<'_>) -> PyResult<Py<PyBytes>> {
        let part = self.0.take().ok_or_else(|| of(PartError::Bytes))?;
        Ok(PyBytes::new(py, &py.detach(|| part.ledger()).map_err(of)?).unbind())
    }
}
