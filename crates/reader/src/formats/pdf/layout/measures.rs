//! Measures of the fragments of a column.

use crate::formats::pdf::page::Fragment;

/// From the leftmost to the rightmost end.
pub(super) fn width<'a>(fragments: impl IntoIterator<Item = &'a Fragment>) -> f64 {
    let ends = fragments.into_iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(left, right), fragment| {
        (fragment.left.min(left), fragment.right.max(right))
    });
    (ends.1 - ends.0).max(0.0)
}

/// Distinct baselines of fragments that are ordered from the top.
pub(super) fn line_count(fragments: &[&Fragment]) -> usize {
    let mut count = 0;
    let mut last = f64::INFINITY;
    for fragment in fragments {
        if last - fragment.baseline > 0.5 * fragment.size {
            count += 1;
            last = fragment.baseline;
        }
    }
    count
}

/// Letters of a usual fragment: few in the numbers of a list or of a table.
pub(super) fn letters(fragments: &[&Fragment]) -> f64 {
    let letters = |fragment: &&Fragment| fragment.text.chars().filter(|letter| letter.is_alphabetic()).count() as f64;
    median(fragments.iter().map(letters).collect())
}

/// The font size of a usual fragment.
pub(super) fn median_size<'a>(fragments: impl IntoIterator<Item = &'a &'a Fragment>) -> f64 {
    median(fragments.into_iter().map(|fragment| fragment.size).collect())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
