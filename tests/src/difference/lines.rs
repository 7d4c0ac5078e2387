//! Texts compared by line.

use super::Difference;

/// How far apart two equal lines are looked for after a line that differs.
const REACH: usize = 200;

/// The lines in which two texts differ, with their ends.
pub(super) fn differences(expected: &str, got: &str) -> Vec<Difference> {
    let expected: Vec<&str> = expected.split_inclusive('\n').collect();
    let got: Vec<&str> = got.split_inclusive('\n').collect();
    let (mut before, mut now) = (0, 0);
    let mut found = Vec::new();
    while before < expected.len() || now < got.len() {
        if expected.get(before) == got.get(now) {
            before += 1;
            now += 1;
            continue;
        }
        let (gone, new) = until_equal(&expected[before..], &got[now..]);
        found.extend((0..gone.max(new)).map(|at| {
            let [old, current] = [(&expected, before, gone), (&got, now, new)]
                .map(|(lines, from, count)| if at < count { lines.get(from + at).copied() } else { None });
            let line = if at < gone { before } else { now } + at + 1;
            Difference::new(format!("line {line}"), old, current)
        }));
        before += gone;
        now += new;
    }
    found
}

/// How many lines of either text stand before the next line that both have.
fn until_equal(expected: &[&str], got: &[&str]) -> (usize, usize) {
    let near = (1..=REACH).flat_map(|distance| (0..=distance).map(move |gone| (gone, distance - gone)));
    let is_equal = |(gone, new): &(usize, usize)| expected.get(*gone).is_some_and(|line| got.get(*new) == Some(line));
    near.into_iter().find(is_equal).unwrap_or((expected.len(), got.len()))
}
