//! Settle, the second step: what was observed → the model of the corpus, by which each document is looked at alone.

use crate::analysis::{assign_keys, settled};
use crate::corrections::{self, BeadCorrections, DocumentCorrections};
use crate::given;
use crate::in_order::InOrder;
use crate::observe::{Entry, record};
use crate::pairing::DocumentFeatures;
use crate::record::{DocumentRecord, text_number};
use crate::road::guarded;
use crate::run::{Inputs, Run, RunError};
use crate::store::{self, StoreKey};
use crate::translations::Start;
use crate::version::finding_version;
use ikiz_alignment::{Bitext, CorrectedBeads, CorrectedPairs, TrainingText, TranslationModel};
use ikiz_document::{Correction, Document, DocumentOutcome, Key, SectionPair, Sections, Stage, Twin};
use ikiz_text::{Keys, SurfaceCounts};

/// What the corpus knows before its documents are looked at one by one.
pub(crate) struct CorpusModel {
    /// The key of each surface form.
    pub keys: Twin<Keys>,
    /// The translations by which sections are paired: what is known before anything is learned from the corpus.
    pub known: TranslationModel,
    /// Whether the sections of a document are given as a pair.
    pub is_paired: bool,
    /// The translations by which paired texts are aligned.
    pub translations: TranslationModel,
    /// Identifies the translations: what they were learned from, and the program and the settings.
    pub translations_digest: StoreKey,
}

impl CorpusModel {
    /// The sections of a document as pairs, not aligned or measured yet.
    pub fn pairs(
        &self,
        features: &DocumentFeatures,
        sections: &Sections,
        corrected: &CorrectedPairs,
    ) -> Vec<SectionPair> {
        if self.is_paired { vec![given::section_pair()] } else { features.pairs(sections, &self.known, corrected) }
    }

    /// Identifies all that the report on a document depends on beside its record: the translations, the keys of its own
    /// words and its corrections. A corpus that changes elsewhere leaves most keys as they are.
    pub fn basis(&self, sections: &Sections, corrections: &[Correction]) -> StoreKey {
        StoreKey::of(&[self.translations_digest.bytes(), &spelt_keys(sections), &corrections::digest(corrections)])
    }
}

/// The keys of all words, with which nothing else goes.
fn spelt_keys(sections: &Sections) -> Vec<u8> {
    let mut spelt = Vec::new();
    for token in sections.iter().flat_map(|section| &section.tokens) {
        spelt.extend_from_slice(token.key.as_ref().map_or("", Key::as_str).as_bytes());
        spelt.push(0);
    }
    spelt
}

/// Two texts to align, with what identifies them.
pub(crate) struct SectionTexts {
    /// Identifies their content: when they are aligned, what was learned from them is left out.
    pub digest: String,
    /// The index of the pair among those of its document.
    pub index: usize,
    /// The texts.
    pub bitext: Bitext,
    /// What is corrected of their beads.
    pub corrected: CorrectedBeads,
}

impl SectionTexts {
    fn training(&self) -> TrainingText<'_> {
        let Self { digest, bitext, corrected, .. } = self;
        TrainingText { digest, bitext, corrected }
    }
}

/// The model of the documents, whose surface forms are counted.
pub(crate) fn settle(run: &Run<'_>, entries: &[Entry], surfaces: Twin<SurfaceCounts>) -> Result<CorpusModel, RunError> {
    let version = finding_version(run.setup, run.wanted);
    let keys = run.pool.install(|| settled(&surfaces, run.setup.settings.keys));
    drop(surfaces);
    let is_paired = matches!(run.inputs, Inputs::Pairs(_));
    if !run.wanted.pairs {
        let (known, translations) = <(TranslationModel, TranslationModel)>::default();
        return Ok(CorpusModel { keys, known, is_paired, translations, translations_digest: version });
    }
    let Start { model: known, words } = run.setup.translations.start(&keys);
    let translations = known.clone();
    let mut model = CorpusModel { keys, known, is_paired, translations, translations_digest: version };
    let mut learned_from = version.bytes().to_vec();
    learned_from.extend(words);
    if run.setup.translations.model.is_none() {
        let texts = training(run, entries, &model)?;
        for text in &texts {
            learned_from.extend(text.basis.bytes());
        }
        let corpus = texts.iter().flat_map(|document| &document.texts);
        let corpus: Vec<TrainingText<'_>> = corpus.map(SectionTexts::training).collect();
        let start = model.known.clone();
        let allowance = run.setup.settings.allowance();
        model.translations = run.pool.install(|| run.setup.translations.learned(start, corpus, allowance));
        // A text that takes too long to be aligned is not among them.
        for digest in model.translations.learned_from() {
            learned_from.extend(digest.as_bytes());
            learned_from.push(0);
        }
    }
    model.translations_digest = StoreKey::of(&[&learned_from]);
    Ok(model)
}

/// A document to learn from.
struct TrainingDocument {
    /// Identifies it with its keys.
    basis: StoreKey,
    texts: Vec<SectionTexts>,
}

/// The documents to learn from: those whose texts have the smallest numbers, so that neither their order nor their format
/// matters, each text once.
pub(crate) fn chosen<'e>(run: &Run<'_>, entries: &'e [Entry]) -> Vec<&'e Entry> {
    let mut chosen: Vec<&Entry> = entries.iter().filter(|entry| entry.is_bilingual && entry.is_first()).collect();
    chosen.sort_by(|left, right| (left.text_number, &left.content).cmp(&(right.text_number, &right.content)));
    chosen.truncate(run.setup.translations.options().training_documents);
    chosen
}

/// The texts to learn from. A document that fails gives none.
fn training(run: &Run<'_>, entries: &[Entry], model: &CorpusModel) -> Result<Vec<TrainingDocument>, RunError> {
    let chosen = chosen(run, entries);
    let work = InOrder { items: &chosen, bytes: |entry| entry.bytes };
    let mut documents = Vec::new();
    let of_entry = |(): &mut (), entry: &&Entry| {
        let mut record = record(run, &entry.key)?;
        let found = guarded(&entry.id, Stage::Align, run.setup.settings.allowance(), || {
            let DocumentRecord { document, sections, .. } = &mut record;
            let mut own = DocumentCorrections::new(run.setup.corrections_of(&entry.id));
            own.mend(document, sections);
            assign_keys(sections, &model.keys);
            let basis = StoreKey::of(&[entry.key.bytes(), &spelt_keys(sections), &own.learning_digest()]);
            let features = DocumentFeatures::new(document, sections, run.setup.settings.keys);
            let pairs = own.pairs(document, sections, &features, model);
            let corrected = own.beads(document, sections, &pairs);
            TrainingDocument { basis, texts: section_texts(document, features.bitexts(&pairs), &corrected) }
        });
        let failed = |_| TrainingDocument { basis: StoreKey::of(&[entry.key.bytes(), b"failed"]), texts: Vec::new() };
        Ok(found.unwrap_or_else(failed))
    };
    run.pool.install(|| {
        work.fold(
            || (),
            of_entry,
            |found: Result<TrainingDocument, RunError>| {
                run.go_on()?;
                documents.push(found?);
                Ok::<(), RunError>(())
            },
        )
    })?;
    Ok(documents)
}

/// The texts of a document to align, with what is corrected of them.
pub(crate) fn section_texts(
    document: &Document,
    bitexts: Vec<(usize, Bitext)>,
    corrected: &BeadCorrections,
) -> Vec<SectionTexts> {
    let number = text_number(document);
    let text = |(index, bitext)| {
        let digest = format!("{number:016x}-{index}");
        SectionTexts { digest, index, bitext, corrected: corrected.of(index) }
    };
    bitexts.into_iter().map(text).collect()
}

/// Identifies the result for these documents, and all that leads to it: the settings and the program.
pub(crate) fn digest(run: &Run<'_>, entries: &[Entry], others: &[DocumentOutcome]) -> StoreKey {
    let version = finding_version(run.setup, run.wanted);
    let others = store::encode(&others);
    // They change what is written, and nothing that is found before.
    let vocabulary = store::encode(&run.setup.vocabulary.as_deref());
    let stop_words = store::encode(&run.setup.stop_words.as_deref());
    let corrections = store::encode(&run.setup.corrections.as_deref());
    let codes = store::encode(&run.setup.codes.as_deref());
    let mut parts: Vec<&[u8]> = vec![version.bytes(), &stop_words, &others, &vocabulary, &corrections, &codes];
    parts.extend(entries.iter().map(|entry| &entry.key.bytes()[..]));
    StoreKey::of(&parts)
}
