//! Apply, the third step: the model of the corpus and the record of a document → the report on it.

use crate::analysis::assign_keys;
use crate::corrections::DocumentCorrections;
use crate::observe::{Entry, record};
use crate::pairing::DocumentFeatures;
use crate::record::DocumentRecord;
use crate::road::guarded;
use crate::run::{Run, RunError};
use crate::settle::{CorpusModel, SectionTexts, section_texts};
use crate::store::{self, StoreKey, Table};
use ikiz_comparison::{Context, Measured};
use ikiz_document::{
    Allowance, DocumentReport, Failure, Finding, JudgedCorrection, SectionId, SectionPair, SentenceMove, Shift,
    SideMeasures, Stage, Twin,
};
use ikiz_text::KeyRules;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is kept of a report beside the record; the other parts can be made of it again.
#[derive(Serialize, Deserialize)]
struct Applied<Parts, Failed> {
    /// What it was made by.
    basis: StoreKey,
    found: Result<Parts, Failed>,
}

/// The parts of a report that are kept.
type Parts = (Vec<SectionPair>, Moves, Twin<Option<SideMeasures>>, Vec<Shift>, Vec<Finding>, Vec<JudgedCorrection>);

/// The moves of the sentences of sections.
type Moves = BTreeMap<SectionId, Vec<SentenceMove>>;

/// What a store has of a report.
type Found = Result<Parts, Failure>;

/// The report on a document: from a store where all that it depends on is the same, or else made now and stored.
pub(crate) fn report(
    run: &Run<'_>,
    entry: &Entry,
    model: &CorpusModel,
) -> Result<Result<DocumentReport, Failure>, RunError> {
    let allowance = run.setup.settings.allowance();
    let mut own = DocumentCorrections::new(run.setup.corrections_of(&entry.id));
    let report = match keyed(record(run, &entry.key)?, &mut own, model, allowance) {
        Ok(report) => report,
        Err(failure) => return Ok(Err(failure)),
    };
    let basis = basis(run, model, &report);
    if let Some(found) = known(run, entry, basis)? {
        let whole = |(pairs, moves, measures, shifts, findings, corrections)| DocumentReport {
            pairs,
            moves,
            measures,
            shifts,
            findings,
            corrections,
            ..report
        };
        return Ok(found.map(whole));
    }
    let found = apply(report, own, model, run, allowance);
    keep(run, entry, basis, found.as_ref())?;
    Ok(found)
}

/// What was found on the same basis, in this run, an earlier one or a shard.
fn known(run: &Run<'_>, entry: &Entry, basis: StoreKey) -> Result<Option<Found>, RunError> {
    for store in run.stores() {
        let blob = store.get(Table::Reports, &entry.key)?;
        let known = blob.and_then(|blob| store::decode::<Applied<Parts, Failure>>(&blob).ok());
        if let Some(Applied { found, .. }) = known.filter(|known| known.basis == basis) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// Keeps that a document failed after the report on it was made: the next steps see it as failed too.
pub(crate) fn keep_failure(
    run: &Run<'_>,
    entry: &Entry,
    model: &CorpusModel,
    report: &DocumentReport,
    failure: &Failure,
) -> Result<(), RunError> {
    keep(run, entry, basis(run, model, report), Err(failure))
}

fn basis(run: &Run<'_>, model: &CorpusModel, report: &DocumentReport) -> StoreKey {
    model.basis(&report.sections, run.setup.corrections_of(&report.document.id))
}

fn keep(
    run: &Run<'_>,
    entry: &Entry,
    basis: StoreKey,
    found: Result<&DocumentReport, &Failure>,
) -> Result<(), RunError> {
    let found = found.map(|report| {
        let DocumentReport { pairs, moves, measures, shifts, findings, corrections, .. } = report;
        (pairs, moves, measures, shifts, findings, corrections)
    });
    let applied = Applied { basis, found };
    Ok(run.store.put(Table::Reports, &entry.key, &store::encode(&applied))?)
}

/// The whole report on a document: a function of its sections with their keys, its corrections, the model, the profile,
/// the markers and what is wanted alone. A fault becomes the failure of the document.
fn apply(
    mut report: DocumentReport,
    mut own: DocumentCorrections<'_>,
    model: &CorpusModel,
    run: &Run<'_>,
    allowance: Allowance,
) -> Result<DocumentReport, Failure> {
    let id = report.document.id.clone();
    if run.wanted.pairs {
        report.pairs =
            guarded(&id, Stage::Align, allowance, || pairs(&report, &mut own, model, run.setup.settings.keys))?;
    }
    if run.wanted.findings {
        let compared = guarded(&id, Stage::Compare, allowance, || {
            let context = Context::from(&report);
            let measured = ikiz_comparison::measured(&context, run.setup.markers.as_deref());
            (measured, ikiz_comparison::findings(&context, run.setup.profile.as_deref()))
        })?;
        let (Measured { pairs, sides, moves, shifts }, findings) = compared;
        report.moves = moves;
        (report.measures, report.shifts, report.findings) = (sides, shifts, findings);
        report.pairs.iter_mut().zip(pairs).for_each(|(pair, measures)| pair.measures = measures);
        own.settle_findings(&mut report);
    }
    report.corrections = own.judged();
    Ok(report)
}

/// The report before anything is paired: borders of sentences are mended, and the keys of the tokens are set.
fn keyed(
    record: DocumentRecord,
    own: &mut DocumentCorrections<'_>,
    model: &CorpusModel,
    allowance: Allowance,
) -> Result<DocumentReport, Failure> {
    let DocumentRecord { document, mut sections, bare_headings } = record;
    guarded(&document.id, Stage::Analyze, allowance, || {
        own.mend(&document, &mut sections);
        assign_keys(&mut sections, &model.keys);
    })?;
    Ok(DocumentReport {
        document,
        sections,
        bare_headings,
        pairs: Vec::new(),
        moves: BTreeMap::new(),
        measures: Twin::default(),
        shifts: Vec::new(),
        findings: Vec::new(),
        keywords: Vec::new(),
        same_text_as: None,
        corrections: Vec::new(),
    })
}

fn pairs(
    report: &DocumentReport,
    own: &mut DocumentCorrections<'_>,
    model: &CorpusModel,
    rules: KeyRules,
) -> Vec<SectionPair> {
    let DocumentReport { document, sections, .. } = report;
    let features = DocumentFeatures::new(document, sections, rules);
    let mut pairs = own.pairs(document, sections, &features, model);
    let corrected = own.beads(document, sections, &pairs);
    let (mut alignments, mut plain) = (Vec::new(), BTreeMap::new());
    for text in section_texts(document, features.bitexts(&pairs), &corrected) {
        let SectionTexts { digest, index, bitext, corrected } = text;
        if corrected.is_empty() {
            alignments.push((index, model.translations.align(&bitext, Some(&digest))));
        } else {
            let [before, after] = model.translations.align_corrected(&bitext, Some(&digest), &corrected);
            alignments.push((index, after));
            plain.insert(index, before);
        }
    }
    features.complete(&mut pairs, sections, alignments, &corrected, &model.translations);
    own.judge_beads(&corrected, &pairs, &plain);
    pairs
}
