//! How much of the content of two texts is the same.

use crate::discourse::is_discourse;
use crate::indexed::{Indexed, Side};
use crate::lexical::Pair;
use ikiz_document::Language;

/// From this value on, a cognate is a counterpart.
const COGNATE: f64 = 0.5;
/// From this probability on, in the surer direction, a learned translation is a counterpart.
const LEARNED: f64 = 0.1;

/// How many words are assumed to repeat on a side before the real ones are counted, and the share of these with a
/// counterpart.
const ASSUMED: (f64, f64) = (1.0, NO_SUBJECT);
/// [`Overlap::subject`] of texts that repeat no word.
pub(crate) const NO_SUBJECT: f64 = 0.6;

/// What two texts have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Overlap {
    /// Share of the units of both sides that have a counterpart on the other side, 0..=1. Repeated units are counted;
    /// 0 for empty texts.
    pub similarity: f64,
    /// The units of both sides, repeated ones counted.
    pub units: u64,
    /// How many different numbers of both sides have an equal on the other side.
    pub shared_numbers: usize,
    /// How many different numbers have none, on the side that has fewer of these.
    pub foreign_numbers: usize,
    /// Share of the words of their subject that have a counterpart, 0..=1, on the side where it is lower. What a text
    /// repeats is its subject.
    pub subject: f64,
}

impl Overlap {
    pub fn new(indexed: &Indexed, pairs: &[Pair]) -> Self {
        let mut matched = indexed.as_ref().map(|side| vec![false; side.distinct.len()]);
        let is_counterpart = |pair: &&Pair| {
            pair.cognate >= COGNATE || pair.given_forward > 0.0 || pair.forward.max(pair.backward) >= LEARNED
        };
        for pair in pairs.iter().filter(is_counterpart) {
            for (matched, unit) in matched.as_mut().zip(pair.units) {
                matched[unit as usize] = true;
            }
        }
        let sides = indexed.as_ref().zip(matched.as_ref());
        let found: u64 = sides.iter().map(|(side, matched)| found(side, matched)).sum();
        let units: u64 = indexed.iter().map(Side::total).sum();
        let numbers = sides.map(|(side, matched)| numbers(side, matched));
        let subjects = sides.with_language().map(|(language, (side, matched))| subject(side, matched, language));
        Self {
            similarity: if units == 0 { 0.0 } else { found as f64 / units as f64 },
            units,
            shared_numbers: numbers.iter().map(|(shared, _)| shared).sum(),
            foreign_numbers: numbers.english.1.min(numbers.turkish.1),
            subject: subjects.english.min(subjects.turkish).min(1.0),
        }
    }
}

/// How many units of a side have a counterpart, repeated ones counted.
fn found(side: &Side, counterpart: &[bool]) -> u64 {
    side.places.iter().zip(counterpart).filter(|(_, found)| **found).map(|(places, _)| places.len() as u64).sum()
}

/// The share of the words that a side repeats, repeated ones counted, that have a counterpart.
fn subject(side: &Side, counterpart: &[bool], language: Language) -> f64 {
    let (mut found, mut all) = (ASSUMED.0 * ASSUMED.1, ASSUMED.0);
    for ((unit, places), is_found) in side.distinct.iter().zip(&side.places).zip(counterpart) {
        if places.len() > 1 && !unit.number && !is_discourse(unit.key.as_str(), language) {
            all += places.len() as f64;
            found += if *is_found { places.len() as f64 } else { 0.0 };
        }
    }
    found / all
}

/// How many numbers of a side have a counterpart, and how many have none.
fn numbers(side: &Side, counterpart: &[bool]) -> (usize, usize) {
    let numbers = || side.distinct.iter().zip(counterpart).filter(|(unit, _)| unit.number);
    let shared = numbers().filter(|(_, found)| **found).count();
    (shared, numbers().count() - shared)
}
