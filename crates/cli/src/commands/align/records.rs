//! Many pairs as JSON lines, aligned as one corpus.

use super::concerns::{self, Concerns};
use super::corpus::{Corpus, Label};
use super::output::{self, joined};
use crate::commands::rounded::Rounded;
use crate::exit::Exit;
use crate::flags::AlignArguments;
use crate::input;
use anyhow::Context;
use ikiz_document::{Bead, Language, Twin};
use ikiz_pipeline::stage::{self, Aligner, TextPair};
use ikiz_pipeline::{KeyRules, Translations};
use ikiz_writers::tmx::TranslationMemory;
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

/// Sentences, or running text that is first split into sentences.
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

/// Number of records in memory at one time.
const AT_ONCE: usize = 1024;

/// `ikiz align --jsonl`: reads the records twice, so that memory does not grow with their number.
pub(super) fn run(path: &Path, arguments: &AlignArguments, translations: &Translations) -> anyhow::Result<Exit> {
    let text = input::file(path)?;
    let mut error = None;
    let aligner = Aligner::new(pairs_of_records(path, &text, &mut error), KeyRules::default(), translations);
    if let Some(error) = error {
        return Err(error);
    }
    let mut concerns = Concerns::default();
    let mut lines = records::<PairLine>(path, &text).filter_map(Result::ok).peekable();
    let portions = std::iter::from_fn(|| {
        lines.peek()?;
        let mut portion = Portion::new(path, lines.by_ref().take(AT_ONCE));
        concerns.say(&portion.corpus, arguments);
        portion.beads = portion.corpus.beads(&aligner, arguments);
        Some(portion)
    });
    let mut out = BufWriter::new(stdout().lock());
    if arguments.tmx {
        let mut memory = TranslationMemory::new(&mut out);
        memory.begin()?;
        for portion in portions {
            output::units(&portion.corpus, &portion.beads, &mut memory)?;
        }
        memory.finish()?;
    } else {
        for portion in portions {
            portion.write(arguments.text, &mut out)?;
        }
    }
    out.flush()?;
    Ok(concerns.finish())
}

/// The pairs of records, up to the first line that is not a record; `error` then says which line.
pub fn pairs_of_records<'a>(
    path: &'a Path,
    text: &'a str,
    error: &'a mut Option<anyhow::Error>,
) -> impl Iterator<Item = TextPair> + 'a {
    records::<PairLine>(path, text).map_while(|line| match line {
        Ok(PairLine { en, tr, .. }) => Some(sides(en, tr).map(|(sentences, _)| sentences)),
        Err(found) => {
            *error = Some(found);
            None
        }
    })
}

/// Some records with their beads.
#[derive(Default)]
struct Portion {
    ids: Vec<Value>,
    spans: Vec<Twin<Option<Spans>>>,
    corpus: Corpus,
    beads: Vec<Vec<Bead>>,
}

impl Portion {
    fn new(path: &Path, lines: impl Iterator<Item = PairLine>) -> Self {
        let mut portion = Self::default();
        for PairLine { id, en, tr } in lines {
            let Twin { english, turkish } = sides(en, tr);
            portion.corpus.push(label(path, &id), TextPair::new(english.0, turkish.0));
            portion.spans.push(Twin::new(english.1, turkish.1));
            portion.ids.push(id);
        }
        portion
    }

    fn write(&self, with_text: bool, out: &mut impl Write) -> std::io::Result<()> {
        let pairs = self.ids.iter().zip(&self.corpus.pairs).zip(&self.spans).zip(&self.beads);
        for (((id, pair), spans), beads) in pairs {
            let text = |bead: &Bead| {
                (joined(&pair.english, &bead.sentences.english), joined(&pair.turkish, &bead.sentences.turkish))
            };
            let texts = with_text.then(|| beads.iter().map(text).collect());
            let bead = |bead: &'_ Bead| Rounded::new(bead.confidence.value());
            let beads =
                beads.iter().map(|item| (&*item.sentences.english, &*item.sentences.turkish, bead(item))).collect();
            let line =
                BeadsLine { id, beads, texts, en_spans: spans.english.as_ref(), tr_spans: spans.turkish.as_ref() };
            serde_json::to_writer(&mut *out, &line)?;
            writeln!(out)?;
        }
        Ok(())
    }
}

fn label(path: &Path, id: &Value) -> Label {
    let own = id.as_str().map_or_else(|| id.to_string(), str::to_owned);
    let side = |key: &str| format!("{}, id {id}, `{key}`", concerns::path(path));
    Label { id: Some(own), sides: Twin::from_fn(|language| side(language.code())) }
}

/// The sentences of both sides, and their positions if they were given as running text.
fn sides(en: Side, tr: Side) -> Twin<(Vec<String>, Option<Spans>)> {
    Twin::new(en, tr).with_language().map(|(language, side)| sentences(side, language))
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

/// The JSON objects of a text, one on each line; empty lines are skipped. An error names file and line.
pub fn records<'a, T: Deserialize<'a>>(
    path: &Path,
    text: &'a str,
) -> impl Iterator<Item = anyhow::Result<T>> + use<'a, T> {
    let name = if path.as_os_str() == "-" { "standard input".to_owned() } else { path.display().to_string() };
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(move |(index, line)| {
        serde_json::from_str(line)
            .with_context(|| format!("{name}, line {}: not a record of the expected form", index + 1))
    })
}
