//! Glyphs of lines in Arabic or Hebrew: some programs draw them from the right, some from the left. Here they are put
//! in the order in which they stand, from the left; what is read from the right is turned round in the finished line.

use super::page::{GlyphText, PageGlyph};
use crate::letters::direction::is_right_to_left;

/// How far the baselines of letters and of the marks on them may differ, in font sizes.
const LEVEL: f64 = 0.5;

/// Sorts each stretch of glyphs on one line that holds letters read from the right.
pub(super) fn sort(glyphs: &mut [PageGlyph]) {
    if !glyphs.iter().any(is_from_right) {
        return;
    }
    let mut from = 0;
    for to in 1..=glyphs.len() {
        let over = to == glyphs.len() || (glyphs[to].y - glyphs[from].y).abs() > LEVEL * glyphs[from].size;
        if over {
            if glyphs[from..to].iter().any(is_from_right) {
                sort_line(&mut glyphs[from..to]);
            }
            from = to;
        }
    }
}

fn is_from_right(glyph: &PageGlyph) -> bool {
    match &glyph.text {
        GlyphText::Letter(letter) => is_right_to_left(*letter),
        GlyphText::Letters(letters) => letters.contains(is_right_to_left),
    }
}

/// A mark goes before the letter that it stands on, since the line is turned round.
fn sort_line(line: &mut [PageGlyph]) {
    let mut letters: Vec<(f64, f64)> =
        line.iter().filter(|glyph| !is_mark(glyph)).map(|glyph| (glyph.x, glyph.x + glyph.advance)).collect();
    letters.sort_by(|one, other| one.0.total_cmp(&other.0));
    let place = |glyph: &PageGlyph| {
        let middle = glyph.x + 0.5 * glyph.advance;
        let under = letters.partition_point(|(left, _)| *left <= middle + 0.01).checked_sub(1).map(|at| letters[at].0);
        if is_mark(glyph) { (under.unwrap_or(glyph.x), 0) } else { (glyph.x, 1) }
    };
    line.sort_by(|one, other| {
        let (one, other) = (place(one), place(other));
        one.0.total_cmp(&other.0).then(one.1.cmp(&other.1))
    });
}

/// Vowel marks of both scripts.
fn is_mark(glyph: &PageGlyph) -> bool {
    glyph.text.letter().is_some_and(|letter| matches!(letter, '\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6ED}'))
}

#[cfg(test)]
mod tests {
    use super::super::page::glyphs_of;
    use super::*;

    fn sorted(mut glyphs: Vec<PageGlyph>) -> String {
        sort(&mut glyphs);
        glyphs.iter().filter_map(|glyph| glyph.text.letter()).collect()
    }

    #[test]
    fn both_ways_of_drawing_give_one_order() {
        let from_left = glyphs_of("صخلملا 12", 70.0, 700.0);
        let from_right: Vec<_> = from_left.iter().rev().cloned().collect();
        assert_eq!(sorted(from_left), "صخلملا 12");
        assert_eq!(sorted(from_right), "صخلملا 12");
    }

    #[test]
    fn marks_go_before_their_letters() {
        let mut glyphs = glyphs_of("بت", 70.0, 700.0);
        let mark = glyphs_of("\u{64E}", 76.0, 702.0).remove(0);
        glyphs.push(PageGlyph { advance: 0.0, ..mark });
        assert_eq!(sorted(glyphs), "ب\u{64E}ت");
    }

    #[test]
    fn other_lines_stay_as_they_are_drawn() {
        let mut glyphs = glyphs_of("ab", 70.0, 700.0);
        glyphs.reverse();
        glyphs.extend(glyphs_of("מש", 70.0, 680.0));
        assert_eq!(sorted(glyphs), "baמש");
    }
}
