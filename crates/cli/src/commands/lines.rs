//! `detect`, `split`, `stem`: one stage, line by line.

use crate::exit::Exit;
use crate::flags::{LinesArguments, SplitArguments, StemArguments};
use crate::input;
use ikiz_pipeline::{KeyCandidate, KeyRules, stage};
use std::io::{BufWriter, Write, stdout};

/// `ikiz detect`.
pub fn detect(arguments: &LinesArguments) -> anyhow::Result<Exit> {
    let text = input::text(&arguments.files)?;
    let mut out = BufWriter::new(stdout().lock());
    for language in stage::detect(text.lines()) {
        writeln!(out, "{}\t{:.3}", language.tag, language.confidence.value())?;
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// `ikiz split`.
pub fn split(arguments: &SplitArguments) -> anyhow::Result<Exit> {
    let language = arguments.lang.into();
    let mut out = BufWriter::new(stdout().lock());
    if arguments.records {
        for (record, line) in input::text(&arguments.files)?.lines().enumerate() {
            for (start, end) in stage::split_offsets(line, language) {
                writeln!(out, "{record}\t{start}\t{end}")?;
            }
        }
    } else if arguments.offsets {
        for (start, end) in stage::split_offsets(&input::as_given(&arguments.files)?, language) {
            writeln!(out, "{start}\t{end}")?;
        }
    } else {
        for sentence in stage::split(&input::text(&arguments.files)?, language) {
            writeln!(out, "{sentence}")?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// `ikiz stem`.
pub fn stem(arguments: &StemArguments) -> anyhow::Result<Exit> {
    let text = input::text(&arguments.files)?;
    let lines: Vec<&str> = text.lines().collect();
    let mut out = BufWriter::new(stdout().lock());
    let rules = KeyRules { stemming: arguments.stemmer, spelling: arguments.spelling };
    if arguments.explain {
        for (line, candidates) in lines.iter().zip(stage::explain_stem(&lines, arguments.lang.into(), rules)) {
            for KeyCandidate { key, score, suffixes, source } in candidates {
                let score = score.map(|score| format!("{score:.2}")).unwrap_or_default();
                writeln!(out, "{}\t{key}\t{score}\t{}\t{source}", line.trim(), suffixes.join(" + "))?;
            }
        }
    } else {
        for key in stage::stem(&lines, arguments.lang.into(), rules) {
            writeln!(out, "{key}")?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}
