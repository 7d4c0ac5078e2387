//! Words that are known ones but for one or two typing errors.

/// The smallest number of letters of a wording in which a typing error is looked for: shorter ones are one letter away
/// from too many words.
pub(crate) const FEWEST_LETTERS: usize = 6;
/// From this number of letters on, two typing errors are looked for.
const TWO_SLIPS: usize = 13;

/// Whether a wording is a known one but for a letter that is missing, too many, another, or exchanged with its
/// neighbour.
pub(crate) fn is_misspelt(known: &[char], printed: &[char]) -> bool {
    let most = match known.len() {
        0..FEWEST_LETTERS => return false,
        FEWEST_LETTERS..TWO_SLIPS => 1,
        _ => 2,
    };
    if known.len().abs_diff(printed.len()) > most {
        return false;
    }
    let before = known.iter().zip(printed).take_while(|(one, other)| one == other).count();
    let behind = known.iter().rev().zip(printed.iter().rev()).take_while(|(one, other)| one == other).count();
    // A typing error leaves most of a word as it is; so nearly all words need no table as below.
    (before + behind) * 3 >= known.len() && distance(known, printed) <= most
}

/// The number of typing errors between two words (optimal string alignment).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, opposite) in other.iter().enumerate() {
            let mut least = (last[j] + usize::from(letter != opposite)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *letter == other[j - 1] && one[i - 1] == *opposite {
                least = least.min(before_last[j - 1] + 1);
            }
            row.push(least);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn misspelt(known: &str, printed: &str) -> bool {
        let letters = |word: &str| word.chars().collect::<Vec<_>>();
        is_misspelt(&letters(known), &letters(printed))
    }

    #[test]
    fn slips_of_the_pen_are_seen() {
        for printed in ["abtract", "absract", "abstratc", "abstrract", "bastract"] {
            assert!(misspelt("abstract", printed), "{printed}");
        }
        for printed in ["anahtarkelimerler", "anahtarkelimler", "anahtrkelimelr"] {
            assert!(misspelt("anahtarkelimeler", printed), "{printed}");
        }
    }

    #[test]
    fn other_words_are_none() {
        assert!(!misspelt("ozet", "ozel"));
        assert!(!misspelt("abstract", "attract"));
        assert!(!misspelt("keywords", "crosswords"));
        assert!(!misspelt("summary", "summers"));
    }

    proptest! {
        #[test]
        fn one_letter_more_is_one_slip(word in "[a-f]{6,12}", letter in "[a-f]", at in 0_usize..6) {
            let mut printed = word.clone();
            printed.insert_str(at, &letter);
            prop_assert!(distance(&word.chars().collect::<Vec<_>>(), &printed.chars().collect::<Vec<_>>()) <= 1);
        }
    }
}
