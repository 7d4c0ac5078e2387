//! Key phrases of the abstracts of the corpus against the keywords that their authors gave, with minimum scores that
//! fail the build. The abstracts are those of the gold, without the keyword lists.

use ikiz_document::{Key, Language};
use ikiz_tests::gold::{self, Gold, GoldAlignment};
use ikiz_tests::program::ikiz_in;
use ikiz_tests::root;
use ikiz_text::{KeyRules, Keys, SurfaceCounts, Tokenizer};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeSet;

#[derive(Deserialize)]
struct Answer {
    keywords: Vec<Phrase>,
}

#[derive(Deserialize)]
struct Phrase {
    term: String,
}

/// A text with the keys of its author's keywords.
struct Text {
    language: Language,
    content: String,
    keywords: BTreeSet<String>,
}

/// The keys of a phrase.
fn keys(phrase: &str, language: Language) -> String {
    let mut tokens = Tokenizer::new(language).tokens(phrase);
    Keys::settle(&SurfaceCounts::default(), language, KeyRules::default()).assign(&mut tokens);
    tokens.iter().filter_map(|token| token.key.as_ref()).map(Key::as_str).collect::<Vec<_>>().join(" ")
}

/// The texts of a pair whose languages have keywords in the document.
fn texts_of(gold: &Gold, alignment: &GoldAlignment) -> Vec<Text> {
    let sides = [(Language::English, &alignment.english), (Language::Turkish, &alignment.turkish)];
    let with_keywords = sides.into_iter().map(|(language, sentences)| {
        let lists = gold.sections.iter().filter(|section| section.language == language.code());
        let keywords = lists.flat_map(|section| &section.keywords).map(|keyword| keys(keyword, language)).collect();
        Text { language, content: sentences.join(" "), keywords }
    });
    with_keywords.filter(|text| !text.keywords.is_empty()).collect()
}

/// F1 of the first five and ten phrases, by language.
pub fn scores() -> Vec<(String, f64)> {
    let documents = gold::all();
    let alignments = documents.iter().flat_map(|gold| gold.alignments.iter().map(move |alignment| (gold, alignment)));
    let texts: Vec<Text> = alignments.flat_map(|(gold, alignment)| texts_of(gold, alignment)).collect();
    let line =
        |text: &Text| json!({"id": 0, "language": text.language.code(), "text": text.content}).to_string() + "\n";
    let input: String = texts.iter().map(line).collect();
    let answer = ikiz_in(&root(), &["keywords", "--jsonl", "-"], input.as_bytes());
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let answers: Vec<Answer> =
        answer.stdout.lines().map(|line| serde_json::from_str(line).expect("an answer")).collect();
    let mut scores = Vec::new();
    for language in Language::BOTH {
        for top in [5, 10] {
            let of_language = texts.iter().zip(&answers).filter(|(text, _)| text.language == language);
            let each: Vec<f64> = of_language.map(|(text, answer)| f1(text, answer, top)).collect();
            let name = format!("F1 at {top}, {}, {} texts", language.code(), each.len());
            scores.push((name, 100.0 * each.iter().sum::<f64>() / each.len() as f64));
        }
    }
    scores
}

fn f1(text: &Text, answer: &Answer, top: usize) -> f64 {
    let found: BTreeSet<String> =
        answer.keywords.iter().take(top).map(|phrase| keys(&phrase.term, text.language)).collect();
    let right = found.intersection(&text.keywords).count();
    2.0 * right as f64 / (found.len() + text.keywords.len()) as f64
}

#[test]
fn key_phrases_are_those_that_an_author_gives() {
    for ((name, score), least) in scores().into_iter().zip([26.0, 24.0, 24.0, 24.0]) {
        println!("{name}: {score:.1}");
        assert!(score >= least, "{name}: {score:.1} < {least:.1}");
    }
}
