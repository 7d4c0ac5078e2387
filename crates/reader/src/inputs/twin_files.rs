//! Plain texts in two languages, file beside file: which are twins, for those who align texts without any document
//! around them.

use crate::failure;
use crate::inputs::discover::{extension, format_of, language_in_name, language_tag};
use crate::inputs::identity::slashed;
use crate::inputs::walk::walk;
use ikiz_document::{Failure, Format, Language, Twin};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What was found in one folder, or in two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TwinFiles {
    /// The twins, in the order of their ids.
    pub pairs: Vec<FilePair>,
    /// Texts without a twin, in the order of their paths.
    pub alone: Vec<LoneFile>,
    /// Files and folders that cannot be read.
    pub failures: Vec<Failure>,
    /// Files that are no plain text, by extension in lower case; empty for names without one.
    pub unread: BTreeMap<String, usize>,
}

/// Two files that say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePair {
    /// Their common name: `in/paper.txt` for `in/paper_en.txt` and `in/paper_tr.txt`.
    pub id: String,
    /// The files.
    pub paths: Twin<PathBuf>,
}

/// A file without a twin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoneFile {
    /// Where it is.
    pub path: PathBuf,
    /// Why.
    pub reason: Lone,
}

/// Why a file has no twin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lone {
    /// Neither its name nor its folder says the language.
    Unnamed,
    /// There is no file of its name in the language.
    NoTwin(Language),
    /// It lies in the folder of one language, and its name says the other.
    WrongFolder(Language),
    /// Several files share its name.
    Ambiguous,
}

/// The texts of a folder whose names differ in the language alone: `paper_en.txt`, `paper_tr.txt`; `paper.en`,
/// `paper.tr`.
pub fn twin_files(folder: &Path) -> TwinFiles {
    let mut found = TwinFiles::default();
    let files = texts(folder, &mut found);
    match_up(files.into_iter().map(|file| (file.tagged, file)).collect(), &mut found);
    found
}

/// The texts of an English and a Turkish folder with the same path, up to the language in their names.
pub fn twin_files_of(english: &Path, turkish: &Path) -> TwinFiles {
    let mut found = TwinFiles::default();
    let mut sides = Vec::new();
    for (folder, language) in [(english, Language::English), (turkish, Language::Turkish)] {
        for file in texts(folder, &mut found) {
            if file.tagged.is_some_and(|tagged| tagged != language) {
                found.alone.push(LoneFile { path: file.path, reason: Lone::WrongFolder(language) });
            } else {
                sides.push((Some(language), file));
            }
        }
    }
    match_up(sides, &mut found);
    found
}

struct TextFile {
    path: PathBuf,
    /// Its path below the folder.
    name: String,
    /// The same without the language, and without an extension that is one.
    common: String,
    /// The language that its name says.
    tagged: Option<Language>,
}

fn texts(folder: &Path, found: &mut TwinFiles) -> Vec<TextFile> {
    let walked = walk(folder);
    let problem = |(relative, error): (PathBuf, _)| {
        let path = if relative.as_os_str().is_empty() { folder.to_owned() } else { folder.join(relative) };
        failure::from_io(&path, &error)
    };
    found.failures.extend(walked.problems.into_iter().map(problem));
    let mut files = Vec::new();
    for relative in walked.files.into_iter().map(|file| file.relative) {
        match text_file(folder, &relative) {
            Some(file) => files.push(file),
            None => *found.unread.entry(extension(&relative)).or_default() += 1,
        }
    }
    files
}

fn text_file(folder: &Path, relative: &Path) -> Option<TextFile> {
    let (path, name) = (folder.join(relative), slashed(relative));
    if let Some(language) = language_tag(&extension(relative)) {
        let common = name.rsplit_once('.')?.0.to_owned();
        return Some(TextFile { path, name, common, tagged: Some(language) });
    }
    if !matches!(format_of(relative), Some(Format::Text | Format::Markdown)) {
        return None;
    }
    let (base, tagged) = match language_in_name(&name) {
        Some((base, language)) => (base, Some(language)),
        None => (name.rsplit_once('.')?.0, None),
    };
    let common = format!("{base}.{}", name.rsplit_once('.')?.1);
    Some(TextFile { path, name, common, tagged })
}

/// Twins are the one English and the one Turkish file of a common name.
fn match_up(files: Vec<(Option<Language>, TextFile)>, found: &mut TwinFiles) {
    let mut by_name: BTreeMap<String, Vec<(Language, TextFile)>> = BTreeMap::new();
    for (language, file) in files {
        match language {
            Some(language) => by_name.entry(file.common.clone()).or_default().push((language, file)),
            None => found.alone.push(LoneFile { path: file.path, reason: Lone::Unnamed }),
        }
    }
    for (id, mut files) in by_name {
        files.sort_by(|left, right| (left.0, &left.1.name).cmp(&(right.0, &right.1.name)));
        let languages: Vec<Language> = files.iter().map(|(language, _)| *language).collect();
        if languages == Language::BOTH {
            let paths = Twin::new(files[0].1.path.clone(), files[1].1.path.clone());
            found.pairs.push(FilePair { id, paths });
            continue;
        }
        let distinct: BTreeSet<Language> = languages.iter().copied().collect();
        for (language, file) in files {
            let reason = if distinct.len() == 1 { Lone::NoTwin(language.twin()) } else { Lone::Ambiguous };
            found.alone.push(LoneFile { path: file.path, reason });
        }
    }
    found.alone.sort_by(|left, right| left.path.cmp(&right.path));
    found.failures.sort_by(|left, right| left.path.cmp(&right.path));
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn folder(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for name in names {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
            fs::write(path, "x").expect("a file");
        }
        folder
    }

    /// Ids with the names of both files, and the names of those that are alone.
    fn shown(found: &TwinFiles) -> (Vec<String>, Vec<(String, Lone)>) {
        let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
        let pair = |pair: &FilePair| format!("{} {} {}", pair.id, name(&pair.paths.english), name(&pair.paths.turkish));
        let alone = found.alone.iter().map(|file| (name(&file.path), file.reason)).collect();
        (found.pairs.iter().map(pair).collect(), alone)
    }

    #[test]
    fn names_that_differ_in_the_language_are_twins() {
        let names = ["c_en.txt", "c_tr.txt", "b-en.txt", "b-TR.txt", "a.en.md", "a.tr.md", "in/d.en", "in/d.tr"];
        let folder = folder(&names);
        let (pairs, alone) = shown(&twin_files(folder.path()));
        let expected = ["a.md a.en.md a.tr.md", "b.txt b-en.txt b-TR.txt", "c.txt c_en.txt c_tr.txt", "in/d d.en d.tr"];
        assert_eq!((pairs, alone), (expected.map(str::to_owned).to_vec(), vec![]));
    }

    #[test]
    fn what_has_no_twin_is_told_why() {
        let folder = folder(&["a_en.txt", "b.txt", "c_tr.txt", "c-en.txt", "c_en.txt", "d.pdf", "d", "README.md"]);
        let found = twin_files(folder.path());
        let (pairs, alone) = shown(&found);
        assert_eq!(pairs, [""; 0]);
        let alone: Vec<(&str, Lone)> = alone.iter().map(|(name, reason)| (&**name, *reason)).collect();
        let expected = [
            ("a_en.txt", Lone::NoTwin(Language::Turkish)),
            ("b.txt", Lone::Unnamed),
            ("c-en.txt", Lone::Ambiguous),
            ("c_en.txt", Lone::Ambiguous),
            ("c_tr.txt", Lone::Ambiguous),
        ];
        assert_eq!(alone, expected);
        assert_eq!(found.unread.into_iter().collect::<Vec<_>>(), [(String::new(), 1), ("pdf".to_owned(), 1)]);
    }

    #[test]
    fn two_folders_hold_the_same_paths() {
        let english = folder(&["a.txt", "in/b_en.txt", "c.txt", "d_tr.txt"]);
        let turkish = folder(&["a.txt", "in/b_tr.txt", "in/c.txt", "d_en.txt"]);
        let (pairs, alone) = shown(&twin_files_of(english.path(), turkish.path()));
        assert_eq!(pairs, ["a.txt a.txt a.txt", "in/b.txt b_en.txt b_tr.txt"]);
        let mut alone: Vec<_> = alone.into_iter().map(|(name, reason)| (name, format!("{reason:?}"))).collect();
        alone.sort();
        let expected = [
            ("c.txt", "NoTwin(English)"),
            ("c.txt", "NoTwin(Turkish)"),
            ("d_en.txt", "WrongFolder(Turkish)"),
            ("d_tr.txt", "WrongFolder(English)"),
        ];
        assert_eq!(alone, expected.map(|(name, reason)| (name.to_owned(), reason.to_owned())));
    }

    #[test]
    fn a_folder_that_is_not_there_is_a_failure() {
        let folder = folder(&[]);
        assert_eq!(twin_files(&folder.path().join("none")).failures.len(), 1);
    }
}
