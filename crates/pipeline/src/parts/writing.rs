//! The fifth step on a worker: outcomes, and the ledgers of how terms are printed.

use super::part::{Part, PartError, PartModel, PartTotals, put, run};
use crate::Setup;
use crate::glossary::{GlossaryForms, KeptForms};
use crate::store::{self, Store};
use crate::write::{Forms, Known, asked};
use ikiz_document::{DocumentId, DocumentOutcome};
use ikiz_keywords::{AskedLedgers, AskedTables, TermForms};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A part of the documents while a worker writes it.
pub struct WritingPart {
    glossary: GlossaryForms,
    ledgers: Option<(TermForms, AskedLedgers)>,
    corrected: BTreeSet<DocumentId>,
}

/// The ledgers over the outcomes of some documents.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Written {
    terms: Vec<u8>,
    asked: Vec<u8>,
    pub glossary: KeptForms,
    /// Documents of which something is corrected.
    pub corrected: BTreeSet<DocumentId>,
}

impl WritingPart {
    /// Nothing is written yet.
    pub fn new(totals: &PartTotals) -> Self {
        let glossary = GlossaryForms::new(&totals.glossary);
        Self { glossary, ledgers: None, corrected: BTreeSet::new() }
    }

    /// Calls `take` with the outcome of each document that was looked at.
    ///
    /// # Errors
    /// If bytes are of another version, temporary files cannot be written, no thread can be started, or `take` fails.
    pub fn add<E: From<PartError>>(
        &mut self,
        setup: &Setup,
        (model, totals): (&PartModel, &PartTotals),
        parts: Vec<Part>,
        mut take: impl FnMut(DocumentOutcome) -> Result<(), E>,
    ) -> Result<(), E> {
        let store = Store::temporary();
        let run = run(setup, &store).map_err(PartError::from)?;
        let PartTotals { terms, bundles, .. } = totals;
        let known = Known { model: &model.model, terms, bundles: bundles.as_ref() };
        let (terms, asked) = self.ledgers.take().unwrap_or_else(|| {
            let asked = asked(&run);
            let forms = Forms::beside(1, &asked, &self.glossary);
            (forms.terms, forms.asked)
        });
        let mut forms = Forms { terms, asked, glossary: &self.glossary };
        for part in parts {
            let Some(entry) = model.entry(&part)? else { continue };
            put(&store, &entry, &part)?;
            let outcome = forms.outcome(&run, &entry, known).map_err(PartError::from)?;
            if let Some(report) = outcome.report().filter(|report| !report.corrections.is_empty()) {
                self.corrected.insert(report.document.id.clone());
            }
            take(outcome)?;
        }
        self.ledgers = Some((forms.terms, forms.asked));
        Ok(())
    }

    /// The ledger of all that was added.
    ///
    /// # Errors
    /// If temporary files cannot be read.
    pub fn ledger(self) -> Result<Vec<u8>, PartError> {
        let Some((mut terms, mut asked)) = self.ledgers else { return Ok(store::encode(&None::<Written>)) };
        let kept = self.glossary.kept();
        let mut written = Written { glossary: kept, corrected: self.corrected, ..Written::default() };
        terms.write_to(&mut written.terms)?;
        asked.write_to(&mut written.asked)?;
        Ok(store::encode(&Some(written)))
    }
}

impl Written {
    /// Reads a ledger; `None` if it is that of no document.
    pub fn read(ledger: &[u8]) -> Result<Option<Self>, PartError> {
        Ok(store::decode(ledger)?)
    }

    /// Whether it is that of no document.
    pub const fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The ledgers of terms, for these tables.
    pub fn ledgers(&self, tables: &AskedTables) -> Result<(TermForms, AskedLedgers), PartError> {
        let mut asked = AskedLedgers::beside(1, tables);
        asked.read_from(&*self.asked)?;
        Ok((TermForms::read_from(&*self.terms)?, asked))
    }

    fn merge(mut self, other: Self, tables: &AskedTables) -> Result<Self, PartError> {
        let ((terms, asked), (more_terms, more_asked)) = (self.ledgers(tables)?, other.ledgers(tables)?);
        let mut merged = Self::default();
        terms.merge(more_terms)?.write_to(&mut merged.terms)?;
        asked.merge(more_asked)?.write_to(&mut merged.asked)?;
        self.glossary.merge(other.glossary);
        self.corrected.extend(other.corrected);
        Ok(Self { glossary: self.glossary, corrected: self.corrected, ..merged })
    }
}

/// Merges ledgers of [`WritingPart`] for the same settings.
///
/// # Errors
/// If the bytes are of another version, or temporary files cannot be written.
pub fn merge_written(setup: &Setup, ledgers: &[&[u8]]) -> Result<Vec<u8>, PartError> {
    let tables = setup.settings.asked();
    let mut all: Option<Written> = None;
    for ledger in ledgers {
        all = match (all, Written::read(ledger)?) {
            (Some(one), Some(other)) => Some(one.merge(other, &tables)?),
            (one, other) => one.or(other),
        };
    }
    Ok(store::encode(&all))
}
