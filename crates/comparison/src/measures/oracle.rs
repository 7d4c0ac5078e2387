//! Measures as the Python package lexicalrichness and independent scripts have them. Skipped, aloud, where Python lacks
//! what is needed.

use super::diversity::{diversity, numbered};
use super::readability::readability;
use crate::shifts::mcnemar;
use ikiz_document::{Diversity, Language, ShiftCounts};
use ikiz_text::data::rows;
use python::python;
use std::fmt::Write;

#[path = "../../../../tests/src/python.rs"]
mod python;

const TEXTS: &str = include_str!("../../../../tests/gold/stages/moves.tsv");

/// Reads a text a line, writes its measures, `-` for one that the package refuses. The package draws with matplotlib,
/// which is not needed.
const LEXICALRICHNESS: &str = "
import sys, types
sys.modules['matplotlib'] = sys.modules['matplotlib.pyplot'] = types.ModuleType('matplotlib')
sys.modules['matplotlib'].pyplot = sys.modules['matplotlib']
from lexicalrichness import LexicalRichness
def of(measure):
    try:
        return float(measure())
    except ValueError:
        return '-'
for line in sys.stdin:
    text = LexicalRichness(line.split(), preprocessor=None, tokenizer=None)
    long = text.words >= 50
    print(text.ttr, text.rttr, text.yulek, text.mtld(threshold=0.72),
          text.mattr(50) if long else '-', of(lambda: text.hdd(42)))
";

/// Word lists of many lengths and of every share of words that come back.
fn word_lists() -> Vec<(String, Vec<String>)> {
    let mut lists: Vec<(String, Vec<String>)> = Vec::new();
    for [document, language, _, _, sentence] in rows::<5>(TEXTS) {
        let name = format!("{document} {language}");
        if lists.last().is_none_or(|(last, _)| *last != name) {
            lists.push((name, Vec::new()));
        }
        lists.last_mut().expect("a text").1.extend(sentence.split_whitespace().map(str::to_owned));
    }
    let running: Vec<String> = lists.iter().flat_map(|(_, words)| words.iter().cloned()).collect();
    for length in [1, 2, 3, 5, 10, 24, 25, 26, 41, 42, 43, 49, 50, 51, 100, 250, 1000, 3000] {
        lists.push((format!("{length} words of running text"), running[..length].to_vec()));
        lists.push((format!("{length} times the same word"), vec!["a".to_owned(); length]));
        lists.push((format!("{length} other words"), (0..length).map(|at| format!("w{at}")).collect()));
        for kinds in [2, 7, 36, 200] {
            // Without a pattern, and the same on every machine.
            let word = |at: usize| format!("w{}", at * at * 7919 / 31 % kinds);
            lists.push((format!("{length} words of {kinds} kinds"), (0..length).map(word).collect()));
        }
    }
    lists
}

#[test]
fn diversity_is_that_of_lexicalrichness() {
    let lists = word_lists();
    let input: Vec<String> = lists.iter().map(|(_, words)| words.join(" ")).collect();
    let packages = ["lexicalrichness", "numpy", "pandas", "scipy"];
    let Some(output) = python(LEXICALRICHNESS, &packages, &input.join("\n")) else { return };
    assert_eq!(output.lines().count(), lists.len());
    let mut compared = 0;
    for ((name, words), line) in lists.iter().zip(output.lines()) {
        let expected = line.split(' ').map(|number| number.parse().ok());
        let found = diversity(&numbered(words.iter().map(String::as_str)));
        let Diversity { types, type_token_ratio, root_type_token_ratio, mattr, mtld, hdd, yule_k } = found;
        // Where no word comes back there is no stretch to measure. The package then says the number of words, less than
        // for the same text with a word twice.
        let stretch = if types == words.len() { Some(words.len() as f64) } else { mtld };
        assert_eq!(mtld.is_none(), types == words.len(), "{name}");
        let found = [type_token_ratio, root_type_token_ratio, yule_k, stretch, mattr, hdd];
        for (at, (found, expected)) in found.into_iter().zip(expected).enumerate() {
            assert!(is_near(found, expected), "{name}, measure {at}: {found:?} and {expected:?}");
            compared += usize::from(expected.is_some());
        }
    }
    assert!(compared > 1000, "{compared}");
}

/// Reads words, syllables, sentences and numbers of beads in which one side alone has a feature; writes Flesch reading
/// ease, Flesch–Kincaid grade, Ateşman, McNemar's statistic and its probability, the latter by the series of the error
/// function.
const FORMULAS: &str = "
import sys
from decimal import Decimal, getcontext
getcontext().prec = 200
PI = Decimal('3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798')
def complement(z):
    term, total, at = z, z, 0
    while abs(term) > Decimal(10) ** -150:
        at += 1
        term = -term * z * z / at
        total += term / (2 * at + 1)
    return 1 - 2 * total / PI.sqrt()
for line in sys.stdin:
    words, syllables, sentences, b, c = (Decimal(number) for number in line.split())
    length, weight = words / sentences, syllables / words
    ease = Decimal('206.835') - Decimal('1.015') * length - Decimal('84.6') * weight
    grade = Decimal('0.39') * length + Decimal('11.8') * weight - Decimal('15.59')
    atesman = Decimal('198.825') - Decimal('40.175') * weight - Decimal('2.610') * length
    statistic = (b - c) ** 2 / (b + c)
    print(*map(float, (ease, grade, atesman, statistic, complement((statistic / 2).sqrt()))))
";

#[test]
fn readability_and_mcnemar_are_those_of_a_script() {
    let counts = [0_usize, 1, 2, 5, 17, 40, 93];
    let pairs = counts.iter().flat_map(|english| counts.map(|turkish| (*english, turkish)));
    let cases: Vec<[usize; 5]> = pairs
        .filter(|(english, turkish)| english + turkish > 0)
        .flat_map(|(english, turkish)| {
            let texts = [(1, 1, 1), (7, 19, 1), (100, 150, 5), (213, 601, 9), (100_000, 270_001, 3_571)];
            texts.map(|(words, syllables, sentences)| [words, syllables, sentences, english, turkish])
        })
        .collect();
    let mut input = String::new();
    for [words, syllables, sentences, english, turkish] in &cases {
        let _ = writeln!(input, "{words} {syllables} {sentences} {english} {turkish}");
    }
    let Some(output) = python(FORMULAS, &[], &input) else { return };
    assert_eq!(output.lines().count(), cases.len());
    for (case, line) in cases.iter().zip(output.lines()) {
        let [words, syllables, sentences, english_only, turkish_only] = *case;
        let expected = line.split(' ').map(|number| number.parse().ok());
        let english = readability(words, syllables, sentences, Language::English);
        let turkish = readability(words, syllables, sentences, Language::Turkish);
        let counts =
            ShiftCounts { english_only: english_only as u64, turkish_only: turkish_only as u64, both: 3, neither: 4 };
        let test = mcnemar(&counts);
        let found = [
            english.flesch_reading_ease,
            english.flesch_kincaid_grade,
            turkish.atesman,
            test.map(|(statistic, _)| statistic),
            test.map(|(_, probability)| probability),
        ];
        for (at, (found, expected)) in found.into_iter().zip(expected).enumerate() {
            assert!(is_near(found, expected), "{case:?}, figure {at}: {found:?} and {expected:?}");
        }
    }
}

/// Whether both are missing, or the numbers are the same to nine digits.
fn is_near(found: Option<f64>, expected: Option<f64>) -> bool {
    match (found, expected) {
        (Some(found), Some(expected)) => (found - expected).abs() <= 1e-9 * expected.abs(),
        (None, None) => true,
        _ => false,
    }
}
