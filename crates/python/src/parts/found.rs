//! The documents of a run, and what each is known by.

use super::of;
use crate::errors::Exception;
use ikiz_pipeline::parts::PartError;
use ikiz_pipeline::{Discovery, SourceGroup, discover, group_of_record, grouped_names};
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::path::PathBuf;

const FORMATS: &str = "give files such as .pdf, .docx, .html, .xml, .jsonl or .txt";

/// The documents among files.
#[pyclass(frozen)]
pub struct Found(pub(super) Discovery);

#[pymethods]
impl Found {
    /// For each document its group as bytes and the paths of its files.
    fn groups(&self, py: Python<'_>) -> Vec<(Py<PyBytes>, Vec<PathBuf>)> {
        let paths = |group: &SourceGroup| group.files.iter().map(|file| file.path.clone()).collect();
        self.0.groups.iter().map(|group| (bytes_of(py, group), paths(group))).collect()
    }

    /// Why there is no document: the exception for it.
    fn reason(&self, py: Python<'_>) -> Py<PyAny> {
        let reason = match (&self.0.failures[..], self.0.unread.len()) {
            ([(_, failure), ..], _) => Exception::Input.of_failure(failure),
            ([], 0) => Exception::Input.error("no document found; name files, or a folder with documents", None),
            ([], 1) => Exception::Input.error(&format!("the file has no format that is read; {FORMATS}"), None),
            ([], count) => {
                Exception::Input.error(&format!("none of the {count} files has a format that is read; {FORMATS}"), None)
            }
        };
        reason.into_value(py).into_any()
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

/// The group that [`bytes_of`] gave.
pub(super) fn group_of(bytes: &[u8]) -> PyResult<SourceGroup> {
    ikiz_pipeline::store::decode(bytes).map_err(|_| of(PartError::Bytes))
}
