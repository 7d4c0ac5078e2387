//! Glyphs to fragments: runs of letters on one baseline without a wide gap, in the order in which they are drawn.
//! Accents that are drawn apart from their letters, as TeX does, are put on them here, where their places are known.

use super::page::{BACKWARDS, BASELINE, Fragment, GlyphText, PageGlyph, WORD_GAP};
use super::weight::Weights;
use super::{right_to_left, spacing};
use crate::letters::accents;
use crate::letters::direction::is_right_to_left;

/// A gap of this share parts two fragments.
const FRAGMENT_GAP: f64 = 0.8;

/// The fragments of a page, and how many accents were put on their letters.
pub(super) fn of_glyphs(mut glyphs: Vec<PageGlyph>, weights: &Weights) -> (Vec<Fragment>, usize) {
    let accents = compose(&mut glyphs);
    // A soft hyphen without width is one that is not printed.
    let soft = |glyph: &PageGlyph| glyph.advance < 0.05 * glyph.size && glyph.text.letter() == Some('\u{AD}');
    glyphs.retain(|glyph| glyph.size > 0.5 && !soft(glyph));
    right_to_left::sort(&mut glyphs);
    let spacings = spacing::of_glyphs(&glyphs);
    let mut fragments: Vec<Fragment> = Vec::new();
    let mut sizes = Sizes::default();
    let mut last: Option<&PageGlyph> = None;
    for (glyph, spacing) in glyphs.iter().zip(spacings) {
        let end = last.map_or(0.0, |last| last.x + last.advance);
        let em = last.map_or(glyph.size, |last| last.size.max(glyph.size));
        let gap = glyph.x - end - spacing;
        let joins = last.is_some_and(|last| {
            (glyph.y - last.y).abs() <= BASELINE * em
                && (-BACKWARDS * em..=FRAGMENT_GAP * em).contains(&gap)
                && (0.8..1.25).contains(&(glyph.size / last.size))
        });
        let blank = matches!(glyph.text, GlyphText::Letter(letter) if letter.is_whitespace());
        match fragments.last_mut().filter(|_| joins) {
            Some(fragment) => {
                if gap > WORD_GAP * em && !fragment.text.ends_with(' ') {
                    fragment.text.push(' ');
                    fragment.weights.push(None);
                }
                fragment.push(glyph, weights);
                if !blank {
                    fragment.right = fragment.right.max(glyph.x + glyph.advance);
                }
            }
            // A blank that stands alone says nothing.
            None if blank => continue,
            None => {
                sizes.settle(&mut fragments);
                let (left, baseline) = (glyph.x, glyph.y);
                let (right, faint) = (left + glyph.advance, glyph.faint);
                let mut fragment = Fragment { left, right, baseline, faint, ..Fragment::default() };
                fragment.push(glyph, weights);
                fragments.push(fragment);
            }
        }
        sizes.add(glyph.size);
        last = Some(glyph);
    }
    sizes.settle(&mut fragments);
    fragments.retain(|fragment| !fragment.text.trim().is_empty());
    (fragments, accents)
}

impl Fragment {
    fn push(&mut self, glyph: &PageGlyph, weights: &Weights) {
        match &glyph.text {
            GlyphText::Letter(letter) => self.text.push(*letter),
            // The line is turned round as a whole later.
            GlyphText::Letters(letters) if letters.contains(is_right_to_left) => {
                self.text.extend(letters.chars().rev());
            }
            GlyphText::Letters(letters) => self.text.push_str(letters),
        }
        let length = self.text.chars().count();
        self.weights.resize(length, weights.of_glyph(glyph));
    }
}

/// The font size of most letters of a page.
pub(super) fn usual_size(fragments: &[Fragment]) -> f64 {
    let mut sizes: Vec<(f64, usize)> = fragments.iter().map(|fragment| (fragment.size, fragment.text.len())).collect();
    sizes.sort_by(|one, other| one.0.total_cmp(&other.0));
    let all: usize = sizes.iter().map(|(_, letters)| letters).sum();
    let mut seen = 0;
    let middle = sizes.into_iter().find(|(_, letters)| {
        seen += letters;
        seen * 2 >= all
    });
    middle.map_or(10.0, |(size, _)| size)
}

/// The sizes in a fragment, to find the one of most letters.
#[derive(Default)]
struct Sizes(Vec<(f64, usize)>);

impl Sizes {
    fn add(&mut self, size: f64) {
        match self.0.iter_mut().find(|(known, _)| (known - size).abs() < 0.1) {
            Some((_, count)) => *count += 1,
            None => self.0.push((size, 1)),
        }
    }

    fn settle(&mut self, fragments: &mut [Fragment]) {
        let most = self.0.iter().max_by(|left, right| left.1.cmp(&right.1).then(left.0.total_cmp(&right.0)));
        if let (Some((size, _)), Some(fragment)) = (most, fragments.last_mut()) {
            fragment.size = *size;
        }
        self.0.clear();
    }
}

/// Puts accents that stand over (or under) a letter on it; returns how many.
fn compose(glyphs: &mut Vec<PageGlyph>) -> usize {
    let mut composed = 0;
    let mut gone = vec![false; glyphs.len()];
    for at in 0..glyphs.len() {
        let Some(accent) = glyphs[at].text.letter().filter(|letter| accents::is_spacing(*letter)) else { continue };
        // The letter is drawn after the accent, or else before it.
        let beside = [at.checked_add(1), at.checked_sub(1)];
        for base in beside.into_iter().flatten().filter(|base| *base < glyphs.len()) {
            let letter = glyphs[base].text.letter().and_then(|letter| accents::composed(accent, letter));
            if let Some(letter) = letter.filter(|_| !gone[base] && stands_on(&glyphs[at], &glyphs[base])) {
                glyphs[base].text = GlyphText::Letter(letter);
                gone[at] = true;
                composed += 1;
                break;
            }
        }
    }
    let mut gone = gone.into_iter();
    glyphs.retain(|_| !gone.next().unwrap_or_default());
    composed
}

/// Whether the middle of an accent stands over its letter.
fn stands_on(accent: &PageGlyph, letter: &PageGlyph) -> bool {
    let middle = accent.x + accent.advance / 2.0;
    let slack = letter.size * 0.08;
    (letter.x - slack..=letter.x + letter.advance + slack).contains(&middle)
        && (accent.y - letter.y).abs() < letter.size * 0.6
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Glyphs of half an em each, set without gaps; `|` makes a gap of a word, `‖` one of a column.
    fn glyphs(text: &str) -> Vec<PageGlyph> {
        let mut x = 0.0;
        let mut glyphs = Vec::new();
        for letter in text.chars() {
            match letter {
                '|' => x += 3.0,
                '‖' => x += 30.0,
                _ => {
                    let text = GlyphText::Letter(letter);
                    glyphs.push(PageGlyph { text, x, y: 100.0, advance: 5.0, size: 10.0, ink: 0.2, faint: false });
                    x += 5.0;
                }
            }
        }
        glyphs
    }

    fn texts(glyphs: Vec<PageGlyph>) -> (Vec<String>, usize) {
        let (fragments, accents) = of_glyphs(glyphs, &Weights::default());
        (fragments.into_iter().map(|fragment| fragment.text).collect(), accents)
    }

    #[test]
    fn gaps_part_words_and_fragments() {
        let expected = vec!["bir iki".to_owned(), "üç".to_owned()];
        assert_eq!(texts(glyphs("bir|iki‖üç")), (expected, 0));
        assert_eq!(texts(glyphs("  ")), (Vec::new(), 0));
    }

    #[test]
    fn accents_go_on_the_letters_under_them() {
        for order in ["¸s", "s¸"] {
            let mut overlaid = glyphs("i");
            for letter in order.chars() {
                let text = GlyphText::Letter(letter);
                overlaid.push(PageGlyph { text, x: 5.0, ..overlaid[0].clone() });
            }
            assert_eq!(texts(overlaid), (vec!["iş".to_owned()], 1), "{order}");
        }
        assert_eq!(texts(glyphs("¸s")).1, 0, "side by side they are two signs");
    }
}
