//! The third step on a worker: reports, and the ledgers over them.

use super::part::{Part, PartError, PartModel, put, run};
use crate::Setup;
use crate::corpus::each_report;
use crate::glossary::GlossaryTexts;
use crate::ledgers::{Counting, Folding, Ledgers};
use crate::observe::Entry;
use crate::store::{self, Store, Table};
use ikiz_comparison::{ShiftTotals, TermUses};
use ikiz_document::{DocumentId, DocumentReport};
use ikiz_keywords::{BundleTotals, TermTotals};
use serde::{Deserialize, Serialize};
use std::sync::{Mutex, PoisonError};

/// A part of the documents while a worker looks at them by the model.
#[derive(Default)]
pub struct ApplyingPart {
    ledgers: Option<Ledgers<GlossaryTexts>>,
    ids: Vec<DocumentId>,
}

/// The ledgers over the reports of some documents, whose numbers are their places among the ids.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Applied {
    terms: Vec<u8>,
    bundles: Option<Vec<u8>>,
    pub ids: Vec<DocumentId>,
    pub uses: TermUses,
    pub shifts: ShiftTotals,
    pub glossary: GlossaryTexts,
}

impl ApplyingPart {
    /// Looks at documents that were observed. Returns them with their reports, without those of a content that another
    /// one has.
    ///
    /// # Errors
    /// If bytes are of another version, temporary files cannot be written, or no thread can be started.
    pub fn add(&mut self, setup: &Setup, model: &PartModel, parts: Vec<Part>) -> Result<Vec<Part>, PartError> {
        let store = Store::temporary();
        let run = run(setup, &store)?;
        let (mut kept, mut entries): (Vec<Part>, Vec<Entry>) = (Vec::new(), Vec::new());
        for part in parts {
            let Some(entry) = model.entry(&part)? else { continue };
            put(&store, &entry, &part)?;
            kept.push(part);
            entries.push(entry);
        }
        let ledgers = self.ledgers.get_or_insert_with(|| Ledgers::new(&run, model.evidence_limit));
        let Ledgers { terms, documents } = ledgers;
        let first = self.ids.len() as u32;
        let count = |entry: &Entry, report: &DocumentReport| terms.add(&run, entry, report);
        let fold = |document: u32, entry: &Entry, report: &DocumentReport| {
            documents.add(&run, first + document, entry, report)
        };
        each_report(&run, &entries, &model.model, count, fold)?;
        self.ids.extend(entries.iter().map(|entry| entry.id.clone()));
        for (part, entry) in kept.iter_mut().zip(&entries) {
            part.report = store.get(Table::Reports, &entry.key)?.ok_or(PartError::Bytes)?;
        }
        Ok(kept)
    }

    /// The ledger of all that was added.
    ///
    /// # Errors
    /// If temporary files cannot be read.
    pub fn ledger(self) -> Result<Vec<u8>, PartError> {
        let Some(Ledgers { terms: Counting(terms, bundles), documents }) = self.ledgers else {
            return Ok(store::encode(&None::<Applied>));
        };
        let Folding { uses, shifts, glossary, .. } = documents;
        let mut applied = Applied { ids: self.ids, uses, shifts, glossary, ..Applied::default() };
        terms.into_inner().unwrap_or_else(PoisonError::into_inner).write_to(&mut applied.terms)?;
        if let Some(bundles) = bundles {
            let mut bytes = Vec::new();
            bundles.into_inner().unwrap_or_else(PoisonError::into_inner).write_to(&mut bytes)?;
            applied.bundles = Some(bytes);
        }
        Ok(store::encode(&Some(applied)))
    }
}

impl Applied {
    /// Reads a ledger; `None` if it is that of no document.
    pub fn read(ledger: &[u8]) -> Result<Option<Self>, PartError> {
        Ok(store::decode(ledger)?)
    }

    /// The counts of terms.
    pub fn counting(&self) -> Result<Counting, PartError> {
        let bundles = self.bundles.as_deref().map(BundleTotals::read_from).transpose()?;
        Ok(Counting(Mutex::new(TermTotals::read_from(&*self.terms)?), bundles.map(Mutex::new)))
    }

    fn merge(self, other: Self) -> Result<Self, PartError> {
        let first = self.ids.len() as u32;
        let number = |document| first + document;
        let Self { mut ids, mut uses, mut glossary, .. } = self;
        let mut terms = Vec::new();
        TermTotals::read_from(&*self.terms)?.merge(TermTotals::read_from(&*other.terms)?)?.write_to(&mut terms)?;
        let bundles = match (self.bundles, other.bundles) {
            (Some(one), Some(other)) => {
                let mut bytes = Vec::new();
                BundleTotals::read_from(&*one)?.merge(BundleTotals::read_from(&*other)?)?.write_to(&mut bytes)?;
                Some(bytes)
            }
            (one, other) => one.or(other),
        };
        ids.extend(other.ids);
        uses.merge(other.uses.with_documents(number));
        glossary.merge(other.glossary.with_documents(number));
        Ok(Self { terms, bundles, ids, uses, shifts: self.shifts.merge(&other.shifts), glossary })
    }
}

/// Merges ledgers of [`ApplyingPart`].
///
/// # Errors
/// If the bytes are of another version, or temporary files cannot be written.
pub fn merge_applied(ledgers: &[&[u8]]) -> Result<Vec<u8>, PartError> {
    let mut all: Option<Applied> = None;
    for ledger in ledgers {
        all = match (all, Applied::read(ledger)?) {
            (Some(one), Some(other)) => Some(one.merge(other)?),
            (one, other) => one.or(other),
        };
    }
    Ok(store::encode(&all))
}
