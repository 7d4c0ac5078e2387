//! Keyword lists of many pairs as JSON lines.

use super::records::records;
use crate::commands::rounded::Rounded;
use crate::exit::Exit;
use crate::input;
use ikiz_pipeline::stage;
use serde::{Deserialize, Serialize};
use std::io::{BufWriter, Write, stdout};
use std::path::Path;

#[derive(Deserialize)]
struct KeywordsLine {
    id: serde_json::Value,
    en: Vec<String>,
    tr: Vec<String>,
}

#[derive(Serialize)]
struct MatchesLine {
    id: serde_json::Value,
    pairs: Vec<(usize, usize, Rounded)>,
}

/// `ikiz align --keywords --jsonl`.
pub(super) fn run(path: &Path) -> anyhow::Result<Exit> {
    let text = input::file(path)?;
    let mut out = BufWriter::new(stdout().lock());
    for line in records::<KeywordsLine>(path, &text) {
        let line = line?;
        let matches = stage::match_keywords(&line.en, &line.tr);
        let pairs = matches
            .iter()
            .map(|found| (found.indexes.english, found.indexes.turkish, Rounded::new(found.confidence.value())))
            .collect();
        serde_json::to_writer(&mut out, &MatchesLine { id: line.id, pairs }).map_err(std::io::Error::from)?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(Exit::Done)
}
