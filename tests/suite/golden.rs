//! Small inputs, each about one thing, and every table that they give, byte for byte: `tests/golden/<case>/input` and `…/expected`.
//!
//! Flags of a case stand in its `arguments.txt`. `UPDATE_GOLDEN=1` writes the tables anew; read the difference before it is committed.

use ikiz_tests::playground::Playground;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The CSV files of a folder by name.
fn tables(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let tables = paths.filter(|path| path.extension().is_some_and(|extension| extension == "csv"));
    tables
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read(path).expect("a table"))
        })
        .collect()
}

/// The first line in which two tables differ, for a reader.
fn first_difference(expected: &[u8], found: &[u8]) -> Option<String> {
    if expected == found {
        return None;
    }
    let lines = |bytes: &[u8]| -> Vec<String> {
        bytes.split_inclusive(|byte| *byte == b'\n').map(|line| String::from_utf8_lossy(line).into_owned()).collect()
    };
    let (expected, found) = (lines(expected), lines(found));
    let at = expected.iter().zip(&found).take_while(|(expected, found)| expected == found).count();
    let shown = |lines: &[String]| lines.get(at).map_or_else(|| "no such line".to_owned(), |line| format!("{line:?}"));
    Some(format!("line {}\n    expected {}\n    found    {}", at + 1, shown(&expected), shown(&found)))
}

/// Runs a case; what differs from what is expected, or nothing.
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
    let expected = tables(&folder);
    let mut differences = Vec::new();
    for name in expected.keys().chain(found.keys().filter(|name| !expected.contains_key(*name))) {
        match (expected.get(name), found.get(name)) {
            (Some(expected), Some(found)) => {
                let difference = first_difference(expected, found);
                differences.extend(difference.map(|difference| format!("{name}: {difference}")));
            }
            (Some(_), None) => differences.push(format!("{name}: expected, and not written")),
            (None, _) => differences.push(format!("{name}: written, and not expected")),
        }
    }
    differences
}

#[test]
fn every_table_is_as_expected() {
    let entries = fs::read_dir(ikiz_tests::root().join("tests/golden")).expect("tests/golden");
    let mut cases: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    cases.retain(|path| path.is_dir());
    cases.sort();
    assert!(cases.len() >= 5, "{cases:?}");
    let of_case = |case: &std::path::PathBuf| {
        let name = case.file_name().expect("a name").to_string_lossy().into_owned();
        differences(case).into_iter().map(move |difference| format!("{name}/{difference}"))
    };
    let found: Vec<String> = cases.iter().flat_map(of_case).collect();
    assert!(found.is_empty(), "golden tables differ (UPDATE_GOLDEN=1 writes them anew):\n{}", found.join("\n"));
}

#[test]
fn a_difference_names_its_line() {
    assert_eq!(first_difference(b"a\nb\n", b"a\nb\n"), None);
    let said = first_difference(b"a\nb\n", b"a\nc\n").expect("a difference");
    assert_eq!(said, "line 2\n    expected \"b\\n\"\n    found    \"c\\n\"");
    assert!(first_difference(b"a\n", b"a\nb\n").expect("a difference").contains("expected no such line"));
}
