//! Keyword lists of many pairs as JSON lines.

use crate::exit::Exit;
use crate::json_lines::{JsonLines, unless_broken};
use crate::rounded::Rounded;
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
    let lines = JsonLines::open(path)?;
    let mut out = BufWriter::new(stdout().lock());
    let (mut done, mut all) = (0, 0);
    for line in lines.records::<KeywordsLine>() {
        all += 1;
        let Some(line) = unless_broken(line)? else { continue };
        done += 1;
        let matches = stage::match_keywords(&line.en, &line.tr);
        let pairs = matches
            .iter()
            .map(|found| (found.indexes.english, found.indexes.turkish, Rounded::new(found.confidence.value())))
            .collect();
        serde_json::to_writer(&mut out, &MatchesLine { id: line.id, pairs }).map_err(std::io::Error::from)?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(Exit::of_records(done, all))
}
