//! Notes at the foot of a page or column, recognised by place and print: below the last line of the text, smaller than
//! it, under a rule or a gap, with a mark at their head, where the text above is broken off and goes on behind them.

mod falls;
#[cfg(test)]
mod tests;

use self::falls::{Fall, most_frequent, tenths, usual_foot, usual_size};
use crate::letters::characters::is_capitals;
use crate::lines::printed::{PrintedLine, RuleAbove};
use crate::lines::shape::{begins_caption, has_letters, starts_small};
use ikiz_document::{Frame, Language, RemovalReason};
use ikiz_text::data::entries;
use ikiz_text::{ends_sentence, lower};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The largest number of lines of a block of notes.
const MOST_LINES: usize = 90;
/// A page of more lines is a drawing.
const MOST_PAGE_LINES: usize = 2_000;
/// Lines above a block by which the print of the text is told.
const LINES_ABOVE: usize = 6;
/// A font size below this share of the text's is smaller print.
const SMALLER: f32 = 0.955;
/// And below this share clearly.
const MUCH_SMALLER: f32 = 0.87;
/// A step of this many usual steps between baselines is a gap.
const GAP: f32 = 1.3;
/// Notes reach down to this share of the page's height, or of where the pages of the file usually end.
const FOOT: f32 = 0.7;
const USUAL_FOOT: f32 = 0.95;
/// They begin below this share of the page's height; where they are marked, below the smaller one.
const HIGHEST: f32 = 0.45;
const HIGHEST_MARKED: f32 = 0.2;
/// From this share of the usual size of the file on, print is that of its text.
const USUAL_PRINT: f32 = 0.97;
/// The largest number of lines of notes in the print of the text.
const MOST_LINES_IN_USUAL_PRINT: usize = 12;
/// What the evidence must come to.
const ENOUGH: f32 = 3.0;
/// Evidence that shows how the notes of a file are printed.
const SURE: f32 = 4.5;

/// Signs and numbers at the head of a note.
static SIGNED: LazyLock<Regex> = LazyLock::new(|| pattern(r#"^\(?[*†‡§¶∗⁎¹²³⁴-⁹]+\)?\s?[\p{L}“"(]"#));
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[(\[]?[1-9][0-9]{0,2}[)\].]?\s?\p{Lu}"));
/// Addresses and numbers of authors and articles, in any language.
static CONTACT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\p{L}@\p{L}|\(at\)\s?\p{L}+\.|orcid|https?:|www\.|doi[.:]|\bissn\b|\be-?posta\b|\be-?mail\b|©|creative commons",
    )
});
/// Labels of what is no note: of lists of keywords and codes.
static LIST_LABEL: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(anahtar|key ?-?words|index terms|jel\b)"));

/// Words of notes to titles and authors.
const NOTE_WORDS: &str = include_str!("../../data/note_words.txt");

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("written here and tried by the tests")
}

/// Marks the notes at the feet of pages as removed; only lines that have places are looked at.
pub(crate) fn remove(lines: &mut [PrintedLine]) {
    if !lines.iter().any(|line| line.frame.is_some()) {
        return;
    }
    let feet = {
        let pages = falls::of_pages(lines);
        let feet = Feet { lines, usual_foot: usual_foot(lines, &pages), usual_size: usual_size(lines) };
        let mut found: Vec<Block> = pages.iter().flat_map(|falls| feet.of_page(falls)).collect();
        // A block that the sure ones of other pages are like is one of them.
        let mut sizes: BTreeMap<i32, BTreeSet<u32>> = BTreeMap::new();
        for block in found.iter().filter(|block| block.score >= SURE) {
            sizes.entry(tenths(block.size)).or_default().insert(block.page);
        }
        let like_others = |block: &Block| {
            let near = sizes.range(tenths(block.size) - 1..=tenths(block.size) + 1);
            near.flat_map(|(_, pages)| pages).any(|page| *page != block.page)
        };
        found.retain(|block| block.score + if like_others(block) { 1.0 } else { 0.0 } >= ENOUGH);
        found
    };
    for at in feet.into_iter().flat_map(|block| block.lines) {
        lines[at].removed = Some(RemovalReason::Footnote);
    }
}

/// Lines that may be notes.
struct Block {
    lines: Vec<usize>,
    page: u32,
    size: f32,
    score: f32,
}

struct Feet<'a> {
    lines: &'a [PrintedLine],
    usual_foot: f32,
    usual_size: f32,
}

impl Feet<'_> {
    /// The best block at the foot of each column of a page.
    fn of_page(&self, falls: &[Fall]) -> Vec<Block> {
        let mut blocks = Vec::new();
        if falls.iter().map(Vec::len).sum::<usize>() > MOST_PAGE_LINES {
            return blocks;
        }
        for (number, fall) in falls.iter().enumerate() {
            let lowest = fall.len().saturating_sub(MOST_LINES).max(1);
            let mut best: Option<Block> = None;
            for from in (lowest..fall.len()).rev().filter(|from| self.may_begin(fall, *from)) {
                let Some(block) = self.block(falls, number, from) else { continue };
                if best.as_ref().is_none_or(|best| block.score >= best.score) {
                    best = Some(block);
                }
            }
            blocks.extend(best);
        }
        blocks
    }

    fn frame(&self, at: usize) -> Frame {
        self.lines[at].frame.unwrap_or_default()
    }

    /// Whether something sets a line off from the one before it.
    fn may_begin(&self, fall: &[usize], from: usize) -> bool {
        let line = &self.lines[fall[from]];
        let (before, own) = (self.frame(fall[from - 1]), self.frame(fall[from]));
        is_marked(line)
            || NUMBERED.is_match(&line.text)
            || line.rule_above.is_some()
            || own.size < SMALLER * before.size
            || self.has_gap(fall, from)
    }

    /// Whether the step to a line is larger than those in the text above it.
    fn has_gap(&self, fall: &[usize], from: usize) -> bool {
        let step = |at: usize| self.frame(fall[at]).baseline - self.frame(fall[at - 1]).baseline;
        let mut steps: Vec<f32> = (from.saturating_sub(LINES_ABOVE).max(1)..from).map(step).collect();
        steps.sort_by(f32::total_cmp);
        let size = self.frame(fall[from - 1]).size;
        let usual = steps.get(steps.len() / 2).copied().unwrap_or(1.2 * size);
        step(from) > GAP * usual.clamp(0.8 * size, 2.4 * size)
    }

    fn block(&self, falls: &[Fall], number: usize, from: usize) -> Option<Block> {
        let fall = &falls[number];
        let (first, last) = (self.frame(fall[from]), self.frame(fall[fall.len() - 1]));
        let foot = (USUAL_FOOT * self.usual_foot).max(FOOT) * last.page_height;
        let highest = if is_marked(&self.lines[fall[from]]) { HIGHEST_MARKED } else { HIGHEST };
        if last.baseline < foot.min(0.92 * last.page_height) || first.baseline < highest * first.page_height {
            return None;
        }
        if !self.is_under_text(&fall[..from]) {
            return None;
        }
        let block = &fall[from..];
        let lettered = block.iter().filter(|at| has_letters(&self.lines[**at].text)).count();
        if lettered == 0 || self.something_below(falls, number, block) {
            return None;
        }
        let size = self.size_of(block);
        if size >= USUAL_PRINT * self.usual_size && block.len() > MOST_LINES_IN_USUAL_PRINT {
            return None;
        }
        let score = self.score(fall, from, size);
        Some(Block { lines: block.to_vec(), page: self.lines[block[0]].page, size, score })
    }

    /// Whether running text stands right above.
    fn is_under_text(&self, above: &[usize]) -> bool {
        above.iter().rev().take(2).any(|at| {
            let size = self.frame(*at).size;
            is_prose(&self.lines[*at].text) && size < 1.15 * self.usual_size
        })
    }

    /// Whether text of another column stands beneath a block.
    fn something_below(&self, falls: &[Fall], number: usize, block: &[usize]) -> bool {
        let frames = || block.iter().map(|at| self.frame(*at));
        let left = frames().map(|frame| frame.left).fold(f32::INFINITY, f32::min);
        let right = frames().map(|frame| frame.right).fold(0.0, f32::max);
        let top = frames().next().unwrap_or_default();
        let others = falls.iter().enumerate().filter(|(other, _)| *other != number).flat_map(|(_, fall)| fall);
        others.map(|at| self.frame(*at)).any(|frame| {
            let shared = frame.right.min(right) - frame.left.max(left);
            frame.baseline > top.baseline + 0.5 * top.size && shared > 0.3 * (frame.right - frame.left)
        })
    }

    /// The font size of most letters of some lines.
    fn size_of(&self, of: &[usize]) -> f32 {
        most_frequent(of.iter().map(|at| (self.frame(*at).size, self.lines[*at].text.len())))
    }

    /// The evidence that a fall's lines from `from` on are notes.
    fn score(&self, fall: &[usize], from: usize, size: f32) -> f32 {
        let (above, block) = (&fall[from.saturating_sub(LINES_ABOVE)..from], &fall[from..]);
        let head = &self.lines[block[0]];
        let ratio = size / self.size_of(above).max(1.0);
        let against = |holds: bool, weight: f32| if holds { -weight } else { 0.0 };
        let evidence = [
            of_size(ratio),
            of_mark(head),
            self.of_rule(block),
            if self.has_gap(fall, from) { 0.5 } else { 0.0 },
            self.of_words(block),
            against(!is_marked(head) && self.holds_other_head(block), 2.0),
            against(self.is_heading(block, 0), 3.0),
            self.broken_off(fall, from),
            against(self.is_heading(fall, from - 1), 3.0),
            against(self.is_text(fall, from, ratio), 3.0),
            against(self.is_quotation(above, block), 1.5),
        ];
        evidence.iter().sum()
    }

    /// The evidence of a rule above a block, where none is drawn inside of it.
    fn of_rule(&self, block: &[usize]) -> f32 {
        let ruled_inside = block[1..].iter().any(|at| self.lines[*at].rule_above.is_some());
        match self.lines[block[0]].rule_above {
            Some(RuleAbove::Short) if !ruled_inside => 2.5,
            Some(RuleAbove::Long) if !ruled_inside => 0.5,
            _ => 0.0,
        }
    }

    /// The evidence of the words of a block.
    fn of_words(&self, block: &[usize]) -> f32 {
        let count = |holds: fn(&str) -> bool| block.iter().filter(|at| holds(&self.lines[**at].text)).count();
        if count(|text| CONTACT.is_match(text)) * 4 >= block.len() {
            1.5
        } else if count(tells_of_authors) * 3 >= block.len() {
            1.0
        } else if !is_marked(&self.lines[block[0]]) && count(is_prose) * 2 < block.len() {
            // The cells of a table.
            -1.5
        } else {
            0.0
        }
    }

    /// Whether a heading or a marked note begins within a block.
    fn holds_other_head(&self, block: &[usize]) -> bool {
        (1..block.len()).any(|at| self.is_heading(block, at) || is_marked(&self.lines[block[at]]))
    }

    /// Whether a block begins as no note does: with the rest of a sentence, a label of a list, a caption.
    fn is_text(&self, fall: &[usize], from: usize, ratio: f32) -> bool {
        let (before, head) = (&self.lines[fall[from - 1]], &self.lines[fall[from]]);
        let goes_on = ratio >= SMALLER && starts_small(&head.text) && !ends_sentence(&before.text);
        (goes_on && !is_marked(head)) || LIST_LABEL.is_match(&head.text) || begins_caption(&head.text)
    }

    /// Whether a block stands in from the edge of the text above it, as a quotation does.
    fn is_quotation(&self, above: &[usize], block: &[usize]) -> bool {
        let left = |of: &[usize]| of.iter().map(|at| self.frame(*at).left).fold(f32::INFINITY, f32::min);
        let Some(before) = above.last() else { return false };
        left(block) > left(above) + 1.2 * self.frame(*before).size && self.lines[*before].text.len() > 40
    }

    /// The evidence of a text above a block that breaks off and goes on behind the block in the same print.
    fn broken_off(&self, fall: &[usize], from: usize) -> f32 {
        const AHEAD: usize = 6;
        let before = &self.lines[fall[from - 1]];
        let size = self.frame(fall[from - 1]).size;
        if ends_sentence(&before.text) || before.text.ends_with(':') || before.text.split(' ').count() < 3 {
            return 0.0;
        }
        let following = self.lines[fall[fall.len() - 1] + 1..].iter().filter(|line| line.is_kept()).take(AHEAD);
        let same_print = |line: &&PrintedLine| line.frame.is_some_and(|frame| (frame.size / size - 1.0).abs() < 0.05);
        match following.filter(|line| has_letters(&line.text)).find(same_print) {
            Some(line) if starts_small(&line.text) => 2.0,
            Some(line) if !is_capitals(&line.text) && !line.bold => 0.5,
            _ => 0.0,
        }
    }

    /// Whether a line heads what stands below it: short, without a stop, set off by its print.
    fn is_heading(&self, fall: &[usize], at: usize) -> bool {
        let (line, frame) = (&self.lines[fall[at]], self.frame(fall[at]));
        let words = line.text.split(' ').count();
        let larger = fall.get(at + 1).is_some_and(|next| frame.size > 1.15 * self.frame(*next).size);
        let wide = line.extent.is_some_and(|extent| extent.width * 10 > extent.column * 6);
        let shaped = !wide && words <= 8 && has_letters(&line.text) && !ends_sentence(&line.text);
        shaped && (line.bold || is_capitals(&line.text) || (larger && words <= 4))
    }
}

/// The evidence of a block's font size against that of the text above it.
fn of_size(ratio: f32) -> f32 {
    match ratio {
        ratio if ratio < MUCH_SMALLER => 1.9,
        ratio if ratio < SMALLER => 1.5,
        ratio if ratio > 1.03 => -3.0,
        _ => 0.0,
    }
}

/// The evidence of the mark at a block's head. A number in the print of the line may number a heading, a list or a row
/// of a table.
fn of_mark(head: &PrintedLine) -> f32 {
    if is_marked(head) {
        2.0
    } else if NUMBERED.is_match(&head.text) {
        0.5
    } else {
        0.0
    }
}

/// Whether a line has a word by which notes to titles and authors are known.
fn tells_of_authors(text: &str) -> bool {
    Language::BOTH.into_iter().any(|language| {
        let small = lower(text, language);
        entries(NOTE_WORDS).any(|word| small.contains(word))
    })
}

/// Whether a note's mark stands at the head of a line: a sign, or raised print.
fn is_marked(line: &PrintedLine) -> bool {
    let has_word = || line.text.split(|letter: char| !letter.is_alphabetic()).any(|word| word.chars().count() > 2);
    let mark = || !line.text.starts_with(char::is_alphabetic);
    (line.raised_lead && mark() && has_word()) || SIGNED.is_match(&line.text)
}

/// Whether a line reads like running text: several words, half of them in small letters.
fn is_prose(text: &str) -> bool {
    let words = text.split(' ').filter(|word| word.starts_with(char::is_alphabetic));
    let (mut all, mut small) = (0, 0);
    for word in words {
        all += 1;
        small += usize::from(word.starts_with(char::is_lowercase));
    }
    all >= 4 && small * 2 >= all
}
