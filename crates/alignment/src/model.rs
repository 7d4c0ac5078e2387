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

/// Learned translations with what they are held against, and the dictionaries that go before them. Independent of the
/// order of documents and of threads. Kept in a file, it loses its dictionaries and what single documents added: these
/// are then not left out when they are aligned.
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
    /// Knows the dictionaries and has learned nothing.
    pub fn new(dictionaries: Vec<Arc<Dictionary>>) -> Self {
        Self { dictionaries, ..Self::default() }
    }

    /// The model with these dictionaries in place of those that it had.
    #[must_use]
    pub fn with_dictionaries(self, dictionaries: Vec<Arc<Dictionary>>) -> Self {
        Self { dictionaries, ..self }
    }

    /// Whether a dictionary has two terms of several words as translations.
    pub(crate) fn knows_phrases(&self, english: &Sentence, turkish: &Sentence) -> bool {
        let (english, turkish) = (english.keys(), turkish.keys());
        self.dictionaries.iter().any(|dictionary| dictionary.has_phrases(&english, &turkish))
    }

    /// How many English words have learned translations.
    pub fn translated_words(&self) -> usize {
        self.table.translated_words()
    }

    /// The Turkish keys that were learned as translations of an English one, each with how surely the two translate
    /// each other, 0..=1, best first.
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
