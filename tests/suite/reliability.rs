//! Tables of `docs/quality.md`: of what has a confidence in a range, how much is right.

use crate::quality;

/// Of the two-sided beads in a range of confidence, how many stand in the gold: those of the documents, then those of
/// the abstract pairs by themselves.
pub fn of_beads() -> String {
    const BORDERS: [f64; 6] = [0.0, 0.5, 0.8, 0.9, 0.99, 1.01];
    let of_documents = quality::judged_beads();
    let of_pairs = crate::alignment_quality::confidences();
    let head = "| confidence | beads of the corpus | in the gold | beads of the abstract pairs | in the gold |";
    let mut rows = vec![head.to_owned(), "|---|---|---|---|---|".to_owned()];
    for range in BORDERS.windows(2) {
        let (one, two) = (within(&of_documents, range), within(&of_pairs, range));
        rows.push(format!("| {:.2} to {:.2} | {one} | {two} |", range[0], range[1].min(1.0)));
    }
    rows.join("\n") + "\n"
}

/// Of two sections in a range of confidence, how many are twins: those of the held-out half of the gold with planted
/// strangers, then those of the corpus.
pub fn of_section_pairs() -> String {
    const BORDERS: [f64; 7] = [0.0, 0.02, 0.08, 0.5, 0.92, 0.98, 1.01];
    let (planted, of_corpus) = (crate::section_pair_quality::confidences(), quality::judged_pairs());
    let head = "| confidence that they are twins | held-out gold | twins | corpus | twins |";
    let mut rows = vec![head.to_owned(), "|---|---|---|---|---|".to_owned()];
    for range in BORDERS.windows(2) {
        let (one, two) = (within(&planted, range), within(&of_corpus, range));
        rows.push(format!("| {:.2} to {:.2} | {one} | {two} |", range[0], range[1].min(1.0)));
    }
    rows.join("\n") + "\n"
}

/// Of the sections in a range of confidence, how many stand in the gold with the same edges: titles, texts, lists.
pub fn of_sections() -> String {
    const BORDERS: [f64; 6] = [0.0, 0.5, 0.8, 0.9, 0.97, 1.01];
    let judged = quality::judged_sections();
    let head = "| confidence | titles | in the gold | texts | in the gold | lists | in the gold |";
    let mut rows = vec![head.to_owned(), "|---|---|---|---|---|---|---|".to_owned()];
    for range in BORDERS.windows(2) {
        let cells: Vec<String> = judged.iter().map(|judged| within(judged, range)).collect();
        rows.push(format!("| {:.2} to {:.2} | {} |", range[0], range[1].min(1.0), cells.join(" | ")));
    }
    rows.join("\n") + "\n"
}

/// Cells of a table of reliability: how many confidences lie in a range, and how many of them are right.
fn within(judged: &[(f64, bool)], range: &[f64]) -> String {
    let within: Vec<bool> = judged
        .iter()
        .filter(|(confidence, _)| (range[0]..range[1]).contains(confidence))
        .map(|(_, right)| *right)
        .collect();
    let right = within.iter().filter(|right| **right).count();
    let share = match within.len() {
        0 => "–".to_owned(),
        all => format!("{:.1} %", 100.0 * right as f64 / all as f64),
    };
    format!("{} | {share}", within.len())
}
