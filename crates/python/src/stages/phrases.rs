//! `keywords`: the key phrases of texts.

use super::lines::rules;
use super::{in_threads, language};
use crate::errors::Exception;
use crate::work::wait;
use ikiz_cli::Rounded;
use ikiz_document::Language;
use ikiz_pipeline::stage;
use pyo3::prelude::*;

/// A phrase, how often it stands there, its score.
type Phrase = (String, u32, f64);

/// The key phrases of each text, best first. Each text comes with its language; all of one language are one corpus.
#[pyfunction]
pub fn keywords(
    py: Python<'_>,
    texts: Vec<(String, String)>,
    stemmer: &str,
    spelling: &str,
) -> PyResult<Vec<Vec<Phrase>>> {
    let rules = rules(stemmer, spelling)?;
    let of_language = |(name, text): (String, String)| Ok((language(&name)?, text));
    let texts = texts.into_iter().map(of_language).collect::<PyResult<Vec<(Language, String)>>>()?;
    let work = move || {
        let texts: Vec<(Language, &str)> = texts.iter().map(|(language, text)| (*language, &**text)).collect();
        anyhow::Ok(in_threads(|| stage::rank_phrases(&texts, rules))??)
    };
    let ranked = wait(py, work, |_| Ok(()), || {})?.map_err(|error| Exception::Any.of(&error, &[]))?;
    let phrase = |phrase: ikiz_document::DocumentKeyword| {
        (phrase.term.to_string(), phrase.count, Rounded::new(phrase.score).value())
    };
    Ok(ranked.into_iter().map(|phrases| phrases.into_iter().map(phrase).collect()).collect())
}
