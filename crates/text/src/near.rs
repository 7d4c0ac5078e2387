//! The names that a mistyped one may stand for.

use crate::folding::folded_letter;

/// The most names that are told.
const SHOWN: usize = 3;

/// The few names that a given one is like, the nearest first, whatever their case and diacritics: about two thirds of its
/// letters stand, or one is what the other begins with. None if none is.
///
/// ```
/// assert_eq!(ikiz_text::near_names("ÖZET.TXT", ["dergi.pdf", "özet.txt"]), ["özet.txt"]);
/// assert!(ikiz_text::near_names("x", ["özet.txt"]).is_empty());
/// ```
pub fn near_names<'n>(given: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let given = letters(given);
    let rank = |name: &'n str| Some((nearness(&given, &letters(name))?, name));
    let mut near: Vec<((usize, usize), &str)> = names.into_iter().filter_map(rank).collect();
    near.sort_by_key(|(rank, _)| *rank);
    near.into_iter().take(SHOWN).map(|(_, name)| name).collect()
}

/// The letters by which names are compared.
fn letters(name: &str) -> Vec<char> {
    name.chars().map(|letter| folded_letter(letter).unwrap_or(letter)).collect()
}

/// How near two names are, the nearest first; `None` if they are not.
fn nearness(given: &[char], name: &[char]) -> Option<(usize, usize)> {
    let Distances { whole, beginning } = distances(given, name);
    let begins = beginning <= given.len() / 4;
    let is_begun = 2 * name.len() >= given.len() && given.starts_with(name);
    let is_near = !given.is_empty() && (whole <= (given.len() + 1) / 3 || begins || is_begun);
    is_near.then_some((if begins { beginning } else { whole }, whole))
}

/// The numbers of letters to put in, take out or exchange (Levenshtein).
struct Distances {
    /// Between two words.
    whole: usize,
    /// Between the first one and what the other begins with.
    beginning: usize,
}

fn distances(one: &[char], other: &[char]) -> Distances {
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut row = vec![at + 1];
        for (place, opposite) in other.iter().enumerate() {
            let exchanged = last[place] + usize::from(letter != opposite);
            row.push(exchanged.min(last[place + 1] + 1).min(row[place] + 1));
        }
        last = row;
    }
    Distances { whole: last[other.len()], beginning: last.into_iter().min().unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_name_is_near_to_those_that_look_like_it() {
        let names = ["date-mismatch", "name-mismatch", "number-mismatch", "template-text"];
        for (given, near) in [
            ("numbr-mismatch", &["number-mismatch", "name-mismatch", "date-mismatch"][..]),
            ("date-mismach", &["date-mismatch", "name-mismatch"]),
            ("templates", &["template-text"]),
            ("NUMBER", &["number-mismatch"]),
            ("template-text.csv", &["template-text"]),
            ("x", &[]),
            ("keywords", &[]),
            ("", &[]),
        ] {
            assert_eq!(near_names(given, names), near, "{given}");
        }
        assert_eq!(near_names("İĞDIR.TXT", ["ığdır.txt", "muş.txt"]), ["ığdır.txt"]);
        assert!(near_names("x", []).is_empty());
    }
}
