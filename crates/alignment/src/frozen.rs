//! A model as plain data, so that it can be kept in a file: word frequencies, translations and lengths, without what single documents added.

use crate::background::Background;
use crate::length::LengthModel;
use crate::model::{Table, TranslationModel};
use crate::parameters::Parameters;
use ikiz_document::{Key, Language};
use ikiz_text::Dictionary;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the file says that it is.
const FORMAT: &str = "ikiz translation model";
const VERSION: u32 = 1;
/// Decimals of counts.
const PRECISION: f64 = 1e4;

/// The fields of the file. Words are named by their place in the lists.
#[derive(Serialize, Deserialize)]
pub(crate) struct Frozen {
    format: String,
    version: u32,
    /// Mean and deviation of the length ratio; mean and deviation of Turkish lengths.
    lengths: [f64; 4],
    english: Vec<FrozenWord>,
    turkish: Vec<FrozenWord>,
    /// For each English word that has some: its place, and place and expected count of Turkish words.
    translations: Vec<(u32, Vec<(u32, f64)>)>,
}

/// Key, frequency, occurrences in the beads that were learned from, and how many of these are translated.
#[derive(Serialize, Deserialize)]
struct FrozenWord(String, u64, f64, f64);

impl From<TranslationModel> for Frozen {
    fn from(model: TranslationModel) -> Self {
        let words = |language, seen: &[f64], known: &[f64]| {
            let counted = model.background.side(language).counted().enumerate();
            let at = |counts: &[f64], at: usize| rounded(counts.get(at).copied().unwrap_or(0.0));
            counted
                .map(|(place, (key, count))| {
                    FrozenWord(key.as_str().to_owned(), count, at(seen, place), at(known, place))
                })
                .collect()
        };
        let table = &model.table;
        let row = |english: u32| {
            // What the discount takes away says nothing.
            let kept = table.row(english).iter().filter(|entry| entry.1 > model.parameters.discount);
            kept.map(|&(turkish, count)| (turkish, rounded(count))).collect::<Vec<_>>()
        };
        let rows = 0..table.offsets.len().saturating_sub(1) as u32;
        let LengthModel { ratio_mean, ratio_deviation, turkish_mean, turkish_deviation } = model.length;
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            lengths: [ratio_mean, ratio_deviation, turkish_mean, turkish_deviation].map(rounded),
            english: words(Language::English, &table.english, &table.english_known),
            turkish: words(Language::Turkish, &table.turkish, &table.turkish_known),
            translations: rows.map(|english| (english, row(english))).filter(|row| !row.1.is_empty()).collect(),
        }
    }
}

impl TryFrom<Frozen> for TranslationModel {
    type Error = String;

    fn try_from(frozen: Frozen) -> Result<Self, String> {
        if frozen.format != FORMAT || frozen.version != VERSION {
            return Err(format!(
                "this says it is `{}` version {}, and `{FORMAT}` version {VERSION} is asked",
                frozen.format, frozen.version
            ));
        }
        let [ratio_mean, ratio_deviation, turkish_mean, turkish_deviation] = frozen.lengths;
        let is_number = |number: &f64| number.is_finite() && *number >= 0.0;
        if !ratio_mean.is_finite() || !turkish_mean.is_finite() || ratio_deviation <= 0.0 || turkish_deviation <= 0.0 {
            return Err("its lengths are no distribution".to_owned());
        }
        let words = frozen.english.iter().chain(&frozen.turkish);
        let counts = frozen.translations.iter().flat_map(|row| &row.1).map(|entry| &entry.1);
        if !words.flat_map(|word| [&word.2, &word.3]).chain(counts).all(is_number) {
            return Err("one of its counts is no number from 0".to_owned());
        }
        let mut rows = frozen.translations;
        rows.sort_unstable_by_key(|row| row.0);
        let mut background = Background::default();
        for (language, words) in [(Language::English, &frozen.english), (Language::Turkish, &frozen.turkish)] {
            for FrozenWord(key, count, ..) in words {
                background.add(language, &Key::new(key), *count);
            }
            if background.side(language).keys().len() != words.len() {
                return Err("a word stands twice".to_owned());
            }
        }
        let column = |words: &[FrozenWord], of: fn(&FrozenWord) -> f64| words.iter().map(of).collect::<Vec<f64>>();
        let mut table = Table {
            english: column(&frozen.english, |word| word.2),
            turkish: column(&frozen.turkish, |word| word.2),
            english_known: column(&frozen.english, |word| word.3),
            turkish_known: column(&frozen.turkish, |word| word.3),
            ..Table::default()
        };
        let mut rows = rows.into_iter().peekable();
        for english in 0..frozen.english.len() as u32 {
            table.offsets.push(table.entries.len());
            let mut row = rows.next_if(|row| row.0 == english).map(|row| row.1).unwrap_or_default();
            if row.iter().any(|entry| entry.0 as usize >= frozen.turkish.len()) {
                return Err("a translation names a word that is not there".to_owned());
            }
            row.sort_unstable_by_key(|entry| entry.0);
            row.dedup_by_key(|entry| entry.0);
            table.entries.append(&mut row);
        }
        table.offsets.push(table.entries.len());
        if rows.next().is_some() {
            return Err("a translation names a word that is not there, or one twice".to_owned());
        }
        let length = LengthModel { ratio_mean, ratio_deviation, turkish_mean, turkish_deviation };
        let (dictionary, own) = (Dictionary::default(), BTreeMap::new());
        Ok(Self { dictionary, background, table, length, parameters: Parameters::default(), own })
    }
}

fn rounded(number: f64) -> f64 {
    (number * PRECISION).round() / PRECISION
}
