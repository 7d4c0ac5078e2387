//! `--markers`: markers of metadiscourse of the user's own, and files that are none.

use ikiz_tests::difference::files;
use ikiz_tests::playground::{ARTICLE, Playground};

/// How many markers of a category the abstracts of a document have, English and Turkish.
fn counts(place: &Playground, folder: &str, category: &str) -> [String; 2] {
    let rows = place.table(&format!("{folder}/measures.csv"));
    ["en", "tr"].map(|language| {
        let row =
            rows.iter().find(|row| row["language"] == language && row["kind"] == "abstract").expect("an abstract");
        row[category].clone()
    })
}

fn run(place: &Playground, arguments: &[&str]) {
    let answer = place.ikiz(&[arguments, &["-q"]].concat());
    assert_eq!((answer.code, &*answer.stderr), (0, ""), "{arguments:?}");
}

#[test]
fn own_markers_are_added_to_those_of_the_program_and_take_them_away() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE);
    run(&place, &["run", "a.txt", "-o", "out"]);
    assert_eq!(counts(&place, "out", "hedges"), ["1", "1"], "mostly, çoğunlukla");
    assert_eq!(counts(&place, "out", "attitude_markers"), ["0", "0"]);
    let with = ["run", "a.txt", "-o", "out", "--markers", "mine.tsv", "--markers", "mine.tr.tsv"];
    place.file("mine.tsv", "# mine\n- hedges\tmostly\ten\nattitude-markers\tdigital tool*\ten\n");
    place.file("mine.tr.tsv", "hedges\tYarı YAPI*\n");
    run(&place, &with);
    assert_eq!(counts(&place, "out", "hedges"), ["0", "2"]);
    assert_eq!(counts(&place, "out", "attitude_markers"), ["1", "0"]);
    // A result depends on what the files say, not on their names alone.
    place.file("mine.tsv", "attitude-markers\ttool*\ten\n");
    run(&place, &with);
    assert_eq!(counts(&place, "out", "hedges"), ["1", "2"]);
    assert_eq!(counts(&place, "out", "attitude_markers"), ["2", "0"]);
    run(&place, &["run", "a.txt", "-o", "out"]);
    assert_eq!(counts(&place, "out", "hedges"), ["1", "1"]);
}

#[test]
fn shards_with_own_markers_are_merged_to_the_same_bytes() {
    let place = Playground::new();
    place.file("in/a.txt", ARTICLE).file("in/b.txt", ARTICLE.replace("42", "57"));
    place.file("mine.en.tsv", "attitude-markers\tdigital tool*\n");
    place.file("ikiz.toml", "[run]\nmarkers = [\"mine.en.tsv\"]\n");
    run(&place, &["run", "in", "-o", "whole"]);
    run(&place, &["run", "in", "--shard", "1/2", "-o", "1"]);
    run(&place, &["run", "in", "--shard", "2/2", "-o", "2"]);
    run(&place, &["merge", "1", "2", "-o", "merged"]);
    assert!(files(&place.path("merged")) == files(&place.path("whole")));
    assert_eq!(counts(&place, "merged", "attitude_markers"), ["1", "0"]);
}

#[test]
fn a_file_with_a_wrong_line_is_refused_before_any_document_is_read() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE);
    for (text, said) in [
        ("", "mine.tsv: no marker in it; write a category, a tab and a pattern a line"),
        ("# a\nhedges may\n", "mine.tsv, line 2: the line is not made of a category, a pattern and"),
        ("hedges\tmay\n", "mine.tsv, line 1: the line names no language; write `en` or `tr` in a third column"),
        ("hedges\tmay\tde\n", "mine.tsv, line 1: “de” is no language; write `en` or `tr`"),
        ("hedge\tmay\ten\n", "line 1: “hedge” is no category; write one of transitions, frame-markers"),
        ("hedges\tmay ...\ten\n", "line 1: “may ...” begins or ends with a gap"),
        ("hedges\tm*y\ten\n", "line 1: “m*y” is no part of a pattern; write a word, perhaps with `*` at its ends"),
        ("hedges\tzzz,\ten\n", "line 1: “zzz,” is more than one word or mark"),
        ("- hedges\tzzz\ten\n", "line 1: there is no line “hedges” with “zzz” to take away"),
    ] {
        place.file("mine.tsv", text);
        let answer = place.ikiz(&["run", "a.txt", "-o", "out", "--markers", "mine.tsv"]);
        assert_eq!((answer.code, &*answer.stdout), (2, ""), "{text}");
        assert!(answer.stderr.contains(said), "{text}: {}", answer.stderr);
    }
    let answer = place.ikiz(&["run", "a.txt", "-o", "out", "--markers", "none.tsv"]);
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("none.tsv: cannot read the markers (No such file"), "{}", answer.stderr);
    assert!(!place.path("out").exists());
}
