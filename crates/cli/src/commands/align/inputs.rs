//! The input of `align`: two files, or the files of folders.

use super::concerns;
use super::corpus::{Corpus, Label};
use crate::exit::Exit;
use crate::flags::AlignArguments;
use crate::input;
use crate::wording::say;
use anyhow::bail;
use ikiz_document::{Language, Twin};
use ikiz_pipeline::stage::TextPair;
use ikiz_pipeline::{TwinFiles, paragraph_sentences, twin_files, twin_files_of};
use std::path::Path;

/// The texts, and whether some of them could not be read.
pub(super) struct Found {
    pub corpus: Corpus,
    pub exit: Exit,
}

/// The texts that the arguments name.
pub(super) fn read(arguments: &AlignArguments) -> anyhow::Result<Found> {
    let is_folder = |path: &Path| path.as_os_str() != "-" && path.is_dir();
    match (arguments.english.as_deref(), arguments.turkish.as_deref()) {
        (Some(english), Some(turkish)) => match (is_folder(english), is_folder(turkish)) {
            (false, false) => two_files(english, turkish, arguments),
            (true, true) if english.canonicalize().ok() == turkish.canonicalize().ok() => {
                bail!("{}: this folder is named twice; name it once where it holds both languages", english.display())
            }
            (true, true) => Ok(folders(&twin_files_of(english, turkish), &[english, turkish], arguments)),
            (true, false) => bail!(mixed(english, turkish)?),
            (false, true) => bail!(mixed(turkish, english)?),
        },
        (Some(folder), None) if is_folder(folder) => Ok(folders(&twin_files(folder), &[folder], arguments)),
        (Some(file), None) => {
            is_there(file)?;
            bail!(
                "{}: this is one side only; name an English and a Turkish file, two folders, a folder with both, or --jsonl",
                file.display()
            )
        }
        _ => bail!("name two files or folders, or one with --jsonl"),
    }
}

/// The message if a folder is given beside a file.
fn mixed(folder: &Path, file: &Path) -> anyhow::Result<String> {
    is_there(file)?;
    let (folder, file) = (folder.display(), file.display());
    Ok(format!("{folder}: this is a folder, and {file} is none; name two files or two folders"))
}

fn is_there(file: &Path) -> anyhow::Result<()> {
    if file.as_os_str() != "-" && !file.exists() {
        bail!("{}: cannot read; check the path and that you may read it", file.display());
    }
    Ok(())
}

fn two_files(english: &Path, turkish: &Path, arguments: &AlignArguments) -> anyhow::Result<Found> {
    if english.as_os_str() == "-" && turkish.as_os_str() == "-" {
        bail!("both sides are standard input; name a file for one of them, or give pairs with --jsonl");
    }
    let mut corpus = Corpus::default();
    let label = Label { id: None, sides: Twin::new(english, turkish).map(concerns::path) };
    corpus.push(label, pair(english, turkish, arguments)?);
    Ok(Found { corpus, exit: Exit::Done })
}

fn folders(found: &TwinFiles, named: &[&Path], arguments: &AlignArguments) -> Found {
    let mut exit = concerns::of_files(found, named);
    let mut corpus = Corpus::default();
    for files in &found.pairs {
        match pair(&files.paths.english, &files.paths.turkish, arguments) {
            Ok(pair) => {
                let label =
                    Label { id: Some(files.id.clone()), sides: files.paths.as_ref().map(|path| concerns::path(path)) };
                corpus.push(label, pair);
            }
            Err(error) => {
                say(&format!("{error:#}"));
                exit = Exit::WithFailures;
            }
        }
    }
    Found { corpus, exit }
}

fn pair(english: &Path, turkish: &Path, arguments: &AlignArguments) -> anyhow::Result<TextPair> {
    let side = |path: &Path, language: Language| {
        let text = input::file(path)?;
        anyhow::Ok(if arguments.split {
            paragraph_sentences(&text, language)
        } else {
            text.lines().map(str::to_owned).collect()
        })
    };
    Ok(TextPair { english: side(english, Language::English)?, turkish: side(turkish, Language::Turkish)? })
}
