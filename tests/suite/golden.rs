//! Small inputs, each about one thing, and every table that they give, byte for byte: `tests/golden/<case>/input` and
//! `…/expected`.
//!
//! Flags of a case stand in its `arguments.txt`. `UPDATE_GOLDEN=1` writes the tables anew; read the difference before
//! it is committed.

use ikiz_tests::difference::{self, Files};
use ikiz_tests::playground::Playground;
use std::fs;
use std::path::{Path, PathBuf};

/// The CSV files of a folder.
fn tables(folder: &Path) -> Files {
    let mut files = difference::files(folder);
    files.retain(|name, _| Path::new(name).extension().is_some_and(|extension| extension == "csv"));
    files
}

/// Runs a case and tells what differs from what is expected.
fn differences(case: &Path) -> Vec<String> {
    let place = Playground::new();
    let output = place.path("output");
    let flags = fs::read_to_string(case.join("arguments.txt")).unwrap_or_default();
    let mut arguments = vec!["run", "input", "-q", "-o", output.to_str().expect("a path in Unicode")];
    arguments.extend(flags.split_whitespace());
    let answer = ikiz_tests::program::ikiz_in(case, &arguments, b"");
    assert_ne!(answer.code, 2, "{}: {}", case.display(), answer.stderr);
    let found = tables(&output);
    let folder = case.join("expected");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(&folder).expect("a folder");
        for name in tables(&folder).keys().filter(|name| !found.contains_key(*name)) {
            fs::remove_file(folder.join(name)).expect("an old table");
        }
        for (name, bytes) in &found {
            fs::write(folder.join(name), bytes).expect("a table");
        }
    }
    difference::between_files(&tables(&folder), &found)
}

#[test]
fn every_table_is_as_expected() {
    let entries = fs::read_dir(ikiz_tests::root().join("tests/golden")).expect("tests/golden");
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    cases.retain(|path| path.is_dir());
    cases.sort();
    assert!(cases.len() >= 5, "{cases:?}");
    let of_case = |case: &PathBuf| {
        let name = case.file_name().expect("a name").to_string_lossy().into_owned();
        differences(case).into_iter().map(move |difference| format!("{name}/{difference}"))
    };
    let found: Vec<String> = cases.iter().flat_map(of_case).collect();
    assert!(found.is_empty(), "golden tables differ (UPDATE_GOLDEN=1 writes them anew):\n{}", found.join("\n"));
}
