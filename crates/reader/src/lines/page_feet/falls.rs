//! The lines of each page as falls, and what is usual in a file: where its pages end, and the size of its print.

use crate::lines::printed::PrintedLine;
use ikiz_document::Frame;
use std::collections::BTreeMap;

/// Indexes of lines that follow each other down the page: a column, or part of one with what stands below it.
pub(super) type Fall = Vec<usize>;

/// The falls of each page.
pub(super) fn of_pages(lines: &[PrintedLine]) -> Vec<Vec<Fall>> {
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
pub(super) fn usual_foot(lines: &[PrintedLine], pages: &[Vec<Fall>]) -> f32 {
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
pub(super) fn usual_size(lines: &[PrintedLine]) -> f32 {
    let frames =
        lines.iter().filter(|line| line.is_kept()).filter_map(|line| Some((line.frame?.size, line.text.len())));
    most_frequent(frames)
}

/// The size that has most letters, of sizes with letters.
pub(super) fn most_frequent(sizes: impl Iterator<Item = (f32, usize)>) -> f32 {
    let mut letters: BTreeMap<i32, usize> = BTreeMap::new();
    for (size, count) in sizes {
        *letters.entry(tenths(size)).or_default() += count;
    }
    let most = letters.into_iter().max_by_key(|(size, count)| (*count, *size));
    most.map_or(0.0, |(size, _)| size as f32 / 10.0)
}

/// A size in tenths of a point, by which sizes are compared.
pub(super) fn tenths(size: f32) -> i32 {
    (size * 10.0).round() as i32
}
