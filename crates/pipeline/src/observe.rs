//! Observe, the first step: inputs → a record of each document in the store, and what is known of all of them together.

use crate::analysis::{add_surfaces, merge, remove_surfaces};
use crate::budget::Budget;
use crate::given::{self, GivenPairs, TextPair};
use crate::in_order::InOrder;
use crate::parts::GivenFiles;
use crate::record::{DocumentRecord, Observed, content, text_number};
use crate::road::{Road, guarded};
use crate::run::{Inputs, Run, RunError};
use crate::same_text::{TextPrint, print};
use crate::shard::Shard;
use crate::shards;
use crate::store::{self, Store, StoreKey, Table};
use crate::{Event, Step};
use ikiz_document::{
    Allowance, AnalyzedSection, ContentHash, DocumentId, DocumentOutcome, Format, SkipReason, Stage, Twin,
};
use ikiz_reader::{Pending, Refusal, SourceGroup};
use ikiz_text::SurfaceCounts;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::mem;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Most bytes of input that are worked on at one time.
const IN_FLIGHT: usize = 32 << 20;
/// What a document takes in memory beside the bytes of its input.
const OVERHEAD: usize = 64 << 10;

/// What the later steps must know of a document to find its record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Entry {
    /// Its id.
    pub id: DocumentId,
    /// Where its record is in the store.
    pub key: StoreKey,
    /// Identifies its content.
    pub content: ContentHash,
    /// The number of its text, by which samples of documents are drawn.
    pub text_number: u64,
    /// The formats of its files.
    pub formats: Vec<Format>,
    /// Its group.
    pub group: Option<String>,
    /// Length of its text.
    pub bytes: usize,
    /// Whether it has an abstract or a summary in each language.
    pub is_bilingual: bool,
    /// By what a document of the same text is found.
    pub print: TextPrint,
    /// Whether its surface forms are counted.
    #[serde(skip)]
    pub is_counted: bool,
    /// The first document of the same text, which is counted in its place, if there is one.
    #[serde(skip)]
    pub same_text_as: Option<DocumentId>,
}

impl Entry {
    /// Whether no document before it has the same text: what is counted over the corpus counts each text once.
    pub const fn is_first(&self) -> bool {
        self.same_text_as.is_none()
    }
}

/// What was observed in a shard of the inputs: a ledger. It holds some 300 bytes a document, and the surface forms.
/// Those of a content are counted once.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Observations {
    /// The documents, in the order of their ids when observing is over.
    pub entries: Vec<Entry>,
    /// Files and records that gave no document, in the same order.
    pub refused: Vec<(DocumentId, Refusal)>,
    /// The surface forms of the documents that are counted.
    pub surfaces: Twin<SurfaceCounts>,
    /// The contents that are counted.
    #[serde(skip)]
    contents: FxHashSet<StoreKey>,
    /// Documents that are counted, though another one of the same content is, with the lengths of their texts.
    #[serde(skip)]
    pub surplus: Vec<(StoreKey, usize)>,
}

/// What a piece of input gave, as it is kept in the store.
type Found = Vec<Result<Entry, (DocumentId, Refusal)>>;

impl Observations {
    fn add(&mut self, found: Found) {
        for one in found {
            match one {
                Ok(entry) => self.entries.push(entry),
                Err(refused) => self.refused.push(refused),
            }
        }
    }

    /// Adds what was observed in another shard.
    pub fn merge(&mut self, other: Self) {
        self.entries.extend(other.entries);
        self.refused.extend(other.refused);
        merge(&mut self.surfaces, other.surfaces);
    }

    pub fn sort(&mut self) {
        self.entries.sort();
        self.refused.sort_by(|left, right| left.0.cmp(&right.0));
    }

    /// Takes out the documents that have the content of another one, and returns them as outcomes. The first by id is
    /// kept.
    pub fn keep_first_of_each(&mut self) -> Vec<DocumentOutcome> {
        let mut places: FxHashMap<ContentHash, usize> = FxHashMap::default();
        let (mut kept, mut skipped): (Vec<Entry>, Vec<DocumentOutcome>) = (Vec::new(), Vec::new());
        for entry in self.entries.drain(..) {
            let Some(&place) = places.get(&entry.content) else {
                places.insert(entry.content.clone(), kept.len());
                kept.push(entry);
                continue;
            };
            let first = &mut kept[place];
            // Another format of the same bytes may have other words.
            if entry.is_counted && !first.is_counted && first.formats == entry.formats {
                first.is_counted = true;
            } else if entry.is_counted {
                self.surplus.push((entry.key, entry.bytes));
            }
            let reason = SkipReason::DuplicateOf(first.id.clone());
            skipped.push(DocumentOutcome::Skipped { id: entry.id, reason, group: entry.group });
        }
        self.entries = kept;
        skipped
    }

    /// Counts the surface forms of the documents that are not counted yet, and of no others.
    pub fn count(&mut self, run: &Run<'_>) -> Result<(), RunError> {
        let Self { entries, surfaces, surplus, .. } = self;
        let added = entries.iter_mut().filter(|entry| !entry.is_counted).map(|entry| {
            entry.is_counted = true;
            (entry.key, entry.bytes)
        });
        for (keys, change) in [
            (added.collect::<Vec<_>>(), add_surfaces as fn(&[AnalyzedSection], &mut Twin<SurfaceCounts>)),
            (mem::take(surplus), remove_surfaces),
        ] {
            let work = InOrder { items: &keys, bytes: |(_, bytes)| *bytes };
            let take = |record: Result<DocumentRecord, RunError>| {
                run.go_on()?;
                change(&record?.sections, surfaces);
                Ok::<(), RunError>(())
            };
            run.pool.install(|| work.fold(|| (), |(), (key, _)| record(run, key), take))?;
        }
        Ok(())
    }
}

/// The record of a document that was observed, now or in a shard.
pub(crate) fn record(run: &Run<'_>, key: &StoreKey) -> Result<DocumentRecord, RunError> {
    for store in run.stores() {
        if let Some(blob) = store.get(Table::Records, key)? {
            return store::decode(&blob).map_err(|_| damaged(store));
        }
    }
    Err(damaged(run.store))
}

fn damaged(store: &Store) -> RunError {
    RunError::Damaged(store.folder().map(Path::to_owned))
}

/// Observes the inputs.
pub(crate) fn observe(run: &Run<'_>) -> Result<Observations, RunError> {
    let mut found = match run.inputs {
        Inputs::Paths(paths, shard) => {
            let discovery = ikiz_reader::discover(paths);
            let absent = ikiz_reader::absent_columns(&discovery.groups, &run.setup.settings.reading);
            for warning in &absent {
                run.observer.warn(warning);
            }
            // A path that leads nowhere is said by each shard: none may pass for one without documents.
            let failures = discovery.failures.into_iter();
            let unread = discovery.unread.into_iter().filter(|id| shard.holds(id));
            let unread = unread.map(|id| (id, Refusal::Skipped(SkipReason::UnreadFormat)));
            let refused = failures.map(|(id, failure)| (id, failure.into())).chain(unread).collect();
            let found = Observations { refused, ..Observations::default() };
            Observing::new(run, found).groups(discovery.groups, shard)?
        }
        Inputs::Text(bytes) => Observing::new(run, Observations::default()).text(bytes)?,
        Inputs::Pairs(pairs) => Observing::new(run, Observations::default()).pairs(pairs)?,
        Inputs::Shards(stores) => shards::merged(run, stores)?,
    };
    run.store.flush()?;
    run.go_on()?;
    found.sort();
    // Nothing is observed any more: what is counted stands with the entries.
    found.contents = FxHashSet::default();
    Ok(found)
}

/// Observing while it goes on, from several threads.
pub(crate) struct Observing<'r> {
    run: &'r Run<'r>,
    road: Road,
    budget: Budget,
    found: Mutex<Observations>,
    failed: Mutex<Option<RunError>>,
}

impl<'r> Observing<'r> {
    pub fn new(run: &'r Run<'r>, found: Observations) -> Self {
        let settings = &run.setup.settings;
        let road = Road::new(run.setup.tokenizer.clone(), settings.allowance(), settings.reading.group_by.clone());
        let (found, failed) = (Mutex::new(found), Mutex::default());
        Self { run, road, budget: Budget::new(IN_FLIGHT), found, failed }
    }

    fn groups(self, mut groups: Vec<SourceGroup>, shard: Shard) -> Result<Observations, RunError> {
        let bytes = groups.iter().map(SourceGroup::bytes).sum();
        self.run.observer.observe(Event::Started { step: Step::Reading, documents: 0, bytes });
        // The largest files go first: a large one at the end would keep one thread busy while the others wait.
        groups.sort_by_cached_key(|group| Reverse(group.bytes()));
        let options = &self.run.setup.settings.reading;
        self.pieces(Pending::bytes, Self::of_pending, |take| {
            for group in &groups {
                let mut in_shard = |pending: Pending| {
                    if shard.holds(pending.id()) { take(pending) } else { ControlFlow::Continue(()) }
                };
                if let Err(failure) =
                    guarded(&group.id, Stage::Read, Allowance::ALL, || ikiz_reader::read(group, options, &mut in_shard))
                {
                    self.found().refused.push((group.id.clone(), failure.into()));
                }
                if self.is_over() {
                    break;
                }
            }
        })?;
        Ok(self.finish())
    }

    /// Observes files, whose bytes may be at hand.
    pub fn given(self, files: &[GivenFiles]) -> Result<Observations, RunError> {
        let options = &self.run.setup.settings.reading;
        self.pieces(Pending::bytes, Self::of_pending, |take| {
            for GivenFiles { group, bytes } in files {
                let read = || match bytes {
                    Some(bytes) => ikiz_reader::read_given(group, bytes, options, take),
                    None => ikiz_reader::read(group, options, take),
                };
                if let Err(failure) = guarded(&group.id, Stage::Read, Allowance::ALL, read) {
                    self.found().refused.push((group.id.clone(), failure.into()));
                }
            }
        })?;
        Ok(self.finish())
    }

    fn text(self, bytes: &[u8]) -> Result<Observations, RunError> {
        let options = &self.run.setup.settings.reading;
        let id = DocumentId::new("-");
        self.pieces(Pending::bytes, Self::of_pending, |take| {
            ikiz_reader::read_bytes(&id, "standard input", Format::Text, bytes, options, take);
        })?;
        Ok(self.finish())
    }

    fn pairs(self, given: &dyn GivenPairs) -> Result<Observations, RunError> {
        let bytes = |(_, pair): &(DocumentId, TextPair)| pair.iter().flatten().map(String::len).sum();
        self.pieces(bytes, Self::of_pair, |take| {
            for (number, pair) in given.pairs().enumerate() {
                match pair {
                    Ok(pair) => {
                        if take((given::id(number), pair)).is_break() {
                            break;
                        }
                    }
                    Err(error) => {
                        self.failed().get_or_insert(RunError::Pairs(error));
                        break;
                    }
                }
            }
        })?;
        Ok(self.finish())
    }

    /// Works on all pieces of input that `each` passes to its callback.
    fn pieces<P: Send>(
        &self,
        bytes: fn(&P) -> usize,
        observed: fn(&Self, P) -> Result<Found, RunError>,
        each: impl FnOnce(&mut dyn FnMut(P) -> ControlFlow<()>),
    ) -> Result<(), RunError> {
        self.run.pool.in_place_scope(|scope| {
            each(&mut |piece| {
                let bytes = bytes(&piece);
                let taken = self.budget.take(bytes + OVERHEAD);
                scope.spawn(move |_| {
                    if !self.is_over() {
                        self.add(bytes, observed(self, piece));
                    }
                    drop(taken);
                });
                if self.is_over() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
        });
        match self.failed().take() {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }

    fn finish(self) -> Observations {
        self.found.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn found(&self) -> MutexGuard<'_, Observations> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn failed(&self) -> MutexGuard<'_, Option<RunError>> {
        self.failed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether nothing more should be begun.
    fn is_over(&self) -> bool {
        self.run.observer.is_cancelled() || self.failed().is_some()
    }

    /// Adds what a piece of input of that length gave.
    fn add(&self, bytes: usize, found: Result<Found, RunError>) {
        match found {
            Ok(found) => {
                let is_failed = |one: &Result<_, (_, Refusal)>| matches!(one, Err((_, Refusal::Failed(_))));
                let (documents, failed) = (found.len(), found.iter().filter(|one| is_failed(one)).count());
                self.found().add(found);
                self.run.observer.observe(Event::Advanced { documents, bytes, failed });
            }
            Err(error) => _ = self.failed().get_or_insert(error),
        }
    }

    /// What a given pair gives.
    fn of_pair(&self, (id, pair): (DocumentId, TextPair)) -> Result<Found, RunError> {
        Ok(vec![match self.road.of_pair(id, &pair) {
            Observed::Refused(id, refusal) => Err((id, refusal)),
            Observed::Record(record) => {
                let DocumentRecord { document, .. } = &*record;
                let key = StoreKey::of(&[document.id.as_str().as_bytes(), content(document).0.as_bytes()]);
                Ok(self.recorded(&record, key)?)
            }
        }])
    }

    /// What a piece of a file gives, or gave before.
    fn of_pending(&self, pending: Pending) -> Result<Found, RunError> {
        let identity = pending.identity();
        let identity = identity.as_ref().map(|hash| hash.0.as_bytes()).unwrap_or_default();
        let key = StoreKey::of(&[pending.id().as_str().as_bytes(), identity]);
        let is_known = !identity.is_empty();
        let known = if is_known { self.run.store.get(Table::State, &key)? } else { None };
        if let Some(known) = known.and_then(|blob| store::decode::<Found>(&blob).ok())
            && self.has_records(&known)?
        {
            return Ok(known);
        }
        let mut known = Found::new();
        for (at, observed) in self.road.observed(pending).into_iter().enumerate() {
            known.push(match observed {
                Observed::Refused(id, refusal) => Err((id, refusal)),
                Observed::Record(record) => {
                    Ok(self.recorded(&record, StoreKey::of(&[key.bytes(), &at.to_le_bytes()]))?)
                }
            });
        }
        if is_known {
            self.run.store.put(Table::State, &key, &store::encode(&known))?;
        }
        Ok(known)
    }

    fn has_records(&self, known: &Found) -> Result<bool, RunError> {
        for entry in known.iter().flatten() {
            if !self.run.store.contains(Table::Records, &entry.key)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Stores a record and counts its surface forms, but not those of a content that is counted already.
    fn recorded(&self, record: &DocumentRecord, key: StoreKey) -> Result<Entry, RunError> {
        let document = &record.document;
        let mut entry = Entry {
            id: document.id.clone(),
            key,
            content: content(document),
            text_number: text_number(document),
            formats: document.sources.iter().map(|source| source.format).collect(),
            group: document.metadata.group.clone(),
            bytes: document.text.len(),
            is_bilingual: record.is_bilingual(),
            print: print(record),
            is_counted: false,
            same_text_as: None,
        };
        self.run.store.put(Table::Records, &key, &store::encode(record))?;
        let content = StoreKey::of(&[entry.content.0.as_bytes(), format!("{:?}", entry.formats).as_bytes()]);
        let mut found = self.found();
        if found.contents.insert(content) {
            entry.is_counted = true;
            add_surfaces(&record.sections, &mut found.surfaces);
        }
        Ok(entry)
    }
}
