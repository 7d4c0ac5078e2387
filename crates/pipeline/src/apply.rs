//! Apply, the third step: the model of the corpus and the record of a document → the report on it.

use crate::analysis::{assign_keys, rules_of};
use crate::observe::{Entry, record};
use crate::pairing::DocumentFeatures;
use crate::record::DocumentRecord;
use crate::road::guarded;
use crate::run::{Run, RunError, Wanted};
use crate::settle::{CorpusModel, SectionTexts, section_texts};
use crate::store::{self, StoreKey, Table};
use ikiz_alignment::Alignment;
use ikiz_comparison::{Context, measures, twin_measures};
use ikiz_document::{
    Allowance, AnalyzedSection, DocumentReport, Failure, Finding, SectionKind, SectionPair, SideMeasures, Stage, Twin,
};
use serde::{Deserialize, Serialize};

/// What is kept of a report beside the record; the other parts can be made of it again.
#[derive(Serialize, Deserialize)]
struct Applied<Pairs, Measures, Findings, Failed> {
    /// What it was made by.
    basis: StoreKey,
    found: Result<(Pairs, Measures, Findings), Failed>,
}

/// The measures of the sides of a document.
type Measures = Twin<Option<SideMeasures>>;

/// What a store has of a report.
type Found = Result<(Vec<SectionPair>, Measures, Vec<Finding>), Failure>;

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
        return Ok(found.map(|(pairs, measures, findings)| DocumentReport { pairs, measures, findings, ..report }));
    }
    let found = apply(report, model, run.wanted, allowance);
    keep(run, entry, basis, found.as_ref())?;
    Ok(found)
}

/// What was found on the same basis, in this run, an earlier one or a shard.
fn known(run: &Run<'_>, entry: &Entry, basis: StoreKey) -> Result<Option<Found>, RunError> {
    for store in run.stores() {
        let blob = store.get(Table::Reports, &entry.key)?;
        let decode = |blob: Vec<u8>| store::decode::<Applied<Vec<SectionPair>, Measures, Vec<Finding>, Failure>>(&blob);
        let known = blob.and_then(|blob| decode(blob).ok());
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
    let applied = Applied { basis, found: found.map(|report| (&report.pairs, &report.measures, &report.findings)) };
    Ok(run.store.put(Table::Reports, &entry.key, &store::encode(&applied))?)
}

/// The whole report on a document: a function of its sections with their keys, the model and what is wanted alone. A
/// fault becomes the failure of the document.
fn apply(
    mut report: DocumentReport,
    model: &CorpusModel,
    wanted: Wanted,
    allowance: Allowance,
) -> Result<DocumentReport, Failure> {
    let id = report.document.id.clone();
    if wanted.pairs {
        report.pairs = guarded(&id, Stage::Align, allowance, || pairs(&report, model))?;
    }
    if wanted.findings {
        let compared = guarded(&id, Stage::Compare, allowance, || {
            let findings = ikiz_comparison::findings(&Context::from(&report));
            (pair_measures(&report), side_measures(&report), findings)
        })?;
        let (of_pairs, of_sides, findings) = compared;
        (report.measures, report.findings) = (of_sides, findings);
        report.pairs.iter_mut().zip(of_pairs).for_each(|(pair, measures)| pair.measures = measures);
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
        measures: Twin::default(),
        findings: Vec::new(),
        keywords: Vec::new(),
    })
}

fn pairs(report: &DocumentReport, model: &CorpusModel) -> Vec<SectionPair> {
    let DocumentReport { document, sections, .. } = report;
    let features = DocumentFeatures::new(document, sections);
    let mut pairs = model.pairs(&features, sections);
    let align = |text: SectionTexts| (text.index, model.translations.align(&text.bitext, Some(&text.digest)));
    let texts = section_texts(document, features.bitexts(&pairs)).into_iter();
    let alignments: Vec<(usize, Alignment)> = texts.map(align).collect();
    features.complete(&mut pairs, sections, alignments, &model.translations);
    pairs
}

/// The measures of the sections of each pair.
fn pair_measures(report: &DocumentReport) -> Vec<Measures> {
    let DocumentReport { document, sections, .. } = report;
    let of_pair = |pair: &SectionPair| match pair.twins() {
        Some(twins) => twin_measures(&document.text, twins.map(|id| &sections[id])).map(Some),
        None => pair.sides(sections).map(|id| {
            let section = &sections[id?];
            Some(measures(&document.text, &[section], rules_of(&section.section)))
        }),
    };
    report.pairs.iter().map(of_pair).collect()
}

/// The measures of all titles, abstracts and summaries of each language.
fn side_measures(report: &DocumentReport) -> Measures {
    Twin::from_fn(|language| {
        let is_text = |section: &&AnalyzedSection| {
            matches!(section.section.kind, SectionKind::Title | SectionKind::Abstract | SectionKind::Summary)
                && section.section.language.tag.language() == Some(language)
        };
        let texts: Vec<&AnalyzedSection> = report.sections.iter().filter(is_text).collect();
        (!texts.is_empty()).then(|| measures(&report.document.text, &texts, language))
    })
}
