//! ORCID iDs: their form and their check digit.

use crate::mark::is_hyphen;

/// An ORCID iD as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orcid {
    /// The iD with plain hyphens and a capital X: `0000-0002-1694-233X`.
    pub id: String,
    /// Whether blanks or the end of a line stand behind one of its hyphens.
    pub is_broken: bool,
}

/// The first digits of all iDs.
const START: &str = "000";

impl Orcid {
    /// All in a text, each with the byte where it begins.
    pub fn all(text: &str) -> impl Iterator<Item = (usize, Self)> {
        text.match_indices(START).filter_map(|(at, _)| {
            let follows = text[..at].ends_with(|letter: char| letter.is_alphanumeric() || is_dash(letter));
            Some((at, Self::at_start(&text[at..]).filter(|_| !follows)?))
        })
    }

    fn at_start(text: &str) -> Option<Self> {
        let mut letters = text.chars().peekable();
        let (mut id, mut is_broken) = (String::new(), false);
        for block in 0..4 {
            if block > 0 {
                letters.next().filter(|letter| is_dash(*letter))?;
                while letters.next_if(|letter| letter.is_whitespace()).is_some() {
                    is_broken = true;
                }
                id.push('-');
            }
            for place in 0..4 {
                let is_last = block == 3 && place == 3;
                id.push(match letters.next()? {
                    digit @ '0'..='9' => digit,
                    'X' | 'x' if is_last => 'X',
                    _ => return None,
                });
            }
        }
        let goes_on = letters.next().is_some_and(|letter| letter.is_ascii_digit() || is_dash(letter));
        (!goes_on).then_some(Self { id, is_broken })
    }

    /// Whether the last digit is that of the others (ISO 7064, MOD 11-2).
    pub fn is_valid(&self) -> bool {
        let mut digits = self.id.chars().filter_map(|digit| digit.to_digit(10).or((digit == 'X').then_some(10)));
        let total = digits.by_ref().take(15).fold(0, |total, digit| (total + digit) * 2 % 11);
        digits.next() == Some((12 - total) % 11)
    }
}

/// Hyphens and what is printed for them.
const fn is_dash(letter: char) -> bool {
    is_hyphen(letter) || matches!(letter, '–' | '−')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<(String, bool, bool)> {
        Orcid::all(text).map(|(_, orcid)| (orcid.id.clone(), orcid.is_broken, orcid.is_valid())).collect()
    }

    #[test]
    fn ids_are_found_in_every_spelling() {
        for (text, id, is_broken) in [
            ("https://orcid.org/0000-0002-1825-0097.", "0000-0002-1825-0097", false),
            ("ORCID: 0000–0002–1694–233x", "0000-0002-1694-233X", false),
            ("0000-0002-1694-\n233X", "0000-0002-1694-233X", true),
        ] {
            assert_eq!(all(text), [(id.to_owned(), is_broken, true)], "{text}");
        }
    }

    #[test]
    fn a_wrong_digit_is_seen_and_other_numbers_are_no_ids() {
        assert_eq!(all("0000-0002-1825-0098"), [("0000-0002-1825-0098".to_owned(), false, false)]);
        for text in ["0000-0002-1825", "1000-0002-1825-0097", "0000-0002-1825-00971", "0000-0002-182X-0097"] {
            assert_eq!(all(text), [], "{text}");
        }
    }
}
