//! How surely two words translate each other, by learned translations, the lexicon and their letters.

use super::vocabulary::Vocabulary;
use crate::cognate;
use crate::model::TranslationModel;
use ikiz_document::{Key, Language, Twin};
use rustc_hash::FxHashMap;

/// A learned translation of this probability has the full strength of learned ones. That is less than letters and
/// lexicon have, because words that only occur together are learned too.
const FULL_TRANSLATION: f64 = 0.4;
const LEARNED: f64 = 0.8;
/// A learned translation below this probability is not evidence.
const LEAST_TRANSLATION: f64 = 0.03;
/// The strength of a lexicon entry if the English word has few entries, and if it has many.
const IN_LEXICON: (f32, f32) = (0.9, 0.6);
/// Up to this many entries are few.
const FEW: usize = 4;
/// A similarity of letters below this is not evidence.
const LEAST_LIKENESS: f64 = 0.6;

/// The strengths of all word pairs that have one.
pub(super) struct Supports<'a> {
    words: &'a Twin<Vocabulary>,
    /// For each English word: Turkish words with their strengths, sorted by word.
    rows: Vec<Vec<(u32, f32)>>,
    sounds: Twin<Vec<Sound>>,
}

/// How a word sounds.
struct Sound {
    text: Box<str>,
    /// The first three bytes; 0 if there are too few for a comparison.
    first: u32,
}

impl Sound {
    fn new(key: &Key, language: Language) -> Self {
        let text: Box<str> = cognate::sound(key.as_str(), language).into();
        let first = match text.as_bytes() {
            [one, two, three, _, ..] => u32::from_be_bytes([0, *one, *two, *three]),
            _ => 0,
        };
        Self { text, first }
    }
}

impl<'a> Supports<'a> {
    pub fn new(words: &'a Twin<Vocabulary>, model: &TranslationModel) -> Self {
        let numbers: FxHashMap<&str, u32> =
            words.turkish.keys.iter().zip(0..).map(|(key, at)| (key.as_str(), at)).collect();
        let sounds = |words: &Vocabulary| -> Vec<Sound> {
            words.keys.iter().map(|key| Sound::new(key, words.language())).collect()
        };
        let sounds = words.as_ref().map(sounds);
        let english = words.english.keys.iter().zip(&sounds.english);
        let rows = english.map(|(key, sound)| row(key, !sound.text.is_empty(), &numbers, model)).collect();
        Self { words, rows, sounds }
    }

    /// The strength of a word pair, 0..=1.
    pub fn between(&self, english: u32, turkish: u32) -> f64 {
        let row = &self.rows[english as usize];
        let known = row.binary_search_by_key(&turkish, |entry| entry.0).map_or(0.0, |at| f64::from(row[at].1));
        let likeness = self.likeness(english as usize, turkish as usize);
        if likeness > known { likeness } else { known }
    }

    fn likeness(&self, english: usize, turkish: usize) -> f64 {
        let (left, right) = (&self.sounds.english[english], &self.sounds.turkish[turkish]);
        if left.first == 0 || left.first != right.first {
            return 0.0;
        }
        let likeness = cognate::similarity(&left.text, &right.text);
        if likeness < LEAST_LIKENESS { 0.0 } else { likeness }
    }

    /// How well the words of two phrases translate each other, 0..=1: the mean, over the content words of both, of the
    /// best strength.
    pub fn of_phrases(&self, phrases: Twin<&[u32]>) -> f64 {
        let content = |(phrase, words): (&[u32], &Vocabulary)| -> Vec<u32> {
            phrase.iter().copied().filter(|&word| words.content[word as usize]).collect()
        };
        let Twin { english: left, turkish: right } = phrases.zip(self.words.as_ref()).map(content);
        let best = |strengths: &mut dyn Iterator<Item = f64>| strengths.fold(0.0, f64::max);
        let forward: f64 = left.iter().map(|&one| best(&mut right.iter().map(|&two| self.between(one, two)))).sum();
        let backward: f64 = right.iter().map(|&two| best(&mut left.iter().map(|&one| self.between(one, two)))).sum();
        (forward + backward) / (left.len() + right.len()).max(1) as f64
    }
}

/// The strengths of an English word. The same word in Turkish has the highest, if it has letters.
fn row(english: &Key, has_letters: bool, numbers: &FxHashMap<&str, u32>, model: &TranslationModel) -> Vec<(u32, f32)> {
    let same = numbers.get(english.as_str()).filter(|_| has_letters).map(|number| (*number, 1.0));
    let given = model.dictionaries.iter().flat_map(|dictionary| {
        let turkish = dictionary.turkish_of(english.as_str());
        let worth = if turkish.len() <= FEW { IN_LEXICON.0 } else { IN_LEXICON.1 };
        turkish.iter().filter_map(move |key| Some((*numbers.get(&**key)?, worth)))
    });
    let learned = model.translations(english).into_iter().filter(|entry| entry.1 >= LEAST_TRANSLATION);
    let learned = learned.filter_map(|(key, share)| {
        Some((*numbers.get(key.as_str())?, (LEARNED * (share / FULL_TRANSLATION).min(1.0)) as f32))
    });
    let mut row: Vec<(u32, f32)> = given.chain(learned).chain(same).collect();
    row.sort_by(|left, right| left.0.cmp(&right.0).then(right.1.total_cmp(&left.1)));
    row.dedup_by_key(|entry| entry.0);
    row
}
