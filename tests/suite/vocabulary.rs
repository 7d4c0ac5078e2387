//! `--vocabulary`: what a controlled vocabulary has for author keywords, and files that are none.

use ikiz_tests::playground::{ARTICLE, Playground};
use ikiz_tests::table::{self, Row};

const VOCABULARY: &str = "id,english,turkish,broader\n\
    T1,Teachers,Öğretmenler,Educational Personnel\n\
    T2,Digital Tools,Sayısal Araçlar,\n\
    T2,Digital Devices,Dijital Araçlar,\n\
    T3,Schools,Okullar,\n\
    T4,Rural Schools,Köy Okulları,Schools\n";

/// The rows of `keyword_pairs.csv` in a folder.
fn pairs(place: &Playground, folder: &str) -> Vec<Row> {
    table::read(&place.path(&format!("{folder}/keyword_pairs.csv")))
}

fn column<'r>(rows: &'r [Row], name: &str) -> Vec<&'r str> {
    rows.iter().map(|row| &*row[name]).collect()
}

#[test]
fn author_keywords_are_looked_up_in_the_vocabulary_of_a_run() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE).file("terms.csv", VOCABULARY);
    assert_eq!(place.ikiz(&["run", "a.txt"]).code, 0);
    let without = pairs(&place, "output");
    assert_eq!(column(&without, "english_vocabulary_term"), ["", "", ""]);
    assert_eq!(column(&without, "vocabulary_relation"), ["", "", ""]);
    let answer = place.ikiz(&["run", "a.txt", "--vocabulary", "terms.csv"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let with = pairs(&place, "output");
    assert_eq!(column(&with, "english"), ["teacher", "digital tool", "village school"]);
    assert_eq!(column(&with, "english_vocabulary_term"), ["Teachers", "Digital Tools", ""]);
    assert_eq!(column(&with, "english_vocabulary_id"), ["T1", "T2", ""]);
    assert_eq!(column(&with, "english_broader_terms"), ["Educational Personnel", "", ""]);
    assert_eq!(column(&with, "turkish_vocabulary_term"), ["Öğretmenler", "Sayısal Araçlar", "Köy Okulları"]);
    assert_eq!(column(&with, "turkish_broader_terms"), ["Educational Personnel", "", "Okullar"]);
    assert_eq!(column(&with, "vocabulary_relation"), ["same", "same", ""]);
    assert_eq!(column(&with, "confidence"), column(&without, "confidence"));
}

#[test]
fn a_keyword_that_is_broader_or_of_another_entry_than_its_twin_is_told() {
    let place = Playground::new();
    let article = ARTICLE.replace("teacher, digital tool, village school", "teacher, digital tool, schools");
    place.file("a.txt", article.replace("dijital araç, köy", "öğretmen eğitimi, köy"));
    place.file("terms.csv", format!("{VOCABULARY}T5,Teacher Training,Öğretmen Eğitimi,\n"));
    place.file("ikiz.toml", "[run]\nvocabulary = \"terms.csv\"\n");
    assert_eq!(place.ikiz(&["run", "a.txt"]).code, 0);
    let rows = pairs(&place, "output");
    let relation = |english: &str| {
        rows.iter().find(|row| row["english"] == english).map(|row| (&*row["turkish"], &*row["vocabulary_relation"]))
    };
    assert_eq!(relation("schools"), Some(("köy okulu", "english-broader")));
    assert_eq!(relation("digital tool"), Some(("öğretmen eğitimi", "different")));
}

#[test]
fn the_keywords_of_a_list_without_a_twin_have_rows_too() {
    let place = Playground::new();
    let turkish = ARTICLE.split("Abstract").next().expect("the Turkish half");
    place.file("a.txt", turkish).file("terms.csv", VOCABULARY);
    assert_eq!(place.ikiz(&["run", "a.txt", "--vocabulary", "terms.csv"]).code, 0);
    let rows = pairs(&place, "output");
    assert_eq!(column(&rows, "turkish"), ["öğretmen", "dijital araç", "köy okulu"]);
    assert_eq!(column(&rows, "english"), ["", "", ""]);
    assert_eq!(column(&rows, "turkish_count_abstract"), ["3", "1", "1"]);
    assert_eq!(column(&rows, "turkish_vocabulary_id"), ["T1", "T2", "T4"]);
    assert!(rows.iter().all(|row| row["method"].is_empty() && !row["turkish_rank"].is_empty()), "{rows:?}");
}

#[test]
fn without_one_of_its_own_a_run_uses_the_vocabulary_of_the_profile() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE).file("journal/terms.csv", VOCABULARY);
    place.file("other.csv", "english\nVillage Schools\n");
    place.file("journal/dergi.toml", "[keywords]\nvocabulary = \"terms.csv\"\n");
    let terms = |arguments: &[&str]| {
        let arguments = [&["run", "a.txt", "--profile", "journal/dergi.toml"], arguments].concat();
        assert_eq!(place.ikiz(&arguments).code, 0);
        let rows = pairs(&place, "output");
        column(&rows, "english_vocabulary_term").join("; ")
    };
    assert_eq!(terms(&[]), "Teachers; Digital Tools; ");
    assert_eq!(terms(&["--vocabulary", "other.csv"]), "; ; Village Schools");
}

#[test]
fn the_vocabulary_is_looked_up_where_shards_are_merged() {
    let place = Playground::new();
    place.file("in/a.txt", ARTICLE).file("in/b.txt", ARTICLE.replace("42", "57")).file("terms.csv", VOCABULARY);
    let run = |arguments: &[&str]| {
        let answer = place.ikiz(arguments);
        assert_eq!(answer.code, 0, "{arguments:?}: {}", answer.stderr);
    };
    run(&["run", "in", "--vocabulary", "terms.csv", "-o", "whole"]);
    run(&["run", "in", "--shard", "1/2", "-o", "1"]);
    run(&["run", "in", "--shard", "2/2", "--vocabulary", "terms.csv", "-o", "2"]);
    run(&["merge", "1", "2", "--vocabulary", "terms.csv", "-o", "merged"]);
    let bytes = |folder: &str| std::fs::read(place.path(&format!("{folder}/keyword_pairs.csv"))).expect("a table");
    assert!(bytes("merged") == bytes("whole"));
    // A vocabulary that has changed is read again, whatever an earlier run has left.
    place.file("terms.csv", VOCABULARY.replace("Teachers", "Teacher"));
    run(&["run", "in", "--vocabulary", "terms.csv", "-o", "whole"]);
    assert_eq!(pairs(&place, "whole")[0]["english_vocabulary_term"], "Teacher");
}

#[test]
fn a_file_that_is_no_vocabulary_is_refused_before_any_document_is_read() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE);
    for (text, expected) in [
        ("", "terms.csv: the vocabulary is empty; its first line names its columns: english, turkish, broader, id"),
        ("term,code\nTeacher,T1\n", "terms.csv, line 1: the vocabulary has no column `english` and none `turkish`"),
        ("english,turkish\n,\n", "terms.csv: the vocabulary has no terms under `english` and `turkish`"),
        ("english,turkish\n\nA,B\nC, D,E\n", "terms.csv, line 4: the row has 3 cells, and the first line of the"),
        ("english;turkish\n\"A;B\nC;D\n", "terms.csv, line 2: a term goes over several lines; close the quotation"),
    ] {
        place.file("terms.csv", text);
        let answer = place.ikiz(&["run", "a.txt", "--vocabulary", "terms.csv"]);
        assert_eq!((answer.code, &*answer.stdout), (2, ""), "{text}");
        assert!(answer.stderr.contains(expected), "{text}: {}", answer.stderr);
    }
    assert!(!place.path("output").exists(), "nothing was written");
    for (path, expected) in [
        ("none.csv", "none.csv: cannot read the vocabulary (No such file or directory"),
        (".", ".: cannot read the vocabulary ("),
        ("", "--vocabulary"),
    ] {
        let answer = place.ikiz(&["run", "a.txt", "--vocabulary", path]);
        assert!(answer.code == 2 && answer.stderr.contains(expected), "{path}: {}", answer.stderr);
    }
    place.file("terms.csv", b"PK\x03\x04\0\0\0\xff\0");
    let binary = place.ikiz(&["run", "a.txt", "--vocabulary", "terms.csv"]);
    assert!(binary.code == 2 && binary.stderr.contains("terms.csv: "), "{}", binary.stderr);
    place.file("terms.csv", b"english;turkish\r\nTeachers;\xd6\xf0retmenler\r\n");
    let windows = place.ikiz(&["run", "a.txt", "--vocabulary", "terms.csv"]);
    assert_eq!(windows.code, 0, "{}", windows.stderr);
    assert_eq!(pairs(&place, "output")[0]["turkish_vocabulary_term"], "Öğretmenler");
}
