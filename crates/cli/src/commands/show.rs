//! `show`: the twin sections of one document side by side.

use super::run::report_failures;
use crate::exit::Exit;
use crate::flags::{ColorFlag, ShowArguments};
use crate::{input, show};
use anstream::{AutoStream, ColorChoice};
use anyhow::bail;
use ikiz_document::DocumentReport;
use std::io::{IsTerminal, Write, stdout};

/// Columns where nobody says how many there are.
const USUAL_WIDTH: usize = 80;

/// `ikiz show`.
pub fn run(arguments: &ShowArguments) -> anyhow::Result<Exit> {
    let settings =
        ikiz_pipeline::Settings { reading: arguments.reading.options(), ..ikiz_pipeline::Settings::default() };
    let report = input::report(&arguments.files, &settings, &())?;
    let exit = report_failures(&report);
    let documents: Vec<&DocumentReport> = report.processed().collect();
    let document = match documents[..] {
        [] => return Ok(exit),
        [document] => document,
        [first, second, ..] => bail!(
            "{} documents are named, among them {} and {}; name one",
            documents.len(),
            first.document.id,
            second.document.id
        ),
    };
    let pair = arguments.pair.as_deref().map(|id| index_of(document, id)).transpose()?;
    let screen = show::screen(document, pair, width(arguments));
    let mut out = AutoStream::new(stdout().lock(), color(arguments.color));
    out.write_all(screen.as_bytes())?;
    out.flush()?;
    Ok(exit)
}

/// The pair of that id.
fn index_of(document: &DocumentReport, id: &str) -> anyhow::Result<usize> {
    let ids: Vec<String> = (1..=document.pairs.len()).map(|number| format!("p{number}")).collect();
    match ids.iter().position(|known| known == id) {
        Some(index) => Ok(index),
        None if ids.is_empty() => bail!("{}: no pair {id}, for no section of the kind was found", document.document.id),
        None => bail!("{}: no pair {id}; there are {}", document.document.id, ids.join(", ")),
    }
}

fn width(arguments: &ShowArguments) -> usize {
    let of_terminal = || terminal_size::terminal_size_of(stdout()).map(|(width, _)| usize::from(width.0));
    arguments.width.map(usize::from).or_else(of_terminal).unwrap_or(USUAL_WIDTH)
}

fn color(flag: ColorFlag) -> ColorChoice {
    match flag {
        ColorFlag::Always => ColorChoice::Always,
        ColorFlag::Never => ColorChoice::Never,
        ColorFlag::Auto if !stdout().is_terminal() || std::env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty()) => {
            ColorChoice::Never
        }
        // What the terminal can do is asked of it.
        ColorFlag::Auto => AutoStream::choice(&stdout()),
    }
}
