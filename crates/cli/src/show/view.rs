//! What is shown of a document, whether it was read just now or comes from the tables of a result.

use crate::wording::worded;
use ikiz_document::{Twin, messages};

messages! {
    on_line(line) = "show.line";
    on_page(page, line) = "show.page-and-line";
}

/// A document.
#[derive(Debug, Default)]
pub struct View {
    /// Its name in tables.
    pub id: String,
    /// Why it has none, of a document that was skipped or failed.
    pub problem: Option<String>,
    /// Its pairs, in the order of the tables.
    pub pairs: Vec<PairView>,
    /// Findings of no pair.
    pub findings: Vec<FindingView>,
}

/// A pair of sections, or one without a twin.
#[derive(Debug, Default)]
pub struct PairView {
    /// `p1`.
    pub id: String,
    /// Kind of the sections.
    pub kind: String,
    /// Names and values, those that are known.
    pub measures: Vec<(&'static str, f64)>,
    /// Where the sections stand; empty for a section that is not there.
    pub places: Twin<String>,
    /// Why the section has no twin: a code.
    pub reason: Option<String>,
    /// Sentences that belong together.
    pub beads: Vec<BeadView>,
    /// Author keywords and their twins.
    pub keywords: Vec<KeywordView>,
    /// Findings of no bead.
    pub findings: Vec<FindingView>,
}

/// A bead.
#[derive(Debug, Default)]
pub struct BeadView {
    /// From 1.
    pub number: usize,
    /// Number of sentences of each side.
    pub sentences: Twin<usize>,
    /// 0 to 1.
    pub confidence: f64,
    /// Codes.
    pub flags: Vec<String>,
    /// The texts.
    pub texts: Twin<String>,
    /// What stands out in a text and has no counterpart in the other one.
    pub alone: Twin<Vec<String>>,
    /// Findings of the bead.
    pub findings: Vec<FindingView>,
}

/// A keyword and its twin, or one alone.
#[derive(Debug, Default)]
pub struct KeywordView {
    /// Each with its count in the texts; empty where there is none.
    pub texts: Twin<String>,
    /// What showed that they are twins: a code.
    pub method: Option<String>,
    /// 0 to 1.
    pub confidence: f64,
}

/// A finding.
#[derive(Debug, Default)]
pub struct FindingView {
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// The code of the check.
    pub check: String,
    /// In words.
    pub message: String,
}

impl View {
    /// Leaves one pair, or one bead of it.
    pub fn only(&mut self, pair: &str, bead: Option<usize>) {
        self.findings.clear();
        self.pairs.retain(|one| one.id == pair);
        if let (Some(bead), Some(pair)) = (bead, self.pairs.first_mut()) {
            pair.beads.retain(|one| one.number == bead);
            pair.findings.clear();
        }
    }

    /// The ids of its pairs.
    pub fn pair_ids(&self) -> Vec<&str> {
        self.pairs.iter().map(|pair| &*pair.id).collect()
    }
}

/// `page 1, line 3`, or `line 3` if pages are not known.
pub fn page_and_line(page: Option<&str>, line: &str) -> String {
    worded(&page.map_or_else(|| on_line(line), |page| on_page(page, line)))
}

/// `s1 “Abstract”, page 1, line 3`.
pub fn place(section: &str, heading: &str, page_and_line: &str) -> String {
    let heading = if heading.is_empty() { String::new() } else { format!(" “{heading}”") };
    format!("{section}{heading}, {page_and_line}")
}
