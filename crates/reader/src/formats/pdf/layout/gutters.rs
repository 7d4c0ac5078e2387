//! Gutters: the white strips that part the columns of a page.

use super::boxes;
use super::measures::{letters, line_count, median_size, width};
use crate::formats::pdf::page::Fragment;

/// The smallest number of lines on either side of a gutter.
const FEWEST_LINES: usize = 4;
/// A narrower column beside a wider one is a box of labels below this share of its width.
pub(super) const LABEL_SHARE: f64 = 0.62;
/// Print below this share of the size of another is smaller.
const SMALLER: f64 = 0.92;
/// The largest number of places that are tried as gutters.
const MOST_PLACES: usize = 24;

/// A white strip between two columns: the fragments with a baseline from `top` down to `bottom` stand left or right of
/// `place`.
pub(super) struct Gutter {
    pub place: f64,
    pub top: f64,
    pub bottom: f64,
    score: f64,
}

/// The gutter between the longest columns of a region, if there are columns.
pub(super) fn best(region: &[Fragment]) -> Option<Gutter> {
    let mut lefts: Vec<f64> = region.iter().map(|fragment| fragment.left).collect();
    lefts.sort_by(f64::total_cmp);
    // Left margins: places where many fragments begin.
    let mut places: Vec<(usize, f64)> = Vec::new();
    let mut from = 0;
    for at in 1..=lefts.len() {
        if at == lefts.len() || lefts[at] - lefts[at - 1] > 2.0 {
            places.push((at - from, lefts[from]));
            from = at;
        }
    }
    places.retain(|(count, _)| *count >= FEWEST_LINES);
    places.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.total_cmp(&other.1)));
    places.truncate(MOST_PLACES);
    let gutters = places.iter().flat_map(|(_, place)| gutters_at(region, *place));
    gutters.max_by(|one, other| one.score.total_cmp(&other.score).then(other.place.total_cmp(&one.place)))
}

/// The runs of fragments that a place parts into left and right without cutting one.
fn gutters_at(region: &[Fragment], place: f64) -> Vec<Gutter> {
    const SLACK: f64 = 1.5;
    /// How far a line that is set too full may run over, in font sizes.
    const OVERFULL: f64 = 0.6;
    let crosses = |at: usize| {
        let fragment = &region[at];
        fragment.left < place - SLACK
            && (fragment.right > place + OVERFULL * fragment.size.min(12.0)
                || goes_on_beyond(region, at, place - SLACK))
    };
    let mut gutters = Vec::new();
    let mut from = 0;
    for at in 0..=region.len() {
        let Some(crossing) = region.get(at).filter(|_| crosses(at)) else {
            if at == region.len() && from < at {
                gutters.extend(gutter(&region[from..at], place - SLACK));
            }
            continue;
        };
        // What stands in a row with it is of one line with it.
        let on_row = |fragment: &&Fragment| (fragment.baseline - crossing.baseline).abs() < 0.4 * crossing.size;
        let end = at - region[..at].iter().rev().take_while(on_row).count();
        if from < end {
            gutters.extend(gutter(&region[from..end], place - SLACK));
        }
        from = from.max(at + 1 + region[at + 1..].iter().take_while(on_row).count());
    }
    gutters
}

fn gutter(run: &[Fragment], place: f64) -> Option<Gutter> {
    let run = without_lone_rows(run);
    let is_left = |fragment: &&Fragment| fragment.left < place;
    let first = run.iter().find(is_left)?;
    // What stands above the left column is no part of the columns, unless the right one goes on up there.
    let mut top = first.baseline + 0.8 * first.size;
    let widths = |run: &[Fragment]| {
        let (left, right): (Vec<&Fragment>, Vec<&Fragment>) = run.iter().partition(is_left);
        [width(left), width(right)]
    };
    let [left, right] = widths(run);
    if left.min(right) >= LABEL_SHARE * left.max(right) {
        top = right_top(run, place, top);
    } else {
        let ends = boxes::ends_of_rows(run, |fragment| (fragment.left < place) == (left > right));
        let row = |bottom: &f64| {
            let end = run.partition_point(|fragment| fragment.baseline > *bottom);
            columns(&run[..end], place, top)
        };
        if let Some(gutter) = ends.iter().find_map(row) {
            return Some(gutter);
        }
    }
    columns(run, place, top)
}

/// The gutter between the columns of a run, of which nothing stands above `top`, where there are two.
fn columns(run: &[Fragment], place: f64, top: f64) -> Option<Gutter> {
    let is_left = |fragment: &&Fragment| fragment.left < place;
    let inside = |fragment: &&Fragment| fragment.baseline <= top;
    let (left, right): (Vec<&Fragment>, Vec<&Fragment>) = run.iter().filter(inside).partition(is_left);
    if left.is_empty() || right.is_empty() {
        return None;
    }
    let (left_lines, right_lines) = (line_count(&left), line_count(&right));
    let size = median_size(left.iter().chain(&right));
    let space = (place - usual_end(&left)) / size;
    let columns = left_lines >= FEWEST_LINES && right_lines >= FEWEST_LINES && letters(&left) >= 4.0 && space > 0.5;
    // The end of a box that stands on the page before is in smaller print.
    let small = || median_size(&left) < SMALLER * median_size(&right) && are_words(&left);
    let labels = (1..FEWEST_LINES).contains(&left_lines)
        && right_lines > 2 * left_lines
        && (are_labels(&left) || small())
        && space > 0.6;
    if !(columns || labels) || letters(&right) < 4.0 {
        return None;
    }
    // Both columns must stand beside each other.
    let span = |side: &[&Fragment]| (side[0].baseline, side[side.len() - 1].baseline);
    let ((left_top, left_bottom), (right_top, right_bottom)) = (span(&left), span(&right));
    let shared = left_top.min(right_top) - left_bottom.max(right_bottom);
    if columns && shared < 2.5 * size {
        return None;
    }
    let score = if columns { shared } else { right_top - right_bottom } / size;
    let top = left_top.max(right_top) + 0.1;
    Some(Gutter { place, top, bottom: left_bottom.min(right_bottom) - 0.1, score })
}

/// Whether a fragment that ends near a place is followed in its line, without a gap, by one behind the place: a raised
/// number and the words that it stands at.
fn goes_on_beyond(region: &[Fragment], at: usize, place: f64) -> bool {
    /// Fragments before and behind in which the rest of the line is sought.
    const NEAR: usize = 6;
    /// Widest gap, in font sizes.
    const GAP: f64 = 0.35;
    let fragment = &region[at];
    if fragment.right < place - GAP * fragment.size {
        return false;
    }
    let around = &region[at.saturating_sub(NEAR)..region.len().min(at + NEAR + 1)];
    around.iter().any(|other| {
        let size = other.size.max(fragment.size);
        let of_one_size = (0.85..1.18).contains(&(other.size / fragment.size));
        !of_one_size
            && other.left >= place
            && (other.baseline - fragment.baseline).abs() < 0.6 * size
            && (-0.5 * size..GAP * size).contains(&(other.left - fragment.right))
    })
}

/// A run without its first and last rows where they stand far from the others: page numbers, running heads, the heading
/// of what stands below.
fn without_lone_rows(run: &[Fragment]) -> &[Fragment] {
    /// A row is far from the others from this many font sizes on.
    const FAR: f64 = 2.6;
    /// Rows that may stand alone at either end.
    const MOST_LONE: usize = 2;
    let apart = |above: &Fragment, below: &Fragment| above.baseline - below.baseline > FAR * above.size.max(below.size);
    let mut run = run;
    for _ in 0..MOST_LONE {
        let end = run.iter().rev().zip(run.iter().rev().skip(1)).position(|(below, above)| apart(above, below));
        if let Some(count) = end.map(|end| end + 1).filter(|count| is_row(&run[run.len() - count..])) {
            run = &run[..run.len() - count];
        }
        let start = run.windows(2).position(|pair| apart(&pair[0], &pair[1]));
        if let Some(count) = start.map(|start| start + 1).filter(|count| is_row(&run[..*count])) {
            run = &run[count..];
        }
    }
    run
}

/// Whether fragments, ordered from the top, stand on one baseline.
fn is_row(fragments: &[Fragment]) -> bool {
    let [first, .., last] = fragments else { return fragments.len() == 1 };
    first.baseline - last.baseline < 0.5 * first.size
}

/// The top of two columns of which the left one begins at `left_top`: what stands above it on the right belongs to the
/// right column as far as it goes on without a gap.
fn right_top(run: &[Fragment], place: f64, left_top: f64) -> f64 {
    let mut top = left_top;
    let mut last: Option<&Fragment> =
        run.iter().find(|fragment| fragment.left >= place && fragment.baseline <= left_top);
    for fragment in run.iter().rev().filter(|fragment| fragment.left >= place && fragment.baseline > left_top) {
        let near = |last: &Fragment| {
            fragment.baseline - last.baseline <= boxes::ROW_GAP * last.size.max(fragment.size)
                && (0.94..1.06).contains(&(fragment.size / last.size))
        };
        if !last.is_some_and(near) {
            break;
        }
        top = fragment.baseline;
        last = Some(fragment);
    }
    top
}

/// Where the lines of a column end; one, or one in twenty, may run over.
fn usual_end(column: &[&Fragment]) -> f64 {
    let mut ends: Vec<f64> = column.iter().map(|fragment| fragment.right).collect();
    ends.sort_by(f64::total_cmp);
    let over = if ends.len() > FEWEST_LINES { (ends.len() / 20).max(1) } else { 0 };
    ends.iter().rev().nth(over).copied().unwrap_or(f64::NEG_INFINITY)
}

/// Whether fragments read like the labels of texts beside them: words, the first with a capital.
fn are_labels(fragments: &[&Fragment]) -> bool {
    are_words(fragments) && fragments[0].text.starts_with(char::is_uppercase)
}

fn are_words(fragments: &[&Fragment]) -> bool {
    fragments.iter().all(|fragment| fragment.text.chars().filter(|letter| letter.is_alphabetic()).count() >= 2)
}
