//! Fragments to lines in reading order: columns and label boxes are found by the white space between them.

mod boxes;

use super::fragments::{Fragment, WORD_GAP};
use super::raised;

/// A line of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct PageLine {
    pub text: String,
    /// For each character of the text its ink against the usual.
    pub weights: Vec<Option<f32>>,
    pub left: f64,
    pub right: f64,
    pub baseline: f64,
    /// Font size of its largest fragment by length.
    pub size: f64,
    /// Left margin of the column it stands in, and that column's right end.
    pub margin: f64,
    pub column_end: f64,
    /// First line of a column that goes on from the column before it.
    pub column_start: bool,
    /// Begins with raised smaller print.
    pub raised_lead: bool,
    /// First line of what white space parts from the text before it.
    pub parted: bool,
}

/// Deepest nesting of columns in columns.
const DEEPEST: usize = 4;
/// Fewest lines on either side of a gutter.
const FEWEST_LINES: usize = 4;
/// A narrower column beside a wider one is a box of labels below this share of its width.
const LABEL_SHARE: f64 = 0.62;
/// Print below this share of the size of another is smaller.
const SMALLER: f64 = 0.92;
/// Most places that are tried as gutters.
const MOST_PLACES: usize = 24;

/// The lines of a page in reading order.
pub(super) fn lines(fragments: Vec<Fragment>) -> Vec<PageLine> {
    let mut lines = Vec::new();
    let mut fragments = fragments;
    fragments.sort_by(|left, right| right.baseline.total_cmp(&left.baseline));
    split(fragments, DEEPEST, true, &mut lines);
    lines
}

/// A white strip between two columns: the fragments with a baseline from `top` down to `bottom` stand left or right of `place`.
struct Gutter {
    place: f64,
    top: f64,
    bottom: f64,
    score: f64,
}

/// Reads a region: above the columns, the columns, below them. Fragments are ordered from the top. `parted`: it does not go on from the text
/// before it.
fn split(region: Vec<Fragment>, depth: usize, parted: bool, lines: &mut Vec<PageLine>) {
    let gutter = if depth == 0 { None } else { best_gutter(&region) };
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

/// From the leftmost to the rightmost end.
fn width<'a>(fragments: impl IntoIterator<Item = &'a Fragment>) -> f64 {
    let ends = fragments.into_iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(left, right), fragment| {
        (fragment.left.min(left), fragment.right.max(right))
    });
    (ends.1 - ends.0).max(0.0)
}

/// The gutter between the longest columns of a region, if there are columns.
fn best_gutter(region: &[Fragment]) -> Option<Gutter> {
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
    /// So many font sizes may a line that is set too full run over.
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

/// Whether a fragment that ends near a place is followed in its line, without a gap, by one behind the place: a raised number and the words that
/// it stands at.
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

/// A run without its first and last rows where they stand far from the others: page numbers, running heads, the heading of what stands below.
fn without_lone_rows(run: &[Fragment]) -> &[Fragment] {
    /// So many font sizes from the others is far.
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

/// The top of two columns of which the left one begins at `left_top`: what stands above it on the right belongs to the right column as far
/// as it goes on without a gap.
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

/// Distinct baselines of fragments that are ordered from the top.
fn line_count(fragments: &[&Fragment]) -> usize {
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
fn letters(fragments: &[&Fragment]) -> f64 {
    let letters = |fragment: &&Fragment| fragment.text.chars().filter(|letter| letter.is_alphabetic()).count() as f64;
    median(fragments.iter().map(letters).collect())
}

/// Whether fragments read like the labels of texts beside them: words, the first with a capital.
fn are_labels(fragments: &[&Fragment]) -> bool {
    are_words(fragments) && fragments[0].text.starts_with(char::is_uppercase)
}

fn are_words(fragments: &[&Fragment]) -> bool {
    fragments.iter().all(|fragment| fragment.text.chars().filter(|letter| letter.is_alphabetic()).count() >= 2)
}

fn median_size<'a>(fragments: impl IntoIterator<Item = &'a &'a Fragment>) -> f64 {
    median(fragments.into_iter().map(|fragment| fragment.size).collect())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
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
