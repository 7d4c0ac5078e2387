//! `show`: the twin sections of one document side by side, read now or out of a result.

use crate::documents::once;
use crate::exit::Exit;
use crate::flags::{ColorFlag, ShowArguments};
use crate::result_folder::ResultFolder;
use crate::show::address::{Address, check_pair, result_forms};
use crate::show::{self, View, of_result, pager};
use crate::wording::{flag, refused};
use anstream::{AutoStream, ColorChoice};
use ikiz_document::{DocumentOutcome, DocumentReport, messages};
use ikiz_pipeline::Wanted;
use ikiz_writers::folder;
use std::io::{IsTerminal, stdout};
use std::path::{Path, PathBuf};

/// Number of columns if it is not known.
const USUAL_WIDTH: usize = 80;
/// Number of names that a message lists; a file may have thousands of records.
const MOST_LISTED: usize = 12;

messages! {
    name_document(forms) = "show.name-document";
    name_one(path) = "show.name-one";
    no_part(file, name, ids) = "show.no-part";
    no_part_of_many(file, name, ids, more) = "show.no-part-of-many";
    of_file(address, file, flag, forms) = "show.of-file";
    several(count, first, second) = "show.several";
}

/// `ikiz show`.
pub fn run(arguments: &ShowArguments) -> anyhow::Result<Exit> {
    let color = color(arguments.color);
    let (screen, exit) = match &arguments.files[..] {
        [folder, address @ ..] if folder::is_result(folder) => of_result(folder, address, arguments)?,
        _ => of_document(arguments)?,
    };
    pager::show(&screen, color, !arguments.no_pager)?;
    Ok(exit)
}

/// The screen of a result, or of what an address names in it.
fn of_result(folder: &Path, address: &[PathBuf], arguments: &ShowArguments) -> anyhow::Result<(String, Exit)> {
    arguments.settings.settle("show")?;
    let result = ResultFolder::open(folder)?;
    let documents = of_result::list(&result)?;
    let address = match address {
        [] if arguments.pair.is_none() => return Ok((show::list(&documents, width(arguments)), Exit::Done)),
        [] => return Err(refused(&name_document(result_forms()))),
        [address] => address.to_string_lossy(),
        [_, second, ..] => return Err(refused(&name_one(second.display().to_string()))),
    };
    let mut address = Address::of(&address, &documents, &format!("`ikiz show {}`", folder.display()))?;
    address.pair = address.pair.or(arguments.pair.as_deref());
    let mut view = of_result::view(&result, address.document)?;
    address.narrow(&mut view)?;
    Ok((show::screen(&view, width(arguments)), Exit::Done))
}

/// The screen of a document that is read now.
fn of_document(arguments: &ShowArguments) -> anyhow::Result<(String, Exit)> {
    let setup = arguments.settings.setup("show")?;
    refuse_address(&arguments.files)?;
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
        ([], _) => return Ok((String::new(), exit)),
        (_, Some((file, name))) => named(&documents, file, name)?,
        ([document], None) => document,
        ([first, second, ..], None) => {
            let [first, second] = [first, second].map(|report| report.document.id.as_str());
            return Err(refused(&several(documents.len(), first, second)));
        }
    };
    let mut view = View::from(document);
    if let Some(pair) = &arguments.pair {
        check_pair(&view, pair)?;
        view.only(pair, None);
    }
    Ok((show::screen(&view, width(arguments)), exit))
}

/// Refuses `FILE/p1`: only a result has addresses.
fn refuse_address(files: &[PathBuf]) -> anyhow::Result<()> {
    let [path] = files else { return Ok(()) };
    let is_address = |file: &&Path| file.is_file() && path.symlink_metadata().is_err();
    let Some(file) = path.ancestors().skip(1).find(is_address) else { return Ok(()) };
    let pair = path.strip_prefix(file).ok().and_then(|rest| rest.iter().next()).unwrap_or_default();
    let pair = pair.to_string_lossy();
    let like = if pair.is_empty() { "p1" } else { &*pair };
    let (address, file) = (path.display().to_string(), file.display().to_string());
    Err(refused(&of_file(address, file, flag("pair", Some(like)), result_forms())))
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
    let (file, listed) = (file.display().to_string(), ids.join(", "));
    Err(refused(&match documents.len() - ids.len() {
        0 => no_part(file, name, listed),
        more => no_part_of_many(file, name, listed, more),
    }))
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
