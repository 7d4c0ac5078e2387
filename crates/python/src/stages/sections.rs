//! `sections`: the sections of documents, as the objects of JSON that the command prints.

use crate::errors::{Exception, FailureFields, failure_fields};
use crate::keywords::settle;
use crate::work::wait;
use ikiz_document::Failure;
use ikiz_pipeline::stage::{SectionReader, SectionedDocument};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use std::path::{Path, PathBuf};

/// The path of a file or folder, or the bytes of a document with the name of its file.
#[derive(FromPyObject)]
pub enum Source {
    Bytes(Vec<u8>, Option<String>),
    Path(PathBuf),
}

/// A document as JSON, or why there is none.
type Answer = (Option<String>, Option<FailureFields>);

/// The sections of each document.
#[pyfunction]
#[pyo3(signature = (source, keywords))]
pub fn sections(py: Python<'_>, source: Source, keywords: Option<&Bound<'_, PyDict>>) -> PyResult<Vec<Answer>> {
    let finder = SectionReader::new(&settle("sections", keywords)?);
    let found = wait(py, move || of_source(&finder, source), |_| Ok(()), || {})?;
    found.map_err(|error| Exception::Any.of(&error, &[]))
}

fn of_source(finder: &SectionReader, source: Source) -> anyhow::Result<Vec<Answer>> {
    let mut all = Vec::new();
    match source {
        Source::Path(path) => of_path(finder, &path, &|name| name.to_owned(), &mut all)?,
        Source::Bytes(bytes, None) => {
            let found = finder.of_text(&bytes).map_err(|failure| Failure { path: "bytes".to_owned(), ..failure });
            all.push(answer("-", found)?);
        }
        Source::Bytes(bytes, Some(name)) => {
            // Formats are read from files; what the file is called counts as it does on disk.
            let folder = tempfile::tempdir()?;
            let file = folder.path().join(Path::new(&name).file_name().unwrap_or("document".as_ref()));
            std::fs::write(&file, bytes)?;
            let begin = file.to_string_lossy().into_owned();
            of_path(finder, &file, &|path| path.replacen(&begin, &name, 1), &mut all)?;
        }
    }
    Ok(all)
}

fn of_path(
    finder: &SectionReader,
    path: &Path,
    called: &dyn Fn(&str) -> String,
    all: &mut Vec<Answer>,
) -> anyhow::Result<()> {
    let mut done = Ok(());
    finder.of_path(path, &mut |name, found| {
        let found = found.map_err(|failure| Failure { path: called(&failure.path), ..failure });
        match answer(&called(name), found) {
            Ok(answer) => all.push(answer),
            Err(error) => done = Err(error),
        }
    });
    done
}

fn answer(path: &str, found: Result<SectionedDocument, Failure>) -> anyhow::Result<Answer> {
    Ok(match found {
        Ok((document, sections)) => {
            let mut line = Vec::new();
            ikiz_cli::sections_line(&mut line, path, &document, &sections)?;
            (Some(String::from_utf8(line)?), None)
        }
        Err(failure) => (None, Some(failure_fields(&failure))),
    })
}
