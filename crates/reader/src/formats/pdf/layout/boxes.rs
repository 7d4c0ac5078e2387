//! A narrow column beside a wide one: labels of the texts beside them, read row by row, or a box, read before the text
//! that goes on under it.

use super::measures::{line_count, width};
use crate::formats::pdf::page::Fragment;
use crate::lines::shape::starts_small;
use ikiz_text::ends_sentence;

/// White space of this many font sizes between two baselines parts rows.
pub(super) const ROW_GAP: f64 = 1.9;
/// A line below this share of its column is short.
const SHORT: f64 = 0.6;
/// A line that begins so many font sizes to the right of its column begins elsewhere.
const ELSEWHERE: f64 = 4.0;
/// Share of the column that a heading right above it takes at most, and font sizes down to the text.
const HEADING_SHARE: f64 = 0.4;
const HEADING_GAP: f64 = 2.6;
/// The largest number of letters of such a heading.
const HEADING_LETTERS: usize = 30;

/// The narrow and the wide column in the order in which they are read, and whether the text goes on below both.
pub(super) struct Reading {
    /// What stands above both, without a heading of the wide column.
    pub above: Vec<Fragment>,
    pub parts: Vec<Vec<Fragment>>,
    pub goes_on: bool,
}

/// Orders a narrow and a wide column that stand beside each other. All fragments are ordered from the top.
pub(super) fn reading(above: Vec<Fragment>, left: Vec<Fragment>, right: Vec<Fragment>, below: &[Fragment]) -> Reading {
    let box_left = width(&left) < width(&right);
    let text = if box_left { &right } else { &left };
    let goes_on = goes_on(text, below);
    let labels = label_borders(&left, &right);
    let mut above = above;
    let mut heading = Vec::new();
    if labels.is_empty() && (box_left || goes_on) {
        heading = take_heading(&mut above, text);
    }
    let row = |fragment: &Fragment| labels.iter().filter(|border| fragment.baseline < **border).count();
    let mut rows = vec![(Vec::new(), Vec::new()); labels.len() + 1];
    for fragment in left {
        rows[row(&fragment)].0.push(fragment);
    }
    for fragment in right {
        rows[row(&fragment)].1.push(fragment);
    }
    let mut parts = Vec::new();
    for (left, right) in rows {
        // Nothing stands between the halves of a text that goes on under a box.
        let (first, mut second) = if box_left || !goes_on { (left, right) } else { (right, left) };
        second.splice(0..0, std::mem::take(&mut heading));
        parts.extend([first, second]);
    }
    Reading { above, parts, goes_on }
}

/// Whether a column of text is broken off at its end and goes on below, or on the next page where nothing stands below.
fn goes_on(text: &[Fragment], below: &[Fragment]) -> bool {
    let Some(last) = text.last() else { return false };
    let last_row = text.iter().rev().take_while(|fragment| fragment.baseline - last.baseline < 0.5 * last.size);
    let Some(end) = last_row.max_by(|one, other| one.right.total_cmp(&other.right)) else { return false };
    if ends_sentence(end.text.trim_end()) {
        return false;
    }
    let Some(first) = below.first() else { return true };
    let first_row = below.iter().take_while(|fragment| first.baseline - fragment.baseline < 0.5 * first.size);
    let Some(start) = first_row.min_by(|one, other| one.left.total_cmp(&other.left)) else { return true };
    let column_end = text.iter().map(|fragment| fragment.right).fold(f64::NEG_INFINITY, f64::max);
    let full = end.right > column_end - 2.0 * end.size;
    (start.size / end.size - 1.0).abs() < 0.06 && (full || starts_small(start.text.trim_start()))
}

/// Takes the last row off what stands above, where it heads the text under it: short, near, and over the text alone.
fn take_heading(above: &mut Vec<Fragment>, text: &[Fragment]) -> Vec<Fragment> {
    let (Some(last), Some(first)) = (above.last(), text.first()) else { return Vec::new() };
    let (baseline, size) = (last.baseline, last.size);
    let row = above.iter().rev().take_while(|fragment| fragment.baseline - baseline < 0.45 * size).count();
    let heading = &above[above.len() - row..];
    let left = text.iter().map(|fragment| fragment.left).fold(f64::INFINITY, f64::min);
    let letters: usize = heading.iter().map(|fragment| fragment.text.chars().count()).sum();
    let over_text = heading.iter().all(|fragment| fragment.left > left - size && fragment.right < left + width(text));
    let heads = over_text
        && size >= 0.97 * first.size
        && letters <= HEADING_LETTERS
        && width(heading) < HEADING_SHARE * width(text)
        && baseline - first.baseline < HEADING_GAP * size.max(first.size);
    if heads { above.split_off(above.len() - row) } else { Vec::new() }
}

/// Where something new begins below a box and the text beside it: white space goes through both, the text above it has
/// ended, and what follows in the text's column is short, as a heading is, begins elsewhere, or is missing. `run`:
/// fragments of both, ordered from the top.
pub(super) fn ends_of_rows(run: &[Fragment], is_text: impl Fn(&Fragment) -> bool) -> Vec<f64> {
    /// The largest number of ends that are looked for, and fragments behind each.
    const MOST_ENDS: usize = 8;
    const AHEAD: usize = 64;
    let text = || run.iter().filter(|fragment| is_text(fragment));
    let left = text().map(|fragment| fragment.left).fold(f64::INFINITY, f64::min);
    let right = text().map(|fragment| fragment.right).fold(f64::NEG_INFINITY, f64::max);
    let mut last: Option<&Fragment> = None;
    let mut ends = Vec::new();
    for (at, pair) in run.windows(2).enumerate() {
        let (above, below) = (&pair[0], &pair[1]);
        if is_text(above)
            && last.is_none_or(|last| last.baseline - above.baseline > 0.5 * last.size || above.right > last.right)
        {
            last = Some(above);
        }
        if above.baseline - below.baseline <= ROW_GAP * above.size.min(below.size) {
            continue;
        }
        let ended = |last: &Fragment| ends_sentence(last.text.trim_end()) || last.right - left < SHORT * (right - left);
        if !last.is_some_and(ended) {
            continue;
        }
        let mut following = run[at + 1..].iter().take(AHEAD).filter(|fragment| is_text(fragment));
        let begins_anew = match following.next() {
            None => true,
            Some(first) => {
                let row = following.take_while(|fragment| first.baseline - fragment.baseline < 0.5 * first.size);
                let (from, letters) = row.fold((first.left, first.right - first.left), |(from, letters), fragment| {
                    (fragment.left.min(from), letters + fragment.right - fragment.left)
                });
                letters < SHORT * (right - left) || from > left + ELSEWHERE * first.size
            }
        };
        if begins_anew {
            ends.push(f64::midpoint(above.baseline, below.baseline));
            if ends.len() == MOST_ENDS {
                break;
            }
        }
    }
    ends
}

/// Where the rows of a column of labels begin; none where the left column holds more than labels.
fn label_borders(left: &[Fragment], right: &[Fragment]) -> Vec<f64> {
    /// The largest numbers of fragments of a column of labels, and of lines and characters of a label.
    const MOST_LABELS: usize = 200;
    const MOST_LINES: usize = 3;
    const MOST_CHARACTERS: usize = 40;
    let all = |side: &[Fragment]| line_count(&side.iter().collect::<Vec<_>>());
    if left.len() > MOST_LABELS || all(left) * 2 > all(right).max(2) || width(left) > width(right) {
        return Vec::new();
    }
    let mut labels: Vec<Vec<&Fragment>> = Vec::new();
    for fragment in left {
        let near = |label: &Vec<&Fragment>| {
            let last =
                label.last().is_some_and(|last| last.baseline - fragment.baseline < 1.6 * last.size.max(fragment.size));
            last && !begins_paragraph(right, fragment)
        };
        match labels.last_mut().filter(|label| near(label)) {
            Some(label) => label.push(fragment),
            None => labels.push(vec![fragment]),
        }
    }
    let is_label = |label: &Vec<&Fragment>| {
        let characters: usize = label.iter().map(|fragment| fragment.text.chars().count()).sum();
        line_count(label) <= MOST_LINES && characters <= MOST_CHARACTERS
    };
    let border = |label: &Vec<&Fragment>| label[0].baseline + 0.7 * label[0].size;
    if labels.iter().all(is_label) { labels.iter().map(border).collect() } else { Vec::new() }
}

/// Whether a paragraph of a column begins beside a fragment: under a gap, or under a short line.
fn begins_paragraph(column: &[Fragment], beside: &Fragment) -> bool {
    let on_row = |fragment: &Fragment| (fragment.baseline - beside.baseline).abs() < 0.3 * beside.size;
    let Some(row) = column.iter().position(on_row) else { return false };
    let Some(above) = row.checked_sub(1).map(|above| &column[above]) else { return false };
    let end = column.iter().map(|fragment| fragment.right).fold(f64::NEG_INFINITY, f64::max);
    let last = column[..row].iter().rev().take_while(|fragment| fragment.baseline - above.baseline < 0.5 * above.size);
    let last_end = last.map(|fragment| fragment.right).fold(f64::NEG_INFINITY, f64::max);
    above.baseline - column[row].baseline > 1.6 * column[row].size.max(above.size)
        || end - last_end > (1.0 - SHORT) * width(column)
}
