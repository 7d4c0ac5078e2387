//! `show`: the twin sections of one document side by side.

use crate::documents::once;
use crate::exit::Exit;
use crate::flags::{ColorFlag, ShowArguments};
use crate::show;
use anstream::{AutoStream, ColorChoice};
use anyhow::bail;
use ikiz_document::{DocumentOutcome, DocumentReport};
use ikiz_pipeline::Wanted;
use std::io::{IsTerminal, Write, stdout};
use std::path::{Path, PathBuf};

/// Number of columns if it is not known.
const USUAL_WIDTH: usize = 80;
/// Number of names that a message lists; a file may have thousands of records.
const MOST_LISTED: usize = 12;

/// `ikiz show`.
pub fn run(arguments: &ShowArguments) -> anyhow::Result<Exit> {
    let setup = arguments.settings.setup("show")?;
    let part = part_of_file(&arguments.files);
    let files = part.as_ref().map_or(&*arguments.files, |(file, _)| std::slice::from_ref(file));
    let mut reports = Vec::new();
    let (_, summary) = once(files, &setup, Wanted::PAIRS, |outcome| {
        if let DocumentOutcome::Processed(report) = outcome {
            reports.push(report);
        }
        Ok(())
    })?;
    let exit = summary.exit();
    let documents: Vec<&DocumentReport> = reports.iter().map(|report| &**report).collect();
    let document = match (&documents[..], &part) {
        ([], _) => return Ok(exit),
        (_, Some((file, name))) => named(&documents, file, name)?,
        ([document], None) => document,
        ([first, second, ..], None) => bail!(
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

/// The file and the part after `#`, if one document of a file is named as in tables: `issue.pdf#p44`. A file with the
/// whole name has priority, and then the longest file name.
fn part_of_file(files: &[PathBuf]) -> Option<(PathBuf, String)> {
    let [path] = files else { return None };
    let whole = path.to_str().filter(|_| path.symlink_metadata().is_err())?;
    let mut parts = whole.rmatch_indices('#').map(|(at, _)| (Path::new(&whole[..at]), &whole[at + 1..]));
    parts.find(|(file, _)| file.is_file()).map(|(file, name)| (file.to_owned(), name.to_owned()))
}

/// The document with this name in its file.
fn named<'d>(documents: &[&'d DocumentReport], file: &Path, name: &str) -> anyhow::Result<&'d DocumentReport> {
    let signs = file.file_name().map_or(0, |name| name.to_string_lossy().matches('#').count());
    let own =
        |document: &DocumentReport| document.document.id.as_str().splitn(signs + 2, '#').nth(signs + 1) == Some(name);
    if let Some(document) = documents.iter().find(|document| own(document)) {
        return Ok(document);
    }
    let ids: Vec<&str> = documents.iter().take(MOST_LISTED).map(|document| document.document.id.as_str()).collect();
    let more = match documents.len() - ids.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    bail!("{}: no document #{name}; there are {}{more}", file.display(), ids.join(", "))
}

/// The index of the pair with this id.
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
        // This depends on the terminal.
        ColorFlag::Auto => AutoStream::choice(&stdout()),
    }
}
