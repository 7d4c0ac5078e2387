//! How evenly a term is spread over the documents: Gries's deviation of proportions.

use crate::corpus_terms::Sizes;

/// What one document adds to the deviation of a term, in whole numbers, so that the order of documents makes no
/// difference: `|count · words − own words · total| − own words · total`, where `words` and `total` are those of the
/// corpus. With `words · total` added to the sum, it is the sum over all documents, those without the term too.
pub(crate) fn deviation(count: u32, own_words: u32, total: u32, words: u64) -> i128 {
    let expected = i128::from(own_words) * i128::from(total);
    (i128::from(count) * i128::from(words) - expected).abs() - expected
}

/// The deviation of proportions of a term over the documents of a corpus (Gries 2008), normalized to 0 (even) ..= 1
/// (only in the smallest document) as Lijffijt and Gries (2012) propose. `deviations` is the sum over the documents
/// with the term, `total` its count. `None` with fewer than two documents with words.
pub(crate) fn dispersion(deviations: i128, total: u32, sizes: &Sizes) -> Option<f64> {
    let Sizes { words, documents, smallest, .. } = *sizes;
    if documents < 2 || total == 0 {
        return None;
    }
    let all = i128::from(words) * i128::from(total);
    let deviation = (all + deviations) as f64 / all as f64;
    let possible = 1.0 - f64::from(smallest) / words as f64;
    Some((deviation / 2.0 / possible).clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_document::KindCounts;
    use proptest::prelude::*;

    /// The dispersion of a term that has these counts in documents of these words.
    fn spread(parts: &[(u32, u32)]) -> Option<f64> {
        let mut sizes = Sizes::default();
        for (_, words) in parts {
            sizes.add(*words, KindCounts::default());
        }
        let total = parts.iter().map(|(count, _)| count).sum();
        let with_term = parts.iter().filter(|(count, _)| *count > 0);
        let deviations = with_term.map(|(count, words)| deviation(*count, *words, total, sizes.words)).sum();
        dispersion(deviations, total, &sizes)
    }

    #[test]
    fn even_is_zero_and_one_document_is_one() {
        assert_eq!(spread(&[(2, 100), (2, 100)]), Some(0.0));
        assert_eq!(spread(&[(0, 100), (4, 100)]), Some(1.0));
        assert_eq!(spread(&[(4, 100)]), None);
        assert_eq!(spread(&[(4, 100), (0, 0)]), None);
        // Shares .2, .3, .5; counts 1 of 2 in the first two: (.3 + .2 + .5) / 2 / .8.
        let uneven = spread(&[(1, 20), (1, 30), (0, 50)]).unwrap();
        assert!((uneven - 0.625).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn the_deviation_is_a_proportion(parts in prop::collection::vec((0_u32..9, 1_u32..50), 0..8)) {
            if let Some(value) = spread(&parts) {
                prop_assert!((0.0..=1.0).contains(&value));
            }
        }
    }
}
