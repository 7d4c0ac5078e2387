//! Fragments to lines in reading order: columns and label boxes are found by the white space between them.

mod boxes;
mod gutters;
mod measures;

use self::gutters::LABEL_SHARE;
use self::measures::width;
use super::page::{Fragment, PageLine, WORD_GAP};
use super::raised;

/// Deepest nesting of columns in columns.
const DEEPEST: usize = 4;

/// The lines of a page in reading order.
pub(super) fn lines(fragments: Vec<Fragment>) -> Vec<PageLine> {
    let mut lines = Vec::new();
    let mut fragments = fragments;
    fragments.sort_by(|left, right| right.baseline.total_cmp(&left.baseline));
    split(fragments, DEEPEST, true, &mut lines);
    lines
}

/// Reads a region: above the columns, the columns, below them. Fragments are ordered from the top. `parted`: it does
/// not go on from the text before it.
fn split(region: Vec<Fragment>, depth: usize, parted: bool, lines: &mut Vec<PageLine>) {
    let gutter = if depth == 0 { None } else { gutters::best(&region) };
    let Some(gutter) = gutter else { return set(region, parted, lines) };
    let (mut above, mut below) = (Vec::new(), Vec::new());
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for fragment in region {
        let part = if fragment.baseline > gutter.top {
            &mut above
        } else if fragment.baseline < gutter.bottom {
            &mut below
        } else if fragment.left < gutter.place {
            &mut left
        } else {
            &mut right
        };
        part.push(fragment);
    }
    let widths = [width(&left), width(&right)];
    if widths[0].min(widths[1]) >= LABEL_SHARE * widths[0].max(widths[1]) {
        split(above, depth - 1, parted, lines);
        split(left, depth - 1, true, lines);
        split(right, depth - 1, false, lines);
        split(below, depth - 1, true, lines);
    } else {
        let reading = boxes::reading(above, left, right, &below);
        split(reading.above, depth - 1, parted, lines);
        for part in reading.parts {
            split(part, depth - 1, true, lines);
        }
        split(below, depth - 1, !reading.goes_on, lines);
    }
}

/// The lines of a column.
fn set(region: Vec<Fragment>, parted: bool, lines: &mut Vec<PageLine>) {
    let margin = margin(&region);
    let column_end = region.iter().map(|fragment| fragment.right).fold(f64::NEG_INFINITY, f64::max);
    let mut rows: Vec<Vec<Fragment>> = Vec::new();
    for fragment in region {
        // What is smaller hangs on the line that it is raised over or lowered under.
        let joins = rows.last().is_some_and(|row: &Vec<Fragment>| {
            let main = main(row);
            let (small, large) = (main.size.min(fragment.size), main.size.max(fragment.size));
            let reach = if small < 0.85 * large { 0.62 } else { 0.45 };
            (main.baseline - fragment.baseline).abs() < reach * large
        });
        match rows.last_mut().filter(|_| joins) {
            Some(row) => row.push(fragment),
            None => rows.push(vec![fragment]),
        }
    }
    let start = lines.len();
    lines.extend(rows.into_iter().map(|row| PageLine { margin, column_end, ..line(row) }));
    if let Some(first) = lines.get_mut(start) {
        first.column_start = true;
        first.parted = parted;
    }
}

/// The fragment that a row of fragments is known by: the one with the most letters.
fn main(row: &[Fragment]) -> &Fragment {
    row.iter().max_by_key(|fragment| fragment.text.len()).unwrap_or(&row[0])
}

fn line(mut row: Vec<Fragment>) -> PageLine {
    let (size, baseline) = (main(&row).size, main(&row).baseline);
    row.sort_by(|one, other| one.left.total_cmp(&other.left));
    let raised_lead = row[0].size < 0.85 * size && row[0].baseline > baseline + 0.12 * size;
    let mut line = PageLine { left: row[0].left, baseline, size, raised_lead, ..PageLine::default() };
    let mut end = f64::NEG_INFINITY;
    for mut fragment in row {
        let raised = raised::write(&mut fragment, &line, size);
        if fragment.left - end > WORD_GAP * fragment.size && !line.text.is_empty() && !raised {
            line.text.push(' ');
            line.weights.push(None);
        }
        line.text.push_str(&fragment.text);
        line.weights.extend(fragment.weights);
        end = fragment.right;
        line.right = line.right.max(end);
    }
    line
}

/// The left margin of a column: the leftmost place where a tenth of its fragments begins.
fn margin(region: &[Fragment]) -> f64 {
    let mut lefts: Vec<f64> = region.iter().map(|fragment| fragment.left).collect();
    lefts.sort_by(f64::total_cmp);
    let few = (lefts.len() / 10).max(1);
    let near = |at: &usize| lefts.get(at + few - 1).is_some_and(|left| left - lefts[*at] < 3.0);
    (0..lefts.len()).find(near).map_or_else(|| lefts.first().copied().unwrap_or_default(), |at| lefts[at])
}

#[cfg(test)]
mod tests;
