//! `keywords`: only the terms of the corpus, or the key phrases of documents.

use crate::documents::once;
use crate::exit::Exit;
use crate::flags::{CountsOf, KeywordsArguments};
use crate::json_lines::{JsonLines, unless_broken};
use crate::rounded::Rounded;
use crate::setup;
use crate::wording::flag;
use ikiz_document::{DocumentOutcome, Language};
use ikiz_pipeline::settings::Settings;
use ikiz_pipeline::{KeyRules, Learn, Wanted, stage};
use ikiz_writers::{CsvSink, Dialect, Output, Sink, TableOptions, TableWriter, tables};
use serde::{Deserialize, Serialize};
use std::io::{BufWriter, Write, stdout};
use std::path::Path;

/// `ikiz keywords`.
pub fn run(arguments: &KeywordsArguments) -> anyhow::Result<Exit> {
    let settings = arguments.settings.settle("keywords")?;
    if let Some(path) = &arguments.jsonl {
        return phrases(path, settings.keys);
    }
    // Counts do not depend on translations.
    let settings = Settings { learn: Learn::Off, lexicon: Vec::new(), model: None, ..settings };
    let setup = setup::load(settings, flag)?;
    let table = match arguments.by {
        CountsOf::Corpus => tables::KEYWORD_FREQUENCIES,
        CountsOf::Document => tables::DOCUMENT_KEYWORDS,
    };
    let mut out = CsvSink::new(Dialect::Strict, |name| Ok(Output::new(name, stdout())));
    let begin = |out| TableWriter::begin(&[table], TableOptions::new(flag), vec![out]);
    // The header comes with the first document: without any, nothing is printed.
    let mut sink = Some(&mut out as &mut dyn Sink);
    let mut writer = None;
    let (mut report, summary) = once(&arguments.inputs, &setup, Wanted::TERMS, |outcome| {
        if let (DocumentOutcome::Processed(_), Some(out)) = (&outcome, sink.take()) {
            writer = Some(begin(out)?);
        }
        writer.as_mut().map_or(Ok(()), |writer| Ok(writer.document(&outcome)?))
    })?;
    let exit = summary.exit();
    if exit != Exit::Nothing {
        let writer = match sink {
            Some(out) => Some(begin(out)?),
            None => writer,
        };
        writer.map_or(Ok(()), |writer| writer.finish(&mut report))?;
    }
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
    let file = JsonLines::open(path)?;
    let read = file.records::<TextLine>().map(unless_broken).collect::<anyhow::Result<Vec<_>>>()?;
    let all = read.len();
    let lines: Vec<TextLine> = read.into_iter().flatten().collect();
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
    Ok(Exit::of_records(lines.len(), all))
}
