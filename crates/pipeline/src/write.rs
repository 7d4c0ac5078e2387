//! Write, the fifth step: the totals of the corpus and the reports → the outcomes in the order of ids.

use crate::apply::report;
use crate::author_keywords;
use crate::glossary::GlossaryForms;
use crate::in_order::InOrder;
use crate::ledgers::CorpusTotals;
use crate::observe::Entry;
use crate::road::guarded;
use crate::run::{Run, RunError};
use crate::settle::CorpusModel;
use crate::{Event, Step};
use ikiz_document::{Allowance, CorpusReport, DocumentId, DocumentOutcome, DocumentReport, Stage};
use ikiz_keywords::{AskedLedgers, AskedTables, ChosenBundles, CorpusTerms, DocumentTerms, TermForms, key_phrases};
use std::collections::BTreeSet;

/// A row of `documents.csv` before its report is there.
enum Item<'a> {
    Document(&'a Entry),
    Other(&'a DocumentOutcome),
}

/// How the terms that are listed are printed: ledgers of the second look at the documents.
pub(crate) struct Forms<'a> {
    /// Of this thread.
    pub terms: TermForms,
    /// Of this thread too.
    pub asked: AskedLedgers,
    /// Of all.
    pub glossary: &'a GlossaryForms,
}

/// What a document is written by.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    pub model: &'a CorpusModel,
    pub terms: &'a CorpusTerms,
    pub bundles: Option<&'a ChosenBundles>,
}

/// Calls `take` with the outcome of each document, and of what gave none, in the order of ids. Returns the corpus's own.
pub(crate) fn write<E: From<RunError> + Send>(
    run: &Run<'_>,
    entries: &[Entry],
    others: &[DocumentOutcome],
    model: CorpusModel,
    totals: CorpusTotals,
    mut take: impl FnMut(DocumentOutcome) -> Result<(), E> + Send,
) -> Result<CorpusReport, E> {
    let items = items(entries, others);
    let bytes = entries.iter().map(|entry| entry.bytes as u64).sum();
    run.observer.observe(Event::Started { step: Step::Writing, documents: items.len(), bytes });
    let CorpusTotals { terms, bundles, findings, shifts, glossary, mut corrections } = totals;
    let mut corrected = BTreeSet::new();
    let known = Known { model: &model, terms: &terms, bundles: bundles.as_ref() };
    let glossary_forms = GlossaryForms::new(&glossary);
    let asked = asked(run);
    let ledgers = run.pool.current_num_threads();
    let work = InOrder { items: &items, bytes: Item::bytes };
    let forms = run.pool.install(|| {
        work.fold(
            || Forms::beside(ledgers, &asked, &glossary_forms),
            |forms, item| match *item {
                Item::Document(entry) => Ok((entry.bytes, forms.outcome(run, entry, known)?)),
                Item::Other(outcome) => Ok((0, outcome.clone())),
            },
            |outcome: Result<(usize, DocumentOutcome), RunError>| {
                run.go_on()?;
                let (bytes, outcome) = outcome?;
                run.observer.observe(Event::Advanced { documents: 1, bytes, failed: 0 });
                if let Some(report) = outcome.report().filter(|report| !report.corrections.is_empty()) {
                    corrected.insert(report.document.id.clone());
                }
                take(outcome)
            },
        )
    })?;
    if let Some(all) = &run.setup.corrections {
        corrections.extend(all.without_document(&corrected));
    }
    // Nothing is looked at any more; the rows of a large corpus need the room.
    drop(model);
    let (mut all, mut ledgers) = (TermForms::default(), AskedLedgers::default());
    for forms in forms {
        all = all.merge(forms.terms).map_err(RunError::from)?;
        ledgers = ledgers.merge(forms.asked).map_err(RunError::from)?;
    }
    let totals = CorpusTotals { terms, bundles, findings, shifts, glossary, corrections };
    Ok(completed(run, entries, totals, glossary_forms, (all, ledgers))?)
}

/// What the corpus has as a whole, by its totals and the ledgers of all documents.
pub(crate) fn completed(
    run: &Run<'_>,
    entries: &[Entry],
    totals: CorpusTotals,
    forms: GlossaryForms,
    (terms, ledgers): (TermForms, AskedLedgers),
) -> Result<CorpusReport, RunError> {
    let CorpusTotals { terms: known, bundles, findings, shifts, glossary, corrections } = totals;
    run.pool.install(|| {
        let glossary = forms.entries(&glossary, |document| entries[document as usize].id.clone());
        let (terms, term_tables) = ledgers.finish(&asked(run), terms, known, bundles.as_ref(), &glossary)?;
        Ok(CorpusReport { terms: Box::new(terms), findings, shifts, glossary, term_tables, corrections })
    })
}

/// The tables of terms that a run is asked for.
pub(crate) fn asked(run: &Run<'_>) -> AskedTables {
    if run.wanted.term_tables { run.setup.settings.asked() } else { AskedTables::default() }
}

/// The documents and the others in the order of ids.
fn items<'a>(entries: &'a [Entry], others: &'a [DocumentOutcome]) -> Vec<Item<'a>> {
    let documents = entries.iter().map(Item::Document);
    let mut items: Vec<Item<'a>> = documents.chain(others.iter().map(Item::Other)).collect();
    items.sort_by(|left, right| left.id().cmp(right.id()));
    items
}

impl Item<'_> {
    fn id(&self) -> &DocumentId {
        match self {
            Self::Document(entry) => &entry.id,
            Self::Other(outcome) => outcome.id(),
        }
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Document(entry) => entry.bytes,
            Self::Other(_) => 0,
        }
    }
}

impl<'a> Forms<'a> {
    /// One of several ledgers.
    pub fn beside(ledgers: usize, asked: &AskedTables, glossary: &'a GlossaryForms) -> Self {
        Self {
            terms: TermForms::beside(ledgers).comparing(&asked.comparisons),
            asked: AskedLedgers::beside(ledgers, asked),
            glossary,
        }
    }

    /// The whole report on a document, which is counted, or why there is none.
    pub fn outcome(&mut self, run: &Run<'_>, entry: &Entry, known: Known<'_>) -> Result<DocumentOutcome, RunError> {
        let found = report(run, entry, known.model)?.and_then(|mut report| {
            let id = report.document.id.clone();
            // The same was counted within its time before: the clock must not take back what is in the totals.
            let allowance = Allowance { seconds: u32::MAX, ..run.setup.settings.allowance() };
            guarded(&id, Stage::Count, allowance, || {
                report.same_text_as.clone_from(&entry.same_text_as);
                self.add(run, &mut report, known.terms, known.bundles)
            })
            .map(|added| added.map(|()| report))
        });
        Ok(match found {
            Ok(report) => DocumentOutcome::Processed(Box::new(report?)),
            Err(failure) => DocumentOutcome::Failed { id: entry.id.clone(), failure },
        })
    }

    /// Adds how a document prints the terms that are listed, and gives it its key phrases.
    fn add(
        &mut self,
        run: &Run<'_>,
        report: &mut DocumentReport,
        terms: &CorpusTerms,
        bundles: Option<&ChosenBundles>,
    ) -> Result<(), RunError> {
        let is_first = report.same_text_as.is_none();
        let stop_words = run.setup.stop_words.as_deref();
        if run.wanted.terms {
            let DocumentReport { document, sections, keywords, .. } = &mut *report;
            let counted = DocumentTerms::without(stop_words, &document.text, sections.iter());
            *keywords = key_phrases(&counted, terms, run.setup.settings.top.most());
            if is_first {
                self.terms.add(&counted, terms, document.metadata.group.as_deref())?;
            }
        }
        if run.wanted.pairs {
            author_keywords::complete(report, run.setup.vocabulary.as_deref());
        }
        if is_first {
            self.asked.add(report, terms, bundles, stop_words)?;
        }
        if run.wanted.glossary && is_first {
            self.glossary.add(report);
        }
        Ok(())
    }
}
