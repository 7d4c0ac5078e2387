//! The names that a mistyped one may stand for.

/// The most names that are told.
const SHOWN: usize = 3;

/// The name that a given one is most like; empty if there are no names.
pub fn nearest<'n>(given: &str, names: impl IntoIterator<Item = &'n str>) -> &'n str {
    names.into_iter().min_by_key(|name| distance(given, name)).unwrap_or_default()
}

/// The few names that a given one is most like, the nearest first: one at least, and others only if most of its letters
/// stand.
pub fn near_names<'n>(given: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let mut near: Vec<(usize, &str)> = names.into_iter().map(|name| (distance(given, name), name)).collect();
    near.sort_by_key(|(distance, _)| *distance);
    let most = given.chars().count() / 3;
    let shown = near.into_iter().take(SHOWN).enumerate();
    shown.filter(|(at, (distance, _))| *at == 0 || *distance <= most).map(|(_, (_, name))| name).collect()
}

/// The number of letters to put in, take out or exchange between two words (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut row = vec![at + 1];
        for (place, opposite) in other.iter().enumerate() {
            let exchanged = last[place] + usize::from(letter != *opposite);
            row.push(exchanged.min(last[place + 1] + 1).min(row[place] + 1));
        }
        last = row;
    }
    last[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_name_is_near_to_those_that_look_like_it() {
        let names = ["date-mismatch", "name-mismatch", "number-mismatch", "template-text"];
        assert_eq!(nearest("numbr-mismatch", names), "number-mismatch");
        assert_eq!(near_names("date-mismach", names), ["date-mismatch", "name-mismatch"]);
        assert_eq!(near_names("templates", names), ["template-text"]);
        assert_eq!(near_names("x", names), ["template-text"]);
        assert!(near_names("x", []).is_empty() && nearest("x", []).is_empty());
    }
}
