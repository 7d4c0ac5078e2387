//! Findings that a user has settled, or says to be wrong: they do not come up again.

use super::Corrections;
use super::key::{key, key_of_evidence, key_of_lines};
use super::rows::DocumentCorrections;
use ikiz_document::{
    About, CorpusFinding, Correction, CorrectionState, DocumentId, DocumentReport, Finding, JudgedCorrection, Language,
    SectionPair, Verdict,
};
use std::collections::BTreeSet;

impl DocumentCorrections<'_> {
    /// Takes what is settled or wrong out of the findings of a report.
    pub fn settle_findings(&mut self, report: &mut DocumentReport) {
        // All corrections are held against what was found, so that none hides from another what both are about.
        let mut settled = BTreeSet::new();
        for (row, correction, verdict) in self.open(About::Finding) {
            let is_meant = |found: &Finding| is_meant(correction, found, report);
            let mut meant: Vec<usize> =
                (0..report.findings.len()).filter(|&at| is_meant(&report.findings[at])).collect();
            let is_named = |at: &usize| {
                let pair = report.findings[*at].pair;
                pair.is_some_and(|pair| correction.pair_id == format!("p{}", pair + 1))
            };
            if meant.len() > 1 && meant.iter().any(is_named) {
                meant.retain(is_named);
            }
            // What is said of its pair leaves nothing to be settled.
            let is_answered = meant.is_empty() && verdict != Verdict::Right && self.is_pair_right(correction);
            let agreed = is_answered.then_some(CorrectionState::Agreed);
            if let Some(state) = agreed.or_else(|| state(verdict, !meant.is_empty())) {
                self.set(row, state);
            }
            if verdict != Verdict::Right {
                settled.extend(meant);
            }
        }
        settled.iter().rev().for_each(|&at| drop(report.findings.remove(at)));
    }
}

impl Corrections {
    /// Takes what is settled or wrong out of the findings of the corpus, and says what became of the corrections.
    pub(crate) fn settle_findings(&self, findings: &mut Vec<CorpusFinding>) -> Vec<JudgedCorrection> {
        let mut own = DocumentCorrections::new(self.of(&DocumentId::new("")));
        let mut settled = BTreeSet::new();
        for (row, correction, verdict) in own.open(About::Finding) {
            let is_meant = |found: &CorpusFinding| {
                found.check.name() == correction.check
                    && key_of_evidence(&found.evidence) == key_of_evidence(&correction.evidence)
            };
            let meant: Vec<usize> = (0..findings.len()).filter(|&at| is_meant(&findings[at])).collect();
            if let Some(state) = state(verdict, !meant.is_empty()) {
                own.set(row, state);
            }
            if verdict != Verdict::Right {
                settled.extend(meant);
            }
        }
        settled.iter().rev().for_each(|&at| drop(findings.remove(at)));
        own.judged()
    }
}

/// What becomes of a correction of which it is known whether there is such a finding; `None` if there is none any more.
const fn state(verdict: Verdict, is_there: bool) -> Option<CorrectionState> {
    match (verdict, is_there) {
        (_, false) => None,
        (Verdict::Right, true) => Some(CorrectionState::Agreed),
        (_, true) => Some(CorrectionState::Applied),
    }
}

/// Whether a correction is about this finding.
fn is_meant(correction: &Correction, found: &Finding, report: &DocumentReport) -> bool {
    let pair = found.pair.and_then(|at| report.pairs.get(at));
    found.check.name() == correction.check
        && key_of_evidence(&found.evidence) == key_of_evidence(&correction.evidence)
        && pair.is_none_or(|pair| correction.kind.is_none_or(|kind| kind == pair.kind))
        && found.bead.zip(pair).is_none_or(|(bead, pair)| is_of_bead(correction, pair, bead, report))
}

/// Whether a correction names the sentences of a bead, or none.
fn is_of_bead(correction: &Correction, pair: &SectionPair, bead: usize, report: &DocumentReport) -> bool {
    if correction.sides.iter().all(Vec::is_empty) {
        return true;
    }
    let Some((bead, twins)) = pair.beads.get(bead).zip(pair.twins()) else { return false };
    Language::BOTH.into_iter().all(|language| {
        let section = &report.sections[*twins.of(language)];
        let spans = bead.sentences.of(language).iter().map(|&at| section.sentences[at].of(&report.document.text));
        spans.map(key).collect::<String>() == key_of_lines(correction.sides.of(language))
    })
}
