//! Many pairs as JSON lines, one corpus.

use super::output::{self, joined};
use super::{Corpus, Label, said};
use crate::exit::Exit;
use crate::flags::AlignArguments;
use crate::input;
use anyhow::Context;
use ikiz_document::{Bead, Language};
use ikiz_pipeline::stage::{self, TextPair};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{BufWriter, Write, stdout};
use std::path::Path;

#[derive(Deserialize)]
struct PairLine {
    id: Value,
    en: Side,
    tr: Side,
}

/// Sentences, or running text that is split first.
#[derive(Deserialize)]
#[serde(untagged)]
enum Side {
    Sentences(Vec<String>),
    Text(String),
}

type Spans = Vec<(usize, usize)>;

#[derive(Serialize)]
struct BeadsLine<'a> {
    id: &'a Value,
    beads: Vec<(&'a [usize], &'a [usize], Rounded)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    texts: Option<Vec<(String, String)>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    en_spans: Option<&'a Spans>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tr_spans: Option<&'a Spans>,
}

/// A confidence with three decimals.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Rounded(f64);

impl Rounded {
    /// The number at the precision of the tables.
    pub fn new(value: f64) -> Self {
        Self((value * 1000.0).round() / 1000.0)
    }
}

/// `ikiz align --jsonl`.
pub(super) fn run(path: &Path, arguments: &AlignArguments) -> anyhow::Result<Exit> {
    let text = input::file(path)?;
    let mut ids = Vec::new();
    let mut spans = Vec::new();
    let mut corpus = Corpus::default();
    for line in records::<PairLine>(path, &text) {
        let PairLine { id, en, tr } = line?;
        let (english, english_spans) = sentences(en, Language::English);
        let (turkish, turkish_spans) = sentences(tr, Language::Turkish);
        corpus.push(label(path, &id), TextPair { english, turkish });
        spans.push((english_spans, turkish_spans));
        ids.push(id);
    }
    let exit = said::of_corpus(&corpus, arguments);
    let all_beads = corpus.beads(arguments);
    let mut out = BufWriter::new(stdout().lock());
    if arguments.tmx {
        output::memory(&corpus, &all_beads, &mut out)?;
        out.flush()?;
        return Ok(exit);
    }
    for (((id, pair), (english, turkish)), beads) in ids.iter().zip(&corpus.pairs).zip(&spans).zip(&all_beads) {
        let text = |bead: &Bead| (joined(&pair.english, &bead.english), joined(&pair.turkish, &bead.turkish));
        let texts = arguments.text.then(|| beads.iter().map(text).collect());
        let bead = |bead: &'_ Bead| Rounded::new(bead.confidence.value());
        let beads = beads.iter().map(|item| (&*item.english, &*item.turkish, bead(item))).collect();
        let line = BeadsLine { id, beads, texts, en_spans: english.as_ref(), tr_spans: turkish.as_ref() };
        serde_json::to_writer(&mut out, &line).map_err(std::io::Error::from)?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(exit)
}

fn label(path: &Path, id: &Value) -> Label {
    let own = id.as_str().map_or_else(|| id.to_string(), str::to_owned);
    let side = |key: &str| format!("{}, id {id}, `{key}`", said::path(path));
    Label { id: Some(own), english: side("en"), turkish: side("tr") }
}

fn sentences(side: Side, language: Language) -> (Vec<String>, Option<Spans>) {
    match side {
        Side::Sentences(sentences) => (sentences, None),
        Side::Text(text) => {
            let spans = stage::split_offsets(&text, language);
            (stage::split(&text, language), Some(spans))
        }
    }
}

/// The JSON objects of a text, one a line; empty lines are passed over. An error names file and line.
pub fn records<'a, T: Deserialize<'a>>(path: &Path, text: &'a str) -> impl Iterator<Item = anyhow::Result<T>> {
    let name = if path.as_os_str() == "-" { "standard input".to_owned() } else { path.display().to_string() };
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(move |(index, line)| {
        serde_json::from_str(line)
            .with_context(|| format!("{name}, line {}: not a record of the expected form", index + 1))
    })
}
