//! The corrections of one document, with what becomes of each.

use super::key::{key, key_of_evidence, key_of_lines};
use crate::store;
use ikiz_document::{About, Correction, CorrectionState, JudgedCorrection, SectionKind, Verdict};
use std::collections::BTreeMap;

/// The corrections of a document. What is not applied in a step is left for the next one.
pub(crate) struct DocumentCorrections<'a> {
    rows: &'a [Correction],
    states: Vec<Option<CorrectionState>>,
    /// The sentences as they were before their borders were mended, by their keys.
    pub(super) before: Vec<String>,
}

impl<'a> DocumentCorrections<'a> {
    /// Those of a document, in the order in which they were given.
    pub fn new(rows: &'a [Correction]) -> Self {
        let states = rows.iter().zip(overruled(rows)).map(|(row, overruled)| match row.verdict {
            None => Some(CorrectionState::Noted),
            Some(_) => overruled.then_some(CorrectionState::Overruled),
        });
        Self { rows, states: states.collect(), before: Vec::new() }
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Those of which it is not known yet what becomes of them, with their numbers.
    pub(super) fn open(&self, about: About) -> Vec<(usize, &'a Correction, Verdict)> {
        let rows = self.rows.iter().enumerate().filter(|(at, row)| row.about == about && self.states[*at].is_none());
        rows.filter_map(|(at, row)| Some((at, row, row.verdict?))).collect()
    }

    /// Whether the pair that a correction is about is said to be right, and is what the user says.
    pub(super) fn is_pair_right(&self, correction: &Correction) -> bool {
        self.rows.iter().zip(&self.states).any(|(row, state)| {
            (row.about, row.verdict) == (About::Pair, Some(Verdict::Right))
                && (row.kind, &row.pair_id) == (correction.kind, &correction.pair_id)
                && matches!(state, Some(CorrectionState::Agreed | CorrectionState::Applied))
        })
    }

    /// Says what became of one.
    pub(super) fn set(&mut self, at: usize, state: CorrectionState) {
        self.states[at] = Some(state);
    }

    /// All with what became of them.
    pub fn judged(&self) -> Vec<JudgedCorrection> {
        let judged = |(row, state): (&Correction, &Option<CorrectionState>)| JudgedCorrection {
            correction: row.clone(),
            state: state.unwrap_or(CorrectionState::TextChanged),
        };
        self.rows.iter().zip(&self.states).map(judged).collect()
    }

    /// Identifies those that change what is learned from the document.
    pub fn learning_digest(&self) -> Vec<u8> {
        let learned = self.rows.iter().filter(|row| row.about != About::Finding && row.verdict.is_some());
        let bare = |row: &Correction| {
            let none = String::new;
            Correction { pair_id: row.pair_id.clone(), code: none(), note: none(), confidence: None, ..row.clone() }
        };
        let learned: Vec<Correction> = learned.map(bare).collect();
        if learned.is_empty() { Vec::new() } else { store::encode(&learned) }
    }
}

/// What a correction is about, by its texts.
type Subject<'a> = (About, Option<SectionKind>, String, String, &'a str, String);

fn subject(row: &Correction) -> Subject<'_> {
    let sides = row.sides.as_ref().map(|lines| key_of_lines(lines));
    (row.about, row.kind, sides.english, sides.turkish, &row.check, key_of_evidence(&row.evidence))
}

/// What is said of it: where a sentence is to be broken too, which is in the lines of what is one text else.
type Said = (Verdict, Vec<String>);

fn pieces(row: &Correction) -> Vec<String> {
    let lines = row.sides.iter().flatten().filter(|_| row.verdict == Some(Verdict::Split));
    lines.map(|line| key(line)).collect()
}

/// Whether two rows say the same of the same, whatever a spreadsheet has made of their texts.
pub(super) fn say_the_same(one: &Correction, other: &Correction) -> bool {
    let said = |row: &Correction| (row.about, row.kind, row.verdict, row.sides.as_ref().map(Vec::len));
    // What is compared at once comes first: a document may have hundreds of rows.
    said(one) == said(other)
        && (&one.check, &one.code, &one.note) == (&other.check, &other.code, &other.note)
        && subject(one) == subject(other)
        && pieces(one) == pieces(other)
}

/// Which corrections of a document a later one contradicts.
fn overruled(rows: &[Correction]) -> Vec<bool> {
    let mut last: BTreeMap<Subject<'_>, Said> = BTreeMap::new();
    let mut overruled = vec![false; rows.len()];
    for (at, row) in rows.iter().enumerate().rev() {
        if let Some(verdict) = row.verdict {
            let said = (verdict, pieces(row));
            overruled[at] = *last.entry(subject(row)).or_insert_with(|| said.clone()) != said;
        }
    }
    overruled
}

/// The last correction of each thing, with the confidence of the first.
pub(super) fn in_force(rows: &[Correction]) -> Vec<Correction> {
    let mut last: BTreeMap<Subject<'_>, Correction> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.verdict.is_some()) {
        let confidence = last.get(&subject(row)).map_or(row.confidence, |first| first.confidence);
        last.insert(subject(row), Correction { confidence, ..row.clone() });
    }
    last.into_values().collect()
}
