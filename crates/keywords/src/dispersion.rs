//! How evenly a term is spread over the documents: Gries's deviation of proportions.

/// The parts of a corpus: values that are the same for every term, computed once.
pub(crate) struct Parts {
    sizes: Vec<usize>,
    words: usize,
    /// Parts with words.
    pub count: usize,
    smallest: usize,
}

impl Parts {
    /// Parts with these numbers of words.
    pub fn new(sizes: Vec<usize>) -> Self {
        let held = || sizes.iter().copied().filter(|size| *size > 0);
        let (words, count, smallest) = (held().sum(), held().count(), held().min().unwrap_or(0));
        Self { sizes, words, count, smallest }
    }
}

/// The deviation of proportions of a term over the parts of a corpus (Gries 2008), normalized to 0 (even) ..= 1 (only
/// in the smallest part) as Lijffijt and Gries (2012) propose. `occurrences` are pairs of part and count, in rising
/// order of parts. `None` with fewer than two parts with words, or without an occurrence.
pub(crate) fn deviation_of_proportions(occurrences: &[(usize, usize)], parts: &Parts) -> Option<f64> {
    let Parts { sizes, words, count, smallest } = parts;
    let (words, smallest) = (*words, *smallest);
    let total: usize = occurrences.iter().map(|(_, count)| count).sum();
    if *count < 2 || total == 0 {
        return None;
    }
    let (mut deviation, mut seen) = (0.0, 0);
    for &(part, count) in occurrences {
        let size = sizes.get(part).copied().unwrap_or_default();
        seen += size;
        deviation += (count as f64 / total as f64 - size as f64 / words as f64).abs();
    }
    // A part without the term deviates by its whole share.
    deviation += words.saturating_sub(seen) as f64 / words as f64;
    let possible = 1.0 - smallest as f64 / words as f64;
    Some((deviation / 2.0 / possible).clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn even_is_zero_and_one_document_is_one() {
        assert_eq!(deviation_of_proportions(&[(0, 2), (1, 2)], &Parts::new(vec![100, 100])), Some(0.0));
        assert_eq!(deviation_of_proportions(&[(1, 4)], &Parts::new(vec![100, 100])), Some(1.0));
        assert_eq!(deviation_of_proportions(&[(0, 4)], &Parts::new(vec![100])), None);
        assert_eq!(deviation_of_proportions(&[(0, 4)], &Parts::new(vec![100, 0])), None);
        // Shares .2, .3, .5; counts 1 of 2 in the first two: (.3 + .2 + .5) / 2 / .8.
        let uneven = deviation_of_proportions(&[(0, 1), (1, 1)], &Parts::new(vec![20, 30, 50])).unwrap();
        assert!((uneven - 0.625).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn the_deviation_is_a_proportion(sizes in prop::collection::vec(0_usize..50, 0..8), counts in prop::collection::vec(0_usize..9, 0..8)) {
            let occurrences: Vec<_> = counts.into_iter().enumerate().filter(|(_, count)| *count > 0).collect();
            if let Some(value) = deviation_of_proportions(&occurrences, &Parts::new(sizes)) {
                prop_assert!((0.0..=1.0).contains(&value));
            }
        }
    }
}
