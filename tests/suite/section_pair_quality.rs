//! Twins and strangers told apart, against `tests/gold/stages/section_pairs.jsonl`, with minimum shares that fail the
//! build. Each line of the gold is a record of its own: the two sections are alone with each other, which is the
//! hardest case. The rules were developed on the even lines; the odd ones are held out.

use ikiz_tests::program::ikiz;
use ikiz_tests::root;
use ikiz_tests::table::{self, Row};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

const GOLD: &str = "tests/gold/stages/section_pairs.jsonl";

#[derive(Deserialize)]
struct GoldPair {
    id: String,
    kind: String,
    twins: bool,
    relation: String,
    en: String,
    tr: String,
}

/// A line of the gold and what the program says of it.
struct Judged {
    gold: GoldPair,
    held_out: bool,
    /// Whether twins are paired, or strangers called too different.
    right: bool,
    /// The confidence that the two are twins, where they were compared.
    confidence: Option<f64>,
}

fn judged() -> &'static [Judged] {
    static JUDGED: OnceLock<Vec<Judged>> = OnceLock::new();
    JUDGED.get_or_init(|| {
        let gold = std::fs::read_to_string(root().join(GOLD)).expect("gold");
        let gold: Vec<GoldPair> = gold.lines().map(|line| serde_json::from_str(line).expect("gold")).collect();
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        let record = |pair: &GoldPair| {
            let [english, turkish] = ["en", "tr"].map(|language| format!("{}_{language}", pair.kind));
            serde_json::json!({ "id": pair.id, english: pair.en, turkish: pair.tr }).to_string() + "\n"
        };
        std::fs::write(path("pairs.jsonl"), gold.iter().map(record).collect::<String>()).expect("written");
        let answer = ikiz(&["run", &path("pairs.jsonl"), "-o", &path("result"), "--quiet"]);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        let rows = table::read(&folder.path().join("result/section_pairs.csv"));
        let judge = |(at, gold): (usize, GoldPair)| {
            let document = format!("pairs.jsonl#{}", gold.id);
            let rows: Vec<&Row> = rows.iter().filter(|row| row["document_id"] == document).collect();
            let confidence = |row: &&Row| row["confidence"].parse::<f64>().expect("a number");
            let paired = rows.iter().find(|row| row["status"] == "paired");
            let apart = rows.iter().find(|row| row["reason"] == "too-different");
            let right = if gold.twins { paired.is_some() } else { paired.is_none() && apart.is_some() };
            let confidence = paired.map(confidence).or_else(|| apart.map(|row| 1.0 - confidence(row)));
            Judged { gold, held_out: at % 2 == 0, right, confidence }
        };
        gold.into_iter().enumerate().map(judge).collect()
    })
}

/// Right lines and all lines, by a name.
fn counts<'a>(
    lines: impl Iterator<Item = &'a Judged>,
    name: impl Fn(&Judged) -> String,
) -> BTreeMap<String, [usize; 2]> {
    let mut counts: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for line in lines {
        let count = counts.entry(name(line)).or_default();
        count[0] += usize::from(line.right);
        count[1] += 1;
    }
    counts
}

fn group(line: &Judged) -> String {
    format!("{} {}", line.gold.kind, if line.gold.twins { "twins" } else { "strangers" })
}

#[test]
fn twins_are_kept_and_strangers_told_apart() {
    for (name, [right, all]) in counts(judged().iter(), |line| format!("{} {}", group(line), line.gold.relation)) {
        println!("{name}: {right} of {all}");
    }
    for line in judged().iter().filter(|line| !line.right) {
        println!("  {}: {} | {}", line.gold.id, line.gold.en, line.gold.tr);
    }
    let found = counts(judged().iter(), group);
    for (name, least) in [
        ("abstract twins", 60),
        ("abstract strangers", 55),
        ("title twins", 29),
        ("title strangers", 23),
        ("keywords twins", 30),
        ("keywords strangers", 27),
    ] {
        let [right, all] = found[name];
        assert!(right >= least, "{name}: {right} of {all}, at least {least} are asked");
    }
}

/// The table of `docs/quality.md`: right lines by kind, of the half that the rules were developed on and of the other.
pub fn scores() -> String {
    let mut rows =
        vec!["| sections | even lines, right | odd lines (held out), right |".to_owned(), "|---|---|---|".to_owned()];
    let [even, odd] =
        [false, true].map(|held_out| counts(judged().iter().filter(|line| line.held_out == held_out), group));
    let cell = |[right, all]: [usize; 2]| format!("{right} of {all}");
    rows.extend(even.iter().map(|(name, even)| format!("| {name} | {} | {} |", cell(*even), cell(odd[name]))));
    rows.join("\n") + "\n"
}

/// The confidence that two sections of the held-out half are twins, and whether they are.
pub fn confidences() -> Vec<(f64, bool)> {
    let held_out = judged().iter().filter(|line| line.held_out);
    held_out.filter_map(|line| Some((line.confidence?, line.gold.twins))).collect()
}
