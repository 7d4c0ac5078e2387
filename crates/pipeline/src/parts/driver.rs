//! The steps between those of the workers: what is known of all documents together.

use super::applying::Applied;
use super::observing::decoded;
use super::part::{PartError, PartModel, run};
use super::writing::Written;
use crate::Setup;
use crate::corpus::take_others;
use crate::glossary::GlossaryForms;
use crate::ledgers::{CorpusTotals, Folding, Ledgers, evidence_limit};
use crate::observe::{Entry, Observations};
use crate::run::RunError;
use crate::same_text::{self, candidates};
use crate::settle::{CorpusModel, chosen, settle};
use crate::store::{self, Store, StoreKey, Table};
use crate::write::{asked, completed};
use ikiz_document::{CorpusReport, DocumentId, DocumentOutcome, SkipReason};
use ikiz_keywords::{AskedLedgers, TermForms};
use ikiz_reader::{Discovery, Refusal};
use rustc_hash::FxHashSet;
use std::mem;
use std::sync::Arc;

/// A corpus whose documents lie elsewhere. To be used in this order: [`Self::new`], [`Self::compared`] and
/// [`Self::put`], [`Self::compare`], [`Self::learned_from`] and [`Self::put`], [`Self::settle`], [`Self::finish`],
/// [`Self::complete`].
pub struct CorpusInParts {
    setup: Arc<Setup>,
    store: Store,
    observations: Observations,
    others: Vec<DocumentOutcome>,
    /// All documents that were observed.
    all: Vec<StoreKey>,
    model: Option<CorpusModel>,
    totals: Option<CorpusTotals>,
}

impl CorpusInParts {
    /// A corpus by the merged ledger of what was observed. `found` are the files that were found and are no documents.
    ///
    /// # Errors
    /// If the bytes are of another version, or two documents have the same id.
    pub fn new(setup: Arc<Setup>, ledger: &[u8], found: Discovery) -> Result<Self, PartError> {
        let mut observations = decoded(ledger)?;
        let failures = found.failures.into_iter().map(|(id, failure)| (id, Refusal::from(failure)));
        let unread = found.unread.into_iter().map(|id| (id, Refusal::Skipped(SkipReason::UnreadFormat)));
        observations.refused.extend(failures.chain(unread));
        observations.sort();
        let same = observations.entries.windows(2).find_map(|two| match two {
            [one, other] if one.id == other.id => Some(one.id.clone()),
            _ => None,
        });
        if let Some(id) = same {
            return Err(PartError::SameId(id));
        }
        let all = observations.entries.iter().map(|entry| entry.key).collect();
        let others = take_others(&mut observations);
        let store = Store::temporary();
        Ok(Self { setup, store, observations, others, all, model: None, totals: None })
    }

    /// The number of documents.
    pub fn documents(&self) -> usize {
        self.observations.entries.len()
    }

    /// The keys of the records that [`Self::compare`] needs: few.
    pub fn compared(&self) -> Vec<Vec<u8>> {
        let Observations { entries, surplus, .. } = &self.observations;
        let uncounted = entries.iter().filter(|entry| !entry.is_counted).map(|entry| entry.key);
        let pairs = candidates(entries);
        let pairs = pairs.iter().flat_map(|(later, earlier)| [*later, *earlier]);
        let similar = pairs.map(|document| entries[document as usize].key);
        self.missing(uncounted.chain(surplus.iter().map(|(key, _)| *key)).chain(similar))
    }

    /// Takes a record that was asked for.
    ///
    /// # Errors
    /// If it is no key, or temporary files cannot be written.
    pub fn put(&self, key: &[u8], record: &[u8]) -> Result<(), PartError> {
        let key: [u8; 16] = key.try_into().map_err(|_| PartError::Bytes)?;
        Ok(self.store.put(Table::Records, &key.into(), record)?)
    }

    /// Counts each content once, and finds documents of the same text.
    ///
    /// # Errors
    /// If a record that was asked for is not there.
    pub fn compare(&mut self) -> Result<(), PartError> {
        let run = run(&self.setup, &self.store)?;
        self.observations.count(&run)?;
        same_text::find(&run, &mut self.observations.entries)?;
        Ok(())
    }

    /// The keys of the records that [`Self::settle`] learns from: at most 1,000 and those of [`Self::compared`].
    ///
    /// # Errors
    /// If no thread can be started.
    pub fn learned_from(&self) -> Result<Vec<Vec<u8>>, PartError> {
        if self.setup.translations.model.is_some() {
            return Ok(Vec::new());
        }
        let run = run(&self.setup, &self.store)?;
        Ok(self.missing(chosen(&run, &self.observations.entries).into_iter().map(|entry| entry.key)))
    }

    /// Those that are not in the store, each once.
    fn missing(&self, keys: impl Iterator<Item = StoreKey>) -> Vec<Vec<u8>> {
        let mut seen = FxHashSet::default();
        let is_missing =
            |key: &StoreKey| seen.insert(*key) && !matches!(self.store.contains(Table::Records, key), Ok(true));
        keys.filter(is_missing).map(|key| key.bytes().to_vec()).collect()
    }

    /// The model of the corpus, for [`PartModel::read`].
    ///
    /// # Errors
    /// If a record that was asked for is not there.
    pub fn settle(&mut self) -> Result<Vec<u8>, PartError> {
        let run = run(&self.setup, &self.store)?;
        let surfaces = mem::take(&mut self.observations.surfaces);
        let entries = &self.observations.entries;
        let model = settle(&run, entries, surfaces)?;
        let kept: FxHashSet<StoreKey> = entries.iter().map(|entry| entry.key).collect();
        let dropped = self.all.iter().filter(|key| !kept.contains(*key)).copied().collect();
        let bytes = PartModel::bytes(&model, evidence_limit(entries), dropped, entries);
        self.model = Some(model);
        Ok(bytes)
    }

    /// The totals of the corpus by the merged ledger of the reports, for [`super::PartTotals::read`].
    ///
    /// # Errors
    /// If the model was not settled, bytes are of another version, or temporary files cannot be written.
    pub fn finish(&mut self, ledger: &[u8]) -> Result<Vec<u8>, PartError> {
        let run = run(&self.setup, &self.store)?;
        let (Some(model), entries) = (&self.model, &self.observations.entries) else { return Err(PartError::Bytes) };
        let mut ledgers = Ledgers::new(&run, None);
        if let Some(applied) = Applied::read(ledger)? {
            let numbers = numbers(entries, &applied.ids)?;
            let number = |document: u32| numbers[document as usize];
            let terms = applied.counting()?;
            let documents = Folding {
                uses: applied.uses.with_documents(number),
                shifts: applied.shifts,
                glossary: applied.glossary.with_documents(number).in_order(),
                evidence_limit: None,
            };
            ledgers = Ledgers { terms, documents };
        }
        let totals = ledgers.finish(&run, entries, model)?;
        let bytes = store::encode(&(&totals.terms, &totals.bundles, &totals.glossary));
        self.totals = Some(totals);
        Ok(bytes)
    }

    /// What the corpus has as a whole, by the merged ledger of what was written.
    ///
    /// # Errors
    /// If the totals were not finished, bytes are of another version, or temporary files cannot be written.
    pub fn complete(mut self, ledger: &[u8]) -> Result<(CorpusReport, Vec<DocumentOutcome>), PartError> {
        let run = run(&self.setup, &self.store)?;
        let mut totals = self.totals.take().ok_or(PartError::Bytes)?;
        let written = Written::read(ledger)?.unwrap_or_default();
        let (terms, ledgers) = if written.is_empty() {
            (TermForms::default(), AskedLedgers::beside(1, &asked(&run)))
        } else {
            written.ledgers(&asked(&run))?
        };
        if let Some(all) = &self.setup.corrections {
            totals.corrections.extend(all.without_document(&written.corrected));
        }
        let forms = GlossaryForms::new(&totals.glossary);
        forms.add_kept(written.glossary);
        let report = completed(&run, &self.observations.entries, totals, forms, (terms, ledgers))?;
        Ok((report, self.others))
    }
}

/// The place of each document in the order of ids.
fn numbers(entries: &[Entry], ids: &[DocumentId]) -> Result<Vec<u32>, PartError> {
    let place = |id: &DocumentId| entries.binary_search_by(|entry| entry.id.cmp(id)).map(|at| at as u32);
    ids.iter().map(place).collect::<Result<_, _>>().map_err(|_| PartError::Run(RunError::Damaged(None)))
}
