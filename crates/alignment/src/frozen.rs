//! A model as plain data, to be kept in a file: word frequencies, translations and lengths. What each single document
//! added is not kept.

use crate::background::Background;
use crate::length::LengthModel;
use crate::model::TranslationModel;
use crate::table::LearnedTable;
use ikiz_document::{Key, Language, Twin};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The format that the file names.
const FORMAT: &str = "ikiz translation model";
const VERSION: u32 = 1;
/// Decimals of counts.
const PRECISION: f64 = 1e4;

/// The fields of the file. Words are referred to by their place in the lists.
#[derive(Serialize, Deserialize)]
struct Frozen {
    format: String,
    version: u32,
    /// Mean and deviation of the length ratio; mean and deviation of Turkish lengths.
    lengths: [f64; 4],
    english: Vec<FrozenWord>,
    turkish: Vec<FrozenWord>,
    /// For each English word with translations: its place, and the place and expected count of each Turkish word.
    translations: Vec<(u32, Vec<(u32, f64)>)>,
}

/// Key, frequency, occurrences in the beads used for learning, and how many of these are translated.
#[derive(Serialize, Deserialize)]
struct FrozenWord(String, u64, f64, f64);

impl Serialize for TranslationModel {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Frozen::from(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for TranslationModel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Frozen::deserialize(deserializer)?.thawed().map_err(serde::de::Error::custom)
    }
}

impl From<&TranslationModel> for Frozen {
    fn from(model: &TranslationModel) -> Self {
        let table = &model.table;
        let at = |counts: &[f64], at: usize| rounded(counts.get(at).copied().unwrap_or(0.0));
        let words = |language: Language| {
            let (counts, known) = (table.counts.of(language), table.known.of(language));
            let words = model.background.side(language).counted().enumerate();
            let word = |(place, (key, count)): (usize, (&Key, u64))| {
                FrozenWord(key.as_str().to_owned(), count, at(counts, place), at(known, place))
            };
            words.map(word).collect()
        };
        let row = |english: u32| {
            // Counts that the discount reduces to nothing are not kept.
            let kept = table.row(english).iter().filter(|entry| entry.1 > model.parameters.discount);
            kept.map(|&(turkish, count)| (turkish, rounded(count))).collect::<Vec<_>>()
        };
        let rows = 0..table.offsets.len().saturating_sub(1) as u32;
        let LengthModel { ratio_mean, ratio_deviation, turkish_mean, turkish_deviation } = model.length;
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            lengths: [ratio_mean, ratio_deviation, turkish_mean, turkish_deviation].map(rounded),
            english: words(Language::English),
            turkish: words(Language::Turkish),
            translations: rows.map(|english| (english, row(english))).filter(|row| !row.1.is_empty()).collect(),
        }
    }
}

impl Frozen {
    /// The model in the file, without dictionaries.
    fn thawed(self) -> Result<TranslationModel, String> {
        self.check()?;
        let words = Twin::new(self.english, self.turkish);
        let mut background = Background::default();
        for (language, words) in words.as_ref().with_language() {
            for FrozenWord(key, count, ..) in words {
                background.add(language, &Key::new(key), *count);
            }
            if background.side(language).keys().len() != words.len() {
                return Err("a word stands twice".to_owned());
            }
        }
        let [ratio_mean, ratio_deviation, turkish_mean, turkish_deviation] = self.lengths;
        Ok(TranslationModel {
            background,
            table: table(&words, self.translations)?,
            length: LengthModel { ratio_mean, ratio_deviation, turkish_mean, turkish_deviation },
            ..TranslationModel::default()
        })
    }

    /// Whether the file has this format, and its numbers are finite.
    fn check(&self) -> Result<(), String> {
        if self.format != FORMAT || self.version != VERSION {
            return Err(format!(
                "this says it is `{}` version {}, and `{FORMAT}` version {VERSION} is asked",
                self.format, self.version
            ));
        }
        let [ratio_mean, ratio_deviation, turkish_mean, turkish_deviation] = self.lengths;
        let is_number = |number: &f64| number.is_finite() && *number >= 0.0;
        if !ratio_mean.is_finite() || !turkish_mean.is_finite() || ratio_deviation <= 0.0 || turkish_deviation <= 0.0 {
            return Err("its lengths are no distribution".to_owned());
        }
        let words = self.english.iter().chain(&self.turkish);
        let counts = self.translations.iter().flat_map(|row| &row.1).map(|entry| &entry.1);
        if !words.flat_map(|word| [&word.2, &word.3]).chain(counts).all(is_number) {
            return Err("one of its counts is no number from 0".to_owned());
        }
        Ok(())
    }
}

/// The table of learned translations.
fn table(words: &Twin<Vec<FrozenWord>>, mut rows: Vec<(u32, Vec<(u32, f64)>)>) -> Result<LearnedTable, String> {
    rows.sort_unstable_by_key(|row| row.0);
    let column = |of: fn(&FrozenWord) -> f64| words.as_ref().map(|words| words.iter().map(of).collect());
    let mut table =
        LearnedTable { counts: column(|word| word.2), known: column(|word| word.3), ..LearnedTable::default() };
    let mut rows = rows.into_iter().peekable();
    for english in 0..words.english.len() as u32 {
        table.offsets.push(table.entries.len());
        let mut row = rows.next_if(|row| row.0 == english).map(|row| row.1).unwrap_or_default();
        if row.iter().any(|entry| entry.0 as usize >= words.turkish.len()) {
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
    Ok(table)
}

fn rounded(number: f64) -> f64 {
    (number * PRECISION).round() / PRECISION
}
