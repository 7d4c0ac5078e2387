//! A run: all documents through all stages, folded in the order of their ids.

use crate::analysis::{Both, add_surfaces, assign_keys, settled};
use crate::glossary::glossary;
use crate::pairing::Paired;
use crate::road::{Draft, Read, Road};
use crate::{Event, Observer, Settings, Step};
use ikiz_alignment::{Alignment, AlignmentOptions, Background, Bitext, align_corpus};
use ikiz_document::{
    AnalyzedSection, ContentHash, CorpusReport, Document, DocumentId, DocumentOutcome, DocumentReport, Format,
    GlossaryEntry, SectionKind, SkipReason, TermFrequency,
};
use ikiz_keywords::{CountedSection, DocumentTerms, count_section, frequencies};
use ikiz_reader::SourceGroup;
use ikiz_text::{KeyRules, SurfaceCounts};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Processes files and folders. The report depends on their content and the settings alone: not on threads or the order of inputs.
pub fn run(inputs: &[PathBuf], settings: &Settings, observer: &dyn Observer) -> CorpusReport {
    in_pool(settings, || process(inputs, settings, observer))
}

/// Processes plain text, given as bytes in any encoding, as one document of the name `-`.
pub fn run_text(bytes: &[u8], settings: &Settings, observer: &dyn Observer) -> CorpusReport {
    let road = Road::new(settings.tokenizer.clone());
    let read = |id| ikiz_reader::read_bytes(id, "standard input", Format::Text, bytes, &settings.reading);
    in_pool(settings, || {
        let (mut drafts, mut outcomes) = (Vec::new(), Vec::new());
        for draft in road.drafts(&DocumentId::new("-"), || read(DocumentId::new("-"))) {
            draft.sort_into(&mut drafts, &mut outcomes);
        }
        report(drafts, outcomes, settings, observer)
    })
}

/// Stack of a thread, as the main one has it: documents may be nested as deeply as the limits allow.
const STACK: usize = 8 << 20;

fn in_pool(settings: &Settings, work: impl FnOnce() -> CorpusReport + Send) -> CorpusReport {
    match rayon::ThreadPoolBuilder::new().num_threads(settings.threads).stack_size(STACK).build() {
        Ok(pool) => pool.install(work),
        // No threads to be had: the caller's own does it all.
        Err(_) => work(),
    }
}

fn process(inputs: &[PathBuf], settings: &Settings, observer: &dyn Observer) -> CorpusReport {
    let found = ikiz_reader::discover(inputs);
    let mut outcomes: Vec<DocumentOutcome> =
        found.failures.into_iter().map(|(id, failure)| DocumentOutcome::Failed { id, failure }).collect();
    let drafts = keep_first_of_each(read(&found.groups, settings, observer), &mut outcomes);
    CorpusReport { unread: found.unread.into_iter().collect(), ..report(drafts, outcomes, settings, observer) }
}

/// What comes out of the documents, beside what became of those that gave none.
fn report(
    mut drafts: Vec<Draft>,
    mut outcomes: Vec<DocumentOutcome>,
    settings: &Settings,
    observer: &dyn Observer,
) -> CorpusReport {
    settle_keys(&mut drafts, settings.keys);
    let Compared { reports: processed, frequencies, glossary } = compare(drafts, settings, observer);
    outcomes.extend(processed.into_iter().map(|report| DocumentOutcome::Processed(Box::new(report))));
    outcomes.sort_by(|left, right| left.id().cmp(right.id()));
    CorpusReport { outcomes, frequencies, glossary, unread: Vec::new() }
}

fn read(groups: &[SourceGroup], settings: &Settings, observer: &dyn Observer) -> Vec<Read> {
    observer.observe(Event::Started { step: Step::Reading, total: groups.len() });
    let road = Road::new(settings.tokenizer.clone());
    let read_one = |group: &SourceGroup| {
        let drafts = road.drafts(&group.id, || ikiz_reader::read(group, &settings.reading));
        observer.observe(Event::Advanced);
        drafts
    };
    // The largest go first: one that came last would keep a single thread busy while the others wait.
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_cached_key(|at| std::cmp::Reverse(groups[*at].bytes()));
    let mut read: Vec<(usize, Vec<Read>)> =
        order.into_par_iter().with_max_len(1).map(|at| (at, read_one(&groups[at]))).collect();
    read.sort_by_key(|(at, _)| *at);
    read.into_iter().flat_map(|(_, drafts)| drafts).collect()
}

/// Of documents with the same content the first is kept.
fn keep_first_of_each(read: Vec<Read>, outcomes: &mut Vec<DocumentOutcome>) -> Vec<Draft> {
    let mut seen: BTreeMap<Vec<ContentHash>, DocumentId> = BTreeMap::new();
    let mut kept = Vec::new();
    let mut drafts = Vec::new();
    for read in read {
        read.sort_into(&mut drafts, outcomes);
    }
    for draft in drafts {
        let id = draft.document.id.clone();
        let content: Vec<ContentHash> = draft.document.sources.iter().map(|source| source.hash.clone()).collect();
        if let Some(first) = seen.get(&content) {
            outcomes.push(DocumentOutcome::Skipped { id, reason: SkipReason::DuplicateOf(first.clone()) });
        } else {
            seen.insert(content, id);
            kept.push(draft);
        }
    }
    kept
}

/// Settles keys on the evidence of all documents and sets them.
fn settle_keys(drafts: &mut [Draft], rules: KeyRules) {
    let counts = drafts.par_iter().fold(Both::<SurfaceCounts>::default, |mut counts, draft| {
        add_surfaces(&draft.sections, &mut counts);
        counts
    });
    let counts = counts.reduce(Both::default, |mut all, some| {
        all.merge(some);
        all
    });
    let keys = settled(&counts, rules);
    drafts.par_iter_mut().for_each(|draft| assign_keys(&mut draft.sections, &keys));
}

/// What all documents give together.
struct Compared {
    reports: Vec<DocumentReport>,
    frequencies: Vec<TermFrequency>,
    glossary: Vec<GlossaryEntry>,
}

fn compare(drafts: Vec<Draft>, settings: &Settings, observer: &dyn Observer) -> Compared {
    observer.observe(Event::Started { step: Step::Aligning, total: drafts.len() });
    let paired: Vec<Paired> = drafts.par_iter().map(|draft| Paired::new(&draft.document, &draft.sections)).collect();
    let bitexts: Vec<(String, usize, usize, Bitext)> = paired
        .par_iter()
        .enumerate()
        .flat_map_iter(|(document, paired)| {
            let digest = digest(&drafts[document].document);
            paired
                .bitexts()
                .into_iter()
                .map(move |(index, bitext)| (format!("{digest}-{index}"), document, index, bitext))
        })
        .collect();
    let corpus: Vec<(&str, &Bitext)> = bitexts.iter().map(|(digest, _, _, bitext)| (&**digest, bitext)).collect();
    let options = AlignmentOptions { learn: settings.learn, ..AlignmentOptions::default() };
    let aligned = align_corpus(&corpus, Background::default(), &options);
    let mut alignments: Vec<Vec<(usize, Alignment)>> = vec![Vec::new(); drafts.len()];
    for ((_, document, index, _), alignment) in bitexts.iter().zip(aligned.alignments) {
        alignments[*document].push((*index, alignment));
    }

    observer.observe(Event::Started { step: Step::Comparing, total: drafts.len() });
    let reports: Vec<(DocumentReport, DocumentTerms)> = drafts
        .into_par_iter()
        .zip(&paired)
        .zip(&alignments)
        .map(|((Draft { document, sections }, paired), alignments)| {
            let pairs = paired.finish(&document, &sections, alignments, &aligned.model);
            let findings = ikiz_comparison::findings(&document, &sections, &pairs);
            let terms = terms(&document, &sections);
            observer.observe(Event::Advanced);
            (DocumentReport { document, sections, pairs, findings }, terms)
        })
        .collect();
    let (mut reports, terms): (Vec<_>, Vec<_>) = reports.into_iter().unzip();
    ikiz_comparison::add_corpus_findings(&mut reports);
    let glossary = glossary(&reports, &aligned.model);
    Compared { reports, frequencies: frequencies(&terms), glossary }
}

/// Names the content of a document: what was learned from it is left out when it is aligned.
fn digest(document: &Document) -> String {
    document.sources.iter().map(|source| &*source.hash.0).collect::<Vec<_>>().join("+")
}

/// The counts of the sections in the two languages, references left out.
fn terms(document: &Document, sections: &[AnalyzedSection]) -> DocumentTerms {
    let counted = sections.iter().filter(|analyzed| analyzed.section.kind != SectionKind::References);
    let sections = counted.filter_map(|analyzed| {
        let language = analyzed.section.language.tag.language()?;
        Some(CountedSection {
            id: analyzed.section.id,
            language,
            is_listed: analyzed.section.kind.is_twin(),
            terms: count_section(&document.text, analyzed, language),
        })
    });
    DocumentTerms { id: document.id.clone(), sections: sections.collect() }
}
