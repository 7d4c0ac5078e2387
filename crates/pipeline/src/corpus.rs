//! A run: all documents go through all stages; results are combined in the order of their ids.

use crate::analysis::{add_surfaces, assign_keys, merge, settled};
use crate::glossary::glossary;
use crate::pairing::DocumentFeatures;
use crate::road::{Draft, Read, Road};
use crate::{Event, Observer, Setup, Step};
use ikiz_alignment::{Alignment, Bitext, TranslationModel};
use ikiz_document::{
    AnalyzedSection, ContentHash, CorpusReport, Document, DocumentId, DocumentOutcome, DocumentReport, Format,
    GlossaryEntry, SectionKind, SectionPair, SkipReason, TermFrequency, Twin,
};
use ikiz_keywords::{CountedSection, DocumentTerms, count_section, frequencies};
use ikiz_reader::SourceGroup;
use ikiz_text::SurfaceCounts;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Processes files and folders. The report depends only on their content and the settings, not on threads or the order
/// of inputs.
pub fn run(inputs: &[PathBuf], setup: &Setup, observer: &dyn Observer) -> CorpusReport {
    in_pool(setup, || process(inputs, setup, observer))
}

/// Processes plain text, given as bytes in any encoding, as one document with the name `-`.
pub fn run_text(bytes: &[u8], setup: &Setup, observer: &dyn Observer) -> CorpusReport {
    let road = Road::new(setup.tokenizer.clone());
    let read = |id| ikiz_reader::read_bytes(id, "standard input", Format::Text, bytes, &setup.settings.reading);
    in_pool(setup, || {
        let (mut drafts, mut outcomes) = (Vec::new(), Vec::new());
        for draft in road.drafts(&DocumentId::new("-"), || read(DocumentId::new("-"))) {
            draft.sort_into(&mut drafts, &mut outcomes);
        }
        report(drafts, outcomes, setup, observer)
    })
}

/// Learns translations from files and folders. Also returns what was read, without pairs and findings.
pub fn learn(inputs: &[PathBuf], setup: &Setup, observer: &dyn Observer) -> (TranslationModel, CorpusReport) {
    in_pool(setup, || {
        let Inputs { mut drafts, mut outcomes, unread } = drafts(inputs, setup, observer);
        let known = settle_keys(&mut drafts, setup);
        let Corpus { bitexts, .. } = Corpus::new(&drafts, &known);
        let model = setup.translations.learned(known, &entries(&bitexts));
        outcomes.extend(drafts.into_iter().map(|Draft { document, sections, bare_headings }| {
            let (pairs, findings) = (Vec::new(), Vec::new());
            let report = DocumentReport { document, sections, bare_headings, pairs, findings };
            DocumentOutcome::Processed(Box::new(report))
        }));
        outcomes.sort_by(|left, right| left.id().cmp(right.id()));
        (model, CorpusReport { outcomes, unread, ..CorpusReport::default() })
    })
}

/// Stack size of a thread, the same as for the main thread: documents may be nested as deeply as the limits allow.
const STACK: usize = 8 << 20;

fn in_pool<T: Send>(setup: &Setup, work: impl FnOnce() -> T + Send) -> T {
    // 0 means as many threads as the machine has.
    let threads = setup.settings.threads.map_or(0, |threads| threads.get() as usize);
    match rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build() {
        Ok(pool) => pool.install(work),
        // If no threads can be started, the calling thread does all the work.
        Err(_) => work(),
    }
}

fn process(inputs: &[PathBuf], setup: &Setup, observer: &dyn Observer) -> CorpusReport {
    let Inputs { drafts, outcomes, unread } = drafts(inputs, setup, observer);
    CorpusReport { unread, ..report(drafts, outcomes, setup, observer) }
}

/// The documents in the inputs.
struct Inputs {
    drafts: Vec<Draft>,
    /// The outcomes of files and documents that gave no draft.
    outcomes: Vec<DocumentOutcome>,
    unread: Vec<(String, usize)>,
}

fn drafts(inputs: &[PathBuf], setup: &Setup, observer: &dyn Observer) -> Inputs {
    let found = ikiz_reader::discover(inputs);
    let mut outcomes: Vec<DocumentOutcome> =
        found.failures.into_iter().map(|(id, failure)| DocumentOutcome::Failed { id, failure }).collect();
    let drafts = keep_first_of_each(read(&found.groups, setup, observer), &mut outcomes);
    Inputs { drafts, outcomes, unread: found.unread.into_iter().collect() }
}

/// The report on the documents, together with the outcomes of those that gave no draft.
fn report(
    mut drafts: Vec<Draft>,
    mut outcomes: Vec<DocumentOutcome>,
    setup: &Setup,
    observer: &dyn Observer,
) -> CorpusReport {
    let known = settle_keys(&mut drafts, setup);
    let Compared { reports: processed, frequencies, glossary } = compare(drafts, known, setup, observer);
    outcomes.extend(processed.into_iter().map(|report| DocumentOutcome::Processed(Box::new(report))));
    outcomes.sort_by(|left, right| left.id().cmp(right.id()));
    CorpusReport { outcomes, frequencies, glossary, unread: Vec::new() }
}

fn read(groups: &[SourceGroup], setup: &Setup, observer: &dyn Observer) -> Vec<Read> {
    observer.observe(Event::Started { step: Step::Reading, total: groups.len() });
    let road = Road::new(setup.tokenizer.clone());
    let read_one = |group: &SourceGroup| {
        let drafts = road.drafts(&group.id, || ikiz_reader::read(group, &setup.settings.reading));
        observer.observe(Event::Advanced);
        drafts
    };
    // The largest documents go first: a large one at the end would keep one thread busy while the others wait.
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_cached_key(|at| std::cmp::Reverse(groups[*at].bytes()));
    let mut read: Vec<(usize, Vec<Read>)> =
        order.into_par_iter().with_max_len(1).map(|at| (at, read_one(&groups[at]))).collect();
    read.sort_by_key(|(at, _)| *at);
    read.into_iter().flat_map(|(_, drafts)| drafts).collect()
}

/// Keeps the first of the documents with the same content.
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

/// Settles keys on the evidence of all documents and sets them. Returns the model before anything is learned from the
/// documents.
fn settle_keys(drafts: &mut [Draft], setup: &Setup) -> TranslationModel {
    let counts = drafts.par_iter().fold(Twin::<SurfaceCounts>::default, |mut counts, draft| {
        add_surfaces(&draft.sections, &mut counts);
        counts
    });
    let counts = counts.reduce(Twin::default, |mut all, some| {
        merge(&mut all, some);
        all
    });
    let keys = settled(&counts, setup.settings.keys);
    drafts.par_iter_mut().for_each(|draft| assign_keys(&mut draft.sections, &keys));
    setup.translations.start(&keys)
}

/// The pairs of sections of all documents.
struct Corpus {
    features: Vec<DocumentFeatures>,
    pairs: Vec<Vec<SectionPair>>,
    bitexts: Vec<SectionTexts>,
}

/// Two sections to align.
struct SectionTexts {
    digest: String,
    /// The index of the document.
    document: usize,
    /// The index of the pair among those of its document.
    index: usize,
    bitext: Bitext,
}

impl Corpus {
    fn new(drafts: &[Draft], known: &TranslationModel) -> Self {
        let pair = |Draft { document, sections, .. }: &Draft| {
            let features = DocumentFeatures::new(document, sections);
            let pairs = features.pairs(sections, known);
            (features, pairs)
        };
        let (features, pairs): (Vec<DocumentFeatures>, Vec<Vec<SectionPair>>) = drafts.par_iter().map(pair).unzip();
        let texts = |(document, pairs): (usize, &Vec<SectionPair>)| {
            let content = digest(&drafts[document].document);
            let texts = features[document].bitexts(pairs).into_iter();
            texts.map(move |(index, bitext)| SectionTexts {
                digest: format!("{content}-{index}"),
                document,
                index,
                bitext,
            })
        };
        let bitexts = pairs.par_iter().enumerate().flat_map_iter(texts).collect();
        Self { features, pairs, bitexts }
    }
}

fn entries(texts: &[SectionTexts]) -> Vec<(&str, &Bitext)> {
    texts.iter().map(|text| (&*text.digest, &text.bitext)).collect()
}

/// The results of all documents together.
struct Compared {
    reports: Vec<DocumentReport>,
    frequencies: Vec<TermFrequency>,
    glossary: Vec<GlossaryEntry>,
}

fn compare(drafts: Vec<Draft>, known: TranslationModel, setup: &Setup, observer: &dyn Observer) -> Compared {
    observer.observe(Event::Started { step: Step::Aligning, total: drafts.len() });
    let Corpus { features, pairs, bitexts } = Corpus::new(&drafts, &known);
    let corpus = entries(&bitexts);
    let model = setup.translations.learned(known, &corpus);
    let aligned: Vec<Alignment> = corpus.par_iter().map(|(digest, bitext)| model.align(bitext, Some(digest))).collect();
    let mut alignments: Vec<Vec<(usize, Alignment)>> = vec![Vec::new(); drafts.len()];
    for (text, alignment) in bitexts.iter().zip(aligned) {
        alignments[text.document].push((text.index, alignment));
    }

    observer.observe(Event::Started { step: Step::Comparing, total: drafts.len() });
    let reports: Vec<(DocumentReport, DocumentTerms)> = drafts
        .into_par_iter()
        .zip(features)
        .zip(pairs)
        .zip(alignments)
        .map(|(((Draft { document, sections, bare_headings }, features), mut pairs), alignments)| {
            features.complete(&mut pairs, &document, &sections, alignments, &model);
            let context = ikiz_comparison::Context {
                document: &document,
                sections: &sections,
                pairs: &pairs,
                bare_headings: &bare_headings,
            };
            let findings = ikiz_comparison::findings(&context);
            let terms = terms(&document, &sections);
            observer.observe(Event::Advanced);
            (DocumentReport { document, sections, bare_headings, pairs, findings }, terms)
        })
        .collect();
    let (mut reports, terms): (Vec<_>, Vec<_>) = reports.into_iter().unzip();
    let mut uses = ikiz_comparison::TermUses::default();
    (0..).zip(&reports).for_each(|(at, report)| uses.add(at, &report.into()));
    let variations = uses.finish(|at| reports[at as usize].document.id.clone());
    (0..).zip(&mut reports).for_each(|(at, report)| variations.add_findings(at, report));
    let glossary = glossary(&reports, &model);
    Compared { reports, frequencies: frequencies(&terms), glossary }
}

/// Identifies the content of a document: when it is aligned, what was learned from this content is left out.
fn digest(document: &Document) -> String {
    document.sources.iter().map(|source| &*source.hash.0).collect::<Vec<_>>().join("+")
}

/// The counts of the sections in the two languages, without references.
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
