//! How probable it is that two sections are twins, by their words and numbers.
//!
//! The constants are a logistic regression on 640 pairs of twins and 1,870 of strangers: titles and texts of theses,
//! articles and records, and the even lines of `tests/gold/stages/section_pairs.jsonl`. The strangers are those of the
//! nearest subject. Twins and strangers have the same weight: log-odds of 0 mean that half of such pairs are twins.

use crate::similarity::{NO_SUBJECT, Overlap};
use ikiz_document::SectionKind;

/// The log-odds of a kind of sections.
struct Weights {
    /// What the similarity adds, from 0 to 1.
    similarity: f64,
    /// The similarity at which twins and strangers are equally probable.
    limit: f64,
    /// How much higher this limit is in long texts, which have more chance counterparts.
    rise: f64,
    /// What it adds that all words of their subject have a counterpart, from 0 to 1.
    subject: f64,
}

const TEXTS: Weights = Weights { similarity: 24.4, limit: 0.445, rise: 0.084, subject: 3.2 };
/// Of keyword lists, authors often add, leave out or replace some.
const LISTS: Weights = Weights { similarity: 14.0, limit: 0.48, rise: 0.0, subject: 0.0 };

/// From this number of units in both sections together on, the similarity is fully trusted.
const ENOUGH_UNITS: f64 = 15.0;
/// With this many times more units, the limit does not rise any more.
const LONG: f64 = 10.0;
/// What a number with an equal on the other side adds, and how many of them count.
const SHARED_NUMBER: (f64, usize) = (0.09, 8);
/// What a number without an equal adds, if both sides have one, and how many of them count.
const FOREIGN_NUMBER: (f64, usize) = (-1.5, 2);

/// Log-odds that two sections of a kind are twins, if nothing is known but what they have in common.
pub(crate) fn log_odds(overlap: &Overlap, kind: SectionKind) -> f64 {
    let weights = if kind == SectionKind::Keywords { LISTS } else { TEXTS };
    let size = overlap.units as f64 / ENOUGH_UNITS;
    let trust = libm::sqrt(size.min(1.0));
    let rise = weights.rise * libm::log(size.clamp(1.0, LONG)) / libm::log(LONG);
    let words = trust * weights.similarity * (overlap.similarity - weights.limit - rise);
    let subject = weights.subject * (overlap.subject - NO_SUBJECT);
    words + subject + counted(overlap.shared_numbers, SHARED_NUMBER) + counted(overlap.foreign_numbers, FOREIGN_NUMBER)
}

fn counted(numbers: usize, (weight, most): (f64, usize)) -> f64 {
    weight * numbers.min(most) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overlap(similarity: f64, units: u64) -> Overlap {
        Overlap { similarity, units, subject: NO_SUBJECT, ..Overlap::default() }
    }

    #[test]
    fn long_texts_need_more_in_common_than_short_ones() {
        assert!(log_odds(&overlap(0.48, 14), SectionKind::Title) > 0.0);
        assert!(log_odds(&overlap(0.48, 200), SectionKind::Abstract) < 0.0);
    }

    #[test]
    fn few_words_show_little() {
        let [short, long] = [4, 16].map(|units| log_odds(&overlap(0.2, units), SectionKind::Title));
        assert!(long < short && short < 0.0);
        assert!(log_odds(&overlap(0.0, 0), SectionKind::Title).abs() < 1e-9);
    }

    #[test]
    fn the_subject_counts_beside_the_words_of_every_study() {
        let text = overlap(0.55, 100);
        let [same, other] = [0.9, 0.1].map(|subject| log_odds(&Overlap { subject, ..text }, SectionKind::Abstract));
        assert!(same > 0.0 && other < 0.0);
    }

    #[test]
    fn numbers_on_both_sides_without_an_equal_show_strangers() {
        let text = overlap(0.6, 120);
        let with = |shared_numbers, foreign_numbers| {
            log_odds(&Overlap { shared_numbers, foreign_numbers, ..text }, SectionKind::Abstract)
        };
        assert!(with(6, 0) > with(0, 0) && with(0, 0) > with(0, 2));
        assert!((with(0, 2) - with(0, 9)).abs() < 1e-9);
    }
}
