//! `run.json`: what a result was made of, so that it can be cited and made again.

use crate::summary::Summary;
use anyhow::Context;
use ikiz_document::DocumentOutcome;
use ikiz_pipeline::settings::Settings;
use ikiz_pipeline::store::StoreKey;
use ikiz_writers::Output;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;
use std::time::{Instant, SystemTime};

/// The file of a run.
pub const RUN_FILE: &str = "run.json";

/// Gathers what goes into the file. It is the only one of a result with times in it.
pub struct Provenance {
    began: SystemTime,
    clock: Instant,
    settings: BTreeMap<&'static str, Vec<String>>,
    inputs: BTreeMap<String, String>,
}

#[derive(Serialize)]
struct RunFile<'a> {
    generator: String,
    started: String,
    seconds: f64,
    /// Identifies the documents, the settings and the program.
    digest: String,
    settings: &'a BTreeMap<&'static str, Vec<String>>,
    counts: &'a Summary,
    /// The BLAKE3 hash of each file; for a file of records, of the hashes of its records.
    inputs: &'a BTreeMap<String, String>,
}

impl Provenance {
    /// Begins now.
    pub fn begin(settings: &Settings) -> Self {
        let (settings, inputs) = (settings.shown(), BTreeMap::new());
        Self { began: SystemTime::now(), clock: Instant::now(), settings, inputs }
    }

    /// Adds the files of a document. Documents come in the order of their ids.
    pub fn add(&mut self, outcome: &DocumentOutcome) {
        for source in outcome.report().iter().flat_map(|report| &report.document.sources) {
            let hash = self.inputs.entry(source.name.clone()).or_default();
            *hash = match &**hash {
                "" => source.hash.0.clone(),
                known if known == source.hash.0 => continue,
                known => blake3::hash(format!("{known}{}", source.hash.0).as_bytes()).to_hex().to_string(),
            };
        }
    }

    /// Writes the file.
    pub fn write(&self, digest: Option<&StoreKey>, counts: &Summary, mut out: Output<'_>) -> anyhow::Result<()> {
        let file = RunFile {
            generator: format!("ikiz {}", env!("CARGO_PKG_VERSION")),
            started: humantime::format_rfc3339_seconds(self.began).to_string(),
            seconds: (self.clock.elapsed().as_secs_f64() * 1000.0).round() / 1000.0,
            digest: digest.map(StoreKey::to_string).unwrap_or_default(),
            settings: &self.settings,
            counts,
            inputs: &self.inputs,
        };
        let written = serde_json::to_writer_pretty(&mut out, &file).map_err(std::io::Error::from);
        written.and_then(|()| writeln!(out)).and_then(|()| out.flush()).context("run.json: cannot be written")
    }
}
