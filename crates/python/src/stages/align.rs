//! `align`: beads of sentences, and pairs of keywords.

use crate::errors::Exception;
use crate::keywords::{name_setting, setup};
use crate::listener::Heard;
use crate::work::wait;
use ikiz_cli::{Ended, Rounded, problem_of_pair};
use ikiz_document::{Bead, Failure, Language, Twin};
use ikiz_pipeline::settings::Settings;
use ikiz_pipeline::store::Store;
use ikiz_pipeline::{Inputs, Request, Setup, TextPair, Wanted, stage};
use ikiz_writers::Catalogue;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use std::sync::Arc;

/// Indexes of the English and the Turkish sentences, the confidence.
type Indexes = (Vec<usize>, Vec<usize>, f64);

/// A side: sentences, or running text.
#[derive(FromPyObject)]
pub enum Side {
    Text(String),
    Sentences(Vec<String>),
}

impl Side {
    fn sentences(self, language: Language) -> Vec<String> {
        match self {
            Self::Text(text) => stage::split(&text, language),
            Self::Sentences(sentences) => sentences,
        }
    }
}

/// The beads of each pair with the sentences of its sides; all pairs are one corpus. Where a pair failed, why. Beside
/// them warnings of texts that do not seem to be translations of each other.
#[pyfunction]
#[pyo3(signature = (pairs, force, keywords))]
#[expect(clippy::type_complexity, reason = "what Python takes apart at once")]
pub fn align(
    py: Python<'_>,
    pairs: Vec<(Side, Side)>,
    force: bool,
    keywords: Option<&Bound<'_, PyDict>>,
) -> PyResult<(Vec<(Vec<Indexes>, Vec<String>, Vec<String>)>, Vec<String>)> {
    let setup = setup(py, "align", keywords)?;
    let setup = Setup { settings: Settings { quiet: true, ..setup.settings.clone() }, ..setup };
    let texts: Vec<TextPair> = py.detach(|| {
        let pair = |(english, turkish): (Side, Side)| TextPair {
            english: english.sentences(Language::English),
            turkish: turkish.sentences(Language::Turkish),
        };
        pairs.into_iter().map(pair).collect()
    });
    let warnings = concerns(&texts, force)?;
    let texts = Arc::new(texts);
    let (worker, given) = (Arc::new(Heard::default()), Arc::clone(&texts));
    let listener = Arc::clone(&worker);
    let beads = wait(py, move || aligned(&given, &setup, &worker), |_| Ok(()), || listener.cancel())?;
    let beads = beads.map_err(|error| Exception::Any.of(&error, &[]))?;
    let answer = |(found, pair): (Result<Vec<Bead>, Failure>, &TextPair)| {
        let beads = found.map_err(|failure| Exception::Input.of_failure(&failure))?;
        let indexes = |bead: Bead| {
            let confidence = Rounded::new(bead.confidence.value()).value();
            (bead.sentences.english, bead.sentences.turkish, confidence)
        };
        Ok((beads.into_iter().map(indexes).collect(), pair.english.clone(), pair.turkish.clone()))
    };
    let answers = beads.into_iter().zip(&*texts).map(answer).collect::<PyResult<Vec<_>>>()?;
    Ok((answers, warnings))
}

/// Warnings of texts that do not seem to be translations of each other. A single pair that surely is none is an error.
fn concerns(texts: &[TextPair], force: bool) -> PyResult<Vec<String>> {
    let mut warnings = Vec::new();
    for (number, pair) in texts.iter().enumerate() {
        let name = |side: &str| if texts.len() == 1 { side.to_owned() } else { format!("pair {number}, {side}") };
        let sides = Twin::new(name("english"), name("turkish"));
        if let Some((problem, is_sure)) = problem_of_pair(pair, &sides, force) {
            let worded = Catalogue::of(Language::English).worded(&problem, name_setting);
            if is_sure && texts.len() == 1 {
                return Err(Exception::Input.error(&worded, None));
            }
            warnings.push(worded);
        }
    }
    Ok(warnings)
}

fn aligned(pairs: &Vec<TextPair>, setup: &Setup, listener: &Heard) -> anyhow::Result<Vec<Result<Vec<Bead>, Failure>>> {
    let store = Store::temporary();
    let inputs = Inputs::Pairs(pairs);
    let request = Request { inputs, setup, wanted: Wanted::BEADS, store: &store, observer: listener };
    let mut all = Vec::new();
    let done = ikiz_pipeline::align(request, |beads| {
        all.push(beads);
        Ok::<(), Ended>(())
    });
    done.map_err(crate::errors::of_run)?;
    Ok(all)
}

/// Pairs of two keyword lists: the English index, the Turkish one, the confidence.
#[pyfunction]
pub fn match_keywords(py: Python<'_>, english: Vec<String>, turkish: Vec<String>) -> Vec<(usize, usize, f64)> {
    let pairs = py.detach(|| stage::match_keywords(&english, &turkish));
    let answer = |found: ikiz_document::KeywordMatch| {
        let confidence = Rounded::new(found.confidence.value()).value();
        (found.indexes.english, found.indexes.turkish, confidence)
    };
    pairs.into_iter().map(answer).collect()
}
