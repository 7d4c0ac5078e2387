//! `keywords`: only the terms of the corpus, or the key phrases of documents.

use super::align::records;
use super::rounded::Rounded;
use super::run::report_failures;
use crate::exit::Exit;
use crate::flags::{CountsOf, KeywordsArguments};
use crate::progress::Progress;
use crate::wording::flag;
use crate::{input, setup};
use ikiz_document::Language;
use ikiz_pipeline::settings::Settings;
use ikiz_pipeline::{KeyRules, Learn, stage};
use ikiz_writers::{CsvSink, Dialect, Output, TableOptions, table, tables};
use serde::{Deserialize, Serialize};
use std::io::{BufWriter, Write, stdout};
use std::path::Path;

/// `ikiz keywords`.
pub fn run(arguments: &KeywordsArguments) -> anyhow::Result<Exit> {
    let settings = arguments.settings.settle()?;
    if let Some(path) = &arguments.jsonl {
        return phrases(path, settings.keys);
    }
    // Counts do not depend on translations.
    let setup = setup::load(Settings { learn: Learn::Off, lexicon: Vec::new(), model: None, ..settings })?;
    let progress = Progress::new(setup.settings.quiet);
    let report = input::report(&arguments.inputs, &setup, &progress)?;
    progress.finish();
    let exit = report_failures(&report);
    if exit == Exit::Nothing {
        return Ok(exit);
    }
    let mut out = CsvSink::new(Dialect::Strict, |name| Ok(Output::new(name, stdout().lock())));
    let table = match arguments.by {
        CountsOf::Corpus => tables::KEYWORD_FREQUENCIES,
        CountsOf::Document => tables::DOCUMENT_KEYWORDS,
    };
    table::write(&report, &[table], &TableOptions::new(flag), &mut [&mut out])?;
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
    count: u32,
    score: Rounded,
}

fn phrases(path: &Path, rules: KeyRules) -> anyhow::Result<Exit> {
    let text = input::file(path)?;
    let lines = records::<TextLine>(path, &text).collect::<anyhow::Result<Vec<_>>>()?;
    let texts: Vec<(Language, &str)> = lines.iter().map(|line| (line.language, &*line.text)).collect();
    let mut out = BufWriter::new(stdout().lock());
    for (line, phrases) in lines.iter().zip(stage::rank_phrases(&texts, rules)?) {
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
