//! Bold print, recognised by the ink of a letter against what the same letter has in most of the file: few fonts say by
//! name that they are bold.

use super::page::PageGlyph;
use rustc_hash::FxHashMap;

/// A letter is bold from this many times the usual ink on.
const BOLD: f32 = 1.18;

/// The usual ink of each letter.
#[derive(Default)]
pub(super) struct Weights(FxHashMap<char, f32>);

impl Weights {
    /// Of all glyphs of a file.
    pub fn of<'g>(glyphs: impl Iterator<Item = &'g PageGlyph>) -> Self {
        let mut counts: FxHashMap<(char, u32), usize> = FxHashMap::default();
        for glyph in glyphs.filter(|glyph| glyph.ink > 0.0) {
            if let Some(letter) = glyph.text.letter() {
                *counts.entry((letter, glyph.ink.to_bits())).or_default() += 1;
            }
        }
        let mut counts: Vec<((char, u32), usize)> =
            counts.into_iter().filter(|((letter, _), _)| letter.is_alphabetic()).collect();
        counts.sort_unstable();
        // Half of a letter's occurrences have no more ink than this; the bits of positive numbers sort as the numbers
        // do.
        let median = |inks: &[((char, u32), usize)]| {
            let all: usize = inks.iter().map(|(_, count)| count).sum();
            let mut seen = 0;
            let found = inks.iter().find(|(_, count)| {
                seen += count;
                seen * 2 >= all
            });
            found.map_or(0.0, |((_, ink), _)| f32::from_bits(*ink))
        };
        let letters = counts.chunk_by(|one, other| one.0.0 == other.0.0);
        Self(letters.map(|inks| (inks[0].0.0, median(inks))).collect())
    }

    /// The ink of a glyph against the usual; `None` where either is not known.
    pub fn of_glyph(&self, glyph: &PageGlyph) -> Option<f32> {
        let usual = glyph.text.letter().and_then(|letter| self.0.get(&letter))?;
        (glyph.ink > 0.0).then(|| glyph.ink / usual)
    }
}

/// Whether a line is printed bold throughout, and how many letters at its start are bold where it is not. `weights`
/// goes with the characters of the text. Words are judged, not letters: what is rare in the file has no usual ink to
/// speak of.
pub(super) fn boldness(text: &str, weights: &[Option<f32>]) -> (bool, u16) {
    let (mut all, mut bold, mut lead) = (0, 0, 0);
    let mut unbroken = true;
    let mut characters = text.chars().zip(weights).peekable();
    while characters.peek().is_some() {
        let (mut letters, mut known, mut sum) = (0, 0, 0.0);
        for (letter, weight) in characters.by_ref().take_while(|(letter, _)| *letter != ' ') {
            letters += usize::from(letter.is_alphabetic());
            if let Some(weight) = weight {
                known += 1;
                sum += weight;
            }
        }
        let is_bold = known > 0 && sum / known as f32 > BOLD;
        unbroken &= is_bold || letters == 0;
        all += letters;
        bold += if is_bold { letters } else { 0 };
        lead += if unbroken { letters } else { 0 };
    }
    if all > 0 && bold * 10 >= all * 9 { (true, 0) } else { (false, u16::try_from(lead).unwrap_or(u16::MAX)) }
}
