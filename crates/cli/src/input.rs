//! Text from files or standard input.

use anyhow::Context;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The text of the files, one after the other, or of standard input where none is named. A byte order mark is taken off.
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

/// The text of a file, `-` being standard input.
pub fn file(path: &Path) -> anyhow::Result<String> {
    let bytes = bytes(path)?;
    Ok(ikiz_pipeline::decode(&bytes))
}

/// The bytes of a file, `-` being standard input.
pub fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).context("cannot read standard input")?;
        return Ok(bytes);
    }
    if path.is_dir() {
        anyhow::bail!("{}: this is a folder; name the files in it", path.display());
    }
    std::fs::read(path)
        .with_context(|| format!("{}: cannot read; check the path and that you may read it", path.display()))
}
