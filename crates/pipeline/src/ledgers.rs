//! Finish, the fourth step: what the reports of all documents give together.

use crate::glossary::{GlossaryEvidence, TakesDocuments};
use crate::observe::Entry;
use crate::road::guarded;
use crate::run::{Run, RunError};
use crate::settle::CorpusModel;
use ikiz_alignment::glossary::TermPair;
use ikiz_comparison::{Context, ShiftTotals, TermUses};
use ikiz_document::{CorpusFinding, DocumentReport, Failure, JudgedCorrection, Shift, Stage};
use ikiz_keywords::{
    BundleTotals, ChosenBundles, CorpusTerms, DocumentSequences, DocumentTerms, TermOptions, TermTotals,
};
use std::sync::{Mutex, PoisonError};

/// The most documents that are evidence for the glossary: those whose texts have the smallest numbers.
const GLOSSARY_DOCUMENTS: usize = 20_000;

/// What is folded over the reports. Each ledger states its own bound.
#[derive(Default)]
pub(crate) struct Ledgers<Glossary = GlossaryEvidence> {
    pub terms: Counting,
    pub documents: Folding<Glossary>,
}

/// The counts of terms. They do not depend on the order of documents: any thread may add.
#[derive(Default)]
pub(crate) struct Counting(pub Mutex<TermTotals>, pub Option<Mutex<BundleTotals>>);

/// What is folded in the order of documents.
#[derive(Default)]
pub(crate) struct Folding<Glossary> {
    pub uses: TermUses,
    pub shifts: ShiftTotals,
    pub glossary: Glossary,
    /// Only documents whose text has a smaller number are evidence for the glossary.
    pub evidence_limit: Option<u64>,
}

/// What the corpus knows after its documents were looked at one by one.
pub(crate) struct CorpusTotals {
    pub terms: CorpusTerms,
    /// The sequences of words that may be bundles, where these are asked for.
    pub bundles: Option<ChosenBundles>,
    /// Findings that show over several documents.
    pub findings: Vec<CorpusFinding>,
    /// What translations keep, drop and add.
    pub shifts: Vec<Shift>,
    /// The pairs of terms of the glossary.
    pub glossary: Vec<TermPair>,
    /// What is corrected of the findings.
    pub corrections: Vec<JudgedCorrection>,
}

impl Counting {
    /// Counts the terms of a document.
    pub fn add(&self, run: &Run<'_>, entry: &Entry, report: &DocumentReport) -> Result<Result<(), Failure>, RunError> {
        if !run.wanted.terms || !entry.is_first() {
            return Ok(Ok(()));
        }
        let DocumentReport { document, sections, .. } = report;
        let added = guarded(&document.id, Stage::Count, run.setup.settings.allowance(), || {
            let stop_words = run.setup.stop_words.as_deref();
            // All that may fail comes before the ledgers, which take a document as a whole.
            let terms = DocumentTerms::without(stop_words, &document.text, sections.iter());
            let sequences = self.1.as_ref().map(|_| DocumentSequences::of(sections.iter()));
            self.0.lock().unwrap_or_else(PoisonError::into_inner).add(&terms)?;
            let Some((bundles, sequences)) = self.1.as_ref().zip(sequences) else { return Ok(()) };
            bundles.lock().unwrap_or_else(PoisonError::into_inner).add(&sequences)
        });
        Ok(match added {
            Ok(added) => Ok(added?),
            Err(failure) => Err(failure),
        })
    }
}

impl<Glossary: TakesDocuments> Folding<Glossary> {
    /// Adds a document; `document` is its place in the order of ids, in which documents come.
    pub fn add(&mut self, run: &Run<'_>, document: u32, entry: &Entry, report: &DocumentReport) -> Result<(), Failure> {
        if !entry.is_first() {
            return Ok(());
        }
        guarded(&entry.id, Stage::Count, run.setup.settings.allowance(), || {
            if run.wanted.findings {
                self.uses.add(document, &Context::from(report));
                self.shifts.add(&report.shifts);
            }
            let is_evidence = self.evidence_limit.is_none_or(|limit| entry.text_number < limit);
            if run.wanted.glossary && is_evidence {
                self.glossary.add(document, report);
            }
        })
    }
}

/// The number below which documents are evidence for the glossary.
pub(crate) fn evidence_limit(entries: &[Entry]) -> Option<u64> {
    let bilingual = entries.iter().filter(|entry| entry.is_bilingual && entry.is_first());
    let mut numbers: Vec<u64> = bilingual.map(|entry| entry.text_number).collect();
    (numbers.len() > GLOSSARY_DOCUMENTS).then(|| *numbers.select_nth_unstable(GLOSSARY_DOCUMENTS).1)
}

impl<Glossary: TakesDocuments> Ledgers<Glossary> {
    /// Ledgers for documents, of which those whose texts have smaller numbers than the limit are evidence for the
    /// glossary.
    pub fn new(run: &Run<'_>, evidence_limit: Option<u64>) -> Self {
        let with_bundles = run.wanted.term_tables && run.setup.settings.asked().bundles;
        Self {
            terms: Counting(Mutex::default(), with_bundles.then(Mutex::default)),
            documents: Folding { evidence_limit, ..Folding::default() },
        }
    }
}

impl Ledgers {
    /// The totals.
    pub fn finish(self, run: &Run<'_>, entries: &[Entry], model: &CorpusModel) -> Result<CorpusTotals, RunError> {
        let Self { terms: Counting(terms, bundles), documents: Folding { uses, shifts, glossary, .. } } = self;
        let options = TermOptions { min_count: run.setup.settings.min_count.get(), ..TermOptions::default() };
        let terms = terms.into_inner().unwrap_or_else(PoisonError::into_inner);
        // The terms come last: what they take stays, and the other ledgers are gone by then.
        let mut findings = uses.finish(|document| entries[document as usize].id.clone());
        let corrections = run.setup.corrections.as_deref().map(|all| all.settle_findings(&mut findings));
        let glossary = run.pool.install(|| glossary.pairs(&model.translations));
        let bundles = bundles.map(|bundles| bundles.into_inner().unwrap_or_else(PoisonError::into_inner).finish());
        Ok(CorpusTotals {
            bundles: bundles.transpose()?,
            terms: terms.finish(&options)?,
            findings,
            shifts: shifts.finish(),
            glossary,
            corrections: corrections.unwrap_or_default(),
        })
    }
}
