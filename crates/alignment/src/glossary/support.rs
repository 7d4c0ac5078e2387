//! How surely two words translate each other, by what was learned, by the lexicon and by their letters.

use super::vocabulary::Vocabulary;
use crate::cognate;
use crate::model::TranslationModel;
use ikiz_document::Key;
use ikiz_text::Dictionary;
use rustc_hash::FxHashMap;

/// A learned translation of this probability is worth as much as one can be; less than letters and lexicon, as neighbours are learned too.
const FULL_TRANSLATION: f64 = 0.4;
const LEARNED: f64 = 0.8;
/// A learned translation below this says nothing.
const LEAST_TRANSLATION: f64 = 0.03;
/// What an entry of the lexicon is worth where the English word has few, and where it has many.
const IN_LEXICON: (f32, f32) = (0.9, 0.6);
/// Entries that are few.
const FEW: usize = 4;
/// A likeness of letters below this says nothing.
const LEAST_LIKENESS: f64 = 0.6;

/// The strengths of all word pairs that have one.
pub(super) struct Supports<'a> {
    english: &'a Vocabulary,
    turkish: &'a Vocabulary,
    /// Turkish word and strength, sorted by word; by English word.
    rows: Vec<Vec<(u32, f32)>>,
    english_sounds: Vec<Box<str>>,
    turkish_sounds: Vec<Box<str>>,
}

impl<'a> Supports<'a> {
    pub fn new(english: &'a Vocabulary, turkish: &'a Vocabulary, model: &TranslationModel) -> Self {
        let numbers: FxHashMap<&str, u32> = turkish.keys.iter().zip(0..).map(|(key, at)| (key.as_str(), at)).collect();
        let rows = english.keys.iter().map(|key| row(key, &numbers, model)).collect();
        let sounds = |words: &Vocabulary| -> Vec<Box<str>> {
            words.keys.iter().map(|key| cognate::sound(key.as_str(), words.language()).into()).collect()
        };
        Self { english_sounds: sounds(english), turkish_sounds: sounds(turkish), english, turkish, rows }
    }

    /// The strength of a word pair, 0..=1.
    pub fn between(&self, english: u32, turkish: u32) -> f64 {
        let row = &self.rows[english as usize];
        let known = row.binary_search_by_key(&turkish, |entry| entry.0).map_or(0.0, |at| f64::from(row[at].1));
        let likeness = self.likeness(english as usize, turkish as usize);
        if likeness > known { likeness } else { known }
    }

    fn likeness(&self, english: usize, turkish: usize) -> f64 {
        let (left, right) = (&*self.english_sounds[english], &*self.turkish_sounds[turkish]);
        if self.english.keys[english] == self.turkish.keys[turkish] && !left.is_empty() {
            return 1.0;
        }
        if left.len() < 4 || right.len() < 4 || left.as_bytes()[..3] != right.as_bytes()[..3] {
            return 0.0;
        }
        let likeness = cognate::similarity(left, right);
        if likeness < LEAST_LIKENESS { 0.0 } else { likeness }
    }

    /// How much of two phrases is held up by their words, 0..=1: the mean over the content words of both of the best strength.
    pub fn of_phrases(&self, english: &[u32], turkish: &[u32]) -> f64 {
        let left: Vec<u32> = english.iter().copied().filter(|&word| self.english.content[word as usize]).collect();
        let right: Vec<u32> = turkish.iter().copied().filter(|&word| self.turkish.content[word as usize]).collect();
        let best = |strengths: &mut dyn Iterator<Item = f64>| strengths.fold(0.0, f64::max);
        let forward: f64 = left.iter().map(|&one| best(&mut right.iter().map(|&two| self.between(one, two)))).sum();
        let backward: f64 = right.iter().map(|&two| best(&mut left.iter().map(|&one| self.between(one, two)))).sum();
        (forward + backward) / (left.len() + right.len()).max(1) as f64
    }
}

fn row(english: &Key, numbers: &FxHashMap<&str, u32>, model: &TranslationModel) -> Vec<(u32, f32)> {
    let given = [Dictionary::shipped(), &model.dictionary].into_iter().flat_map(|dictionary| {
        let turkish = dictionary.turkish_of(english.as_str());
        let worth = if turkish.len() <= FEW { IN_LEXICON.0 } else { IN_LEXICON.1 };
        turkish.iter().filter_map(move |key| Some((*numbers.get(&**key)?, worth)))
    });
    let learned = model.translations(english).into_iter().filter(|entry| entry.1 >= LEAST_TRANSLATION);
    let learned = learned.filter_map(|(key, share)| {
        Some((*numbers.get(key.as_str())?, (LEARNED * (share / FULL_TRANSLATION).min(1.0)) as f32))
    });
    let mut row: Vec<(u32, f32)> = given.chain(learned).collect();
    row.sort_by(|left, right| left.0.cmp(&right.0).then(right.1.total_cmp(&left.1)));
    row.dedup_by_key(|entry| entry.0);
    row
}
