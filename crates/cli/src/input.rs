//! Text from files or standard input.

use crate::wording::{printable, worded};
use anyhow::{Context, anyhow, bail};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The text of the files, one after the other, or of standard input if none is named. A byte order mark is removed.
pub fn text(files: &[PathBuf]) -> anyhow::Result<String> {
    if files.is_empty() {
        return file(Path::new("-"));
    }
    let mut all = String::new();
    for path in files {
        if !all.is_empty() && !all.ends_with('\n') {
            all.push('\n');
        }
        all.push_str(&file(path)?);
    }
    Ok(all)
}

/// The text of a file; `-` is standard input.
pub fn file(path: &Path) -> anyhow::Result<String> {
    text_of(&name(path), &bytes(path)?)
}

/// How messages call a file.
pub fn name(path: &Path) -> String {
    if path.as_os_str() == "-" { "standard input".to_owned() } else { printable(&path.to_string_lossy()) }
}

/// Bytes as text, in any encoding.
pub fn text_of(name: &str, bytes: &[u8]) -> anyhow::Result<String> {
    ikiz_pipeline::text_of(name, bytes).map_err(|failure| {
        let advice = "name a file of plain text; `ikiz sections` reads documents of other formats";
        anyhow!("{name}: {}; {advice}", worded(&failure.message))
    })
}

/// The text of the one named file, or of standard input, with unchanged line ends, so that its characters can be
/// counted.
pub fn as_given(files: &[PathBuf]) -> anyhow::Result<String> {
    let path = match files {
        [] => Path::new("-"),
        [path] => path,
        _ => bail!("{} files are named; offsets are within one, so name one at a time", files.len()),
    };
    let bytes = bytes(path)?;
    match std::str::from_utf8(&bytes) {
        Ok(text) if !text.contains('\0') => Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()),
        _ => text_of(&name(path), &bytes),
    }
}

/// Whether documents come from standard input: no other input is named.
pub fn is_standard_input(files: &[PathBuf]) -> bool {
    files.iter().all(|path| path.as_os_str() == "-")
}

/// The bytes of a file; `-` is standard input.
pub fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).context("cannot read standard input")?;
        return Ok(bytes);
    }
    let mut bytes = Vec::new();
    open(path)?.read_to_end(&mut bytes).with_context(|| unreadable(path))?;
    Ok(bytes)
}

/// A file to read.
pub fn open(path: &Path) -> anyhow::Result<File> {
    if path.is_dir() {
        bail!("{}: this is a folder; name the files in it", path.display());
    }
    File::open(path).with_context(|| unreadable(path))
}

fn unreadable(path: &Path) -> String {
    format!("{}: cannot read; check the path and that you may read it", path.display())
}
