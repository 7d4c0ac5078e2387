//! A text pair with numbered units, so that scoring looks up nothing by name.

use crate::background::{Background, Frequencies};
use crate::sentence::Sentence;
use crate::unit::Unit;
use ikiz_document::Twin;
use rustc_hash::FxHashMap;

/// Both sides with numbered units.
pub(crate) type Indexed<'a> = Twin<Side<'a>>;

/// The form in which a word is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Spelling {
    /// By its sound.
    Sound,
    /// By its own letters.
    Letters,
}

/// One side: its distinct units, and the sentences that contain them.
pub(crate) struct Side<'a> {
    /// The sentences.
    pub sentences: &'a [Sentence],
    /// Unit numbers of each sentence, in order.
    pub units: Vec<Vec<u32>>,
    /// The distinct units by number, in order of first occurrence.
    pub distinct: Vec<&'a Unit>,
    /// The number of each distinct unit in the model's background; `None` if the background does not have it.
    pub words: Vec<Option<u32>>,
    /// For each distinct unit, the sentences that contain it, ascending, with one entry for each occurrence.
    pub places: Vec<Vec<u32>>,
    /// Each distinct sound or spelling with its unit, sorted; a unit may have several.
    pub sounds: Vec<(&'a str, u32, Spelling)>,
}

/// Numbers the units of both sides.
pub(crate) fn indexed<'a>(sentences: Twin<&'a [Sentence]>, background: &Background) -> Indexed<'a> {
    sentences.with_language().map(|(language, sentences)| Side::new(sentences, background.side(language)))
}

impl<'a> Side<'a> {
    fn new(sentences: &'a [Sentence], frequencies: &Frequencies) -> Self {
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        let (mut units, mut distinct, mut places) = (Vec::with_capacity(sentences.len()), Vec::new(), Vec::new());
        let (mut words, mut sounds) = (Vec::new(), Vec::new());
        for (place, sentence) in sentences.iter().enumerate() {
            let mut row = Vec::with_capacity(sentence.units.len());
            for unit in &sentence.units {
                let number = *numbers.entry(unit.key.as_str()).or_insert_with(|| {
                    distinct.push(&**unit);
                    words.push(frequencies.id(&unit.key));
                    places.push(Vec::new());
                    distinct.len() as u32 - 1
                });
                places[number as usize].push(place as u32);
                sounds.push((&*unit.sound, number, Spelling::Sound));
                sounds.extend(unit.letters.as_deref().map(|letters| (letters, number, Spelling::Letters)));
                row.push(number);
            }
            units.push(row);
        }
        sounds.sort_unstable();
        sounds.dedup();
        Self { sentences, units, distinct, words, places, sounds }
    }

    /// All units, repeated ones counted.
    pub fn total(&self) -> u64 {
        self.places.iter().map(|places| places.len() as u64).sum()
    }
}
