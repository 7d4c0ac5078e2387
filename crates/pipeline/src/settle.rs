//! Settle, the second step: what was observed → the model of the corpus, by which each document is looked at alone.

use crate::analysis::{assign_keys, settled};
use crate::in_order::InOrder;
use crate::observe::{Entry, record};
use crate::pairing::DocumentFeatures;
use crate::record::content;
use crate::run::{Run, RunError};
use crate::store::{self, StoreKey};
use crate::version::finding_version;
use ikiz_alignment::{Bitext, TranslationModel};
use ikiz_document::{Document, DocumentOutcome, Twin};
use ikiz_text::{Keys, SurfaceCounts};

/// What the corpus knows before its documents are looked at one by one.
pub(crate) struct CorpusModel {
    /// The key of each surface form.
    pub keys: Twin<Keys>,
    /// The translations by which sections are paired: what is known before anything is learned from the corpus.
    pub known: TranslationModel,
    /// The translations by which paired texts are aligned.
    pub translations: TranslationModel,
    /// Identifies it: the same documents and settings have the same.
    pub digest: StoreKey,
}

/// Two texts to align, with what identifies them.
pub(crate) struct SectionTexts {
    /// Identifies their content: when they are aligned, what was learned from them is left out.
    pub digest: String,
    /// The index of the pair among those of its document.
    pub index: usize,
    /// The texts.
    pub bitext: Bitext,
}

/// The model of the documents, whose surface forms are counted.
pub(crate) fn settle(
    run: &Run<'_>,
    entries: &[Entry],
    surfaces: Twin<SurfaceCounts>,
    digest: StoreKey,
) -> Result<CorpusModel, RunError> {
    let keys = run.pool.install(|| settled(&surfaces, run.setup.settings.keys));
    drop(surfaces);
    let known = if run.wanted.pairs { run.setup.translations.start(&keys) } else { TranslationModel::default() };
    let mut model = CorpusModel { keys, translations: known.clone(), known, digest };
    if run.wanted.pairs && run.setup.translations.model.is_none() {
        let texts = training(run, entries, &model)?;
        let corpus: Vec<(&str, &Bitext)> = texts.iter().map(|text| (&*text.digest, &text.bitext)).collect();
        let start = model.known.clone();
        model.translations = run.pool.install(|| run.setup.translations.learned(start, &corpus));
    }
    Ok(model)
}

/// The texts to learn from: those of the documents with the smallest content hash, so that neither their order nor
/// their number matters.
fn training(run: &Run<'_>, entries: &[Entry], model: &CorpusModel) -> Result<Vec<SectionTexts>, RunError> {
    let mut chosen: Vec<&Entry> = entries.iter().filter(|entry| entry.is_bilingual).collect();
    chosen.sort_by(|left, right| left.content.cmp(&right.content));
    chosen.truncate(run.setup.translations.options().training_documents);
    let work = InOrder { items: &chosen, bytes: |entry| entry.bytes };
    let mut texts = Vec::new();
    let of_entry = |(): &mut (), entry: &&Entry| {
        let mut record = record(run.store, &entry.key)?;
        assign_keys(&mut record.sections, &model.keys);
        let features = DocumentFeatures::new(&record.document, &record.sections);
        let pairs = features.pairs(&record.sections, &model.known);
        Ok(section_texts(&record.document, features.bitexts(&pairs)))
    };
    run.pool.install(|| {
        work.fold(
            || (),
            of_entry,
            |found: Result<Vec<SectionTexts>, RunError>| {
                run.go_on()?;
                texts.extend(found?);
                Ok::<(), RunError>(())
            },
        )
    })?;
    Ok(texts)
}

/// The texts of a document to align.
pub(crate) fn section_texts(document: &Document, bitexts: Vec<(usize, Bitext)>) -> Vec<SectionTexts> {
    let content = content(document);
    let text = |(index, bitext)| SectionTexts { digest: format!("{}-{index}", content.0), index, bitext };
    bitexts.into_iter().map(text).collect()
}

/// Identifies the result for these documents, and all that leads to it: the settings and the program.
pub(crate) fn digest(run: &Run<'_>, entries: &[Entry], others: &[DocumentOutcome]) -> StoreKey {
    let version = finding_version(run.setup, run.wanted);
    let others = store::encode(&others);
    let mut parts: Vec<&[u8]> = vec![version.bytes(), &others];
    parts.extend(entries.iter().map(|entry| &entry.key.bytes()[..]));
    StoreKey::of(&parts)
}
