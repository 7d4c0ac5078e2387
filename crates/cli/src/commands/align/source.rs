//! Where the pairs of a call come from. They are read twice, so that few of them are in memory at one time.

use crate::input;
use crate::json_lines::JsonLines;
use ikiz_document::{Language, Twin};
use ikiz_pipeline::{FilePair, GivenPairs, PairError, TextPair, paragraph_sentences, stage};
use serde::Deserialize;
use serde_json::Value;
use std::iter;
use std::path::Path;

/// The pairs of a call.
pub enum Source {
    /// JSON lines.
    Records(JsonLines),
    /// Files of folders, with running text if `is_split`.
    Files { files: Vec<FilePair>, is_split: bool },
    /// One pair.
    One(Box<Pair>),
}

/// Two texts with their names.
#[derive(Clone)]
pub struct Pair {
    pub label: Label,
    pub texts: TextPair,
    /// Places of the sentences in the sides that were given as running text, in characters.
    pub spans: Twin<Option<Spans>>,
}

pub type Spans = Vec<(usize, usize)>;

/// The names of a pair and of its sides.
#[derive(Clone)]
pub struct Label {
    /// The pair's id, as it was given, if there are several pairs.
    pub id: Option<Value>,
    /// The names of the sides in messages.
    pub sides: Twin<String>,
}

impl Label {
    /// The id as text.
    pub fn name(&self) -> Option<String> {
        self.id.as_ref().map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned))
    }
}

impl Source {
    /// The pairs from the first one on. A pair of files that cannot be read is an error, and the next one follows.
    pub fn read(&self) -> Box<dyn Iterator<Item = anyhow::Result<Pair>> + Send + '_> {
        match self {
            Self::Records(lines) => {
                let pair = |line: PairLine| line.pair(lines.name());
                Box::new(lines.records::<PairLine>().map(move |line| line.map(pair)))
            }
            Self::Files { files, is_split } => Box::new(files.iter().map(|files| of_files(files, *is_split))),
            Self::One(pair) => Box::new(iter::once_with(|| Ok(Pair::clone(pair)))),
        }
    }
}

impl GivenPairs for Source {
    fn pairs(&self) -> Box<dyn Iterator<Item = Result<TextPair, PairError>> + '_> {
        let of_files = matches!(self, Self::Files { .. });
        Box::new(self.read().map(move |pair| match pair {
            Ok(pair) => Ok(pair.texts),
            // It is said when the beads are written; an empty pair keeps its place.
            Err(_) if of_files => Ok(TextPair::default()),
            Err(error) => Err(error.into()),
        }))
    }
}

fn of_files(files: &FilePair, is_split: bool) -> anyhow::Result<Pair> {
    let label =
        Label { id: Some(Value::String(files.id.clone())), sides: files.paths.as_ref().map(|path| input::name(path)) };
    Ok(Pair { label, texts: texts(files.paths.as_ref().map(|path| &**path), is_split)?, spans: Twin::default() })
}

/// The texts of two files.
pub fn texts(files: Twin<&Path>, is_split: bool) -> anyhow::Result<TextPair> {
    let side = |path: &Path, language: Language| {
        let text = input::file(path)?;
        anyhow::Ok(if is_split {
            paragraph_sentences(&text, language)
        } else {
            text.lines().map(str::to_owned).collect()
        })
    };
    let Twin { english, turkish } = files;
    Ok(TextPair { english: side(english, Language::English)?, turkish: side(turkish, Language::Turkish)? })
}

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

impl PairLine {
    fn pair(self, file: &str) -> Pair {
        let Self { id, en, tr } = self;
        let name = |key: &str| format!("{file}, id {id}, `{key}`");
        let names = Twin::from_fn(|language| name(language.code()));
        let Twin { english, turkish } = Twin::new(en, tr).with_language().map(|(language, side)| side.read(language));
        Pair {
            label: Label { id: Some(id), sides: names },
            texts: TextPair::new(english.0, turkish.0),
            spans: Twin::new(english.1, turkish.1),
        }
    }
}

impl Side {
    /// The sentences, and their places if they were given as running text.
    fn read(self, language: Language) -> (Vec<String>, Option<Spans>) {
        match self {
            Self::Sentences(sentences) => (sentences, None),
            Self::Text(text) => (stage::split(&text, language), Some(stage::split_offsets(&text, language))),
        }
    }
}
