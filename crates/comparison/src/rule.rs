//! What a check is, and the order of findings.

use crate::context::Context;
use ikiz_document::{Check, Finding, Message, Severity};
use std::cmp::Reverse;

/// A check of one document.
pub trait Rule: Sync {
    /// The check that its findings are of.
    fn check(&self) -> Check;

    /// Further checks that its findings are of, found in the same pass over a text.
    fn further_checks(&self) -> &'static [Check] {
        &[]
    }

    /// Its findings in a document, in reading order.
    fn findings(&self, context: &Context<'_>) -> Vec<Finding>;
}

/// A finding about a whole document; the caller sets its section, pair, bead and place if it has them.
pub(crate) const fn finding(check: Check, severity: Severity, message: Message, evidence: String) -> Finding {
    Finding { check, severity, section: None, pair: None, bead: None, place: None, message, evidence }
}

/// Sorts findings: most severe first, then in reading order.
pub(crate) fn sort(findings: &mut [Finding]) {
    findings
        .sort_by_key(|finding| (Reverse(finding.severity), finding.place, finding.section, finding.pair, finding.bead));
}
