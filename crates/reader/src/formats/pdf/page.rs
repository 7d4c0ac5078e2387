//! What stands on a page, from what is drawn to what is read: glyphs, fragments of lines, lines.

use super::rules::Rule;

/// A gap of this share of the font size parts two words.
pub(super) const WORD_GAP: f64 = 0.16;
/// How far a glyph may stand before the end of the one before it: kerning, and accents.
pub(super) const BACKWARDS: f64 = 1.2;
/// How far the baselines of a fragment may differ, in font sizes.
pub(super) const BASELINE: f64 = 0.15;

/// A page as paper: its number from 1, and its size in points.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sheet {
    pub number: u32,
    pub width: f64,
    pub height: f64,
}

/// A page and its glyphs.
pub(super) struct Page {
    pub sheet: Sheet,
    pub glyphs: Vec<PageGlyph>,
    pub rules: Vec<Rule>,
}

/// A page and the fragments of its lines.
pub(super) struct PageFragments {
    pub sheet: Sheet,
    pub fragments: Vec<Fragment>,
    pub rules: Vec<Rule>,
}

/// The lines of a page in reading order.
pub(super) struct PageLines {
    pub sheet: Sheet,
    pub lines: Vec<PageLine>,
    pub rules: Vec<Rule>,
}

/// A glyph: where it stands on the page, in points from the lower left corner, y upwards.
#[derive(Clone, Debug)]
pub(super) struct PageGlyph {
    /// The letters it stands for; U+FFFD where the font does not say.
    pub text: GlyphText,
    /// Left end of its baseline.
    pub x: f64,
    pub y: f64,
    /// How far the next glyph stands from it.
    pub advance: f64,
    /// Font size.
    pub size: f64,
    /// Area of its ink in square em; 0 where it is not known.
    pub ink: f32,
    /// Printed light or transparent.
    pub faint: bool,
}

/// What a glyph stands for: mostly one letter.
#[derive(Clone, Debug)]
pub(super) enum GlyphText {
    Letter(char),
    Letters(Box<str>),
}

impl GlyphText {
    pub(super) fn letter(&self) -> Option<char> {
        match self {
            Self::Letter(letter) => Some(*letter),
            Self::Letters(_) => None,
        }
    }
}

/// Letters side by side on one baseline.
#[derive(Clone, Debug, Default)]
pub(super) struct Fragment {
    pub text: String,
    /// For each character of the text its ink against the usual.
    pub weights: Vec<Option<f32>>,
    /// Left and right end, in points.
    pub left: f64,
    pub right: f64,
    /// Its baseline; higher is larger.
    pub baseline: f64,
    /// Font size of most of it.
    pub size: f64,
    /// Printed light or transparent.
    pub faint: bool,
}

/// A line of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct PageLine {
    pub text: String,
    /// For each character of the text its ink against the usual.
    pub weights: Vec<Option<f32>>,
    pub left: f64,
    pub right: f64,
    pub baseline: f64,
    /// Font size of its largest fragment by length.
    pub size: f64,
    /// Left margin of the column it stands in, and that column's right end.
    pub margin: f64,
    pub column_end: f64,
    /// First line of a column that goes on from the column before it.
    pub column_start: bool,
    /// Begins with raised smaller print.
    pub raised_lead: bool,
    /// First line of a block that white space separates from the text before it.
    pub parted: bool,
}

/// A fragment of ten points whose letters are half an em wide.
#[cfg(test)]
pub(super) fn fragment_of(text: &str, left: f64, baseline: f64) -> Fragment {
    let letters = text.chars().count();
    let (right, weights) = (left + 5.0 * letters as f64, vec![None; letters]);
    Fragment { text: text.to_owned(), weights, left, right, baseline, size: 10.0, faint: false }
}

/// Glyphs of half an em and ten points on a line.
#[cfg(test)]
pub(super) fn glyphs_of(text: &str, x: f64, y: f64) -> Vec<PageGlyph> {
    let glyph = |(at, letter)| {
        let text = GlyphText::Letter(letter);
        PageGlyph { text, x: x + 5.0 * at as f64, y, advance: 5.0, size: 10.0, ink: 0.2, faint: false }
    };
    text.chars().enumerate().map(glyph).collect()
}
