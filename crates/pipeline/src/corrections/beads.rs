//! Beads that a user has corrected.

use super::lines::{SectionLines, places};
use super::rows::DocumentCorrections;
use ikiz_alignment::{Alignment, CorrectedBeads};
use ikiz_document::{
    About, Bead, Correction, CorrectionState, Document, SectionKind, SectionPair, Sections, Twin, Verdict,
};
use std::collections::BTreeMap;

/// The corrected beads of the pairs of a document.
#[derive(Default)]
pub(crate) struct BeadCorrections {
    /// Of each pair that has some, by its index.
    pairs: BTreeMap<usize, CorrectedBeads>,
    bound: Vec<Bound>,
}

/// A correction that was found in the document, and that no other one overrules.
struct Bound {
    row: usize,
    pair: usize,
    is_right: bool,
    sentences: Twin<Vec<usize>>,
}

impl BeadCorrections {
    /// What is corrected of the beads of a pair.
    pub fn of(&self, pair: usize) -> CorrectedBeads {
        self.pairs.get(&pair).cloned().unwrap_or_default()
    }

    /// Adds a bead, and returns whether none that was added before says otherwise.
    fn add(&mut self, pair: usize, is_right: bool, sentences: &Twin<Vec<usize>>) -> bool {
        let CorrectedBeads { right, wrong } = self.pairs.entry(pair).or_default();
        let (own, others) = if is_right { (right, wrong) } else { (wrong, right) };
        if own.contains(sentences) {
            return true;
        }
        let shares = |bead: &Twin<Vec<usize>>| {
            let mut sides = bead.as_ref().zip(sentences.as_ref()).into_iter();
            sides.any(|(left, right)| left.iter().any(|at| right.contains(at)))
        };
        if others.contains(sentences) || is_right && own.iter().any(shares) {
            return false;
        }
        own.push(sentences.clone());
        true
    }
}

impl DocumentCorrections<'_> {
    /// The beads of the user's corrections in pairs; the later of two that contradict each other.
    pub fn beads(&mut self, document: &Document, sections: &Sections, pairs: &[SectionPair]) -> BeadCorrections {
        let mut found = BeadCorrections::default();
        let rows = self.open(About::Bead);
        if rows.is_empty() {
            return found;
        }
        let lines = SectionLines::of_all(document, sections);
        for (row, correction, verdict) in rows.into_iter().rev() {
            let is_right = verdict == Verdict::Right;
            let Some((pair, sentences)) = bound(correction, pairs, &lines) else {
                if self.were_sentences(correction.sides.iter().flatten()) {
                    let (gone, otherwise) = (CorrectionState::Applied, CorrectionState::Overruled);
                    self.set(row, if is_right { otherwise } else { gone });
                }
                continue;
            };
            if found.add(pair, is_right, &sentences) {
                found.bound.push(Bound { row, pair, is_right, sentences });
            } else {
                self.set(row, CorrectionState::Overruled);
            }
        }
        found
    }

    /// Says what became of corrected beads. `plain` are the alignments without corrections, by the indexes of pairs.
    pub fn judge_beads(
        &mut self,
        corrected: &BeadCorrections,
        pairs: &[SectionPair],
        plain: &BTreeMap<usize, Alignment>,
    ) {
        for Bound { row, pair, is_right, sentences } in &corrected.bound {
            let has = |beads: &[Bead]| beads.iter().any(|bead| bead.sentences == *sentences);
            let has_plain = match plain.get(pair) {
                Some(alignment) => has(&alignment.beads),
                // A title is one sentence on each side.
                None => sentences.iter().all(|side| !side.is_empty()),
            };
            let state = match (has(&pairs[*pair].beads) == *is_right, has_plain == *is_right) {
                (true, true) => CorrectionState::Agreed,
                (true, false) => CorrectionState::Applied,
                (false, _) => CorrectionState::Overruled,
            };
            self.set(*row, state);
        }
    }
}

/// The pair and the sentences that a correction is about: in the pair of that id or of that kind before others.
fn bound(correction: &Correction, pairs: &[SectionPair], lines: &[SectionLines]) -> Option<(usize, Twin<Vec<usize>>)> {
    let of_pair = |(index, pair): (usize, &SectionPair)| {
        let twins = pair.twins()?;
        let sections = twins.map(|id| lines.iter().find(|lines| lines.id == id));
        let sentences = places(sections, &correction.sides)?;
        let is_named = correction.pair_id == format!("p{}", index + 1);
        let is_of_kind = correction.kind == Some(pair.kind);
        Some(((!is_of_kind, !is_named), (index, sentences)))
    };
    let found = pairs.iter().enumerate().filter_map(of_pair);
    found.min_by_key(|(rank, _)| *rank).map(|(_, bound)| bound)
}

/// The beads of two titles, which are one sentence each.
pub(crate) fn beads_of_titles(pair: &SectionPair, corrected: &CorrectedBeads) -> Vec<Bead> {
    debug_assert_eq!(pair.kind, SectionKind::Title);
    let both = Twin::new(vec![0], vec![0]);
    let bead = |sentences: Twin<Vec<usize>>, is_given: bool| {
        let is_right = corrected.right.contains(&sentences);
        let confidence = if is_given { ikiz_document::Confidence::CERTAIN } else { pair.confidence };
        Bead { sentences, confidence, moved: false, corrected: is_right }
    };
    let is_right = corrected.right.contains(&both);
    if !is_right && (corrected.wrong.contains(&both) || !corrected.right.is_empty()) {
        return vec![bead(Twin::new(vec![0], vec![]), true), bead(Twin::new(vec![], vec![0]), true)];
    }
    vec![bead(both, is_right)]
}
