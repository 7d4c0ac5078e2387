//! How much more a term is used in one text than in the rest: Dunning's log-likelihood ratio.

/// The log-likelihood ratio G² of a term in a text of `words` words against the rest of a corpus (Dunning 1993, in the
/// form of Rayson and Garside 2000); positive where the text uses it more, negative where less. `None` where either has
/// no words.
pub(crate) fn log_likelihood(count: u32, words: u64, rest_count: u32, rest_words: u64) -> Option<f64> {
    if words == 0 || rest_words == 0 {
        return None;
    }
    let (observed, rest) = (f64::from(count), f64::from(rest_count));
    let share = (observed + rest) / (words as f64 + rest_words as f64);
    let term = |observed: f64, expected: f64| {
        if observed == 0.0 { 0.0 } else { observed * libm::log(observed / expected) }
    };
    let ratio = 2.0 * (term(observed, share * words as f64) + term(rest, share * rest_words as f64));
    let is_over_used = observed * rest_words as f64 >= rest * words as f64;
    // Rounding can give a value slightly below zero.
    let ratio = ratio.max(0.0);
    Some(if is_over_used { ratio } else { -ratio })
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
    }
}
