//! Letters that are set apart: where all letters of a line have the same white space between them, it parts no words.

use super::page::{BACKWARDS, BASELINE, PageGlyph, WORD_GAP};

/// The smallest number of pairs of letters that show it, and how many of ten must.
const FEWEST: usize = 3;
const SHARE: usize = 6;
/// White space beyond which letters stand in columns of their own, in font sizes.
const WIDEST: f64 = 1.0;
/// White space that differs by more than this is not the same.
const SAME: f64 = 0.1;

/// For each glyph the white space before it that all letters of its line have, in points; mostly none.
pub(super) fn of_glyphs(glyphs: &[PageGlyph]) -> Vec<f64> {
    let mut spacings = vec![0.0; glyphs.len()];
    let mut from = 0;
    for to in 1..=glyphs.len() {
        if to == glyphs.len() || !is_on_line(&glyphs[to - 1], &glyphs[to]) {
            if let Some(spacing) = of_line(&glyphs[from..to]) {
                spacings[from + 1..to].fill(spacing);
            }
            from = to;
        }
    }
    spacings
}

/// Whether a glyph goes on on the line of the one before it, after a gap of any width.
fn is_on_line(before: &PageGlyph, glyph: &PageGlyph) -> bool {
    let em = before.size.max(glyph.size);
    (glyph.y - before.y).abs() <= BASELINE * em
        && glyph.x - before.x - before.advance >= -BACKWARDS * em
        && (0.8..1.25).contains(&(glyph.size / before.size))
}

fn of_line(line: &[PageGlyph]) -> Option<f64> {
    let gap = |pair: &[PageGlyph]| (pair[1].x - pair[0].x - pair[0].advance) / pair[0].size;
    let wide = line.windows(2).filter(|pair| gap(pair) > 0.75 * WORD_GAP).count();
    if wide < FEWEST || wide * 4 < line.len() {
        return None;
    }
    let is_letter = |glyph: &PageGlyph| glyph.text.letter().is_some_and(char::is_alphabetic);
    let between = line.windows(2).filter(|pair| is_letter(&pair[0]) && is_letter(&pair[1]));
    let mut gaps: Vec<f64> = between.map(gap).collect();
    let wide = gaps.iter().filter(|gap| **gap > 0.75 * WORD_GAP).count();
    if wide < FEWEST || wide * 10 < gaps.len() * SHARE {
        return None;
    }
    gaps.sort_by(f64::total_cmp);
    let usual = gaps[gaps.len() / 2];
    let same = gaps.iter().filter(|gap| (*gap - usual).abs() < SAME).count();
    (usual < WIDEST && same * 10 >= gaps.len() * SHARE).then(|| usual * line[0].size)
}

#[cfg(test)]
mod tests {
    use super::super::fragments::of_glyphs as fragments;
    use super::super::page::glyphs_of;
    use super::super::weight::Weights;
    use super::*;

    /// Letters half an em wide with `gap` points between them, and as much more for each blank as a blank is wide;
    /// blanks are glyphs or not.
    fn read(text: &str, gap: f64, blanks: bool) -> String {
        let mut x = 70.0;
        let mut glyphs = Vec::new();
        for letter in text.chars() {
            let [glyph] = &glyphs_of(&letter.to_string(), x, 700.0)[..] else { unreachable!() };
            let advance = if letter == ' ' { 2.5 } else { 5.0 };
            if blanks || letter != ' ' {
                glyphs.push(PageGlyph { advance, ..glyph.clone() });
            }
            x += advance + gap;
        }
        let texts: Vec<_> =
            fragments(glyphs, &Weights::default()).0.into_iter().map(|fragment| fragment.text).collect();
        texts.join("|")
    }

    #[test]
    fn letters_that_are_set_apart_are_words() {
        for gap in [1.5, 2.5, 4.0] {
            for blanks in [true, false] {
                assert_eq!(read("arının kışı ve balı", gap, blanks).replace('|', " "), "arının kışı ve balı", "{gap}");
            }
        }
        assert_eq!(read("ÖZET", 3.0, false), "ÖZET");
    }

    #[test]
    fn gaps_of_words_stay() {
        assert_eq!(read("arının kışı ve balı", 0.0, false), "arının kışı ve balı");
        assert_eq!(read("x = 3 + y", 0.0, false), "x = 3 + y");
        assert_eq!(read("1 2 3 4 5", 0.0, false), "1 2 3 4 5");
        assert_eq!(read("ABCD", 30.0, false), "A|B|C|D");
    }
}
