//! What a user has corrected of a result, taken up by the next run. A correction is bound to its document by the text
//! of its sentences, so that it holds where pairs have got other numbers.

mod beads;
mod borders;
mod cells;
mod findings;
mod key;
mod lines;
mod read;
mod rows;
mod sections;

pub(crate) use beads::{BeadCorrections, beads_of_titles};
pub use read::{read_corrections, read_corrections_of_result};
pub(crate) use rows::DocumentCorrections;

use crate::store;
use ikiz_document::{Correction, CorrectionState, DocumentId, JudgedCorrection};
use rows::{in_force, say_the_same};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The corrections of all files, each once, by document and in the order in which they were given.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Corrections {
    documents: BTreeMap<DocumentId, Vec<Correction>>,
}

impl Corrections {
    /// Adds one that comes after all others of its document. One that says the same goes, so that who has changed their
    /// mind twice is heard; what was there stays as the program wrote it.
    pub(crate) fn add(&mut self, correction: Correction) {
        let own = self.documents.entry(correction.document.clone()).or_default();
        let same = own.iter().position(|row| say_the_same(row, &correction));
        let last = same.map(|at| own.remove(at)).unwrap_or(correction);
        own.push(last);
    }

    /// What the user says in the end: of several corrections of one thing the last, with the confidence of the first,
    /// since a result that was corrected is certain of it.
    pub fn in_force(&self) -> Vec<Correction> {
        self.documents.values().flat_map(|rows| in_force(rows)).collect()
    }

    /// The codes that stand in them, with the number of their rows.
    pub(crate) fn codes(&self) -> BTreeMap<&str, usize> {
        let mut codes = BTreeMap::new();
        for row in self.documents.values().flatten().filter(|row| !row.code.is_empty()) {
            *codes.entry(&*row.code).or_default() += 1;
        }
        codes
    }

    /// Those of a document.
    pub(crate) fn of(&self, document: &DocumentId) -> &[Correction] {
        self.documents.get(document).map(Vec::as_slice).unwrap_or_default()
    }

    /// Those of documents that are not among these, with what became of them.
    pub(crate) fn without_document(&self, seen: &BTreeSet<DocumentId>) -> Vec<JudgedCorrection> {
        let others = self.documents.iter().filter(|(id, _)| !seen.contains(*id) && !id.as_str().is_empty());
        let judged = |correction: &Correction| JudgedCorrection {
            correction: correction.clone(),
            state: CorrectionState::NoDocument,
        };
        others.flat_map(|(_, rows)| rows).map(judged).collect()
    }
}

/// Identifies corrections.
pub(crate) fn digest(rows: &[Correction]) -> Vec<u8> {
    if rows.is_empty() { Vec::new() } else { store::encode(&rows) }
}
