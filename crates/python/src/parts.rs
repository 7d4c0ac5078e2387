//! The run in parts, for Spark: workers and the driver pass bytes through Python.

use crate::errors::Exception;
use crate::keywords::{name_setting, setup};
use ikiz_document::DocumentOutcome;
use ikiz_pipeline::parts::{
    ApplyingPart, CorpusInParts, GivenFiles, ObservingPart, Part, PartError, PartModel, PartTotals, WritingPart,
    merge_applied, merge_observed, merge_written,
};
use ikiz_pipeline::{Discovery, Setup, SourceGroup, discover, group_of_record, grouped_names};
use ikiz_writers::schema::{Cell, Kind, Schema};
use ikiz_writers::table::AnyTable;
use ikiz_writers::{Dialect, Sink, TableOptions, TableWriter, WriteError, tables};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};
use std::path::PathBuf;
use std::sync::Arc;

/// A document on its way: key, entry, record, report.
type Row = (Vec<u8>, Vec<u8>, Vec<u8>, Vec<u8>);

fn row(part: Part) -> Row {
    (part.key, part.entry, part.record, part.report)
}

fn part((key, entry, record, report): Row) -> Part {
    Part { key, entry, record, report }
}

fn of(error: PartError) -> PyErr {
    let advice = match &error {
        PartError::SameId(_) => "give each row an id of its own",
        PartError::Bytes => "install the same version of ikiz on the driver and on all workers",
        PartError::Run(_) => "see that workers have room for temporary files",
    };
    let kind = if matches!(error, PartError::SameId(_)) { Exception::Input } else { Exception::Any };
    kind.with_advice(&format!("{error}; {advice}"), None, Some(advice))
}

/// What a worker works by.
#[pyclass(frozen)]
pub struct Worker {
    setup: Setup,
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

    /// Observes a batch: the group of each document, and the bytes of its files. Gives its rows.
    fn add(&mut self, py: Python<'_>, worker: &Worker, files: Vec<(Vec<u8>, Vec<Vec<u8>>)>) -> PyResult<Vec<Row>> {
        let given = |(group, bytes): (Vec<u8>, Vec<Vec<u8>>)| Ok(GivenFiles::new(group_of(&group)?, bytes));
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

/// A row of a table: its table, its place among the rows of the table in this part, its cells as in CSV.
type Line = (&'static str, Vec<Option<String>>);

/// Keeps rows as CSV has them.
#[derive(Default)]
struct Lines(Vec<Line>);

impl Sink for Lines {
    fn begin(&mut self, _: &Schema) -> Result<(), WriteError> {
        Ok(())
    }

    fn row(&mut self, schema: &Schema, cells: &[Cell]) -> Result<(), WriteError> {
        let cells = schema.columns.iter().zip(cells).map(|(column, cell)| {
            let mut buffer = String::new();
            let text = Dialect::Strict.field(cell, column.kind, &mut buffer);
            (!text.is_empty()).then(|| text.to_owned())
        });
        self.0.push((schema.name, cells.collect()));
        Ok(())
    }

    fn finish(&mut self) -> Result<(), WriteError> {
        Ok(())
    }
}

fn options(setup: &Setup) -> TableOptions {
    TableOptions { sure: setup.settings.sure, ..TableOptions::new(name_setting) }
}

fn made(setup: &Setup) -> Vec<AnyTable> {
    tables::of_result(|name| setup.settings.makes(name) || name == ikiz_cli::CORRECTIONS && setup.corrections.is_some())
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

    /// Writes a batch of rows. Gives the lines of tables.
    fn add(&mut self, py: Python<'_>, worker: &Worker, rows: Vec<Row>) -> PyResult<Vec<Line>> {
        let (model, totals) = (worker.model()?, worker.totals()?);
        let writing = self.0.as_mut().ok_or_else(|| of(PartError::Bytes))?;
        let parts = rows.into_iter().map(part).collect();
        let lines = py.detach(|| {
            let mut outcomes = Vec::new();
            writing.add(&worker.setup, (model, totals), parts, |outcome| {
                outcomes.push(outcome);
                Ok::<(), PartError>(())
            })?;
            Ok(lines(&worker.setup, &outcomes))
        });
        lines.map_err(of)
    }

    fn ledger(&mut self, py: Python<'_>) -> PyResult<Py<PyBytes>> {
        let part = self.0.take().ok_or_else(|| of(PartError::Bytes))?;
        Ok(PyBytes::new(py, &py.detach(|| part.ledger()).map_err(of)?).unbind())
    }
}

fn lines(setup: &Setup, outcomes: &[DocumentOutcome]) -> Vec<Line> {
    let mut lines = Lines::default();
    let writer = TableWriter::begin(&made(setup), options(setup), vec![&mut lines]);
    let written = writer.and_then(|mut writer| outcomes.iter().try_for_each(|outcome| writer.document(outcome)));
    written.expect("rows in memory");
    lines.0
}

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

    /// The lines of what no worker wrote: of the corpus, and of what gave no document.
    fn complete(&mut self, py: Python<'_>, ledger: &[u8]) -> PyResult<Vec<Line>> {
        let corpus = self.corpus.take().ok_or_else(|| of(PartError::Bytes))?;
        let setup = Arc::clone(&self.setup);
        let (mut report, others) = py.detach(|| corpus.complete(ledger)).map_err(of)?;
        let lines = py.detach(|| -> anyhow::Result<Vec<Line>> {
            let mut lines = Lines::default();
            let mut writer = TableWriter::begin(&made(&setup), options(&setup), vec![&mut lines])?;
            others.iter().try_for_each(|outcome| writer.document(outcome))?;
            writer.finish(&mut report)?;
            Ok(lines.0)
        });
        lines.map_err(|error| Exception::Any.of(&error, &[]))
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

/// The documents among files.
#[pyclass(frozen)]
pub struct Found(Discovery);

#[pymethods]
impl Found {
    /// For each document its group as bytes and the paths of its files.
    fn groups(&self, py: Python<'_>) -> Vec<(Py<PyBytes>, Vec<PathBuf>)> {
        let paths = |group: &SourceGroup| group.files.iter().map(|file| file.path.clone()).collect();
        self.0.groups.iter().map(|group| (bytes_of(py, group), paths(group))).collect()
    }

    /// How many inputs and folders cannot be read.
    fn failures(&self) -> usize {
        self.0.failures.len()
    }
}

/// The documents under paths of this machine.
#[pyfunction]
pub fn found_under(py: Python<'_>, paths: Vec<PathBuf>) -> Found {
    Found(py.detach(|| discover(&paths)))
}

/// The documents among files that somebody else has listed: of each the folder that is the input, and its path below it.
#[pyfunction]
pub fn found_among(py: Python<'_>, files: Vec<(PathBuf, String)>) -> Found {
    Found(py.detach(|| grouped_names(files)))
}

/// The group of a record, or of a file, that comes alone under its id.
#[pyfunction]
pub fn group_alone(py: Python<'_>, id: &str, is_record: bool) -> PyResult<Py<PyBytes>> {
    if is_record {
        return Ok(bytes_of(py, &group_of_record(id)));
    }
    let group = grouped_names([(PathBuf::from("."), id.to_owned())]).groups.pop().map(|mut group| {
        group.id = ikiz_document::DocumentId::new(id);
        group.files.iter_mut().for_each(|file| file.path = PathBuf::from(id));
        group
    });
    let group = group.ok_or_else(|| {
        let advice = "end each id with the extension of its format, as in thesis.pdf";
        Exception::Input.with_advice(&format!("{id}: not a format that is read; {advice}"), None, Some(advice))
    })?;
    Ok(bytes_of(py, &group))
}

fn bytes_of(py: Python<'_>, group: &SourceGroup) -> Py<PyBytes> {
    PyBytes::new(py, &ikiz_pipeline::store::encode(group)).unbind()
}

fn group_of(bytes: &[u8]) -> PyResult<SourceGroup> {
    ikiz_pipeline::store::decode(bytes).map_err(|_| of(PartError::Bytes))
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

/// The name of a table; the name and the type of each column.
type Described = (&'static str, Vec<(&'static str, &'static str)>);

/// The tables of a run by these settings: name, and for each column its name and its type as Spark calls it.
#[pyfunction]
#[pyo3(signature = (keywords))]
pub fn schemas(py: Python<'_>, keywords: Option<&Bound<'_, PyDict>>) -> PyResult<Vec<Described>> {
    let setup = setup(py, "run", keywords)?;
    let kind = |kind: Kind| match kind {
        Kind::Text | Kind::List => "string",
        Kind::Integer => "bigint",
        Kind::Decimal(_) => "double",
    };
    let columns = |schema: &Schema| schema.columns.iter().map(|column| (column.name, kind(column.kind))).collect();
    Ok(made(&setup).iter().map(AnyTable::schema).map(|schema| (schema.name, columns(&schema))).collect())
}
