//! What the aligner knows of two languages: dictionaries, word frequencies, learned translations, lengths of twins.

use crate::background::Background;
use crate::length::LengthModel;
use crate::parameters::Parameters;
use crate::sentence::Sentence;
use crate::table::{LearnedTable, OwnCounts};
use ikiz_document::{Key, Language};
use ikiz_text::Dictionary;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Learned translations, the word frequencies that they are compared with, and the dictionaries known before learning.
/// Does not depend on the order of documents or on threads. A model kept in a file loses its dictionaries and what each
/// document added, which can then not be left out when that document is aligned.
#[derive(Clone, Debug, Default)]
pub struct TranslationModel {
    pub(crate) dictionaries: Vec<Arc<Dictionary>>,
    pub(crate) background: Background,
    pub(crate) table: LearnedTable,
    pub(crate) length: LengthModel,
    pub(crate) parameters: Parameters,
    /// What each training document added, by its digest.
    pub(crate) own: BTreeMap<String, OwnCounts>,
}

impl TranslationModel {
    /// A model with these dictionaries and nothing learned.
    pub fn new(dictionaries: Vec<Arc<Dictionary>>) -> Self {
        Self { dictionaries, ..Self::default() }
    }

    /// The model with its dictionaries replaced by these.
    #[must_use]
    pub fn with_dictionaries(self, dictionaries: Vec<Arc<Dictionary>>) -> Self {
        Self { dictionaries, ..self }
    }

    /// Whether the two sentences are terms of several words that a dictionary has as translations.
    pub(crate) fn knows_phrases(&self, english: &Sentence, turkish: &Sentence) -> bool {
        let (english, turkish) = (english.keys(), turkish.keys());
        self.dictionaries.iter().any(|dictionary| dictionary.has_phrases(&english, &turkish))
    }

    /// The digests of the texts that translations were learned from, in order.
    pub fn learned_from(&self) -> impl Iterator<Item = &str> {
        self.own.keys().map(String::as_str)
    }

    /// How many English words have learned translations.
    pub fn translated_words(&self) -> usize {
        self.table.translated_words()
    }

    /// The Turkish keys learned as translations of an English key, best first. Each has a number 0..=1: how surely the
    /// two translate each other.
    pub fn translations(&self, english: &Key) -> Vec<(Key, f64)> {
        let (source, target) = (self.background.side(Language::English), self.background.side(Language::Turkish));
        let Some(english) = source.id(english) else { return Vec::new() };
        let named = |&entry: &(u32, f64)| {
            let key = target.keys().get(entry.0 as usize)?;
            Some((key.clone(), self.table.mutual(english, entry, self.parameters.discount)))
        };
        let mut found: Vec<(Key, f64)> = self.table.row(english).iter().filter_map(named).collect();
        found.retain(|entry| entry.1 > 0.0);
        found.sort_by(|left, right| right.1.total_cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
        found
    }
}
