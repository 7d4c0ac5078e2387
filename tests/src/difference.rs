//! What differs between the expected and the present files of a result, worded for a reader.
//!
//! Tables differ by row and column, other files by line.

mod lines;
mod tables;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

/// How many differences of a file are shown; the others are counted.
const SHOWN: usize = 12;
/// How many characters of a value are shown, and how many of them stand before the first one that differs.
const WIDTH: usize = 100;
const BEFORE: usize = 30;

/// The files of a folder: bytes by name.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Reads the files of a folder, but for `run.json`, which has times in it.
pub fn files(folder: &Path) -> Files {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .filter(|path| path.is_file() && !path.ends_with("run.json"))
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, std::fs::read(&path).expect("a file"))
        })
        .collect()
}

/// What differs between the files of two folders.
pub fn between_files(expected: &Files, got: &Files) -> Vec<String> {
    let names: BTreeSet<&String> = expected.keys().chain(got.keys()).collect();
    let of_name = |name: &String| match (expected.get(name), got.get(name)) {
        (Some(expected), Some(got)) => between(name, expected, got),
        (Some(_), None) => vec![format!("{name}: expected, and not written")],
        (None, _) => vec![format!("{name}: written, and not expected")],
    };
    names.into_iter().flat_map(of_name).collect()
}

/// What differs between two versions of a file.
pub fn between(name: &str, expected: &[u8], got: &[u8]) -> Vec<String> {
    if expected == got {
        return Vec::new();
    }
    let is_table = Path::new(name).extension().is_some_and(|extension| extension == "csv");
    let mut found = if is_table { tables::differences(expected, got) } else { Vec::new() };
    if found.is_empty() {
        // Also two tables of the same cells, which are quoted or ended in another way.
        found = lines::differences(&String::from_utf8_lossy(expected), &String::from_utf8_lossy(got));
    }
    let rest = found.len().saturating_sub(SHOWN);
    let mut told: Vec<String> = found.iter().take(SHOWN).map(|difference| format!("{name}, {difference}")).collect();
    if rest > 0 {
        told.push(format!("{name}: {rest} more"));
    }
    told
}

/// One difference: where it is, and what stands there in either file, if anything does.
struct Difference {
    place: String,
    expected: Option<String>,
    got: Option<String>,
}

impl Difference {
    /// Shortens both values to what stands around the first character that differs.
    fn new(place: String, expected: Option<&str>, got: Option<&str>) -> Self {
        let same = match (expected, got) {
            (Some(expected), Some(got)) => expected.chars().zip(got.chars()).take_while(|(a, b)| a == b).count(),
            _ => 0,
        };
        let shown = |value: &str| {
            let from = same.saturating_sub(BEFORE);
            let inner: String = value.chars().skip(from).take(WIDTH).collect();
            let before = if from > 0 { "…" } else { "" };
            let after = if value.chars().nth(from + WIDTH).is_some() { "…" } else { "" };
            format!("{:?}", format!("{before}{inner}{after}"))
        };
        Self { place, expected: expected.map(shown), got: got.map(shown) }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".to_owned());
        write!(formatter, "{}", self.place)?;
        write!(formatter, "\n    expected {}\n    got      {}", told(&self.expected), told(&self.got))
    }
}
