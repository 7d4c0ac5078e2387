//! The result on the corpus against what a reader found in it, with minimum scores that fail the build.
//!
//! `cargo test -p ikiz-tests quality -- --nocapture` prints the figures and what was missed.

#![expect(clippy::print_stdout, reason = "the figures are shown with --nocapture")]

use ikiz_tests::gold::{self, Gold, GoldSection};
use ikiz_tests::table::{self, Row};
use ikiz_tests::{program::ikiz, root};
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// The tables of a run over the corpus.
struct Result {
    sections: Vec<Row>,
    section_pairs: Vec<Row>,
    sentence_pairs: Vec<Row>,
    keyword_pairs: Vec<Row>,
    checks: Vec<Row>,
}

fn result() -> &'static Result {
    static RESULT: OnceLock<Result> = OnceLock::new();
    RESULT.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().to_string_lossy().into_owned();
        let answer = ikiz(&["run", "corpus", "-o", &path, "--quiet"]);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        let read = |name: &str| table::read(&folder.path().join(name));
        Result {
            sections: read("sections.csv"),
            section_pairs: read("section_pairs.csv"),
            sentence_pairs: read("sentence_pairs.csv"),
            keyword_pairs: read("keyword_pairs.csv"),
            checks: read("checks.csv"),
        }
    })
}

fn of<'a>(rows: &'a [Row], gold: &'a Gold) -> impl Iterator<Item = &'a Row> {
    rows.iter().filter(|row| file_of(row) == gold.document)
}

/// What the gold of a row's document is called: an article of a whole issue stands in the gold of its file.
fn file_of(row: &Row) -> &str {
    let id = &*row["document_id"];
    match id.split_once("#p") {
        Some((file, page)) if page.starts_with(|c: char| c.is_ascii_digit()) => file,
        _ => id,
    }
}

/// Right, found and wanted items.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Score {
    fn count<T: Ord>(&mut self, found: &BTreeSet<T>, wanted: &BTreeSet<T>) {
        self.right += found.intersection(wanted).count();
        self.found += found.len();
        self.wanted += wanted.len();
    }

    fn precision(self) -> f64 {
        100.0 * self.right as f64 / self.found.max(1) as f64
    }

    fn recall(self) -> f64 {
        100.0 * self.right as f64 / self.wanted.max(1) as f64
    }

    fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.wanted).max(1) as f64
    }

    /// Shows the score, and fails under a minimum of F1.
    fn hold(self, name: &str, minimum: f64) {
        println!("{}", self.row(name));
        assert!(self.f1() >= minimum, "F1 of {name} is {:.1}, at least {minimum} is asked", self.f1());
    }

    fn row(self, name: &str) -> String {
        let (precision, recall) = (self.precision(), self.recall());
        format!("| {name} | {precision:.1} | {recall:.1} | {:.1} | {} of {} |", self.f1(), self.right, self.wanted)
    }
}

/// What is scored by kind.
const KINDS: [&str; 6] = ["title", "abstract", "summary", "keywords", "body", "references"];

/// What a section says, for the comparison: its list, or its first and last words. Bodies and lists of references by
/// their first word only.
fn shape_of_gold(section: &GoldSection) -> (String, String, String) {
    let content = match &*section.kind {
        "keywords" => section.keywords.join(" | "),
        "body" | "references" => String::new(),
        _ => format!("{} … {}", section.first.as_deref().unwrap_or(""), section.last.as_deref().unwrap_or("")),
    };
    let language = if section.kind == "references" { String::new() } else { section.language.clone() };
    (section.kind.clone(), language, content)
}

fn shape_of_row(row: &Row) -> (String, String, String) {
    let words: Vec<&str> = row["text"].split(' ').collect();
    let content = match &*row["kind"] {
        "keywords" => row["keywords"].clone(),
        "body" | "references" => String::new(),
        _ => {
            format!("{} … {}", words[..words.len().min(8)].join(" "), words[words.len().saturating_sub(8)..].join(" "))
        }
    };
    let language = if row["kind"] == "references" { String::new() } else { row["language"].clone() };
    (row["kind"].clone(), language, content)
}

fn section_score(kind: &str) -> Score {
    let mut score = Score::default();
    for gold in gold::all() {
        let wanted: BTreeSet<_> = gold.sections.iter().map(shape_of_gold).filter(|shape| shape.0 == kind).collect();
        let found: BTreeSet<_> =
            of(&result().sections, &gold).map(shape_of_row).filter(|shape| shape.0 == kind).collect();
        for shape in wanted.difference(&found) {
            println!("  {}: missed {shape:?}", gold.document);
        }
        for shape in found.difference(&wanted) {
            println!("  {}: beyond gold {shape:?}", gold.document);
        }
        score.count(&found, &wanted);
    }
    score
}

#[test]
fn sections_are_those_of_the_gold() {
    for kind in KINDS {
        // Of pages with several articles most titles are not found.
        section_score(kind).hold(kind, if kind == "title" { 94.0 } else { 97.0 });
    }
}

/// A section by its kind and the first word of its text: a document may have several of a kind.
fn named(kind: &str, language: &str, text: &str) -> String {
    format!(
        "{kind} {language} {}",
        text.split(|letter: char| !letter.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default()
    )
}

/// The pairs of the gold and its sections without a twin, each by a name.
fn gold_pairs(gold: &Gold) -> BTreeSet<String> {
    let name = |index: usize| {
        let section = &gold.sections[index];
        let begins = section.first.as_deref().or(section.keywords.first().map(String::as_str));
        named(&section.kind, &section.language, begins.unwrap_or_default())
    };
    let paired = gold.pairs.iter().map(|&(english, turkish)| format!("{} + {}", name(english), name(turkish)));
    paired.chain(gold.unpaired.iter().map(|&index| name(index))).collect()
}

/// The name that a row of `section_pairs.csv` has in [`gold_pairs`].
fn pair_name(row: &Row, gold: &Gold) -> String {
    let side = |column: &str| {
        let same =
            |section: &&Row| section["section_id"] == row[column] && section["document_id"] == row["document_id"];
        of(&result().sections, gold).find(same).map(|section| {
            let text = if section["kind"] == "keywords" { &section["keywords"] } else { &section["text"] };
            named(&section["kind"], &section["language"], text)
        })
    };
    match (side("english_section"), side("turkish_section")) {
        (Some(english), Some(turkish)) => format!("{english} + {turkish}"),
        (Some(alone), None) | (None, Some(alone)) => alone,
        (None, None) => String::new(),
    }
}

fn pair_score() -> Score {
    let mut score = Score::default();
    for gold in gold::all() {
        let wanted = gold_pairs(&gold);
        let found: BTreeSet<String> = of(&result().section_pairs, &gold).map(|row| pair_name(row, &gold)).collect();
        for pair in wanted.symmetric_difference(&found) {
            println!("  {}: {pair}", gold.document);
        }
        score.count(&found, &wanted);
    }
    score
}

/// The beads of the gold as texts.
fn gold_beads(gold: &Gold) -> Vec<(&str, String, String)> {
    let text = |sentences: &[String], indexes: &[usize]| {
        indexes.iter().map(|&index| sentences[index].clone()).collect::<Vec<_>>().join(" ")
    };
    let of_alignment = |alignment: &gold::GoldAlignment| {
        let bead = |(english, turkish): &(Vec<usize>, Vec<usize>)| {
            (&*gold.document, text(&alignment.english, english), text(&alignment.turkish, turkish))
        };
        alignment.beads.iter().map(bead).collect::<Vec<_>>()
    };
    gold.alignments.iter().flat_map(of_alignment).collect()
}

/// The beads of a document's abstracts and summaries that were found.
fn found_beads(gold: &Gold) -> Vec<(&str, &'static Row)> {
    let result = result();
    let is_text = |bead: &&Row| {
        result.section_pairs.iter().any(|pair| {
            pair["document_id"] == bead["document_id"]
                && pair["pair_id"] == bead["pair_id"]
                && (pair["kind"] == "abstract" || pair["kind"] == "summary")
        })
    };
    let beads = result.sentence_pairs.iter().filter(|bead| file_of(bead) == gold.document);
    beads.filter(is_text).map(|bead| (&*gold.document, bead)).collect()
}

fn bead_score() -> Score {
    let mut score = Score::default();
    for gold in gold::all() {
        let wanted: BTreeSet<_> = gold_beads(&gold).into_iter().collect();
        let found = found_beads(&gold);
        let found: BTreeSet<_> =
            found.iter().map(|(document, row)| (*document, row["english"].clone(), row["turkish"].clone())).collect();
        for bead in wanted.difference(&found) {
            println!("  missed {bead:?}");
        }
        score.count(&found, &wanted);
    }
    score
}

fn keyword_score() -> Score {
    let mut score = Score::default();
    for gold in gold::all() {
        let wanted: BTreeSet<(String, String)> = gold.keyword_pairs.iter().cloned().collect();
        let found: BTreeSet<(String, String)> = of(&result().keyword_pairs, &gold)
            .filter(|pair| !pair["method"].is_empty())
            .map(|pair| (pair["english"].clone(), pair["turkish"].clone()))
            .collect();
        for pair in wanted.symmetric_difference(&found) {
            println!("  {}: {pair:?}", gold.document);
        }
        score.count(&found, &wanted);
    }
    score
}

#[test]
fn planted_faults_are_found() {
    for gold in gold::all() {
        for fault in &gold.faults {
            // Of a pair either side may be named.
            let kind = fault.place.split(' ').next().unwrap_or_default();
            let is_found = of(&result().checks, &gold).any(|finding| {
                let sections = of(&result().sections, &gold);
                let pairs = of(&result().section_pairs, &gold);
                let of_section =
                    sections.filter(|row| row["section_id"] == finding["section_id"]).any(|row| row["kind"] == kind);
                let of_pair = pairs.filter(|row| row["pair_id"] == finding["pair_id"]).any(|row| row["kind"] == kind);
                finding["check"] == fault.check && (of_section || of_pair)
            }) || is_of_corpus(&gold.document, &fault.check);
            assert!(
                is_found,
                "{}: {} in {} was not found ({})",
                gold.document, fault.check, fault.place, fault.evidence
            );
        }
    }
}

/// Whether a finding of the corpus names a document.
fn is_of_corpus(document: &str, check: &str) -> bool {
    let mut found = result().checks.iter().filter(|finding| finding["document_id"].is_empty());
    found.any(|finding| finding["check"] == check && finding["evidence"].contains(document))
}

#[test]
fn clean_documents_have_no_error() {
    for gold in gold::all().iter().filter(|gold| gold.faults.is_empty()) {
        for finding in of(&result().checks, gold) {
            println!(
                "  {}: {} {} ({})",
                gold.document, finding["severity"], finding["english_message"], finding["evidence"]
            );
            assert_ne!(finding["severity"], "error", "{}: {}", gold.document, finding["english_message"]);
        }
    }
}

#[test]
fn gold_stands_for_every_document() {
    let documented: BTreeSet<String> = gold::all().into_iter().map(|gold| gold.document).collect();
    let found: BTreeSet<String> = result().sections.iter().map(|row| file_of(row).to_owned()).collect();
    assert_eq!(found, documented);
    assert!(root().join("corpus").is_dir());
}

#[test]
fn pairs_are_those_of_the_gold() {
    pair_score().hold("section pairs", 97.0);
}

#[test]
fn beads_are_those_of_the_gold() {
    bead_score().hold("sentence beads", 97.0);
}

#[test]
fn keyword_pairs_are_those_of_the_gold() {
    keyword_score().hold("keyword pairs", 97.0);
}

/// The table of `docs/quality.md`.
pub fn scores() -> String {
    let mut rows = vec!["| what | precision | recall | F1 | right |".to_owned(), "|---|---|---|---|---|".to_owned()];
    rows.extend(KINDS.map(|kind| section_score(kind).row(kind)));
    rows.push(pair_score().row("section pairs"));
    rows.push(bead_score().row("sentence beads, two-sided and alone"));
    rows.push(keyword_score().row("keyword pairs"));
    rows.join("\n") + "\n"
}

/// The confidence of each two-sided bead of the corpus, and whether it stands in the gold.
pub fn judged_beads() -> Vec<(f64, bool)> {
    let gold = gold::all();
    let wanted: BTreeSet<(&str, String, String)> = gold.iter().flat_map(gold_beads).collect();
    gold.iter()
        .flat_map(found_beads)
        .filter(|(_, row)| !row["english"].is_empty() && !row["turkish"].is_empty())
        .map(|(document, row)| {
            let is_right = wanted.contains(&(document, row["english"].clone(), row["turkish"].clone()));
            (row["confidence"].parse().expect("a number"), is_right)
        })
        .collect()
}

/// The confidence that two sections of the corpus are twins, and whether they are. Of sections that are too different,
/// the confidence says that they are none.
pub fn judged_pairs() -> Vec<(f64, bool)> {
    let mut judged = Vec::new();
    for gold in gold::all() {
        let wanted = gold_pairs(&gold);
        for row in of(&result().section_pairs, &gold) {
            let confidence: f64 = row["confidence"].parse().expect("a number");
            let is_right = wanted.contains(&pair_name(row, &gold));
            match (&*row["status"], &*row["reason"]) {
                ("paired", _) => judged.push((confidence, is_right)),
                (_, "too-different") => judged.push((1.0 - confidence, !is_right)),
                _ => {}
            }
        }
    }
    judged
}

#[test]
fn sections_are_as_sure_as_they_say() {
    /// Share of right ones that a confidence from 0.97 on promises.
    const PROMISED: f64 = 0.97;
    for judged in judged_sections() {
        let sure: Vec<bool> =
            judged.iter().filter(|(confidence, _)| *confidence >= PROMISED).map(|(_, right)| *right).collect();
        let right = sure.iter().filter(|right| **right).count();
        assert!(!sure.is_empty() && right as f64 >= PROMISED * sure.len() as f64, "{right} of {}", sure.len());
    }
}

/// The confidence of each title, text and list, and whether it stands in the gold with the same edges.
pub fn judged_sections() -> [Vec<(f64, bool)>; 3] {
    const GROUPS: [&[&str]; 3] = [&["title"], &["abstract", "summary"], &["keywords"]];
    let gold = gold::all();
    GROUPS.map(|kinds| {
        let mut judged = Vec::new();
        for gold in &gold {
            let wanted: BTreeSet<_> = gold.sections.iter().map(shape_of_gold).collect();
            for row in of(&result().sections, gold).filter(|row| kinds.contains(&&*row["kind"])) {
                judged.push((row["confidence"].parse().expect("a number"), wanted.contains(&shape_of_row(row))));
            }
        }
        judged
    })
}
