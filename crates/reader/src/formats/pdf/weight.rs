//! Bold print, told by the ink of a letter against what the same letter has in most of the file: fonts that say so by name are the smaller part.

use super::glyphs::PageGlyph;
use std::collections::BTreeMap;

/// So much more ink than usual is bold.
const BOLD: f32 = 1.22;

/// The usual ink of each letter.
#[derive(Default)]
pub(super) struct Weights(BTreeMap<char, f32>);

impl Weights {
    /// Of all glyphs of a file.
    pub fn of<'g>(glyphs: impl Iterator<Item = &'g PageGlyph>) -> Self {
        let mut counts: BTreeMap<char, BTreeMap<u32, usize>> = BTreeMap::new();
        for glyph in glyphs.filter(|glyph| glyph.ink > 0.0) {
            if let Some(letter) = glyph.text.letter().filter(|letter| letter.is_alphabetic()) {
                *counts.entry(letter).or_default().entry(glyph.ink.to_bits()).or_default() += 1;
            }
        }
        // Half of a letter's occurrences have no more ink than this.
        let median = |inks: BTreeMap<u32, usize>| {
            let all: usize = inks.values().sum();
            let mut seen = 0;
            let found = inks.into_iter().find(|(_, count)| {
                seen += count;
                seen * 2 >= all
            });
            found.map_or(0.0, |(ink, _)| f32::from_bits(ink))
        };
        Self(counts.into_iter().map(|(letter, inks)| (letter, median(inks))).collect())
    }

    /// Whether a glyph is printed bold; false where its letter is not known.
    pub fn is_bold(&self, glyph: &PageGlyph) -> bool {
        let usual = glyph.text.letter().and_then(|letter| self.0.get(&letter));
        usual.is_some_and(|usual| glyph.ink > usual * BOLD)
    }
}
