//! The diversity of texts as the Python package lexicalrichness has it. Skipped, aloud, where Python does not have it
//! (`pip install lexicalrichness`).

use super::diversity::{diversity, numbered};
use ikiz_text::data::rows;
use std::io::Write;
use std::process::{Command, Stdio};

const TEXTS: &str = include_str!("../../../../tests/gold/stages/moves.tsv");

/// Reads a text a line, writes its measures.
const SCRIPT: &str = "
import sys
from lexicalrichness import LexicalRichness
for line in sys.stdin:
    text = LexicalRichness(line.split(), preprocessor=None, tokenizer=None)
    print(text.ttr, text.rttr, text.mattr(50), text.mtld(threshold=0.72), text.hdd(42), text.yulek)
";

#[test]
fn diversity_is_that_of_lexicalrichness() {
    let mut texts: Vec<(&str, Vec<&str>)> = Vec::new();
    for [document, _, _, _, sentence] in rows::<5>(TEXTS).filter(|[_, language, ..]| *language == "en") {
        if texts.last().is_none_or(|(last, _)| *last != document) {
            texts.push((document, Vec::new()));
        }
        texts.last_mut().expect("a text").1.extend(sentence.split_whitespace());
    }
    texts.retain(|(_, words)| words.len() >= 50);
    let input: Vec<String> = texts.iter().map(|(_, words)| words.join(" ")).collect();
    let Some(output) = run(&input.join("\n")) else { return };
    assert_eq!(output.lines().count(), texts.len());
    for ((document, words), line) in texts.iter().zip(output.lines()) {
        let expected: Vec<f64> = line.split(' ').map(|number| number.parse().expect("a number")).collect();
        let found = diversity(&numbered(words.iter().copied()));
        let found =
            [found.type_token_ratio, found.root_type_token_ratio, found.mattr, found.mtld, found.hdd, found.yule_k];
        for (found, expected) in found.into_iter().zip(expected) {
            let found = found.expect("a long text");
            assert!((found - expected).abs() <= 1e-9 * expected.abs(), "{document}: {found} and {expected}");
        }
    }
}

/// What the script writes, unless Python cannot run it.
fn run(input: &str) -> Option<String> {
    let python = Command::new("python3")
        .args(["-c", SCRIPT])
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let output = python.and_then(|mut python| {
        if let Some(mut stdin) = python.stdin.take() {
            // A script that cannot import its package reads nothing.
            let _ = stdin.write_all(input.as_bytes());
        }
        python.wait_with_output()
    });
    match output {
        Ok(output) if output.status.success() => String::from_utf8(output.stdout).ok(),
        _ => {
            let _ = writeln!(std::io::stderr(), "skipped: python3 cannot import lexicalrichness");
            None
        }
    }
}
