//! A result in one screen: counted from a report, or from the tables of a result folder.

use crate::result_folder::ResultFolder;
use ikiz_document::{CorpusReport, DocumentOutcome, Severity};
use std::fmt::Write;
use std::path::Path;

/// The numbers of the screen. Both ways of counting give the same numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    processed: usize,
    skipped: usize,
    failed: usize,
    sections: usize,
    paired: usize,
    unpaired: usize,
    sentence_pairs: usize,
    keyword_pairs: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
}

impl Summary {
    /// From the report of a run.
    pub fn of_report(report: &CorpusReport) -> Self {
        let mut summary = Self::default();
        for outcome in &report.outcomes {
            match outcome {
                DocumentOutcome::Processed(_) => summary.processed += 1,
                DocumentOutcome::Skipped { .. } => summary.skipped += 1,
                DocumentOutcome::Failed { .. } => summary.failed += 1,
            }
        }
        for document in report.processed() {
            summary.sections += document.sections.len();
            for pair in &document.pairs {
                if pair.is_paired() {
                    summary.paired += 1;
                } else {
                    summary.unpaired += 1;
                }
                summary.sentence_pairs += pair.beads.iter().filter(|bead| bead.is_two_sided()).count();
                summary.keyword_pairs += pair.keywords.iter().filter(|pair| pair.method.is_some()).count();
            }
            for finding in &document.findings {
                match finding.severity {
                    Severity::Error => summary.errors += 1,
                    Severity::Warning => summary.warnings += 1,
                    Severity::Note => summary.notes += 1,
                }
            }
        }
        summary
    }

    /// From the tables of a result folder.
    pub fn of_folder(folder: &ResultFolder) -> anyhow::Result<Self> {
        let mut summary = Self::default();
        folder.each("documents", ["status"], |[status]| match status {
            "processed" => summary.processed += 1,
            "skipped" => summary.skipped += 1,
            _ => summary.failed += 1,
        })?;
        folder.each("sections", ["section_id"], |_| summary.sections += 1)?;
        folder.each("section_pairs", ["status"], |[status]| match status {
            "paired" => summary.paired += 1,
            _ => summary.unpaired += 1,
        })?;
        folder.each("sentence_pairs", ["english", "turkish"], |[english, turkish]| {
            summary.sentence_pairs += usize::from(!english.is_empty() && !turkish.is_empty());
        })?;
        folder
            .each("keyword_pairs", ["method"], |[method]| summary.keyword_pairs += usize::from(!method.is_empty()))?;
        folder.each("checks", ["severity"], |[severity]| match severity {
            "error" => summary.errors += 1,
            "warning" => summary.warnings += 1,
            _ => summary.notes += 1,
        })?;
        Ok(summary)
    }

    /// The screen for a result in that folder.
    pub fn screen(&self, folder: &Path) -> String {
        let first = if self.failed > 0 { "errors.csv" } else { "checks.csv" };
        let lines = [
            ("documents", format!("{} processed, {} skipped, {} failed", self.processed, self.skipped, self.failed)),
            ("sections", format!("{} found, {} pairs, {} without a twin", self.sections, self.paired, self.unpaired)),
            ("sentence pairs", self.sentence_pairs.to_string()),
            ("keyword pairs", self.keyword_pairs.to_string()),
            ("findings", format!("{} errors, {} warnings, {} notes", self.errors, self.warnings, self.notes)),
            ("tables", format!("in {}; open {first} first, then sentence_pairs.csv", folder.display())),
        ];
        let mut screen = String::new();
        for (name, value) in lines {
            let _ = writeln!(screen, "{name:16} {value}");
        }
        screen
    }
}
