//! Files that are what they seem and still give no document: scans, files with a password, files beyond a limit. Each
//! is named with what to do next.

use ikiz_tests::playground::{ARTICLE, Playground};
use ikiz_tests::root;
use std::fs;

fn place_with(path: &str) -> Playground {
    let place = Playground::new();
    let bytes = fs::read(root().join(path)).expect("a committed file");
    let name = path.rsplit('/').next().unwrap_or(path);
    place.file(&format!("in/{name}"), bytes);
    place.file("in/good.txt", ARTICLE);
    place
}

#[track_caller]
fn refused(path: &str, flags: &[&str], class: &str, said: &str) {
    let place = place_with(path);
    let answer = place.ikiz(&[&["run", "in", "-o", "out"], flags].concat());
    assert_eq!(answer.code, 1, "{}", answer.stderr);
    assert!(answer.stderr.contains("1 processed, 0 skipped, 1 failed"), "{}", answer.stderr);
    let errors = place.table("out/errors.csv");
    let row = errors.first().expect("a row");
    assert_eq!(row["class"], class);
    assert!(format!("{}; {}", row["message"], row["advice"]).contains(said), "{row:?}");
}

#[test]
fn a_scan_is_told_from_a_text() {
    refused("tests/examples/taranmis.pdf", &[], "needs-ocr", "text recognition (OCR)");
}

#[test]
fn a_broken_download_is_told() {
    let place = Playground::new();
    let whole = fs::read(root().join("corpus/tez-su-kalitesi.pdf")).expect("a committed file");
    for (name, share) in [("altmis.pdf", 60), ("doksan.pdf", 95)] {
        place.file(&format!("in/{name}"), &whole[..whole.len() * share / 100]);
    }
    place.file("in/good.txt", ARTICLE);
    let answer = place.ikiz(&["run", "in", "-o", "out"]);
    assert_eq!(answer.code, 1, "{}", answer.stderr);
    let errors = place.table("out/errors.csv");
    assert_eq!(errors.len(), 2);
    assert!(errors.iter().all(|row| row["class"] == "damaged" && row["message"].contains("cut off")), "{errors:?}");
}

#[test]
fn a_password_is_asked_for() {
    refused("tests/examples/parolali.pdf", &[], "needs-password", "save a copy without");
}

#[test]
fn limits_name_their_flags() {
    refused("corpus/tez-su-kalitesi.pdf", &["--max-pages", "2"], "too-large", "--max-pages");
    refused("corpus/jats-makale.xml", &["--max-depth", "3"], "too-large", "--max-depth");
}
