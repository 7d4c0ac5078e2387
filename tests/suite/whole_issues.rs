//! Whole issues: a PDF of several articles is a document an article, and nothing pairs across them.

use ikiz_tests::playground::Playground;
use ikiz_tests::table::Row;
use ikiz_tests::{program::ikiz, root};

/// The tables of a run over a document of the corpus.
fn tables(name: &str, wanted: &[&str]) -> Vec<Vec<Row>> {
    let place = Playground::new();
    let input = root().join("corpus").join(name).to_string_lossy().into_owned();
    let output = place.path("output").to_string_lossy().into_owned();
    let answer = ikiz(&["run", &input, "-o", &output, "--quiet"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    wanted.iter().map(|table| ikiz_tests::table::read(&place.path(&format!("output/{table}.csv")))).collect()
}

#[test]
fn an_issue_gives_a_document_an_article() {
    let found = tables("dergi-ince-sayi.pdf", &["documents", "section_pairs"]);
    let documents: Vec<(&str, &str)> = found[0].iter().map(|row| (&*row["document_id"], &*row["status"])).collect();
    let expected = [
        ("dergi-ince-sayi.pdf#p1", "skipped"),
        ("dergi-ince-sayi.pdf#p3", "processed"),
        ("dergi-ince-sayi.pdf#p4", "processed"),
        ("dergi-ince-sayi.pdf#p5", "processed"),
    ];
    assert_eq!(documents, expected);
    // What was repaired in the file is counted once.
    let mended = |row: &&Row| row["repairs"].contains("accent");
    assert!(found[0].iter().filter(mended).count() <= 1);
    for row in found[1].iter().filter(|row| row["kind"] != "title") {
        assert_eq!(row["status"], "paired", "{row:?}");
    }
}

#[test]
fn a_thesis_and_an_article_stay_one_document() {
    for name in ["tez-su-kalitesi.pdf", "dergi-sayfa-donusu.pdf", "dergi-genis-ozet.pdf"] {
        let documents = tables(name, &["documents"]).remove(0);
        assert_eq!(documents.len(), 1, "{name}");
        assert_eq!(documents[0]["document_id"], name);
    }
}
