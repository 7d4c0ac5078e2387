//! `ikiz glossary`: what it gives on the corpus against what a reader found there, and what it says where there is
//! nothing.
//!
//! `cargo test -p ikiz-tests glossary -- --nocapture` prints the figures and what was missed.

#![expect(clippy::print_stdout, reason = "the figures are shown with --nocapture")]

use ikiz_document::{Language, Twin};
use ikiz_tests::playground::{ARTICLE, Playground};
use ikiz_tests::table::{self, Row};
use ikiz_tests::{program::ikiz, root};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// A pair of terms as it stands, and by its keys.
struct Pair {
    printed: Twin<String>,
    keys: Twin<String>,
}

fn rows() -> &'static [Row] {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let place = Playground::new();
        let answer = ikiz(&["glossary", "corpus"]);
        assert_eq!((answer.code, &*answer.stderr), (0, ""));
        place.file("glossary.csv", answer.stdout);
        table::read(&place.path("glossary.csv"))
    })
}

fn confidence(row: &Row) -> f64 {
    row["confidence"].parse().expect("a number")
}

/// The keys of the words of terms.
fn keys(language: Language, terms: &[&str]) -> Vec<String> {
    let place = Playground::new();
    let words: Vec<&str> = terms.iter().flat_map(|term| term.split(' ')).collect();
    let answer = place.ikiz_with(&["stem", "--lang", language.code()], &(words.join("\n") + "\n"));
    let mut keys = answer.stdout.lines();
    let key_of = |term: &&str| term.split(' ').filter_map(|_| keys.next()).collect::<Vec<_>>().join(" ");
    terms.iter().map(key_of).collect()
}

fn pairs(file: &str) -> Vec<Pair> {
    let path = root().join("tests/gold").join(file);
    let text = std::fs::read_to_string(path).expect("the gold");
    let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    let side = |at: usize| lines.iter().map(|line| line[at]).collect::<Vec<_>>();
    let (english, turkish) = (keys(Language::English, &side(0)), keys(Language::Turkish, &side(1)));
    let keys = english.into_iter().zip(turkish).map(|(english, turkish)| Twin::new(english, turkish));
    let pair = |(line, keys): (&Vec<&str>, _)| Pair { printed: Twin::new(line[0], line[1]).map(str::to_owned), keys };
    lines.iter().zip(keys).map(pair).collect()
}

/// The rows by their keys.
fn by_keys() -> BTreeMap<Twin<String>, &'static Row> {
    rows().iter().map(|row| (Twin::new("english_key", "turkish_key").map(|column| row[column].clone()), row)).collect()
}

/// What is counted.
struct Figures {
    /// Pairs of the gold that are found.
    found: usize,
    /// Those of them that are printed as in the gold.
    printed: usize,
    /// Pairs of the gold.
    wanted: usize,
    /// Sure rows that agree with the gold.
    agreeing: usize,
    /// Sure rows that have a term of the gold.
    sure: usize,
}

fn figures() -> Figures {
    let gold = pairs("glossary.tsv");
    let rows_by_keys = by_keys();
    let (mut found, mut printed) = (0, 0);
    for pair in &gold {
        let Some(row) = rows_by_keys.get(&pair.keys) else {
            println!("  missed {:?}", pair.printed);
            continue;
        };
        found += 1;
        let same = row["english"] == pair.printed.english && row["turkish"] == pair.printed.turkish;
        printed += usize::from(same);
        if !same {
            println!("  {:?} is printed {} = {}", pair.printed, row["english"], row["turkish"]);
        }
    }
    let wanted: BTreeSet<&Twin<String>> = gold.iter().map(|pair| &pair.keys).collect();
    let terms: Twin<BTreeSet<&String>> =
        Twin::from_fn(|language| gold.iter().map(|pair| pair.keys.of(language)).collect());
    let (mut agreeing, mut sure) = (0, 0);
    for (keys, row) in rows_by_keys.iter().filter(|(_, row)| confidence(row) >= 0.5) {
        if terms.as_ref().zip(keys.as_ref()).iter().any(|(terms, key)| terms.contains(key)) {
            sure += 1;
            agreeing += usize::from(wanted.contains(keys));
            if !wanted.contains(keys) {
                println!("  against the gold: {} = {}, {}", row["english"], row["turkish"], row["confidence"]);
            }
        }
    }
    Figures { found, printed, wanted: gold.len(), agreeing, sure }
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

#[test]
fn terms_are_those_of_the_gold() {
    let Figures { found, printed, wanted, agreeing, sure } = figures();
    println!("{}", scores());
    assert!(percent(found, wanted) >= RECALL, "{found} of {wanted} pairs are found");
    assert!(percent(printed, found) >= PRINTED, "{printed} of {found} pairs are printed as a dictionary does");
    assert!(percent(agreeing, sure) >= PRECISION, "{agreeing} of {sure} rows with a term of the gold agree with it");
}

const RECALL: f64 = 91.0;
const PRINTED: f64 = 80.0;
const PRECISION: f64 = 93.0;

#[test]
fn parts_and_neighbours_are_not_taken_for_translations() {
    let rows = by_keys();
    let taken: Vec<_> = pairs("glossary_wrong.tsv")
        .into_iter()
        .filter(|pair| rows.get(&pair.keys).is_some_and(|row| confidence(row) >= 0.5))
        .map(|pair| pair.printed)
        .collect();
    assert!(taken.is_empty(), "{taken:?}");
}

/// The table of the glossary in `docs/quality.md`.
pub fn scores() -> String {
    let Figures { found, printed, wanted, agreeing, sure } = figures();
    let row = |what: &str, part: usize, whole: usize| {
        format!("| {what} | {:.1} | {part} of {whole} |\n", percent(part, whole))
    };
    "| what | % | pairs |\n|---|---|---|\n".to_owned()
        + &row("pairs of the gold that are found", found, wanted)
        + &row("of these, printed as a dictionary does", printed, found)
        + &row("rows of confidence 0.5 or more with a term of the gold that agree with it", agreeing, sure)
}

#[test]
fn rows_can_be_traced_and_are_sorted() {
    let number = |row: &Row, column: &str| row[column].parse::<usize>().expect("a number");
    for row in rows() {
        assert!(!row["document_id"].is_empty() && row["pair_id"].starts_with('p'), "{row:?}");
        assert_eq!(number(row, "count"), number(row, "keyword_pairs") + number(row, "sentence_pairs"), "{row:?}");
        assert!(number(row, "documents") >= 1 && number(row, "documents") <= number(row, "count"), "{row:?}");
        assert!(number(row, "sentence_pairs") <= number(row, "english_count"), "{row:?}");
        assert_eq!(row["bead"].is_empty(), row["sentence_pairs"] == "0", "{row:?}");
    }
    let order = |row: &Row| (std::cmp::Reverse(number(row, "documents")), std::cmp::Reverse(number(row, "count")));
    assert!(rows().windows(2).all(|pair| order(&pair[0]) <= order(&pair[1])));
}

#[test]
fn few_documents_are_left_out_and_threads_change_nothing() {
    let all = ikiz(&["glossary", "corpus", "-j", "1"]).stdout;
    assert!(all == ikiz(&["glossary", "corpus", "-j", "3"]).stdout);
    let answer = ikiz(&["glossary", "corpus", "--min-documents", "2"]);
    assert_eq!(answer.code, 0);
    let (all, some) = (all.lines().count(), answer.stdout.lines().count());
    assert!(some > 1 && some < all, "{some} of {all}");
    let answer = ikiz(&["glossary", "corpus", "--min-documents", "99"]);
    assert_eq!((answer.code, answer.stdout.lines().count()), (0, 1));
    assert!(answer.stderr.contains("no term pair stands in 99 documents"), "{}", answer.stderr);
}

#[test]
fn what_gives_nothing_says_so() {
    let place = Playground::new();
    place.folder("empty").file("one.txt", "Öz\n\nBu çalışmada köy okulları incelenmiştir.\n").file("two.txt", ARTICLE);
    let answer = place.ikiz(&["glossary", "missing"]);
    assert_eq!((answer.code, &*answer.stdout), (2, ""));
    assert!(answer.stderr.contains("missing"), "{}", answer.stderr);
    let answer = place.ikiz(&["glossary", "empty"]);
    assert_eq!((answer.code, &*answer.stdout), (2, ""));
    assert!(answer.stderr.contains("no document found"), "{}", answer.stderr);
    let answer = place.ikiz(&["glossary", "one.txt"]);
    assert_eq!((answer.code, answer.stdout.lines().count()), (0, 1));
    assert!(answer.stderr.contains("no term pair found in 1 document"), "{}", answer.stderr);
    let answer = place.ikiz(&["glossary", "two.txt", "missing.txt"]);
    assert_eq!(answer.code, 1, "{}", answer.stderr);
    assert!(answer.stdout.contains("village school,köy okulu,"), "{}", answer.stdout);
    assert_eq!(place.ikiz(&["glossary"]).code, 2);
}
