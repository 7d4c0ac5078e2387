//! The rooms and the arrows between them, held against `docs/architecture.md`; licences held against `deny.toml`.

use ikiz_tests::root;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Option<Resolve>,
}

/// What is built.
#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    license: Option<String>,
    source: Option<String>,
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
const ARROWS: [(&str, &[&str]); 12] = [
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
    ("cli", &["document", "pipeline", "writers"]),
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
    let targets = deny["graph"]["targets"].as_array().expect("a list of targets");
    let of_targets = targets.iter().filter_map(|target| target.as_str()).flat_map(|target| {
        let Metadata { packages, resolve } = metadata(&["--filter-platform", target]);
        let built: BTreeSet<String> = resolve.expect("what is built").nodes.into_iter().map(|node| node.id).collect();
        packages.into_iter().filter(move |package| built.contains(&package.id))
    });
    for package in of_targets.filter(|package| package.source.is_some()) {
        let expression = package.license.as_deref().unwrap_or("none").replace(['(', ')'], "").replace('/', " OR ");
        // Enough for the expressions that occur: every part of an AND needs one allowed alternative.
        let is_allowed =
            expression.split(" AND ").all(|part| part.split(" OR ").any(|licence| allowed.contains(&licence.trim())));
        assert!(is_allowed, "{}: licence {expression} is not in deny.toml", package.name);
    }
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
