//! Limits of time and memory in the steps after reading: who exceeds one fails alone, and says what to do.

use ikiz_tests::playground::{ARTICLE, Playground};
use ikiz_tests::table;
use std::fmt::Write;

/// An article with so many sentences in its abstract of each language.
fn article(sentences: usize) -> String {
    let (mut english, mut turkish) = (String::new(), String::new());
    for at in 0..sentences {
        write!(english, "The school of village {at} had {at} pupils and one teacher. ").expect("a string");
        write!(turkish, "{at} numaralı köyün okulunda {at} öğrenci ve bir öğretmen vardı. ").expect("a string");
    }
    format!("Abstract\n\n{english}\n\nKeywords: village, school\n\nÖz\n\n{turkish}\n\nAnahtar Kelimeler: köy, okul\n")
}

/// Runs over an article that is too large for the limit and over one that is not. Returns stage, class, message and
/// advice of the former.
fn refused(large: &str, [flag, limit]: [&str; 2]) -> [String; 4] {
    let place = Playground::new();
    place.file("in/large.txt", large);
    place.file("in/small.txt", ARTICLE);
    let answer = place.ikiz(&["run", "in", flag, limit]);
    assert_eq!(answer.code, 1, "{}", answer.stderr);
    let status = |row: &table::Row| (row["document_id"].clone(), row["status"].clone());
    let documents: Vec<_> = table::read(&place.path("output/documents.csv")).iter().map(status).collect();
    let expected = [("large.txt", "failed"), ("small.txt", "processed")];
    assert_eq!(documents, expected.map(|(id, status)| (id.to_owned(), status.to_owned())));
    let errors = table::read(&place.path("output/errors.csv"));
    assert_eq!(errors.len(), 1);
    assert!(answer.stderr.contains(&errors[0]["message"]), "{}", answer.stderr);
    let again = place.ikiz(&["run", "in", flag, limit, "-o", "again", "--no-store", "--threads", "1"]);
    assert_eq!(again.code, 1);
    let terms = |output: &str| table::read(&place.path(&format!("{output}/keyword_frequencies.csv"))).len();
    assert_eq!(terms("output"), terms("again"));
    ["stage", "class", "message", "advice"].map(|column| errors[0][column].clone())
}

#[test]
fn a_document_that_needs_too_much_memory_to_be_aligned_fails_alone() {
    let [stage, class, message, advice] = refused(&article(400), ["--max-memory", "1"]);
    assert_eq!((&*stage, &*class), ("align", "too-large"));
    assert!(message.contains("of 1 MB"), "{message}");
    assert!(advice.contains("--max-memory"), "{advice}");
}

#[test]
fn a_document_with_too_many_words_fails_alone() {
    let [stage, class, ..] = refused(&article(3000), ["--max-memory", "1"]);
    assert_eq!((&*stage, &*class), ("sections", "too-large"));
}

#[test]
fn a_document_that_takes_too_long_after_it_is_read_fails_alone() {
    let [stage, class, message, advice] = refused(&article(40_000), ["--max-seconds", "1"]);
    assert_eq!((stage != "read", &*class), (true, "too-slow"), "{stage}");
    assert!(message.contains("1 seconds"), "{message}");
    assert!(advice.contains("--max-seconds"), "{advice}");
}

#[test]
fn a_given_pair_that_is_too_large_is_said_and_the_others_are_aligned() {
    let place = Playground::new();
    let side = |sentence: &'static str, count: usize| vec![sentence; count];
    let line = |id: usize, count: usize| {
        let (english, turkish) = (side("It has 40 teachers.", count), side("Kırk öğretmeni vardır.", count));
        format!("{}\n", serde_json::json!({ "id": id, "en": english, "tr": turkish }))
    };
    let lines = [line(1, 2), line(2, 400), line(3, 1)].concat();
    let answer = place.ikiz_with(&["align", "--jsonl", "-", "--max-memory", "1"], &lines);
    assert_eq!(answer.code, 1, "{}", answer.stderr);
    let ids = answer.stdout.lines().map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
        line["id"].as_u64().expect("a number")
    });
    assert_eq!(ids.collect::<Vec<_>>(), [1, 3]);
    assert!(answer.stderr.contains("id 2") && answer.stderr.contains("--max-memory"), "{}", answer.stderr);
}
