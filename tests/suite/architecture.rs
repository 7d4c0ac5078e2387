//! The rooms and the arrows between them, held against `docs/architecture.md`; licences held against `deny.toml`.

use ikiz_tests::root;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    kind: Option<String>,
}

fn metadata(arguments: &[&str]) -> Metadata {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--format-version", "1", "--locked"]).args(arguments).current_dir(root());
    serde_json::from_slice(&cargo.output().expect("cargo runs").stdout).expect("cargo metadata")
}

/// Which rooms a room may use. The stages in the middle never use each other.
const ARROWS: [(&str, &[&str]); 13] = [
    ("document", &[]),
    ("text", &["document"]),
    ("language", &["document", "text"]),
    ("reader", &["document", "text", "language"]),
    ("sections", &["document", "text", "language"]),
    ("alignment", &["document", "text", "language"]),
    ("keywords", &["document", "text", "language"]),
    ("comparison", &["document", "text", "language"]),
    ("pipeline", &["document", "text", "language", "reader", "sections", "alignment", "keywords", "comparison"]),
    ("writers", &["document"]),
    ("page", &["document"]),
    ("cli", &["document", "pipeline", "writers", "page"]),
    ("python", &["document", "pipeline", "writers", "cli"]),
];

fn room_of(package: &str) -> &str {
    package.strip_prefix("ikiz-").unwrap_or("cli")
}

#[test]
fn dependencies_follow_the_arrows() {
    let arrows: BTreeMap<&str, &[&str]> = ARROWS.into_iter().collect();
    for package in metadata(&["--no-deps"]).packages.iter().filter(|package| package.name != "ikiz-tests") {
        let room = room_of(&package.name);
        let allowed = arrows.get(room).unwrap_or_else(|| panic!("the room {room} has no arrows in this test"));
        for dependency in &package.dependencies {
            let is_ours = dependency.name == "ikiz" || dependency.name.starts_with("ikiz-");
            if is_ours && dependency.kind.as_deref() != Some("dev") {
                let used = room_of(&dependency.name);
                assert!(allowed.contains(&used), "{room} must not depend on {used}");
            }
        }
    }
}

#[test]
fn every_room_is_described() {
    let page = std::fs::read_to_string(root().join("docs/architecture.md")).expect("docs/architecture.md");
    let entries = std::fs::read_dir(root().join("crates")).expect("crates/");
    let rooms: BTreeSet<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    for room in &rooms {
        assert!(page.contains(&format!("| `{room}` |")), "docs/architecture.md does not describe crates/{room}");
    }
    // The tables of folders come behind that of the rooms.
    let rooms_only = page.split("\n## The road of a document").next().unwrap_or_default();
    let described = rooms_only.lines().filter(|line| line.starts_with("| `")).count();
    assert_eq!(described, rooms.len(), "docs/architecture.md describes rooms that are not there");
}

#[test]
fn licences_are_allowed() {
    let text = std::fs::read_to_string(root().join("deny.toml")).expect("deny.toml");
    let deny: toml::Table = text.parse().expect("TOML");
    let allowed: Vec<&str> = deny["licenses"]["allow"]
        .as_array()
        .expect("a list of licences")
        .iter()
        .filter_map(|licence| licence.as_str())
        .collect();
    // What is for no machine that ikiz is handed out for is never linked.
    for target in deny["graph"]["targets"].as_array().expect("a list of targets") {
        let target = target.as_str().expect("a target");
        for line in tree(target).lines().filter(|line| !line.starts_with("ikiz")) {
            let (package, expression) = line.split_once('\t').expect("a package and its licence");
            let expression = expression.replace(['(', ')'], "").replace('/', " OR ");
            // Enough for the expressions that occur: every part of an AND needs one allowed alternative.
            let is_allowed = expression
                .split(" AND ")
                .all(|part| part.split(" OR ").any(|licence| allowed.contains(&licence.trim())));
            assert!(is_allowed, "{package}: licence {expression} is not in deny.toml");
        }
    }
}

/// Everything that is linked, or builds what is linked, or tests it, with licences.
fn tree(target: &str) -> String {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["tree", "--workspace", "--locked", "--prefix", "none", "--no-dedupe", "--format", "{p}\t{l}"]);
    let tree = cargo.args(["--target", target]).current_dir(root()).output().expect("cargo runs");
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8(tree.stdout).expect("UTF-8");
    let lines: BTreeSet<&str> = tree.lines().filter(|line| !line.trim().is_empty()).collect();
    lines.into_iter().collect::<Vec<_>>().join("\n")
}

#[test]
fn source_files_stay_small() {
    let mut folders = vec![root().join("crates"), root().join("tests")];
    let mut lengths = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let lines = std::fs::read_to_string(&path).expect("UTF-8").lines().count();
                assert!(lines <= 800, "{}: {lines} lines, so more than one thing lives there", path.display());
                lengths.push(lines);
            }
        }
    }
    lengths.sort_unstable();
    assert!(lengths[lengths.len() / 2] <= 250, "the median file has {} lines", lengths[lengths.len() / 2]);
}
