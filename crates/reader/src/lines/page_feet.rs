//! Notes at the foot of a page or column, told by place and print: below the last line of the text, smaller than it, under a rule or a gap,
//! with a mark at their head, where the text above is broken off and goes on behind them.

use crate::letters::characters::is_capitals;
use crate::lines::printed::{PrintedLine, RuleAbove};
use crate::lines::shape::{begins_caption, has_letters, starts_small};
use ikiz_document::{Frame, Language, RemovalReason};
use ikiz_text::data::entries;
use ikiz_text::{ends_sentence, lower};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Most lines of a block of notes.
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
/// Most lines of notes in the print of the text.
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
        let pages = pages(lines);
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

/// Indexes of lines that follow each other down the page: a column, or part of one with what stands below it.
type Fall = Vec<usize>;

/// The falls of each page.
fn pages(lines: &[PrintedLine]) -> Vec<Vec<Fall>> {
    let mut pages: Vec<Vec<Fall>> = Vec::new();
    let mut last: Option<(u32, Frame)> = None;
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.is_kept()) {
        let Some(frame) = line.frame else { continue };
        let same_page = last.is_some_and(|(page, _)| page == line.page);
        if !same_page {
            pages.push(Vec::new());
        }
        let falls = last.is_some_and(|(_, last)| frame.baseline > last.baseline - last.size.max(frame.size));
        if let Some(page) = pages.last_mut() {
            match page.last_mut().filter(|_| same_page && falls) {
                Some(fall) => fall.push(at),
                None => page.push(vec![at]),
            }
        }
        last = Some((line.page, frame));
    }
    pages
}

/// Where the text of most pages ends, as a share of their height: the middle one of all pages.
fn usual_foot(lines: &[PrintedLine], pages: &[Vec<Fall>]) -> f32 {
    let lowest = |falls: &Vec<Fall>| {
        let shares =
            falls.iter().flatten().filter_map(|at| lines[*at].frame).map(|frame| frame.baseline / frame.page_height);
        shares.fold(0.0, f32::max)
    };
    let mut feet: Vec<f32> = pages.iter().map(lowest).collect();
    feet.sort_by(f32::total_cmp);
    feet.get(feet.len() / 2).copied().unwrap_or(1.0)
}

/// The font size of most letters.
fn usual_size(lines: &[PrintedLine]) -> f32 {
    let frames =
        lines.iter().filter(|line| line.is_kept()).filter_map(|line| Some((line.frame?.size, line.text.len())));
    most_frequent(frames)
}

/// The size that has most letters, of sizes with letters.
fn most_frequent(sizes: impl Iterator<Item = (f32, usize)>) -> f32 {
    let mut letters: BTreeMap<i32, usize> = BTreeMap::new();
    for (size, count) in sizes {
        *letters.entry(tenths(size)).or_default() += count;
    }
    let most = letters.into_iter().max_by_key(|(size, count)| (*count, *size));
    most.map_or(0.0, |(size, _)| size as f32 / 10.0)
}

fn tenths(size: f32) -> i32 {
    (size * 10.0).round() as i32
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
        let above = &fall[from.saturating_sub(LINES_ABOVE)..from];
        let block = &fall[from..];
        let (before, head) = (&self.lines[fall[from - 1]], &self.lines[block[0]]);
        let ratio = size / self.size_of(above).max(1.0);
        let mut score = match ratio {
            ratio if ratio < MUCH_SMALLER => 1.9,
            ratio if ratio < SMALLER => 1.5,
            ratio if ratio > 1.03 => -3.0,
            _ => 0.0,
        };
        // A number in the print of the line may number a heading, a list or a row of a table.
        score += if is_marked(head) {
            2.0
        } else if NUMBERED.is_match(&head.text) {
            0.5
        } else {
            0.0
        };
        let ruled_inside = block[1..].iter().any(|at| self.lines[*at].rule_above.is_some());
        score += match head.rule_above {
            Some(RuleAbove::Short) if !ruled_inside => 2.5,
            Some(RuleAbove::Long) if !ruled_inside => 0.5,
            _ => 0.0,
        };
        if self.has_gap(fall, from) {
            score += 0.5;
        }
        let contacts = block.iter().filter(|at| CONTACT.is_match(&self.lines[**at].text)).count();
        let contact = contacts * 4 >= block.len();
        let prose = block.iter().filter(|at| is_prose(&self.lines[**at].text)).count();
        let told = block.iter().filter(|at| tells_of_authors(&self.lines[**at].text)).count();
        if contact {
            score += 1.5;
        } else if told * 3 >= block.len() {
            score += 1.0;
        } else if !is_marked(head) && prose * 2 < block.len() {
            // The cells of a table.
            score -= 1.5;
        }
        let heads_other = if is_marked(head) { 0.0 } else { 2.0 };
        if (1..block.len()).any(|at| self.is_heading(block, at) || is_marked(&self.lines[block[at]])) {
            score -= heads_other;
        }
        if self.is_heading(block, 0) {
            score -= 3.0;
        }
        score += self.broken_off(fall, from);
        if self.is_heading(fall, from - 1) {
            score -= 3.0;
        }
        // The rest of a sentence is no note.
        let goes_on = ratio >= SMALLER && starts_small(&head.text) && !ends_sentence(&before.text);
        let rest = goes_on && !is_marked(head);
        if rest || LIST_LABEL.is_match(&head.text) || begins_caption(&head.text) {
            score -= 3.0;
        }
        // A quotation set off in the text stands in from its edge.
        let left = |of: &[usize]| of.iter().map(|at| self.frame(*at).left).fold(f32::INFINITY, f32::min);
        if left(block) > left(above) + 1.2 * self.frame(fall[from - 1]).size && before.text.len() > 40 {
            score -= 1.5;
        }
        score
    }

    /// Whether the text above a block is broken off, and goes on behind the block in the same print.
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

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE_HEIGHT: f32 = 842.0;
    const TEXT: [&str; 6] = [
        "Bu çalışmada değirmenlerin suyu nasıl kullandığı ve köylerin",
        "bu suyu nasıl paylaştığı eski defterlerle incelenmiştir. Her",
        "köyün kendi günü ve kendi saati vardı; bu düzen yüzyıllarca",
        "sürdü ve kimse onu yazıya geçirmeye gerek görmedi. Defterler",
        "yalnızca ödenen bedelleri tutar, suyun kendisinden söz etmez",
        "ve okuyanı yanıltır. Bulgular suyun köyler arasında eşit pay-",
    ];

    /// Lines of one size below each other, the first at that distance from the page's top.
    fn block(page: u32, texts: &[&str], top: f32, size: f32) -> Vec<PrintedLine> {
        let line = |(at, text): (usize, &&str)| {
            let width = text.chars().count() as f32 * size * 0.5;
            PrintedLine {
                text: (*text).to_owned(),
                page,
                frame: Some(Frame {
                    left: 70.0,
                    right: 70.0 + width,
                    baseline: top + 1.2 * size * at as f32,
                    size,
                    page_width: 595.0,
                    page_height: PAGE_HEIGHT,
                }),
                ..PrintedLine::default()
            }
        };
        texts.iter().enumerate().map(line).collect()
    }

    fn removed(blocks: &[Vec<PrintedLine>]) -> Vec<String> {
        let mut lines = blocks.concat();
        remove(&mut lines);
        lines.into_iter().filter(|line| !line.is_kept()).map(|line| line.text).collect()
    }

    const NOTES: [&str; 3] =
        ["* Bu yazı bir bildirinin genişletilmiş biçimidir.", "1 Dr., Ova Enstitüsü,", "su@ornek.org"];
    const REST: [&str; 2] = ["laşılmadığını göstermektedir. Bundan sonra yapılacak", "çalışmalar bunu sınamalıdır."];

    #[test]
    fn smaller_print_under_a_broken_text_goes() {
        let page = |notes| [block(1, &TEXT, 660.0, 11.0), notes, block(2, &REST, 80.0, 11.0)];
        assert_eq!(removed(&page(block(1, &NOTES, 748.0, 9.0))), NOTES);
        // Also without a mark at the head.
        assert_eq!(removed(&page(block(1, &NOTES[2..], 760.0, 9.0))), NOTES[2..]);
        // And in the size of the text, where something else shows it.
        assert_eq!(removed(&page(block(1, &NOTES, 752.0, 11.0))), NOTES);
    }

    #[test]
    fn a_rule_shows_notes_under_a_finished_text() {
        let mut notes = block(1, &["1 Defterin ikinci cildi, s. 12."], 760.0, 11.0);
        let page =
            |notes: &Vec<PrintedLine>| [block(1, &TEXT[..5], 660.0, 11.0), notes.clone(), block(2, &TEXT, 80.0, 11.0)];
        assert!(removed(&page(&notes)).is_empty());
        notes[0].rule_above = Some(RuleAbove::Short);
        notes[0].raised_lead = true;
        assert_eq!(removed(&page(&notes)).len(), 1);
    }

    #[test]
    fn a_small_text_under_its_heading_stays() {
        let mut heading = block(1, &["Abstract"], 700.0, 11.0);
        heading[0].bold = true;
        let small =
            ["The mills shared the water of the stream,", "and the books do not say how this was", "done by the vil-"];
        let page =
            [block(1, &TEXT, 600.0, 11.0), heading, block(1, &small, 760.0, 9.0), block(2, &["lages."], 80.0, 9.0)];
        assert!(removed(&page).is_empty());
    }

    #[test]
    fn small_print_that_ends_a_page_of_ended_text_stays() {
        // A last paragraph, a list of keywords, numbered lines.
        for last in ["Su, toprağın dostudur, derdi değirmenci.", "Anahtar Kelimeler: su, değirmen", "1. Değirmen suyu"]
        {
            let page = [
                block(1, &TEXT[1..2], 700.0, 11.0),
                block(1, &["ve bitti."], 713.0, 11.0),
                block(1, &[last], 762.0, 9.0),
            ];
            assert!(removed(&[&page[..], &[block(2, &TEXT, 80.0, 11.0)]].concat()).is_empty(), "{last}");
        }
    }

    #[test]
    fn words_of_notes_speak_for_them() {
        let page = |last: &'static str| {
            let above = block(1, &TEXT[..5], 660.0, 11.0);
            removed(&[above, block(1, &[last], 770.0, 9.0), block(2, &TEXT, 80.0, 11.0)])
        };
        assert_eq!(page("Geliş tarihi: 3 Mayıs, kabul tarihi: 4 Haziran").len(), 1);
        assert!(page("Su, toprağın dostudur, derdi değirmenci.").is_empty());
    }

    #[test]
    fn words_of_notes_are_in_order() {
        ikiz_text::data::check_lower(NOTE_WORDS, 1);
    }

    #[test]
    fn the_rest_of_a_sentence_stays() {
        let rest =
            ["anlaşılmadığı bu tezde University of Mills defterleriyle gösterilmiş ve", "okunmuş olan her satır"];
        let page = [block(1, &TEXT[..5], 650.0, 11.0), block(1, &rest, 752.0, 11.0), block(2, &REST, 80.0, 11.0)];
        assert!(removed(&page).is_empty());
    }

    #[test]
    fn numbered_lists_in_the_text_stay() {
        let list = [
            "Değirmenlerin yılları üç dönemdir ve bunlar şöyle sayılır",
            "1. Kuruluş yılları ve ilk",
            "2. Büyüme yılları ile",
        ];
        let page = [block(1, &list, 720.0, 11.0), block(2, &["3. Son yıllar."], 80.0, 11.0)];
        assert!(removed(&page).is_empty());
    }

    #[test]
    fn notes_under_the_left_column_go() {
        let mut right = block(1, &REST, 80.0, 11.0);
        for line in &mut right {
            let frame = line.frame.as_mut().expect("it has a place");
            (frame.left, frame.right) = (frame.left + 260.0, frame.right + 260.0);
        }
        let narrow: Vec<&str> =
            TEXT.iter().map(|text| &text[..text.char_indices().nth(30).map_or(0, |(at, _)| at)]).collect();
        let notes = ["* Ova Enstitüsü", "su@ornek.org"];
        assert_eq!(removed(&[block(1, &narrow, 660.0, 11.0), block(1, &notes, 752.0, 8.0), right]), notes);
    }
}
