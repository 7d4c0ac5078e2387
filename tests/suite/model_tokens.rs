//! The user's own tokenizer: its tokens are counted beside words, and a wrong file is said before anything is done.

use ikiz_tests::playground::{ARTICLE, Playground};
use ikiz_tests::table;

/// A tokenizer that cuts at blanks and knows no word.
pub const TOKENIZER: &str = r#"{"version":"1.0","truncation":null,"padding":null,"added_tokens":[],"normalizer":null,
"pre_tokenizer":{"type":"WhitespaceSplit"},"post_processor":null,"decoder":null,
"model":{"type":"WordLevel","vocab":{"?":0},"unk_token":"?"}}"#;

#[test]
fn tokens_of_the_model_are_counted() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE).file("tokenizer.json", TOKENIZER);
    let answer = place.ikiz(&["run", "a.txt", "--tokenizer", "tokenizer.json"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let rows = table::read(&place.path("output/sections.csv"));
    let texts: Vec<_> = rows.iter().filter(|row| !row["text"].is_empty()).collect();
    assert!(texts.len() > 2);
    for row in texts {
        assert_eq!(row["model_tokens"], row["text"].split_whitespace().count().to_string(), "{}", row["text"]);
    }
    assert_eq!(place.ikiz(&["run", "a.txt"]).code, 0);
    assert!(table::read(&place.path("output/sections.csv")).iter().all(|row| row["model_tokens"].is_empty()));
}

#[test]
fn a_wrong_tokenizer_is_said_before_anything_is_done() {
    let place = Playground::new();
    place.file("a.txt", ARTICLE).file("wrong.json", "{\"a\": 1}");
    for (file, said) in
        [("wrong.json", "no tokenizer.json"), ("none.json", "cannot read the tokenizer; check the path")]
    {
        let answer = place.ikiz(&["run", "a.txt", "--tokenizer", file]);
        assert_eq!(answer.code, 2, "{}", answer.stderr);
        assert!(answer.stderr.contains(&format!("{file}: {said}")), "{}", answer.stderr);
        assert!(!place.path("output").exists());
    }
}
