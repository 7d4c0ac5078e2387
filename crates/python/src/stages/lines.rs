//! `detect`, `split`, `stem`: one stage, line by line.

use super::{in_threads, language};
use crate::errors::Exception;
use crate::work::wait;
use ikiz_cli::Rounded;
use ikiz_pipeline::settings::{SPELLING, STEMMER, chosen};
use ikiz_pipeline::{KeyRules, stage};
use pyo3::prelude::*;

/// The language of each line: its tag, and the confidence.
#[pyfunction]
pub fn detect(py: Python<'_>, lines: Vec<String>) -> PyResult<Vec<(String, f64)>> {
    let work = move || in_threads(|| stage::detect(lines.iter().map(String::as_str)));
    let found = wait(py, work, |_| Ok(()), || {})?.map_err(|error| Exception::Any.error(&error.to_string(), None))?;
    let answer = |language: ikiz_document::DetectedLanguage| {
        (language.tag.to_string(), Rounded::new(language.confidence.value()).value())
    };
    Ok(found.into_iter().map(answer).collect())
}

/// The sentences of a text.
#[pyfunction]
pub fn split(py: Python<'_>, text: &str, language_of_text: &str) -> PyResult<Vec<String>> {
    let language = language(language_of_text)?;
    Ok(py.detach(|| stage::split(text, language)))
}

/// Start and end of each sentence in characters.
#[pyfunction]
pub fn split_offsets(py: Python<'_>, text: &str, language_of_text: &str) -> PyResult<Vec<(usize, usize)>> {
    let language = language(language_of_text)?;
    Ok(py.detach(|| stage::split_offsets(text, language)))
}

/// The key of each word.
#[pyfunction]
pub fn stem(
    py: Python<'_>,
    words: Vec<String>,
    language_of_words: &str,
    stemmer: &str,
    spelling: &str,
) -> PyResult<Vec<String>> {
    let language = language(language_of_words)?;
    let rules = rules(stemmer, spelling)?;
    let work = move || {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        stage::stem(&words, language, rules)
    };
    wait(py, work, |_| Ok(()), || {})
}

/// How keys are made, by the names of the settings.
pub fn rules(stemmer: &str, spelling: &str) -> PyResult<KeyRules> {
    let wrong = |name: &str, text: &str, right: &str| {
        Exception::Setting.with_advice(&format!("invalid value `{text}` for `{name}`: {right}"), None, Some(right))
    };
    Ok(KeyRules {
        stemming: chosen(STEMMER, stemmer).map_err(|right| wrong("stemmer", stemmer, &right))?,
        spelling: chosen(SPELLING, spelling).map_err(|right| wrong("spelling", spelling, &right))?,
    })
}
