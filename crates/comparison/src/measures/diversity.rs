//! Lexical diversity of a sequence of types.

use ikiz_document::Diversity;
use rustc_hash::FxHashMap;

/// Words of a window of MATTR (Covington & McFall 2010).
const WINDOW: usize = 50;
/// Words of a sample of HD-D (McCarthy & Jarvis 2007).
const DRAWN: usize = 42;
/// The ratio at which a factor of MTLD ends (McCarthy & Jarvis 2010).
const FACTOR: f64 = 0.72;

/// The diversity of a text: a number for the type of each of its words, in order; the numbers begin with 0 and leave
/// none out.
pub(super) fn diversity(types: &[u32]) -> Diversity {
    let mut counts = vec![0_usize; types.iter().max().map_or(0, |last| *last as usize + 1)];
    for &of_word in types {
        counts[of_word as usize] += 1;
    }
    let (words, kinds) = (types.len(), counts.len());
    let over = |whole: f64| (words > 0).then(|| kinds as f64 / whole);
    Diversity {
        types: kinds,
        type_token_ratio: over(words as f64),
        root_type_token_ratio: over((words as f64).sqrt()),
        mattr: mattr(types, kinds),
        mtld: mtld(types, kinds),
        hdd: hdd(&counts, words),
        yule_k: yule(&counts, words),
    }
}

/// The mean type–token ratio of all windows of 50 words.
fn mattr(types: &[u32], kinds: usize) -> Option<f64> {
    let windows = types.len().checked_sub(WINDOW)? + 1;
    let mut inside = vec![0_u32; kinds];
    let (mut distinct, mut sum) = (0_usize, 0_usize);
    for (at, &entering) in types.iter().enumerate() {
        distinct += usize::from(inside[entering as usize] == 0);
        inside[entering as usize] += 1;
        if let Some(leaving) = at.checked_sub(WINDOW) {
            let leaving = types[leaving] as usize;
            inside[leaving] -= 1;
            distinct -= usize::from(inside[leaving] == 0);
        }
        sum += if at + 1 >= WINDOW { distinct } else { 0 };
    }
    Some(sum as f64 / WINDOW as f64 / windows as f64)
}

/// The mean length of the stretches in which the ratio stays above 0.72, forwards and backwards.
fn mtld(types: &[u32], kinds: usize) -> Option<f64> {
    let forwards = factors(types.iter(), kinds)?;
    let backwards = factors(types.iter().rev(), kinds)?;
    let words = types.len() as f64;
    Some(f64::midpoint(words / forwards, words / backwards))
}

/// The number of such stretches, with the share of the last one; `None` if there is not even a part of one.
fn factors<'a>(types: impl Iterator<Item = &'a u32>, kinds: usize) -> Option<f64> {
    let mut seen = vec![0_u32; kinds];
    let (mut stretch, mut words, mut distinct, mut factors, mut ratio) = (1_u32, 0_usize, 0_usize, 0.0, 1.0);
    for &of_word in types {
        words += 1;
        let last = &mut seen[of_word as usize];
        distinct += usize::from(*last != stretch);
        *last = stretch;
        ratio = distinct as f64 / words as f64;
        if ratio <= FACTOR {
            factors += 1.0;
            (words, distinct, ratio) = (0, 0, 1.0);
            stretch += 1;
        }
    }
    factors += (1.0 - ratio) / (1.0 - FACTOR);
    (factors > 0.0).then_some(factors)
}

/// The share of a sample of 42 words that each type brings: the chance that it is in the sample, over 42.
fn hdd(counts: &[usize], words: usize) -> Option<f64> {
    if words < DRAWN {
        return None;
    }
    let mut frequencies: Vec<usize> = counts.to_vec();
    frequencies.sort_unstable();
    let absent = |count: usize| -> f64 {
        let others = words - count;
        (0..DRAWN).map(|drawn| others.saturating_sub(drawn) as f64 / (words - drawn) as f64).product()
    };
    let of_equal = frequencies.chunk_by(|left, right| left == right);
    Some(of_equal.map(|equal| equal.len() as f64 * (1.0 - absent(equal[0])) / DRAWN as f64).sum())
}

/// Yule's characteristic (1944): 10,000 times the chance that two words are the same.
fn yule(counts: &[usize], words: usize) -> Option<f64> {
    let squares: u64 = counts.iter().map(|&count| (count as u64).pow(2)).sum();
    (words > 0).then(|| 1e4 * (squares - words as u64) as f64 / (words as f64 * words as f64))
}

/// A number for each distinct word, in the order in which they come.
pub(super) fn numbered<'a>(words: impl Iterator<Item = &'a str>) -> Vec<u32> {
    let mut numbers = FxHashMap::default();
    words
        .map(|word| {
            let next = numbers.len() as u32;
            *numbers.entry(word).or_insert(next)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rustc_hash::FxHashSet;

    fn of(text: &str) -> Diversity {
        diversity(&numbered(text.split(' ')))
    }

    #[test]
    fn short_texts_have_no_windows_and_no_samples() {
        let found = of("the cat saw the dog and the dog saw the cat");
        assert_eq!((found.types, found.mattr, found.hdd), (5, None, None));
        assert!((found.type_token_ratio.unwrap() - 5.0 / 11.0).abs() < 1e-12);
        assert!((found.root_type_token_ratio.unwrap() - 5.0 / 11.0_f64.sqrt()).abs() < 1e-12);
        // the 4, cat 2, saw 2, dog 2, and 1: 16 + 4 + 4 + 4 + 1 = 29.
        assert!((found.yule_k.unwrap() - 1e4 * 18.0 / 121.0).abs() < 1e-9);
        assert_eq!(diversity(&[]), Diversity::default());
    }

    #[test]
    fn a_factor_ends_where_the_ratio_has_fallen() {
        // Forwards `a b a` is at 2/3: one factor, then `c` has none. Backwards `c a b a` is at 3/4: a part of one.
        let found = of("a b a c");
        assert!((found.mtld.unwrap() - f64::midpoint(4.0, 4.0 / (0.25 / 0.28))).abs() < 1e-12);
        assert_eq!(of("a b c d").mtld, None, "no word comes back");
    }

    #[test]
    fn windows_and_samples_of_a_long_text() {
        let twice: Vec<u32> = (0..50).chain(0..50).collect();
        let found = diversity(&twice);
        assert!((found.mattr.unwrap() - 1.0).abs() < 1e-12);
        let absent: f64 = (0..42).map(|drawn| f64::from(98 - drawn) / f64::from(100 - drawn)).product();
        assert!((found.hdd.unwrap() - 50.0 * (1.0 - absent) / 42.0).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn ratios_are_ratios(words in prop::collection::vec(0_u32..60, 0..300)) {
            let texts: Vec<String> = words.iter().map(u32::to_string).collect();
            let found = diversity(&numbered(texts.iter().map(String::as_str)));
            let distinct: FxHashSet<u32> = words.iter().copied().collect();
            prop_assert_eq!(found.types, distinct.len());
            for ratio in [found.type_token_ratio, found.mattr, found.hdd].into_iter().flatten() {
                prop_assert!((0.0..=1.0 + 1e-12).contains(&ratio));
            }
            prop_assert!(found.mtld.is_none_or(|mtld| mtld > 0.0));
        }
    }
}
