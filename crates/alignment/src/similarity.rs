//! How much of the content of two texts is the same.

use crate::indexed::{Indexed, Side};
use crate::lexical::Pair;

/// From this value on, a cognate is a counterpart.
const COGNATE: f64 = 0.5;
/// From this probability on, in the surer direction, a learned translation is a counterpart.
const LEARNED: f64 = 0.1;

/// Share of the units of both sides that have a counterpart on the other side, 0..=1. Repeated units are counted; 0 for
/// empty texts.
pub(crate) fn similarity(indexed: &Indexed, pairs: &[Pair]) -> f64 {
    let mut matched = indexed.as_ref().map(|side| vec![false; side.distinct.len()]);
    let is_counterpart = |pair: &&Pair| {
        pair.cognate >= COGNATE || pair.given_forward > 0.0 || pair.forward.max(pair.backward) >= LEARNED
    };
    for pair in pairs.iter().filter(is_counterpart) {
        for (matched, unit) in matched.as_mut().zip(pair.units) {
            matched[unit as usize] = true;
        }
    }
    let found = found(&indexed.english, &matched.english) + found(&indexed.turkish, &matched.turkish);
    let all = indexed.english.total() + indexed.turkish.total();
    if all == 0 { 0.0 } else { found as f64 / all as f64 }
}

fn found(side: &Side, counterpart: &[bool]) -> usize {
    side.places.iter().zip(counterpart).filter(|(_, found)| **found).map(|(places, _)| places.len()).sum()
}
