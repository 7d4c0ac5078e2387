//! `align`: the aligner alone.

use crate::exit::Exit;
use crate::flags::AlignArguments;
use crate::input;
use anyhow::Context;
use ikiz_document::{Bead, Language};
use ikiz_pipeline::stage::{self, TextPair};
use serde::{Deserialize, Serialize};
use std::io::{BufWriter, Write, stdout};
use std::path::Path;

/// `ikiz align`.
pub fn run(arguments: &AlignArguments) -> anyhow::Result<Exit> {
    match (&arguments.jsonl, &arguments.english, &arguments.turkish) {
        (Some(path), _, _) if arguments.keywords => keyword_lists(path),
        (Some(path), _, _) => pairs(path, arguments),
        (None, Some(english), Some(turkish)) => two_files(english, turkish, arguments),
        _ => anyhow::bail!("name two files, or one with --jsonl"),
    }
}

fn two_files(english: &Path, turkish: &Path, arguments: &AlignArguments) -> anyhow::Result<Exit> {
    if english.as_os_str() == "-" && turkish.as_os_str() == "-" {
        anyhow::bail!("both sides are standard input; name a file for one of them, or give pairs with --jsonl");
    }
    let (english, turkish) = (input::file(english)?, input::file(turkish)?);
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let pair = TextPair { english: lines(&english), turkish: lines(&turkish) };
    let beads = stage::align(std::slice::from_ref(&pair), arguments.learn.into()).pop().unwrap_or_default();
    let mut out = BufWriter::new(stdout().lock());
    for bead in &beads {
        write!(out, "{}\t{}\t{:.3}", indexes(&bead.english), indexes(&bead.turkish), bead.confidence.value())?;
        if arguments.text {
            let side = |sentences: &[String], indexes: &[usize]| {
                indexes.iter().map(|&index| sentences[index].replace('\t', " ")).collect::<Vec<_>>().join(" ")
            };
            write!(out, "\t{}\t{}", side(&pair.english, &bead.english), side(&pair.turkish, &bead.turkish))?;
        }
        writeln!(out)?;
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn indexes(indexes: &[usize]) -> String {
    indexes.iter().map(usize::to_string).collect::<Vec<_>>().join(",")
}

#[derive(Deserialize)]
struct PairLine {
    id: serde_json::Value,
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
    id: &'a serde_json::Value,
    beads: Vec<(&'a [usize], &'a [usize], Rounded)>,
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

fn pairs(path: &Path, arguments: &AlignArguments) -> anyhow::Result<Exit> {
    let text = input::file(path)?;
    let mut ids = Vec::new();
    let mut spans = Vec::new();
    let mut pairs = Vec::new();
    for line in records::<PairLine>(path, &text) {
        let line = line?;
        let (english, english_spans) = sentences(line.en, Language::English);
        let (turkish, turkish_spans) = sentences(line.tr, Language::Turkish);
        ids.push(line.id);
        spans.push((english_spans, turkish_spans));
        pairs.push(TextPair { english, turkish });
    }
    let mut out = BufWriter::new(stdout().lock());
    let all_beads = stage::align(&pairs, arguments.learn.into());
    for ((id, (english, turkish)), beads) in ids.iter().zip(&spans).zip(&all_beads) {
        let bead = |bead: &'_ Bead| Rounded::new(bead.confidence.value());
        let beads = beads.iter().map(|item| (&*item.english, &*item.turkish, bead(item))).collect();
        let line = BeadsLine { id, beads, en_spans: english.as_ref(), tr_spans: turkish.as_ref() };
        serde_json::to_writer(&mut out, &line).map_err(std::io::Error::from)?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(Exit::Done)
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

fn keyword_lists(path: &Path) -> anyhow::Result<Exit> {
    let text = input::file(path)?;
    let mut out = BufWriter::new(stdout().lock());
    for line in records::<KeywordsLine>(path, &text) {
        let line = line?;
        let matches = stage::match_keywords(&line.en, &line.tr);
        let pairs = matches
            .iter()
            .map(|found| (found.english, found.turkish, Rounded::new(found.confidence.value())))
            .collect();
        serde_json::to_writer(&mut out, &MatchesLine { id: line.id, pairs }).map_err(std::io::Error::from)?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// The JSON objects of a text, one a line; empty lines are passed over. An error names file and line.
pub fn records<'a, T: Deserialize<'a>>(path: &Path, text: &'a str) -> impl Iterator<Item = anyhow::Result<T>> {
    let name = if path.as_os_str() == "-" { "standard input".to_owned() } else { path.display().to_string() };
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(move |(index, line)| {
        serde_json::from_str(line)
            .with_context(|| format!("{name}, line {}: not a record of the expected form", index + 1))
    })
}
