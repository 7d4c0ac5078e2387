//! A run in five steps: observe, settle, apply, finish, write.

use crate::apply::{keep_failure, report};
use crate::given;
use crate::in_order::InOrder;
use crate::ledgers::{Ledgers, evidence_limit};
use crate::observe::{Entry, Observations, observe};
use crate::run::{Inputs, Request, Run, RunError};
use crate::settle::{CorpusModel, digest, settle};
use crate::shards::keep;
use crate::store::{StoreKey, Table};
use crate::write::write;
use crate::{Event, Step, same_text};
use ikiz_alignment::TranslationModel;
use ikiz_document::{Bead, CorpusReport, DocumentId, DocumentOutcome, DocumentReport, Failure};
use ikiz_reader::Refusal;
use rustc_hash::FxHashSet;
use std::mem;

/// Runs over inputs. `take` gets the outcomes in the order of their ids; what the corpus has as a whole is returned. The
/// result depends only on the content of the inputs and the settings, not on threads, the order of inputs, shards, or
/// what the store had before.
///
/// After all documents are read, `is_known` is asked whether the result for this digest is there already; then the run
/// ends with `None`. The digest identifies the documents, the settings and the program.
///
/// # Errors
/// If the store fails, the user stops the run, or `take` fails.
pub fn run<E: From<RunError> + Send>(
    request: Request<'_>,
    is_known: impl FnOnce(&StoreKey) -> bool,
    take: impl FnMut(DocumentOutcome) -> Result<(), E> + Send,
) -> Result<Option<CorpusReport>, E> {
    let run = Run::new(request)?;
    let mut observations = observe(&run)?;
    let observed: FxHashSet<StoreKey> = observations.entries.iter().map(|entry| entry.key).collect();
    let others = take_others(&mut observations);
    let digest = digest(&run, &observations.entries, &others);
    if is_known(&digest) {
        return Ok(None);
    }
    observations.count(&run)?;
    let Observations { mut entries, surfaces, .. } = observations;
    same_text::find(&run, &mut entries)?;
    let model = settle(&run, &entries, surfaces)?;
    let totals = apply(&run, &entries, &model)?.finish(&run, &entries, &model)?;
    let report = write(&run, &entries, &others, model, totals, take)?;
    forget_others(&run, &observed)?;
    Ok(Some(report))
}

/// Drops what the store has of documents that are gone. A mistyped path gives no document, and takes nothing away.
fn forget_others(run: &Run<'_>, observed: &FxHashSet<StoreKey>) -> Result<(), RunError> {
    if !observed.is_empty() {
        for table in [Table::Records, Table::Reports] {
            run.store.retain(table, &|key| observed.contains(key))?;
        }
    }
    Ok(())
}

/// Observes a shard of the inputs and keeps in the store what it found, for a run over [`Inputs::Shards`]. If there is a
/// model, it is applied too: merging takes the reports that hold for all documents. Returns the number of documents and
/// the outcomes of what gave none, in the order of ids.
///
/// # Errors
/// If the store fails or the user stops the run.
pub fn observe_shard(request: Request<'_>) -> Result<(usize, Vec<DocumentOutcome>), RunError> {
    let run = Run::new(request)?;
    let mut observations = observe(&run)?;
    let firsts = count_firsts(&run, &mut observations)?;
    if let Inputs::Paths(_, shard) = run.inputs {
        keep(&run, shard, &observations)?;
    }
    let Observations { entries, surfaces, refused, .. } = observations;
    if run.setup.translations.model.is_some() {
        let model = settle(&run, &firsts, surfaces)?;
        each_report(&run, &firsts, &model, |_, _| Ok(Ok(())), |_, _, _| Ok(()))?;
    }
    forget_others(&run, &entries.iter().map(|entry| entry.key).collect())?;
    Ok((entries.len(), refused.into_iter().map(outcome).collect()))
}

/// Aligns [`Inputs::Pairs`]. `take` gets the beads of each pair in the order in which pairs are given, or why it has
/// none. Each sentence of each side, a blank one too, is in exactly one bead; beads are ordered by the English side.
///
/// # Errors
/// If a pair cannot be read, the store fails, the user stops the run, or `take` fails.
pub fn align<E: From<RunError> + Send>(
    request: Request<'_>,
    mut take: impl FnMut(Result<Vec<Bead>, Failure>) -> Result<(), E> + Send,
) -> Result<(), E> {
    let run = Run::new(request)?;
    let mut observations = observe(&run)?;
    let firsts = count_firsts(&run, &mut observations)?;
    let Observations { entries, surfaces, refused, .. } = observations;
    let model = settle(&run, &firsts, surfaces)?;
    let refused: Vec<DocumentOutcome> = refused.into_iter().map(outcome).collect();
    let totals = Ledgers::default().finish(&run, &entries, &model)?;
    write(&run, &entries, &refused, model, totals, |outcome| match outcome {
        DocumentOutcome::Processed(report) => take(Ok(given::beads(*report))),
        DocumentOutcome::Failed { failure, .. } => take(Err(failure)),
        DocumentOutcome::Skipped { .. } => Ok(()),
    })?;
    Ok(())
}

/// Counts the surface forms of each content once. Returns the first document of each.
fn count_firsts(run: &Run<'_>, observations: &mut Observations) -> Result<Vec<Entry>, RunError> {
    let entries = observations.entries.clone();
    observations.keep_first_of_each();
    observations.count(run)?;
    Ok(mem::replace(&mut observations.entries, entries))
}

/// What was learned from a corpus.
#[derive(Debug)]
pub struct Learned {
    /// The translations.
    pub model: TranslationModel,
    /// The number of documents that were read.
    pub documents: usize,
}

/// Learns translations: observes and settles. `take` gets the outcomes of what gave no document, in the order of ids.
///
/// # Errors
/// If the store fails or the user stops the run.
pub fn learn(request: Request<'_>, take: impl FnMut(DocumentOutcome)) -> Result<Learned, RunError> {
    let run = Run::new(request)?;
    let mut observations = observe(&run)?;
    let others = take_others(&mut observations);
    observations.count(&run)?;
    let Observations { mut entries, surfaces, .. } = observations;
    same_text::find(&run, &mut entries)?;
    let model = settle(&run, &entries, surfaces)?;
    others.into_iter().for_each(take);
    Ok(Learned { model: model.translations, documents: entries.len() })
}

/// Takes out what is no document, or the same as another one, as outcomes in the order of ids.
pub(crate) fn take_others(observations: &mut Observations) -> Vec<DocumentOutcome> {
    let mut others = observations.keep_first_of_each();
    others.extend(observations.refused.drain(..).map(outcome));
    others.sort_by(|left, right| left.id().cmp(right.id()));
    others
}

fn outcome((id, refusal): (DocumentId, Refusal)) -> DocumentOutcome {
    match refusal {
        Refusal::Skipped(reason) => DocumentOutcome::Skipped { id, reason, group: None },
        Refusal::Failed(failure) => DocumentOutcome::Failed { id, failure },
    }
}

/// A document with its place in the order of ids, and the report on it.
type Looked<'e> = (u32, &'e Entry, Result<DocumentReport, Failure>);

/// Looks at each document by the model, and folds the reports.
fn apply(run: &Run<'_>, entries: &[Entry], model: &CorpusModel) -> Result<Ledgers, RunError> {
    let mut ledgers = Ledgers::new(run, evidence_limit(entries));
    let Ledgers { terms, documents } = &mut ledgers;
    let count = |entry: &Entry, report: &DocumentReport| terms.add(run, entry, report);
    each_report(run, entries, model, count, |document, entry, report| documents.add(run, document, entry, report))?;
    Ok(ledgers)
}

/// Makes the report on each document, or finds it in a store. Calls `count` with it from any thread and `fold` in the
/// order of ids; a document that fails in one of the two failed.
pub(crate) fn each_report<'e>(
    run: &Run<'_>,
    entries: &'e [Entry],
    model: &CorpusModel,
    count: impl Fn(&Entry, &DocumentReport) -> Result<Result<(), Failure>, RunError> + Sync,
    mut fold: impl FnMut(u32, &Entry, &DocumentReport) -> Result<(), Failure> + Send,
) -> Result<(), RunError> {
    let bytes = entries.iter().map(|entry| entry.bytes as u64).sum();
    run.observer.observe(Event::Started { step: Step::Comparing, documents: entries.len(), bytes });
    let numbered: Vec<(u32, &Entry)> = (0..).zip(entries).collect();
    let work = InOrder { items: &numbered, bytes: |(_, entry)| entry.bytes };
    let of_entry = |(): &mut (), (document, entry): &(u32, &'e Entry)| -> Result<Looked<'e>, RunError> {
        let mut found = report(run, entry, model)?;
        if let Ok(report) = &found
            && let Err(failure) = count(entry, report)?
        {
            keep_failure(run, entry, model, report, &failure)?;
            found = Err(failure);
        }
        Ok((*document, *entry, found))
    };
    let take = |found: Result<Looked<'e>, RunError>| {
        run.go_on()?;
        let (document, entry, found) = found?;
        let mut failed = usize::from(found.is_err());
        if let Ok(report) = found
            && let Err(failure) = fold(document, entry, &report)
        {
            keep_failure(run, entry, model, &report, &failure)?;
            failed = 1;
        }
        run.observer.observe(Event::Advanced { documents: 1, bytes: entry.bytes, failed });
        Ok::<(), RunError>(())
    };
    run.pool.install(|| work.fold(|| (), of_entry, take))?;
    Ok(run.store.flush()?)
}
