//! Numbers of lines in the margins of manuscripts and proofs: a column of numbers beside all text that rise by the same
//! step from line to line.
//!
//! They are recognised by where they stand, never by a number at the start of a line: numbers of the text stand within
//! its margins.

use super::page::{Fragment, PageFragments};
use std::collections::BTreeSet;

/// Steps in which lines are numbered.
const STEPS: [u32; 5] = [1, 2, 3, 5, 10];
/// The smallest count of numbers on a page that show a column by themselves, for each line and for every n-th.
const FEWEST: usize = 5;
const FEWEST_OF_STEPS: usize = 3;
/// How far the ends of the numbers of a column may differ, in points.
const ALIGNED: f64 = 2.5;
/// How far a number may stand off the baseline of its line, in points.
const LEVEL: f64 = 3.0;
/// Deepest digits of a number.
const MOST_DIGITS: usize = 5;

/// Takes the line numbers out of all pages; returns how many.
pub(super) fn remove(pages: &mut [PageFragments]) -> usize {
    let mut removed = 0;
    for side in [Side::Left, Side::Right] {
        let columns: Vec<Option<Column>> = pages.iter().map(|page| Column::find(&page.fragments, side)).collect();
        let found: Vec<&Column> = columns.iter().flatten().collect();
        if found.is_empty() {
            continue;
        }
        // A table or a list may fill one page of many, line numbers go through the file.
        let full = pages.iter().filter(|page| lines(&page.fragments).len() >= FEWEST).count();
        if found.len() * 2 < full {
            continue;
        }
        let bands: Vec<(f64, f64)> = found.iter().map(|column| (column.left, column.right)).collect();
        for (page, column) in pages.iter_mut().zip(&columns) {
            let own = column.as_ref().map(|column| (column.left, column.right));
            let usual = own.or_else(|| bands.first().copied());
            let before = page.fragments.len();
            let edge = text_edge(&page.fragments, side);
            page.fragments.retain(|fragment| {
                let in_band = usual
                    .is_some_and(|(left, right)| fragment.left > left - ALIGNED && fragment.right < right + ALIGNED);
                number(fragment).is_none() || !in_band || !side.is_outside(fragment, edge)
            });
            removed += before - page.fragments.len();
        }
    }
    removed
}

/// A margin of a page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

impl Side {
    /// Whether a fragment stands in this margin of a text that ends at `edge`.
    fn is_outside(self, fragment: &Fragment, edge: f64) -> bool {
        match self {
            Self::Left => fragment.right < edge - 1.0,
            Self::Right => fragment.left > edge + 1.0,
        }
    }
}

/// The number that a fragment is.
fn number(fragment: &Fragment) -> Option<u32> {
    if fragment.text.len() > 2 * MOST_DIGITS {
        return None;
    }
    let text = fragment.text.trim();
    let digits = !text.is_empty() && text.len() <= MOST_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// Whether a fragment is text that stands within margins.
fn is_text(fragment: &Fragment) -> bool {
    fragment.text.chars().filter(|letter| letter.is_alphabetic()).nth(1).is_some()
}

/// Where the text ends to one side; a few fragments may stand beyond it.
fn text_edge(fragments: &[Fragment], side: Side) -> f64 {
    let text = fragments.iter().filter(|fragment| is_text(fragment));
    let mut edges: Vec<f64> = text
        .map(|fragment| match side {
            Side::Left => fragment.left,
            Side::Right => -fragment.right,
        })
        .collect();
    edges.sort_by(f64::total_cmp);
    let few = (edges.len() / 25).min(2);
    match (edges.get(few).copied().unwrap_or(f64::NAN), side) {
        (edge, Side::Left) => edge,
        (edge, Side::Right) => -edge,
    }
}

/// The baselines of the lines of text, from the top.
fn lines(fragments: &[Fragment]) -> Vec<f64> {
    let mut baselines: Vec<f64> =
        fragments.iter().filter(|fragment| is_text(fragment)).map(|fragment| fragment.baseline).collect();
    baselines.sort_by(|one, other| other.total_cmp(one));
    baselines.dedup_by(|one, other| (*other - *one).abs() < LEVEL);
    baselines
}

/// A column of line numbers: from where to where it reaches to the sides.
#[derive(Debug)]
struct Column {
    left: f64,
    right: f64,
}

impl Column {
    fn find(fragments: &[Fragment], side: Side) -> Option<Self> {
        let mut numbers: Vec<(&Fragment, u32)> =
            fragments.iter().filter_map(|fragment| Some((fragment, number(fragment)?))).collect();
        if numbers.len() < FEWEST_OF_STEPS {
            return None;
        }
        let edge = text_edge(fragments, side);
        numbers.retain(|(fragment, _)| side.is_outside(fragment, edge));
        if numbers.len() < FEWEST_OF_STEPS {
            return None;
        }
        let by_left = aligned(&numbers, |fragment| fragment.left);
        let by_right = aligned(&numbers, |fragment| fragment.right);
        let mut column = if by_right.len() >= by_left.len() { by_right } else { by_left };
        column.sort_by(|one, other| other.0.baseline.total_cmp(&one.0.baseline));
        counts_lines(&column, &lines(fragments)).then(|| Self {
            left: column.iter().map(|(fragment, _)| fragment.left).fold(f64::INFINITY, f64::min),
            right: column.iter().map(|(fragment, _)| fragment.right).fold(f64::NEG_INFINITY, f64::max),
        })
    }
}

/// The most numbers that share an end.
fn aligned<'f>(numbers: &[(&'f Fragment, u32)], end: impl Fn(&Fragment) -> f64) -> Vec<(&'f Fragment, u32)> {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(|one, other| end(one.0).total_cmp(&end(other.0)));
    let (mut best, mut from) = (0..0, 0);
    for to in 1..=sorted.len() {
        while end(sorted[to - 1].0) - end(sorted[from].0) > ALIGNED {
            from += 1;
        }
        if to - from > best.len() {
            best = from..to;
        }
    }
    sorted[best].to_vec()
}

/// Whether a column of numbers, from the top, counts the lines beside it: rises by one step throughout, level with the
/// lines or as evenly as a ruler, past most of the page's text.
fn counts_lines(column: &[(&Fragment, u32)], lines: &[f64]) -> bool {
    let rises =
        || column.windows(2).map(|pair| (pair[0].0.baseline - pair[1].0.baseline, pair[1].1.checked_sub(pair[0].1)));
    let in_step = |step: u32| rises().filter(move |(_, rise)| *rise == Some(step)).map(|(down, _)| down);
    let Some(step) = STEPS.into_iter().max_by_key(|step| (in_step(*step).count(), std::cmp::Reverse(*step))) else {
        return false;
    };
    let fewest = if step < 5 { FEWEST } else { FEWEST_OF_STEPS };
    let downs: Vec<f64> = in_step(step).collect();
    if column.len() < fewest || downs.len() * 10 < (column.len() - 1) * 8 {
        return false;
    }
    let (top, bottom) = (column[0].0.baseline + LEVEL, column[column.len() - 1].0.baseline - LEVEL);
    let passed = lines.iter().filter(|line| (bottom..=top).contains(*line)).count();
    let level: BTreeSet<usize> = column.iter().filter_map(|(number, _)| line_of(number, lines)).collect();
    // Where every n-th line has a number, n times the numbers is about the count of the lines that they pass.
    let counted = level.len() * step as usize * 10;
    let with_lines =
        level.len() * 10 >= column.len() * 8 && (passed * 6..=passed * 14 + 10 * step as usize).contains(&counted);
    passed * 2 >= lines.len() && (with_lines || is_ruler(downs, step, lines))
}

/// The line that a number is level with.
fn line_of(number: &Fragment, lines: &[f64]) -> Option<usize> {
    let at = lines.partition_point(|line| *line > number.baseline + LEVEL);
    lines.get(at).filter(|line| **line > number.baseline - LEVEL).map(|_| at)
}

/// Whether numbers stand at the same distance throughout, one or less for each line.
fn is_ruler(mut downs: Vec<f64>, step: u32, lines: &[f64]) -> bool {
    downs.sort_by(f64::total_cmp);
    let mut leadings: Vec<f64> = lines.windows(2).map(|pair| pair[0] - pair[1]).collect();
    leadings.sort_by(f64::total_cmp);
    let (Some(down), Some(leading)) = (downs.get(downs.len() / 2), leadings.get(leadings.len() / 2)) else {
        return false;
    };
    let even = downs.iter().filter(|other| (*other - down).abs() < 0.08 * down).count();
    even * 10 >= downs.len() * 9 && *down < 1.5 * leading * f64::from(step)
}

#[cfg(test)]
mod tests {
    use super::super::page::{Sheet, fragment_of};
    use super::*;

    const TEXT: &str = "su kaynaklarının azalması bir süredir konuşulan";

    /// A page of lines at `left`, with what `numbers` says for each beside them.
    fn page(lines: usize, left: f64, at: f64, numbers: impl Fn(usize) -> Option<String>) -> PageFragments {
        let mut fragments = Vec::new();
        for line in 0..lines {
            let baseline = 780.0 - 14.0 * line as f64;
            fragments.push(fragment_of(TEXT, left, baseline));
            if let Some(number) = numbers(line) {
                fragments.push(fragment_of(&number, at, baseline));
            }
        }
        PageFragments { sheet: Sheet::default(), fragments, rules: Vec::new() }
    }

    fn removed(mut pages: Vec<PageFragments>) -> usize {
        remove(&mut pages)
    }

    #[test]
    fn columns_of_numbers_in_a_margin_go() {
        let each = |line: usize| Some(format!("{}", line + 101));
        assert_eq!(removed(vec![page(30, 90.0, 60.0, each)]), 30);
        assert_eq!(removed(vec![page(30, 90.0, 500.0, each)]), 30);
        let fifth = |line: usize| (line % 5 == 4).then(|| format!("{:3}", line + 1));
        assert_eq!(removed(vec![page(24, 90.0, 60.0, fifth)]), 4);
    }

    #[test]
    fn a_short_last_page_follows_the_others() {
        let pages = vec![
            page(30, 90.0, 60.0, |line| Some(format!("{:2}", line + 1))),
            page(3, 90.0, 60.0, |line| Some(format!("{:2}", line + 31))),
        ];
        assert_eq!(removed(pages), 33);
    }

    #[test]
    fn numbers_of_the_text_stay() {
        // At the starts of lines, within the margins.
        let mut text = page(30, 90.0, 90.0, |_| None);
        for (at, fragment) in text.fragments.iter_mut().enumerate().filter(|(at, _)| at % 3 == 1) {
            fragment.text = format!("{} {TEXT}", at + 12);
        }
        assert_eq!(removed(vec![text]), 0);
        // Years and counts in a margin, and numbers of entries of several lines.
        let years = |line: usize| Some(format!("{}", 1990 + line * line % 17));
        assert_eq!(removed(vec![page(20, 90.0, 50.0, years)]), 0);
        let entries = |line: usize| line.is_multiple_of(3).then(|| format!("{}", line / 3 + 1));
        assert_eq!(removed(vec![page(30, 90.0, 70.0, entries)]), 0);
        // A table on one page of several.
        let plain = || page(30, 60.0, 40.0, |_| None);
        let table = page(20, 90.0, 60.0, |line| Some(format!("{}", line + 1)));
        assert_eq!(removed(vec![plain(), table, plain()]), 0);
    }
}
