//! Fragments to lines in reading order: columns and label boxes are found by the white space between them.

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
    /// First line of what white space parts from the text before it.
    pub parted: bool,
}

/// Deepest nesting of columns in columns.
const DEEPEST: usize = 4;
/// Fewest lines on either side of a gutter.
const FEWEST_LINES: usize = 4;
/// A narrower column beside a wider one is a box of labels below this share of its width.
const LABEL_SHARE: f64 = 0.62;
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
    split(above, depth - 1, parted, lines);
    let widths = [width(&left), width(&right)];
    if widths[0].min(widths[1]) < LABEL_SHARE * widths[0].max(widths[1]) {
        for (left, right) in side_by_side(left, right) {
            split(left, depth - 1, true, lines);
            split(right, depth - 1, true, lines);
        }
    } else {
        split(left, depth - 1, true, lines);
        split(right, depth - 1, false, lines);
    }
    split(below, depth - 1, true, lines);
}

fn width(fragments: &[Fragment]) -> f64 {
    let left = fragments.iter().map(|fragment| fragment.left).fold(f64::INFINITY, f64::min);
    let right = fragments.iter().map(|fragment| fragment.right).fold(f64::NEG_INFINITY, f64::max);
    (right - left).max(0.0)
}

/// The rows of a narrow column and the text beside it. A label begins a row; a box of several lines reaches to where white space goes through both
/// columns.
fn side_by_side(left: Vec<Fragment>, right: Vec<Fragment>) -> Vec<(Vec<Fragment>, Vec<Fragment>)> {
    /// White space of this many font sizes between two baselines parts rows.
    const ROW_GAP: f64 = 1.9;
    let mut borders = label_borders(&left, &right);
    if borders.is_empty() {
        let mut baselines: Vec<(f64, f64)> =
            left.iter().chain(&right).map(|fragment| (fragment.baseline, fragment.size)).collect();
        baselines.sort_by(|one, other| other.0.total_cmp(&one.0));
        let parted = |pair: &&[(f64, f64)]| pair[0].0 - pair[1].0 > ROW_GAP * pair[0].1.max(pair[1].1);
        borders = baselines.windows(2).filter(parted).map(|pair| f64::midpoint(pair[0].0, pair[1].0)).collect();
    }
    let row = |fragment: &Fragment| borders.iter().filter(|border| fragment.baseline < **border).count();
    let mut rows = vec![(Vec::new(), Vec::new()); borders.len() + 1];
    for fragment in left {
        rows[row(&fragment)].0.push(fragment);
    }
    for fragment in right {
        rows[row(&fragment)].1.push(fragment);
    }
    rows
}

/// Where the rows of a column of labels begin; none where the left column holds more than labels.
fn label_borders(left: &[Fragment], right: &[Fragment]) -> Vec<f64> {
    /// Most lines and characters of a label.
    const MOST_LINES: usize = 3;
    const MOST_CHARACTERS: usize = 40;
    let all = |side: &[Fragment]| line_count(&side.iter().collect::<Vec<_>>());
    if all(left) * 2 > all(right).max(2) || width(left) > width(right) {
        return Vec::new();
    }
    let mut labels: Vec<Vec<&Fragment>> = Vec::new();
    for fragment in left {
        let near = |label: &Vec<&Fragment>| {
            label.last().is_some_and(|last| last.baseline - fragment.baseline < 1.6 * last.size.max(fragment.size))
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
    let crosses = |fragment: &Fragment| fragment.left < place - SLACK && fragment.right > place - SLACK / 3.0;
    let mut gutters = Vec::new();
    let mut from = 0;
    for at in 0..=region.len() {
        if at == region.len() || crosses(&region[at]) {
            gutters.extend(gutter(&region[from..at], place - SLACK));
            from = at + 1;
        }
    }
    gutters
}

fn gutter(run: &[Fragment], place: f64) -> Option<Gutter> {
    let is_left = |fragment: &&Fragment| fragment.left < place;
    let first = run.iter().find(is_left)?;
    // What stands above the left column is no part of the columns.
    let top = first.baseline + 0.8 * first.size;
    let inside = |fragment: &&Fragment| fragment.baseline <= top;
    let (left, right): (Vec<&Fragment>, Vec<&Fragment>) = run.iter().filter(inside).partition(is_left);
    let (left_lines, right_lines) = (line_count(&left), line_count(&right));
    let size = median(left.iter().chain(&right).map(|fragment| fragment.size).collect());
    let end = left.iter().map(|fragment| fragment.right).fold(f64::NEG_INFINITY, f64::max);
    let space = (place - end) / size;
    let columns = left_lines >= FEWEST_LINES && right_lines >= FEWEST_LINES && letters(&left) >= 4.0 && space > 0.5;
    let labels =
        (1..FEWEST_LINES).contains(&left_lines) && right_lines > 2 * left_lines && are_labels(&left) && space > 0.6;
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
    fragments.iter().all(|fragment| fragment.text.chars().filter(|letter| letter.is_alphabetic()).count() >= 2)
        && fragments[0].text.starts_with(char::is_uppercase)
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
    let mut line = PageLine { left: row[0].left, baseline, size, ..PageLine::default() };
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
