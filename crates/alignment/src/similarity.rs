//! How much of what two texts say is the same.

use crate::indexed::{Indexed, Side};
use crate::lexical::Pair;

/// A cognate from here on is a counterpart.
const COGNATE: f64 = 0.5;
/// A learned translation from here on, in the surer direction, is a counterpart.
const LEARNED: f64 = 0.1;

/// Share of the units of both sides that have a counterpart on the other, repeated ones counted, 0..=1; 0 for empty
/// texts.
pub(crate) fn similarity(indexed: &Indexed, pairs: &[Pair]) -> f64 {
    let mut english = vec![false; indexed.english.distinct.len()];
    let mut turkish = vec![false; indexed.turkish.distinct.len()];
    let is_counterpart = |pair: &&Pair| {
        pair.cognate >= COGNATE || pair.given_forward > 0.0 || pair.forward.max(pair.backward) >= LEARNED
    };
    for pair in pairs.iter().filter(is_counterpart) {
        english[pair.english as usize] = true;
        turkish[pair.turkish as usize] = true;
    }
    let found = found(&indexed.english, &english) + found(&indexed.turkish, &turkish);
    let all = indexed.english.total() + indexed.turkish.total();
    if all == 0 { 0.0 } else { found as f64 / all as f64 }
}

fn found(side: &Side, counterpart: &[bool]) -> usize {
    side.places.iter().zip(counterpart).filter(|(_, found)| **found).map(|(places, _)| places.len()).sum()
}
