//! How frequent words are, whatever translates them: the chance that evidence is compared with.

use crate::sentence::{Bitext, Sentence};
use ikiz_document::{Key, Language, Twin};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// Frequencies of keys in both languages. Starts empty or from shipped counts, grows with the corpus.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Background(Twin<Frequencies>);

impl Background {
    /// Adds occurrences of a key.
    pub fn add(&mut self, language: Language, key: &Key, count: u64) {
        self.0.of_mut(language).add(key, count);
    }

    /// Adds the units of a text pair.
    pub fn add_bitext(&mut self, bitext: &Bitext) {
        for (frequencies, sentences) in self.0.as_mut().zip(bitext.as_ref()) {
            frequencies.add_sentences(sentences);
        }
    }

    pub(crate) const fn side(&self, language: Language) -> &Frequencies {
        self.0.of(language)
    }
}

/// Frequencies in one language. Also numbers the keys, from 0 in the order in which they come.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Frequencies {
    ids: FxHashMap<Key, u32>,
    keys: Vec<Key>,
    counts: Vec<u64>,
    total: u64,
}

impl Frequencies {
    /// The number of a key.
    pub fn id(&self, key: &Key) -> Option<u32> {
        self.ids.get(key).copied()
    }

    /// All keys by number.
    pub fn keys(&self) -> &[Key] {
        &self.keys
    }

    /// All keys with their counts, by number.
    pub fn counted(&self) -> impl Iterator<Item = (&Key, u64)> {
        self.keys.iter().zip(self.counts.iter().copied())
    }

    /// The probability of a word. It occurs `own` times among the `own_total` units of the text to be scored, which may
    /// already be part of the background. The background is assumed to have `unseen` more units (additive smoothing,
    /// 0.5 for each word).
    pub fn probability(&self, id: Option<u32>, own: u64, own_total: u64, unseen: f64) -> f64 {
        let seen = id.and_then(|id| self.counts.get(id as usize)).copied().unwrap_or(0);
        (seen.max(own) as f64 + 0.5) / (self.total.max(own_total) as f64 + 0.5 * self.keys.len() as f64 + unseen)
    }

    fn add(&mut self, key: &Key, count: u64) {
        let id = if let Some(&id) = self.ids.get(key) {
            id as usize
        } else {
            let id = self.keys.len();
            self.ids.insert(key.clone(), id as u32);
            self.keys.push(key.clone());
            self.counts.push(0);
            id
        };
        self.counts[id] += count;
        self.total += count;
    }

    fn add_sentences(&mut self, sentences: &[Sentence]) {
        for unit in sentences.iter().flat_map(|sentence| &sentence.units) {
            self.add(&unit.key, 1);
        }
    }
}
