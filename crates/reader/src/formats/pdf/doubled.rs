//! Letters that are drawn twice in the same place: text under its own shadow, bold print made by drawing again with a
//! small shift, pages that a program laid over each other.

use super::glyphs::STROKED;
use super::page::PageGlyph;
use rustc_hash::FxHashMap;

/// Edge of the cells in which letters are looked up, in points.
const CELL: f64 = 4.0;
/// How far a copy may stand from its letter, in shares of the font size and of the letter's width.
const REACH: f64 = 0.25;
const REACH_OF_WIDTH: f64 = 0.5;
/// A larger shift shows as a bolder letter.
const VISIBLE: f64 = 0.005;

/// Takes out what stands in the place of the same letter that was drawn before, which counts as bold where the copy
/// thickens it; returns how many.
///
/// A copy begins where the drawing goes back, so only there, and from there on, letters are compared.
pub(super) fn remove(glyphs: &mut Vec<PageGlyph>) -> usize {
    let mut places = Places::with_capacity(glyphs.len());
    let mut copies = vec![false; glyphs.len()];
    let mut comparing = true;
    for at in 0..glyphs.len() {
        let goes_on = at.checked_sub(1).is_some_and(|before| follows(&glyphs[before], &glyphs[at]));
        let Some(letter) = glyphs[at].text.letter().filter(|letter| !letter.is_whitespace()) else { continue };
        if comparing || !goes_on {
            let original = places.near(glyphs, at, letter);
            comparing = original.is_some();
            if let Some(original) = original {
                thicken(glyphs, original, at);
                copies[at] = true;
                continue;
            }
        }
        places.add(&glyphs[at], at, letter);
    }
    let removed = copies.iter().filter(|copy| **copy).count();
    if removed > 0 {
        let mut copies = copies.into_iter();
        glyphs.retain(|_| !copies.next().unwrap_or_default());
    }
    removed
}

/// Whether a glyph goes on where the one before it ends.
fn follows(before: &PageGlyph, glyph: &PageGlyph) -> bool {
    (glyph.y - before.y).abs() < 0.1 * glyph.size && glyph.x > before.x + REACH_OF_WIDTH * before.advance
}

/// What the copy does to the letter under it.
fn thicken(glyphs: &mut [PageGlyph], original: usize, copy: usize) {
    let PageGlyph { x, y, size, ink, faint, .. } = glyphs[copy];
    let under = &mut glyphs[original];
    let shifted = (under.x - x).hypot(under.y - y) > VISIBLE * size;
    under.ink = under.ink.max(ink * if shifted && under.faint == faint { STROKED } else { 1.0 });
    under.faint &= faint;
}

/// Where each letter stands.
struct Places {
    /// The last letter of each kind in each cell.
    last: FxHashMap<(char, i32, i32), usize>,
    /// The one before it there, for each glyph.
    before: Vec<Option<usize>>,
}

impl Places {
    fn with_capacity(count: usize) -> Self {
        let last = FxHashMap::with_capacity_and_hasher(count, rustc_hash::FxBuildHasher);
        Self { last, before: vec![None; count] }
    }

    fn add(&mut self, glyph: &PageGlyph, at: usize, letter: char) {
        self.before[at] = self.last.insert((letter, cell(glyph.x), cell(glyph.y)), at);
    }

    /// The same letter within reach of a glyph.
    fn near(&self, glyphs: &[PageGlyph], at: usize, letter: char) -> Option<usize> {
        /// Letters of a cell that are compared; only a file that is made to take time has more.
        const MOST: usize = 16;
        let glyph = &glyphs[at];
        let reach = reach(glyph);
        let cells = |middle: f64, reach: f64| cell(middle - reach)..=cell(middle + reach);
        let height = (REACH * glyph.size).min(2.0 * CELL);
        for x in cells(glyph.x, reach) {
            for y in cells(glyph.y, height) {
                let mut next = self.last.get(&(letter, x, y)).copied();
                for _ in 0..MOST {
                    let Some(found) = next else { break };
                    if is_copy(&glyphs[found], glyph, reach, height) {
                        return Some(found);
                    }
                    next = self.before[found];
                }
            }
        }
        None
    }
}

fn cell(place: f64) -> i32 {
    (place / CELL).floor() as i32
}

fn reach(glyph: &PageGlyph) -> f64 {
    let width = if glyph.advance > 0.0 { REACH_OF_WIDTH * glyph.advance } else { 0.05 * glyph.size };
    width.min(REACH * glyph.size).min(2.0 * CELL)
}

fn is_copy(original: &PageGlyph, glyph: &PageGlyph, reach: f64, height: f64) -> bool {
    (original.x - glyph.x).abs() <= reach
        && (original.y - glyph.y).abs() <= height
        && (0.9..1.1).contains(&(glyph.size / original.size))
}

#[cfg(test)]
mod tests {
    use super::super::page::glyphs_of;
    use super::*;

    fn drawn(mut glyphs: Vec<PageGlyph>) -> (String, usize, Vec<f32>) {
        let removed = remove(&mut glyphs);
        let text = glyphs.iter().filter_map(|glyph| glyph.text.letter()).collect();
        (text, removed, glyphs.iter().map(|glyph| glyph.ink).collect())
    }

    #[test]
    fn a_line_over_its_shadow_is_one_line() {
        let mut glyphs = glyphs_of("Meşe ballı", 70.0, 700.0);
        glyphs.extend(glyphs_of("Meşe ballı", 70.7, 699.4));
        let (text, removed, inks) = drawn(glyphs);
        assert_eq!((text.trim(), removed), ("Meşe ballı", 9));
        assert!(inks[0] > 0.2, "it is thicker");
    }

    #[test]
    fn each_letter_twice_is_bold() {
        let glyphs: Vec<_> = glyphs_of("Özet", 70.0, 700.0)
            .into_iter()
            .flat_map(|glyph| [glyph.clone(), PageGlyph { x: glyph.x + 0.3, ..glyph }])
            .collect();
        let (text, removed, inks) = drawn(glyphs);
        assert_eq!((&*text, removed), ("Özet", 4));
        assert!(inks.iter().all(|ink| (ink - 0.2 * STROKED).abs() < 0.01));
    }

    #[test]
    fn what_stands_beside_or_below_stays() {
        let mut glyphs = glyphs_of("llll iiii ....", 70.0, 700.0);
        glyphs.extend(glyphs_of("llll iiii ....", 70.0, 688.0));
        assert_eq!(drawn(glyphs).1, 0);
    }
}
