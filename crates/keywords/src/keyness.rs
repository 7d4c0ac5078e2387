//! How much more a term is used in one text than in another: log-likelihood, log ratio and BIC.

use ikiz_document::Keyness;

/// The log-likelihood ratio G² of a term in a text of `words` words against the rest of a corpus (Dunning 1993, in the
/// form of Rayson and Garside 2000); positive where the text uses it more, negative where less. `None` where either has
/// no words.
pub(crate) fn log_likelihood(count: u32, words: u64, rest_count: u32, rest_words: u64) -> Option<f64> {
    if words == 0 || rest_words == 0 {
        return None;
    }
    let ratio = two_cells([count, rest_count].map(f64::from), [words, rest_words].map(|words| words as f64));
    let is_over_used = f64::from(count) * rest_words as f64 >= f64::from(rest_count) * words as f64;
    Some(if is_over_used { ratio } else { -ratio })
}

/// How much the counts of a term in two texts of so many words differ. `None` where a text has no words or neither has
/// the term.
pub(crate) fn keyness(counts: [u32; 2], words: [u64; 2]) -> Option<Keyness> {
    if counts == [0, 0] || words.contains(&0) {
        return None;
    }
    let (counts, words) = (counts.map(f64::from), words.map(|words| words as f64));
    let log_likelihood = two_cells(counts, words);
    // A count of none has no logarithm (Hardie 2014).
    let share = |side: usize| if counts[side] == 0.0 { 0.5 } else { counts[side] } / words[side];
    Some(Keyness {
        log_likelihood,
        log_likelihood_four_cells: four_cells(counts, words),
        log_ratio: libm::log2(share(0) / share(1)),
        bic: log_likelihood - libm::log(words[0] + words[1]),
    })
}

/// G² of the occurrences of the term alone: Σ 2·O·ln(O/E).
fn two_cells(counts: [f64; 2], words: [f64; 2]) -> f64 {
    (2.0 * cells(counts, words, words[0] + words[1])).max(0.0)
}

/// G² of the occurrences and of the other words.
fn four_cells(counts: [f64; 2], words: [f64; 2]) -> f64 {
    let others = [0, 1].map(|side: usize| (words[side] - counts[side]).max(0.0));
    let all = words[0] + words[1];
    // Rounding can give a value slightly below zero.
    (2.0 * (cells(counts, words, all) + cells(others, words, all))).max(0.0)
}

/// Σ O·ln(O/E) of a row of the table. What is observed differs from what is expected by the same number on both sides,
/// so that nothing is lost where they are nearly equal.
fn cells(observed: [f64; 2], words: [f64; 2], all: f64) -> f64 {
    let difference = (observed[0] * words[1] - observed[1] * words[0]) / all;
    let share = (observed[0] + observed[1]) / all;
    let cell = |observed: f64, expected: f64, difference: f64| {
        if observed == 0.0 { 0.0 } else { observed * libm::log1p(difference / expected) }
    };
    cell(observed[0], share * words[0], difference) + cell(observed[1], share * words[1], -difference)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_shows_over_or_under_use() {
        assert!(log_likelihood(10, 100, 1, 100).unwrap() > 6.63);
        assert!(log_likelihood(1, 100, 10, 100).unwrap() < -6.63);
        assert_eq!(log_likelihood(5, 100, 5, 100), Some(0.0));
        assert_eq!(log_likelihood(5, 100, 0, 0), None);
    }

    #[test]
    fn the_value_is_that_computed_by_hand() {
        // 12 of 1,000 words against 8 of 3,000: expected 5 and 15; 2·(12·ln 2.4 + 8·ln(8/15)) = 10.9535.
        let value = log_likelihood(12, 1000, 8, 3000).unwrap();
        assert!((value - 10.953_5).abs() < 1e-3, "{value}");
        let found = keyness([12, 8], [1000, 3000]).unwrap();
        assert!((found.log_likelihood - value).abs() < 1e-12);
        // (12/1000) / (8/3000) = 4.5; ln 4000 = 8.29405.
        assert!((found.log_ratio - libm::log2(4.5)).abs() < 1e-12);
        assert!((found.bic - (value - 8.294_049_640_102_028)).abs() < 1e-9);
        assert!(found.log_likelihood_four_cells > value);
    }

    #[test]
    fn a_count_of_none_is_half_a_count_in_the_ratio() {
        let found = keyness([4, 0], [100, 100]).unwrap();
        assert!((found.log_ratio - 3.0).abs() < 1e-12);
        assert_eq!(keyness([0, 0], [100, 100]), None);
        assert_eq!(keyness([4, 0], [100, 0]), None);
    }
}
