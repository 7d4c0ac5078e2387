//! Findings that a user has settled, or says to be wrong: they do not come up again.

use super::Corrections;
use super::lines::{joined, squeezed};
use super::rows::DocumentCorrections;
use ikiz_document::{
    About, CorpusFinding, Correction, CorrectionState, DocumentId, DocumentReport, Finding, JudgedCorrection, Language,
    SectionPair, Verdict,
};

impl DocumentCorrections<'_> {
    /// Takes what is settled or wrong out of the findings of a report.
    pub fn settle_findings(&mut self, report: &mut DocumentReport) {
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
            let state = match (verdict, meant.is_empty()) {
                (Verdict::Right, false) => Some(CorrectionState::Agreed),
                (Verdict::Right, true) => None,
                (_, false) => Some(CorrectionState::Applied),
                (_, true) => has_sentences(correction, report).then_some(CorrectionState::Agreed),
            };
            if verdict != Verdict::Right {
                meant.iter().rev().for_each(|&at| drop(report.findings.remove(at)));
            }
            if let Some(state) = state {
                self.set(row, state);
            }
        }
    }
}

impl Corrections {
    /// Takes what is settled or wrong out of the findings of the corpus, and says what became of the corrections.
    pub(crate) fn settle_findings(&self, findings: &mut Vec<CorpusFinding>) -> Vec<JudgedCorrection> {
        let mut own = DocumentCorrections::new(self.of(&DocumentId::new("")));
        for (row, correction, verdict) in own.open(About::Finding) {
            let is_meant = |found: &CorpusFinding| {
                found.check.name() == correction.check && squeezed(&found.evidence) == squeezed(&correction.evidence)
            };
            let state = match (verdict, findings.iter().any(is_meant)) {
                (Verdict::Right, true) => CorrectionState::Agreed,
                (_, true) => CorrectionState::Applied,
                (_, false) => continue,
            };
            if verdict != Verdict::Right {
                findings.retain(|found| !is_meant(found));
            }
            own.set(row, state);
        }
        own.judged()
    }
}

/// Whether a correction is about this finding.
fn is_meant(correction: &Correction, found: &Finding, report: &DocumentReport) -> bool {
    let pair = found.pair.and_then(|at| report.pairs.get(at));
    found.check.name() == correction.check
        && squeezed(&found.evidence) == squeezed(&correction.evidence)
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
        spans.map(squeezed).collect::<String>() == joined(correction.sides.of(language))
    })
}

/// Whether the document has what a correction quotes.
fn has_sentences(correction: &Correction, report: &DocumentReport) -> bool {
    let text = squeezed(&report.document.text);
    correction.sides.iter().flatten().all(|line| text.contains(&squeezed(line)))
}
