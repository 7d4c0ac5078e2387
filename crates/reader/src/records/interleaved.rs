//! Keywords of two languages in turn, as catalogues store them (`Eğitim`, `Education`, `Okul`, `School`), as two lists.

use crate::lean::lean;
use crate::records::piece::Piece;

/// The smallest number of keywords in which an order is sought.
const FEWEST: usize = 4;
/// By how much, in log-odds, two mixed lists must explain the keywords better than two that follow each other.
const GAIN: f64 = 1.5;
/// The smallest number of keywords on the wrong side of the best border: one alone was told wrongly.
const MISPLACED: usize = 2;
/// From how much on the language of a keyword is told.
const TOLD: f64 = 0.3;
/// The same where the lists differ in length.
const CERTAIN: f64 = 1.0;

/// The two lists, the language of the first keyword first; `None` where the keywords are of one language, or follow
/// each other already.
pub(crate) fn lists(items: &[Piece]) -> Option<[Vec<Piece>; 2]> {
    if items.len() < FEWEST || items.iter().any(|(item, _)| item.contains([',', ';', '\n'])) {
        return None;
    }
    let leans: Vec<f64> = items.iter().map(|(item, _)| lean(item)).collect();
    let following = following(&leans);
    let is_first: Vec<bool> = if items.len().is_multiple_of(2) && in_turn(&leans) >= following + GAIN {
        (0..items.len()).map(|at| at % 2 == 0).collect()
    } else if by_language(&leans) >= following + GAIN {
        leans.iter().map(|lean| (*lean > 0.0) == (leans[0] > 0.0)).collect()
    } else {
        return None;
    };
    let list = |wanted: bool| {
        items.iter().zip(&is_first).filter(|(_, first)| **first == wanted).map(|(item, _)| item.clone()).collect()
    };
    Some([list(true), list(false)])
}

/// What two lists explain of which one follows the other, or one list.
fn following(leans: &[f64]) -> f64 {
    let total: f64 = leans.iter().sum();
    let mut before = 0.0;
    let mut best = total.abs();
    for lean in leans {
        before += lean;
        best = best.max(f64::abs(before) + f64::abs(total - before));
    }
    best
}

/// What two lists explain that take turns; nothing where both are in one language.
fn in_turn(leans: &[f64]) -> f64 {
    let side = |first: usize| leans.iter().skip(first).step_by(2).sum::<f64>();
    let (one, other) = (side(0), side(1));
    if one * other < 0.0 { one.abs() + other.abs() } else { 0.0 }
}

/// What two lists of about the same length explain in whatever order; nothing where the language of some keyword is not
/// told.
fn by_language(leans: &[f64]) -> f64 {
    let turkish = leans.iter().filter(|lean| **lean > 0.0).count();
    // A list of the other length is one more keyword, or a name that was taken for a foreign word.
    let asked = if turkish * 2 == leans.len() { TOLD } else { CERTAIN };
    let told = leans.iter().all(|lean| lean.abs() >= asked);
    if told && turkish.abs_diff(leans.len() - turkish) <= 1 && misplaced(leans) >= MISPLACED {
        leans.iter().map(|lean| lean.abs()).sum()
    } else {
        0.0
    }
}

/// How many keywords stand on the wrong side of the border that has the fewest of them.
fn misplaced(leans: &[f64]) -> usize {
    let wrong = |at: usize| {
        let (before, after) = leans.split_at(at);
        let turkish = |part: &[f64]| part.iter().filter(|lean| **lean > 0.0).count();
        let first = before.len() - turkish(before) + turkish(after);
        first.min(leans.len() - first)
    };
    (0..=leans.len()).map(wrong).min().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(items: &[&str]) -> Option<[String; 2]> {
        let items: Vec<Piece> = items.iter().map(|item| ((*item).to_owned(), 1)).collect();
        let joined = |list: Vec<Piece>| list.into_iter().map(|(item, _)| item).collect::<Vec<_>>().join("|");
        lists(&items).map(|lists| lists.map(joined))
    }

    #[test]
    fn keywords_in_turn_are_two_lists() {
        let expected = ["su yapıları|ticaret yolları|kale duvarı", "water structures|trade routes|castle wall"];
        let items =
            ["su yapıları", "water structures", "ticaret yolları", "trade routes", "kale duvarı", "castle wall"];
        assert_eq!(seen(&items), Some(expected.map(str::to_owned)));
        let items =
            ["su yapıları", "water structures", "trade routes", "ticaret yolları", "kale duvarı", "castle wall"];
        assert_eq!(seen(&items), Some(expected.map(str::to_owned)));
        let items = ["su yapıları", "water structures", "ticaret yolları", "trade routes", "kale duvarı"];
        let expected = ["su yapıları|ticaret yolları|kale duvarı", "water structures|trade routes"];
        assert_eq!(seen(&items), Some(expected.map(str::to_owned)));
    }

    #[test]
    fn other_lists_stay() {
        assert_eq!(seen(&["su yapıları", "ticaret yolları", "water structures", "trade routes"]), None);
        assert_eq!(seen(&["water structures", "trade routes", "castle wall", "desert"]), None);
        assert_eq!(seen(&["su yapıları", "water structures"]), None);
        // One that seems to be in the other language, as names do, makes no mixed list.
        let items =
            ["castle wall", "su yapıları", "ticaret yolları", "kale duvarı", "water structures", "trade routes"];
        assert_eq!(seen(&items), None);
    }
}
