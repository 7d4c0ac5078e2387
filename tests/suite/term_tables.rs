//! The tables of terms that are made only where they are asked for, and the stop words of a user.

use ikiz_tests::difference::files;
use ikiz_tests::playground::{ARTICLE, Playground};
use ikiz_tests::root;
use std::fs;

const ALL: [&str; 5] = ["keyness.csv", "collocations.csv", "bundles.csv", "keyword_trends.csv", "keyword_edges.csv"];

/// The inputs of the golden case of groups, as a folder.
fn grouped() -> String {
    root().join("tests/golden/terms-by-group/input").to_str().expect("UTF-8").to_owned()
}

#[test]
fn tables_are_made_where_they_are_asked_for_and_go_where_they_are_not() {
    let place = Playground::new();
    let input = grouped();
    let has = |name: &str| place.path("out").join(name).exists();
    assert_eq!(place.ikiz(&["run", &input, "-q", "-o", "out"]).code, 0);
    assert!(!ALL.iter().any(|name| has(name)));
    let asked = ["--tables", "collocations,bundles", "--tables", "trends", "--compare", "abstract:body"];
    assert_eq!(place.ikiz(&[&["run", &input, "-q", "-o", "out"], &asked[..]].concat()).code, 0);
    assert!(ALL.iter().all(|name| has(name) != (*name == "keyword_edges.csv")));
    let package = fs::read_to_string(place.path("out/datapackage.json")).expect("a package");
    assert!(package.contains("keyword_trends.csv") && !package.contains("keyword_edges.csv"));
    assert_eq!(place.ikiz(&["run", &input, "-q", "-o", "out", "--tables", "edges"]).code, 0);
    assert!(ALL.iter().all(|name| has(name) == (*name == "keyword_edges.csv")));
}

#[test]
fn shards_and_threads_change_no_byte() {
    let place = Playground::new();
    let input = grouped();
    let asked = [
        "--tables",
        "collocations,bundles,trends,edges",
        "--compare",
        "group:2010",
        "--compare",
        "title:abstract",
        "--window",
        "3",
    ];
    let run = |arguments: &[&str]| {
        let answer = place.ikiz(&[arguments, &["-q"], &asked[..]].concat());
        assert_eq!((answer.code, &*answer.stderr), (0, ""), "{arguments:?}");
    };
    run(&["run", &input, "-o", "one", "--threads", "1"]);
    run(&["run", &input, "-o", "four", "--threads", "4", "--no-store"]);
    run(&["run", &input, "-o", "first", "--shard", "1/2"]);
    run(&["run", &input, "-o", "second", "--shard", "2/2"]);
    run(&["merge", "second", "first", "-o", "merged"]);
    let tables = |folder: &str| files(&place.path(folder));
    let one = tables("one");
    for name in ALL {
        assert!(!place.table(&format!("one/{name}")).is_empty(), "{name} has rows");
    }
    assert!(tables("four") == one, "threads");
    assert!(tables("merged") == one, "shards");
}

#[test]
fn wrong_values_are_refused_with_what_is_allowed() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE).file("empty.txt", "# none\n").file("wrong.txt", "a\nbir iki\n");
    for (arguments, said) in [
        (["--tables", "terms"], "[possible values: collocations, bundles, trends, edges]"),
        (["--compare", "abstract"], "two kinds of sections as in abstract:body"),
        (["--compare", "abstract:summary"], "`summary` is no kind of section; there are `title`, `abstract`"),
        (["--compare", "group:1,2,3"], "one group or two"),
        (["--window", "0"], "a whole number from 1"),
        (["--stop-words", "none.txt"], "none.txt: cannot read the stop words (No such file"),
        (["--stop-words", "empty.txt"], "empty.txt: no word in it"),
        (["--stop-words", "wrong.txt"], "wrong.txt, line 2: “bir iki” is no single word"),
    ] {
        let answer = place.ikiz(&[&["run", "a.txt", "-o", "out"], &arguments[..]].concat());
        assert_eq!(answer.code, 2, "{arguments:?}");
        assert!(answer.stderr.contains(said), "{arguments:?}: {}", answer.stderr);
    }
    assert!(!place.path("out").exists());
}

#[test]
fn sides_of_a_comparison_without_words_are_named() {
    let place = Playground::new();
    let input = grouped();
    place.file("lone/a.txt", ARTICLE);
    for (arguments, said) in [
        ([&*input, "--compare", "group:2010,2030"], "no document is in the group “2030”; there are “2010”, “2020”"),
        (["lone", "--compare", "group:2010"], "no document has a group; --group-by says what makes"),
        (["lone", "--compare", "abstract:body"], "there are no words in “body”, so keyness.csv has no rows for it"),
    ] {
        for again in [false, true] {
            let answer = place.ikiz(&[&["run", "-o", "out"], &arguments[..]].concat());
            assert_eq!(answer.code, 0, "{}", answer.stderr);
            assert!(answer.stderr.contains(said), "{again}: {}", answer.stderr);
        }
        assert_eq!(place.table("out/keyness.csv").len(), 0, "{arguments:?}");
    }
}

#[test]
fn no_term_has_a_stop_word_of_the_user() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE);
    let terms = |arguments: &[&str]| {
        let answer = place.ikiz(&[&["keywords", "a.txt", "--min-count", "1"], arguments].concat());
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        answer.stdout
    };
    assert!(terms(&[]).contains("öğretmen") && terms(&[]).contains("digital tool"));
    place.file("own.txt", "Öğretmenler\ttr\nöğretmen,tr\nöğretmenlerin\nDigital\n");
    let some = terms(&["--stop-words", "own.txt"]);
    assert!(!some.contains("öğretmen") && !some.contains("digital tool") && some.contains("dijital"), "{some}");
    // A result depends on the words in the file, not on its name alone.
    let run = || place.ikiz(&["run", "a.txt", "-o", "out", "--min-count", "1", "--stop-words", "own.txt"]);
    assert_eq!(run().code, 0);
    place.file("own.txt", "teachers\n");
    assert_eq!(run().code, 0);
    let table = fs::read_to_string(place.path("out/keyword_frequencies.csv")).expect("a table");
    assert!(table.contains("öğretmen"));
}
