//! `ikiz keywords`: the terms of a corpus and the key phrases of documents, and the settings that say how many.

use ikiz_tests::playground::{ARTICLE, Playground};
use ikiz_tests::table::{self, Row};

/// What `keywords` prints for the article and another text.
fn rows(arguments: &[&str]) -> Vec<Row> {
    let place = Playground::new();
    place.file("in/a.txt", ARTICLE).file("in/b.txt", "Abstract\nOlive oil keeps. Olive oil is sold in stone jars.\n");
    let answer = place.ikiz(&[&["keywords", "in"], arguments].concat());
    assert_eq!((answer.code, &*answer.stderr), (0, ""), "{arguments:?}");
    place.file("table.csv", answer.stdout);
    table::read(&place.path("table.csv"))
}

fn number(row: &Row, column: &str) -> usize {
    row[column].parse().expect("a whole number")
}

#[test]
fn terms_of_the_least_count_are_listed_with_counts_by_section() {
    let frequent = rows(&[]);
    assert!(frequent.iter().all(|row| number(row, "count") >= 2));
    let all = rows(&["--min-count", "1"]);
    assert!(all.len() > frequent.len());
    let of_more = all.iter().filter(|row| number(row, "count") >= 2);
    assert!(of_more.eq(&frequent), "no other row changes");
    let kinds = ["count_title", "count_abstract", "count_keywords", "count_body"];
    let sum = |row: &Row| kinds.iter().map(|kind| number(row, kind)).sum::<usize>();
    assert!(all.iter().all(|row| number(row, "count") == sum(row)));
    let oil = frequent.iter().find(|row| row["key"] == "olive oil").expect("a phrase");
    assert_eq!((&*oil["forms"], &*oil["documents"], &*oil["dispersion"]), ("olive oil: 2", "1", "1.000"));
    assert!(rows(&["--min-count", "1000"]).is_empty());
}

#[test]
fn the_best_phrases_of_each_document_are_listed() {
    let best = rows(&["--by", "document", "--top", "2"]);
    let all = rows(&["--by", "document", "--top", "all"]);
    assert!(best.len() < all.len());
    assert!(all.iter().filter(|row| number(row, "rank") <= 2).eq(&best), "no other row changes");
    let of_document = |row: &&Row| row["document_id"] == "b.txt";
    let first = best.iter().find(of_document).expect("a phrase");
    assert_eq!([&*first["rank"], &first["term"], &first["count"], &first["documents"]], ["1", "olive oil", "2", "1"]);
    assert!(first["keyness"].parse::<f64>().expect("a number") > 0.0);
}
