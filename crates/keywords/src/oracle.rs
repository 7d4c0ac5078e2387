//! Keyness and association as an independent script computes them. Skipped, aloud, where there is no Python.

use crate::collocations::association;
use crate::keyness::keyness;

#[path = "../../../tests/src/python.rs"]
mod python;

/// Reads two counts and two sizes a line; writes the measures of keyness, then those of association, for which the
/// numbers are: together, one word, the other word, all words.
const SCRIPT: &str = "
import sys
from decimal import Decimal, getcontext
getcontext().prec = 50
log = lambda number: Decimal(number).ln()
two = lambda number: log(number) / log(2)
for line in sys.stdin:
    a, b, c, d = (Decimal(number) for number in line.split())
    table, columns, total = ((a, b), (c - a, d - b)), (c, d), c + d
    g = [
        2 * sum(cell * log(cell * total / (sum(row) * column)) for cell, column in zip(row, columns) if cell)
        for row in table
    ]
    ratio = two((a or Decimal('.5')) / c) - two((b or Decimal('.5')) / d)
    both, one, other, words = max(a, 1), b + 1, c, d
    dice = 14 + two(2 * both / (one + other))
    mutual = two(both) + two(words) - two(one) - two(other)
    t = (both - one * other / words) / Decimal(both).sqrt()
    print(*map(float, (g[0], g[0] + g[1], ratio, g[0] - log(total), dice, mutual, t)))
";

#[test]
fn measures_are_those_of_a_script() {
    let counts = [0_u32, 1, 2, 7, 40, 999];
    let words = [1_000_u64, 1_234, 56_789, 40_000_000];
    let mut cases = Vec::new();
    for (one, other) in counts.iter().flat_map(|one| counts.map(|other| (*one, other))) {
        if one + other > 0 {
            cases.extend(words.iter().flat_map(|left| words.map(|right| ([one, other], [*left, right]))));
        }
    }
    let line =
        |(counts, words): &([u32; 2], [u64; 2])| format!("{} {} {} {}", counts[0], counts[1], words[0], words[1]);
    let input: Vec<String> = cases.iter().map(line).collect();
    let Some(output) = python::python(SCRIPT, &[], &input.join("\n")) else { return };
    assert_eq!(output.lines().count(), cases.len());
    for ((counts, words), line) in cases.iter().zip(output.lines()) {
        let expected: Vec<f64> = line.split(' ').map(|number| number.parse().expect("a number")).collect();
        let found = keyness(*counts, *words).expect("words and counts");
        let pair = association(counts[0].max(1), [counts[1] + 1, words[0] as u32], words[1]);
        let found = [
            found.log_likelihood,
            found.log_likelihood_four_cells,
            found.log_ratio,
            found.bic,
            pair.log_dice,
            pair.mutual_information,
            pair.t_score,
        ];
        for (found, expected) in found.into_iter().zip(expected) {
            assert!(
                (found - expected).abs() <= 1e-9 * expected.abs().max(1.0),
                "{counts:?} of {words:?}: {found} and {expected}"
            );
        }
    }
}
