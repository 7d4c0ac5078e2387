//! What goes between the driver and the workers.

use crate::Setup;
use crate::observe::Entry;
use crate::run::{Inputs, Request, Run, RunError, Wanted};
use crate::settle::CorpusModel;
use crate::store::{self, Store, StoreKey, Table};
use ikiz_alignment::WholeModel;
use ikiz_alignment::glossary::TermPair;
use ikiz_document::{DocumentId, Twin};
use ikiz_keywords::{ChosenBundles, CorpusTerms};
use ikiz_text::Keys;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use std::io;
use thiserror::Error;

/// A document on its way, as bytes that only this program reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Where its record is in a store: 16 bytes.
    pub key: Vec<u8>,
    /// What must be known to find it again.
    pub entry: Vec<u8>,
    /// Its record.
    pub record: Vec<u8>,
    /// What comparing its sections gave; empty before.
    pub report: Vec<u8>,
}

/// Why a part cannot be worked on.
#[derive(Debug, Error)]
pub enum PartError {
    /// The run ended.
    #[error(transparent)]
    Run(#[from] RunError),
    /// Bytes that another version of the program made, or that are cut.
    #[error("bytes of another version of ikiz, or damaged ones")]
    Bytes,
    /// Two rows have the same id.
    #[error("two documents have the id {0}")]
    SameId(DocumentId),
}

impl From<store::DecodeError> for PartError {
    fn from(_: store::DecodeError) -> Self {
        Self::Bytes
    }
}

impl From<store::StoreError> for PartError {
    fn from(error: store::StoreError) -> Self {
        Self::Run(error.into())
    }
}

impl From<io::Error> for PartError {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::InvalidData { Self::Bytes } else { Self::Run(error.into()) }
    }
}

/// The model of the corpus, as it goes to the workers.
pub struct PartModel {
    pub(super) model: CorpusModel,
    pub(super) evidence_limit: Option<u64>,
    dropped: FxHashSet<StoreKey>,
    same_text: FxHashMap<StoreKey, DocumentId>,
}

/// [`PartModel`] as bytes.
#[derive(Serialize, Deserialize)]
struct Sent<Keys, Whole> {
    keys: Keys,
    learned: Whole,
    digest: StoreKey,
    evidence_limit: Option<u64>,
    /// Documents of a content that another one has.
    dropped: Vec<StoreKey>,
    same_text: Vec<(StoreKey, DocumentId)>,
}

impl PartModel {
    /// Reads what the driver settled, for the same settings.
    ///
    /// # Errors
    /// If the bytes are of another version.
    pub fn read(setup: &Setup, bytes: &[u8]) -> Result<Self, PartError> {
        let sent: Sent<Twin<Keys>, WholeModel<'_>> = store::decode(bytes)?;
        let known = setup.translations.start(&sent.keys).model;
        let translations = known.clone().with_learned(sent.learned);
        let model =
            CorpusModel { keys: sent.keys, known, is_paired: false, translations, translations_digest: sent.digest };
        let (dropped, same_text) = (sent.dropped.into_iter().collect(), sent.same_text.into_iter().collect());
        Ok(Self { model, evidence_limit: sent.evidence_limit, dropped, same_text })
    }

    pub(super) fn bytes(
        model: &CorpusModel,
        evidence_limit: Option<u64>,
        dropped: Vec<StoreKey>,
        entries: &[Entry],
    ) -> Vec<u8> {
        let same = |entry: &Entry| Some((entry.key, entry.same_text_as.clone()?));
        store::encode(&Sent {
            keys: &model.keys,
            learned: model.translations.whole(),
            digest: model.translations_digest,
            evidence_limit,
            dropped,
            same_text: entries.iter().filter_map(same).collect(),
        })
    }

    /// The entry of a part with what the driver knows of it; `None` if another document has its content.
    pub(super) fn entry(&self, part: &Part) -> Result<Option<Entry>, PartError> {
        let entry: Entry = store::decode(&part.entry)?;
        if self.dropped.contains(&entry.key) {
            return Ok(None);
        }
        let same_text_as = self.same_text.get(&entry.key).cloned();
        Ok(Some(Entry { same_text_as, ..entry }))
    }
}

/// The totals of the corpus, as they go to the workers.
pub struct PartTotals {
    pub(super) terms: CorpusTerms,
    pub(super) bundles: Option<ChosenBundles>,
    pub(super) glossary: Vec<TermPair>,
}

impl PartTotals {
    /// Reads what the driver finished.
    ///
    /// # Errors
    /// If the bytes are of another version.
    pub fn read(bytes: &[u8]) -> Result<Self, PartError> {
        let (terms, bundles, glossary) = store::decode(bytes)?;
        Ok(Self { terms, bundles, glossary })
    }
}

/// A run over what lies in a store, and no other inputs.
pub(super) fn run<'a>(setup: &'a Setup, store: &'a Store) -> Result<Run<'a>, RunError> {
    Run::new(Request { inputs: Inputs::Text(&[]), setup, wanted: Wanted::ALL, store, observer: &() })
}

/// Puts the records and reports of parts into a store.
pub(super) fn put(store: &Store, entry: &Entry, part: &Part) -> Result<(), PartError> {
    store.put(Table::Records, &entry.key, &part.record)?;
    if !part.report.is_empty() {
        store.put(Table::Reports, &entry.key, &part.report)?;
    }
    Ok(())
}
