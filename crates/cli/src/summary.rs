//! A result in one screen: counted from the outcomes of a run, or from the tables of a result folder.

use crate::exit::Exit;
use crate::result_folder::ResultFolder;
use crate::setup::CORRECTIONS;
use crate::wording::{file_counts, say, worded, worded_with};
use ikiz_document::{
    Bead, CorpusReport, CorrectionState, DocumentOutcome, FailureClass, Severity, SkipReason, messages,
};
use ikiz_pipeline::settings::Settings;
use ikiz_pipeline::{GroupBy, extension};
use ikiz_writers::{NameSetting, csv, workbook};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

messages! {
    among(counts) = "summary.no-documents-among";
    corrections(states, file) = "summary.corrections";
    documents(processed, skipped, failed) = "summary.documents";
    passed_over(count) = "summary.passed-over";
    unread(files) = "summary.unread";
    findings(errors, warnings, notes) = "summary.findings";
    in_folder(folder) = "summary.in-folder";
    label_corrections() = "summary.label-corrections";
    label_documents() = "summary.label-documents";
    label_findings() = "summary.label-findings";
    label_keyword_pairs() = "summary.label-keyword-pairs";
    label_not_read() = "summary.label-not-read";
    label_sections() = "summary.label-sections";
    label_sentence_pairs() = "summary.label-sentence-pairs";
    label_tables() = "summary.label-tables";
    no_column(column, setting) = "summary.no-column";
    no_documents() = "summary.no-documents";
    no_journal(setting) = "summary.no-journal";
    no_year(setting) = "summary.no-year";
    not_read(counts) = "summary.not-read";
    open_both(first, second) = "summary.open-both";
    open_first(first) = "summary.open-first";
    or_open_both(first, second) = "summary.or-open-both";
    or_open_first(first) = "summary.or-open-first";
    overruled(count) = "summary.overruled";
    sections(found, pairs, alone) = "summary.sections";
    taken_up(count) = "summary.taken-up";
    unfit(count) = "summary.unfit";
    workbook_has_all(file) = "summary.workbook";
}

/// Characters of the names of the lines and the blanks behind them, at least.
const MARGIN: usize = 16;

/// The numbers of the screen. Both ways of counting give the same numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Documents that gave a report.
    pub processed: usize,
    /// Those of them that have a group.
    grouped: usize,
    skipped: usize,
    /// Files in formats that are not read, by extension.
    unread: BTreeMap<String, usize>,
    failed: usize,
    /// Inputs that do not exist, among the failed ones.
    #[serde(skip)]
    missing: usize,
    sections: usize,
    paired: usize,
    unpaired: usize,
    sentence_pairs: usize,
    keyword_pairs: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    corrections: CorrectionCounts,
}

/// What became of the user's corrections.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct CorrectionCounts {
    taken_up: usize,
    overruled: usize,
    unfit: usize,
}

impl Summary {
    /// Whether any input exists. If none does, nothing is written, so that a mistyped path does not replace an earlier
    /// result.
    pub const fn is_worth_writing(&self) -> bool {
        self.processed + self.skipped + self.failed > self.missing
    }

    /// Twin sections.
    pub const fn pairs(&self) -> usize {
        self.paired
    }

    /// Findings of all severities.
    pub const fn findings(&self) -> usize {
        self.errors + self.warnings + self.notes
    }

    /// Files that gave no document.
    pub const fn failed(&self) -> usize {
        self.failed
    }

    /// Whether a document failed.
    pub const fn has_failures(&self) -> bool {
        self.failed > 0
    }

    /// The exit code. If there is no document at all, says so.
    pub fn exit(&self) -> Exit {
        if let Some(problem) = self.without_documents() {
            say(&problem);
            return Exit::Nothing;
        }
        match (self.failed, self.processed) {
            (0, _) => Exit::Done,
            (_, 0) => Exit::Nothing,
            _ => Exit::WithFailures,
        }
    }

    /// What is wrong where there is no document at all.
    pub fn without_documents(&self) -> Option<String> {
        let message = if self.unread.is_empty() { no_documents() } else { among(file_counts(&self.unread)) };
        (self.processed + self.skipped + self.failed == 0).then(|| worded(&message))
    }

    /// What was passed over, and where it is said why.
    pub fn passed_over(&self) -> Vec<String> {
        let unread = (!self.unread.is_empty()).then(|| worded(&unread(file_counts(&self.unread))));
        let skipped = (self.skipped > 0).then(|| worded(&passed_over(self.skipped)));
        unread.into_iter().chain(skipped).collect()
    }

    /// Says that no document has a group, where the settings name what makes it. `name` says how a setting is written.
    pub fn without_groups(&self, settings: &Settings, name: NameSetting) -> Option<String> {
        if self.grouped > 0 || self.processed == 0 {
            return None;
        }
        let setting = |value: &str| format!("{}{value}", name("group-by", None));
        let message = match &settings.reading.group_by {
            GroupBy::Folder => return None,
            GroupBy::Year => no_year(setting(" year")),
            GroupBy::Journal => no_journal(setting(" journal")),
            GroupBy::Column(column) => no_column(&**column, setting("")),
        };
        Some(worded_with(&message, name))
    }

    /// Counts a document, and of its beads those of at least a confidence, if one is given: those that tables have.
    pub fn add(&mut self, outcome: &DocumentOutcome, sure: Option<f64>) {
        let report = match outcome {
            DocumentOutcome::Processed(report) => report,
            DocumentOutcome::Skipped { id, reason, .. } => return self.add_skipped(id.as_str(), reason.name()),
            DocumentOutcome::Failed { failure, .. } => {
                self.failed += 1;
                self.missing += usize::from(failure.class == FailureClass::NotFound);
                return;
            }
        };
        self.processed += 1;
        self.grouped += usize::from(report.document.metadata.group.is_some());
        self.sections += report.sections.len();
        for pair in &report.pairs {
            if pair.is_paired() {
                self.paired += 1;
            } else {
                self.unpaired += 1;
            }
            let is_listed = |bead: &&Bead| sure.map_or_else(|| bead.is_two_sided(), |sure| bead.is_sure(sure));
            self.sentence_pairs += pair.beads.iter().filter(is_listed).count();
            self.keyword_pairs += pair.keywords.iter().filter(|pair| pair.method.is_some()).count();
        }
        report.findings.iter().for_each(|finding| self.add_finding(finding.severity));
        report.corrections.iter().for_each(|judged| self.corrections.add(judged.state.name()));
    }

    /// Counts the findings of the corpus, and the corrections of what is not there.
    pub fn add_corpus(&mut self, report: &CorpusReport) {
        report.findings.iter().for_each(|finding| self.add_finding(finding.severity));
        report.corrections.iter().for_each(|judged| self.corrections.add(judged.state.name()));
    }

    const fn add_finding(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
        }
    }

    fn add_skipped(&mut self, id: &str, reason: &str) {
        if reason == SkipReason::UnreadFormat.name() {
            *self.unread.entry(extension(Path::new(id))).or_default() += 1;
        } else {
            self.skipped += 1;
        }
    }

    /// From the tables of a result folder.
    ///
    /// # Errors
    /// If a table is not there, or cannot be read.
    pub fn of_folder(folder: &ResultFolder) -> anyhow::Result<Self> {
        let mut summary = Self::default();
        folder.each(
            "documents",
            ["document_id", "status", "class", "group"],
            |[id, status, class, group]| match status {
                "processed" => {
                    summary.processed += 1;
                    summary.grouped += usize::from(!group.is_empty());
                }
                "skipped" => summary.add_skipped(id, class),
                _ => summary.failed += 1,
            },
        )?;
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
        if folder.has(CORRECTIONS) {
            folder.each(CORRECTIONS, ["state"], |[state]| summary.corrections.add(state))?;
        }
        Ok(summary)
    }

    /// The screen for a result in that folder.
    pub fn screen(&self, folder: &Path) -> String {
        let tables = [
            ("errors.csv", self.failed > 0),
            ("checks.csv", self.errors + self.warnings > 0),
            ("sentence_pairs.csv", self.sentence_pairs > 0),
            ("sections.csv", true),
        ];
        let is_there = |name: &&str| folder.join(name).is_file();
        let worth_opening = tables.into_iter().filter_map(|(name, has_rows)| has_rows.then_some(name)).filter(is_there);
        let has_workbook = is_there(&workbook::FILE_NAME);
        let opened = match (&worth_opening.take(2).collect::<Vec<_>>()[..], has_workbook) {
            (&[first, second, ..], false) => Some(open_both(first, second)),
            (&[first, second, ..], true) => Some(or_open_both(first, second)),
            (&[first], false) => Some(open_first(first)),
            (&[first], true) => Some(or_open_first(first)),
            ([], _) => None,
        };
        let has_all = has_workbook.then(|| workbook_has_all(workbook::FILE_NAME));
        let tables = [Some(in_folder(folder.display().to_string())), has_all, opened];
        let tables: Vec<String> = tables.iter().flatten().map(worded).collect();
        let not_read =
            (!self.unread.is_empty()).then(|| (label_not_read(), worded(&not_read(file_counts(&self.unread)))));
        let corrections = (self.corrections != CorrectionCounts::default()).then(|| {
            let message = corrections(self.corrections.in_words(), csv::file_name(CORRECTIONS));
            (label_corrections(), worded(&message))
        });
        let counted = [
            (label_documents(), worded(&documents(self.processed, self.skipped, self.failed))),
            (label_sections(), worded(&sections(self.sections, self.paired, self.unpaired))),
            (label_sentence_pairs(), self.sentence_pairs.to_string()),
            (label_keyword_pairs(), self.keyword_pairs.to_string()),
            (label_findings(), worded(&findings(self.errors, self.warnings, self.notes))),
        ];
        let lines = not_read.into_iter().chain(counted).chain(corrections).chain([(label_tables(), tables.join("; "))]);
        lines.fold(String::new(), |screen, (label, value)| screen + &format!("{:MARGIN$} {value}\n", worded(&label)))
    }
}

impl CorrectionCounts {
    /// Counts one in this state.
    fn add(&mut self, state: &str) {
        let is = |other: CorrectionState| state == other.name();
        if is(CorrectionState::TextChanged) || is(CorrectionState::NoDocument) {
            self.unfit += 1;
        } else if is(CorrectionState::Overruled) {
            self.overruled += 1;
        } else {
            self.taken_up += 1;
        }
    }

    /// `12 taken up, 1 overruled, 2 no longer fit`.
    fn in_words(&self) -> String {
        let parts = [(self.overruled, overruled(self.overruled)), (self.unfit, unfit(self.unfit))];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, message)| message);
        std::iter::once(taken_up(self.taken_up)).chain(parts).map(|part| worded(&part)).collect::<Vec<_>>().join(", ")
    }
}
