//! Apply, the third step: the model of the corpus and the record of a document → the report on it.

use crate::analysis::assign_keys;
use crate::observe::{Entry, record};
use crate::pairing::DocumentFeatures;
use crate::record::DocumentRecord;
use crate::road::guarded;
use crate::run::{Run, RunError};
use crate::settle::{CorpusModel, SectionTexts, section_texts};
use crate::store::{self, StoreKey, Table};
use ikiz_alignment::Alignment;
use ikiz_comparison::{Context, Measured};
use ikiz_document::{
    Allowance, DocumentReport, Failure, Finding, SectionId, SectionPair, SentenceMove, Shift, SideMeasures, Stage, Twin,
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
type Parts = (Vec<SectionPair>, Moves, Twin<Option<SideMeasures>>, Vec<Shift>, Vec<Finding>);

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
    let report = match keyed(record(run, &entry.key)?, model, allowance) {
        Ok(report) => report,
        Err(failure) => return Ok(Err(failure)),
    };
    let basis = model.basis(&report.sections);
    if let Some(found) = known(run, entry, basis)? {
        let whole = |(pairs, moves, measures, shifts, findings)| DocumentReport {
            pairs,
            moves,
            measures,
            shifts,
            findings,
            ..report
        };
        return Ok(found.map(whole));
    }
    let found = apply(report, model, run, allowance);
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
    keep(run, entry, model.basis(&report.sections), Err(failure))
}

fn keep(
    run: &Run<'_>,
    entry: &Entry,
    basis: StoreKey,
    found: Result<&DocumentReport, &Failure>,
) -> Result<(), RunError> {
    let found = found.map(|report| (&report.pairs, &report.moves, &report.measures, &report.shifts, &report.findings));
    let applied = Applied { basis, found };
    Ok(run.store.put(Table::Reports, &entry.key, &store::encode(&applied))?)
}

/// The whole report on a document: a function of its sections with their keys, the model, the profile, the markers and
/// what is wanted alone. A fault becomes the failure of the document.
fn apply(
    mut report: DocumentReport,
    model: &CorpusModel,
    run: &Run<'_>,
    allowance: Allowance,
) -> Result<DocumentReport, Failure> {
    let id = report.document.id.clone();
    if run.wanted.pairs {
        report.pairs = guarded(&id, Stage::Align, allowance, || pairs(&report, model, run.setup.settings.keys))?;
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
    }
    Ok(report)
}

/// The report before anything is paired: the keys of the tokens are set.
fn keyed(record: DocumentRecord, model: &CorpusModel, allowance: Allowance) -> Result<DocumentReport, Failure> {
    let DocumentRecord { document, mut sections, bare_headings } = record;
    guarded(&document.id, Stage::Analyze, allowance, || assign_keys(&mut sections, &model.keys))?;
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
    })
}

fn pairs(report: &DocumentReport, model: &CorpusModel, rules: KeyRules) -> Vec<SectionPair> {
    let DocumentReport { document, sections, .. } = report;
    let features = DocumentFeatures::new(document, sections, rules);
    let mut pairs = model.pairs(&features, sections);
    let align = |text: SectionTexts| (text.index, model.translations.align(&text.bitext, Some(&text.digest)));
    let texts = section_texts(document, features.bitexts(&pairs)).into_iter();
    let alignments: Vec<(usize, Alignment)> = texts.map(align).collect();
    features.complete(&mut pairs, sections, alignments, &model.translations);
    pairs
}
