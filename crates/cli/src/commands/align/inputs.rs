//! The input of `align`: two files, or the files of folders.

use super::concerns;
use super::source::{self, Label, Pair, Source};
use crate::exit::Exit;
use crate::flags::AlignArguments;
use crate::input;
use anyhow::bail;
use ikiz_document::Twin;
use ikiz_pipeline::{TwinFiles, twin_files, twin_files_of};
use std::path::Path;

/// The texts that the arguments name, and whether some files are left out.
pub(super) fn find(arguments: &AlignArguments) -> anyhow::Result<(Source, Exit)> {
    let is_folder = |path: &Path| path.as_os_str() != "-" && path.is_dir();
    match (arguments.english.as_deref(), arguments.turkish.as_deref()) {
        (Some(english), Some(turkish)) => match (is_folder(english), is_folder(turkish)) {
            (false, false) => Ok((one(english, turkish, arguments)?, Exit::Done)),
            (true, true) if english.canonicalize().ok() == turkish.canonicalize().ok() => {
                bail!("{}: this folder is named twice; name it once where it holds both languages", english.display())
            }
            (true, true) => Ok(folders(twin_files_of(english, turkish), &[english, turkish], arguments)),
            (true, false) => bail!(mixed(english, turkish)?),
            (false, true) => bail!(mixed(turkish, english)?),
        },
        (Some(folder), None) if is_folder(folder) => Ok(folders(twin_files(folder), &[folder], arguments)),
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

fn one(english: &Path, turkish: &Path, arguments: &AlignArguments) -> anyhow::Result<Source> {
    if english.as_os_str() == "-" && turkish.as_os_str() == "-" {
        bail!("both sides are standard input; name a file for one of them, or give pairs with --jsonl");
    }
    let files = Twin::new(english, turkish);
    let label = Label { id: None, sides: files.map(input::name) };
    let texts = source::texts(files, arguments.split)?;
    Ok(Source::One(Box::new(Pair { label, texts, spans: Twin::default() })))
}

fn folders(found: TwinFiles, named: &[&Path], arguments: &AlignArguments) -> (Source, Exit) {
    let exit = concerns::of_files(&found, named);
    (Source::Files { files: found.pairs, is_split: arguments.split }, exit)
}
