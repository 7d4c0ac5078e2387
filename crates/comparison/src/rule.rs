//! The kinds of checks: of one document, and over all documents of a run.

use crate::context::Context;
use ikiz_document::{Check, Finding, Message, Severity};

/// A check of one document.
pub trait Rule: Sync {
    /// The check that its findings are of.
    fn check(&self) -> Check;

    /// Its findings in a document, in reading order.
    fn findings(&self, context: &Context<'_>) -> Vec<Finding>;
}

/// A check over all documents of a run.
pub trait CorpusRule: Sync {
    /// The check that its findings are of.
    fn check(&self) -> Check;

    /// Its findings, each with the index of its document.
    fn findings(&self, contexts: &[Context<'_>]) -> Vec<(usize, Finding)>;
}

/// A finding about a whole document; the caller sets its section, pair, bead and place if it has them.
pub(crate) const fn finding(check: Check, severity: Severity, message: Message, evidence: String) -> Finding {
    Finding { check, severity, section: None, pair: None, bead: None, place: None, message, evidence }
}
