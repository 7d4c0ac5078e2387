//! The files below a folder. Links to files are followed; links to folders too, but no folder is walked twice.

use ikiz_document::{Language, result};
use ikiz_text::lower;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// A file below a folder.
pub(crate) struct Found {
    /// Its path below that folder.
    pub relative: PathBuf,
    /// Reached over a link, to itself or to a folder above it.
    pub by_link: bool,
}

/// What a walk gave; in no order that means anything.
#[derive(Default)]
pub(crate) struct Walked {
    pub files: Vec<Found>,
    /// Pipes, sockets and devices: opening one may wait for ever.
    pub special: Vec<PathBuf>,
    /// What could not be looked at: path below the folder, and why.
    pub problems: Vec<(PathBuf, io::Error)>,
}

/// Walks a folder. Hidden entries, README and LICENSE files and results of ikiz are passed over.
pub(crate) fn walk(root: &Path) -> Walked {
    let mut walked = Walked::default();
    let mut seen = BTreeSet::new();
    let mut folders = vec![(PathBuf::new(), false)];
    // Links wait until all that is reached without them has been walked, then go in the order of their paths: so the
    // result does not depend on the order in which the system lists a folder.
    let mut links = BTreeMap::new();
    loop {
        let Some((relative, by_link)) = folders.pop().or_else(|| links.pop_first()) else { return walked };
        if let Err(error) = walk_folder(root, &relative, by_link, &mut seen, &mut walked, &mut folders, &mut links) {
            walked.problems.push((relative, error));
        }
    }
}

fn walk_folder(
    root: &Path,
    relative: &Path,
    by_link: bool,
    seen: &mut BTreeSet<PathBuf>,
    walked: &mut Walked,
    folders: &mut Vec<(PathBuf, bool)>,
    links: &mut BTreeMap<PathBuf, bool>,
) -> io::Result<()> {
    let folder = if relative.as_os_str().is_empty() { root.to_owned() } else { root.join(relative) };
    if !seen.insert(folder.canonicalize()?) || is_result(&folder) {
        return Ok(());
    }
    for entry in fs::read_dir(&folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if is_passed_over(&name.to_string_lossy()) {
            continue;
        }
        let inside = relative.join(&name);
        let kind = entry.file_type()?;
        if kind.is_dir() {
            folders.push((inside, by_link));
        } else if kind.is_file() {
            walked.files.push(Found { relative: inside, by_link });
        } else if kind.is_symlink() {
            match fs::metadata(entry.path()) {
                Ok(target) if target.is_dir() => _ = links.insert(inside, true),
                Ok(target) if target.is_file() => walked.files.push(Found { relative: inside, by_link: true }),
                Ok(_) => walked.special.push(inside),
                Err(error) => walked.problems.push((inside, error)),
            }
        } else {
            walked.special.push(inside);
        }
    }
    Ok(())
}

/// Hidden names, and the files that describe a folder instead of being part of what it holds.
pub(crate) fn is_passed_over(name: &str) -> bool {
    let small = lower(name, Language::English);
    let about = ["readme", "license", "licence"].iter().filter_map(|about| small.strip_prefix(about));
    name.starts_with('.') || about.into_iter().any(|rest| rest.is_empty() || rest.starts_with(['.', '-', '_']))
}

/// Whether ikiz wrote this folder.
fn is_result(folder: &Path) -> bool {
    const MOST: u64 = 1 << 20;
    let Ok(file) = fs::File::open(folder.join(result::MARKER)) else { return false };
    let mut json = Vec::new();
    file.take(MOST).read_to_end(&mut json).is_ok() && result::is_marker(&json)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_about_a_folder_are_passed_over() {
        for name in [".git", "README", "readme.md", "README_tr.md", "LICENSE-MIT", "License.txt"] {
            assert!(is_passed_over(name), "{name}");
        }
        for name in ["readmeler.txt", "licensed.md", "a.README", "makale.txt"] {
            assert!(!is_passed_over(name), "{name}");
        }
    }
}
