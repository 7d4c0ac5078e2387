//! `keywords`: frequencies and key phrases alone.

use super::align::records;
use super::rounded::Rounded;
use super::run::report_failures;
use crate::exit::Exit;
use crate::flags::KeywordsArguments;
use crate::input;
use crate::progress::Progress;
use ikiz_document::Language;
use ikiz_pipeline::{Learn, Settings, Translations, stage};
use ikiz_writers::{Dialect, csv::write_table, tables::keyword_frequencies};
use serde::{Deserialize, Serialize};
use std::io::{BufWriter, Write, stdout};
use std::num::NonZeroUsize;
use std::path::Path;

/// `ikiz keywords`.
pub fn run(arguments: &KeywordsArguments) -> anyhow::Result<Exit> {
    if let Some(path) = &arguments.jsonl {
        return phrases(path);
    }
    let progress = Progress::new(false);
    let threads = arguments.threads.map_or(0, NonZeroUsize::get);
    let translations = Translations { learn: Learn::Off, ..Translations::default() };
    let settings = Settings { threads, translations, reading: arguments.reading.options(), ..Settings::default() };
    let report = input::report(&arguments.inputs, &settings, &progress)?;
    progress.finish();
    let exit = report_failures(&report);
    if exit == Exit::Nothing {
        return Ok(exit);
    }
    let mut out = BufWriter::new(stdout().lock());
    write_table(&keyword_frequencies::TABLE, keyword_frequencies::rows(&report), Dialect::Strict, &mut out)?;
    out.flush()?;
    Ok(exit)
}

#[derive(Deserialize)]
struct TextLine {
    id: serde_json::Value,
    language: Language,
    text: String,
}

#[derive(Serialize)]
struct PhrasesLine<'a> {
    id: &'a serde_json::Value,
    keywords: Vec<Phrase<'a>>,
}

#[derive(Serialize)]
struct Phrase<'a> {
    term: &'a str,
    count: usize,
    score: Rounded,
}

fn phrases(path: &Path) -> anyhow::Result<Exit> {
    let text = input::file(path)?;
    let lines = records::<TextLine>(path, &text).collect::<anyhow::Result<Vec<_>>>()?;
    let texts: Vec<(Language, &str)> = lines.iter().map(|line| (line.language, &*line.text)).collect();
    let mut out = BufWriter::new(stdout().lock());
    for (line, phrases) in lines.iter().zip(stage::rank_phrases(&texts)) {
        let keywords = phrases
            .iter()
            .map(|phrase| Phrase { term: &phrase.term, count: phrase.count, score: Rounded::new(phrase.score) })
            .collect();
        serde_json::to_writer(&mut out, &PhrasesLine { id: &line.id, keywords }).map_err(std::io::Error::from)?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(Exit::Done)
}
