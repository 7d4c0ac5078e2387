//! One manuscript in several formats: named as such, and counted once.

use ikiz_tests::difference::{Files, files};
use ikiz_tests::playground::Playground;
use ikiz_tests::root;
use std::fs;

const INPUT: &str = "tests/golden/same-text/input";

/// A place with some of the documents of the golden case.
fn place_with(names: &[&str]) -> Playground {
    let place = Playground::new();
    for name in names {
        place.file(&format!("in/{name}"), fs::read(root().join(INPUT).join(name)).expect("a document"));
    }
    place
}

fn result(place: &Playground, arguments: &[&str]) -> Files {
    let answer = place.ikiz(&[&["run", "in", "-o", "out"], arguments].concat());
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    files(&place.path("out"))
}

const ALL: [&str; 5] = ["ekmek.md", "yayla-2.txt", "yayla-son.odt", "yayla.docx", "yayla.pdf"];

#[test]
fn a_text_in_three_formats_counts_once() {
    let three = place_with(&ALL);
    let found = result(&three, &[]);
    let one = place_with(&ALL[..3]);
    let expected = result(&one, &[]);
    for name in ["glossary.csv", "keyword_frequencies.csv"] {
        assert_eq!(String::from_utf8_lossy(&found[name]), String::from_utf8_lossy(&expected[name]), "{name}");
    }
    let of_corpus = |place: &Playground| {
        let rows = place.table("out/checks.csv").into_iter().filter(|row| row["document_id"].is_empty());
        rows.map(|row| row["evidence"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(of_corpus(&three), of_corpus(&one));
    assert!(!of_corpus(&three).is_empty());
    let same = |row: &ikiz_tests::table::Row| row["same_text_as"].clone();
    let same: Vec<String> = three.table("out/documents.csv").iter().map(same).collect();
    assert_eq!(same, ["", "", "", "yayla-son.odt", "yayla-son.odt"]);
    let pairs = three.table("out/section_pairs.csv");
    let of = |name: &str| pairs.iter().filter(|row| row["document_id"] == name).count();
    assert_eq!((of("yayla.pdf"), of("yayla-son.odt")), (3, 3), "each keeps its rows");
}

#[test]
fn threads_and_shards_make_no_difference() {
    let place = place_with(&ALL);
    let expected = result(&place, &["--threads", "1", "--no-store"]);
    assert!(result(&place, &["--threads", "4"]) == expected);
    for shard in ["1/2", "2/2"] {
        assert_eq!(place.ikiz(&["run", "in", "--shard", shard, "-o", &shard[..1]]).code, 0);
    }
    assert_eq!(place.ikiz(&["merge", "2", "1", "-o", "merged"]).code, 0);
    assert!(files(&place.path("merged")) == expected);
}

#[test]
fn findings_of_the_corpus_are_counted_on_the_screen() {
    let place = place_with(&ALL);
    let run = place.ikiz(&["run", "in", "-o", "out"]);
    let summary = place.ikiz(&["summary", "out"]);
    assert!(run.stderr.ends_with(&summary.stdout), "{}\n{}", run.stderr, summary.stdout);
    let warnings = place.table("out/checks.csv").iter().filter(|row| row["severity"] == "warning").count();
    assert!(summary.stdout.contains(&format!(", {warnings} warnings, ")), "{}", summary.stdout);
}
