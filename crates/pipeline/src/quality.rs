//! How often the program was right, by what a user has corrected.

use crate::corrections::Corrections;
use ikiz_document::{About, Correction, Verdict};
use serde::Serialize;
use std::collections::BTreeMap;

/// The quantile of the normal distribution for an interval of 95 %.
const NORMAL: f64 = 1.959_963_984_540_054;
/// Where the bands of confidence begin, the highest first.
const BANDS: [f64; 4] = [0.99, 0.9, 0.5, 0.0];

/// How many of what was looked at are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Those that are right.
    pub right: usize,
    /// All that were looked at.
    pub looked_at: usize,
}

impl Share {
    const fn add(&mut self, is_right: bool) {
        self.right += is_right as usize;
        self.looked_at += 1;
    }

    /// The share of right ones, 0..=1; `None` where nothing was looked at.
    pub fn value(self) -> Option<f64> {
        (self.looked_at > 0).then(|| self.right as f64 / self.looked_at as f64)
    }

    /// Between what the share of all is with a probability of 95 % (Wilson 1927); `None` where nothing was looked at.
    pub fn interval(self) -> Option<(f64, f64)> {
        let (share, all) = (self.value()?, self.looked_at as f64);
        let square = NORMAL * NORMAL;
        let centre = share + square / (2.0 * all);
        let half = NORMAL * ((share * (1.0 - share) + square / (4.0 * all)) / all).sqrt();
        let scale = 1.0 + square / all;
        Some((((centre - half) / scale).max(0.0), ((centre + half) / scale).min(1.0)))
    }
}

/// The share of those with a confidence in a band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// The lowest confidence in it.
    pub from: f64,
    /// Where the next band begins; 1 of the highest one.
    pub to: f64,
    /// The sum of the confidences: as many as should be right.
    pub expected: f64,
    /// How many are right.
    pub share: Share,
}

/// What a user says of beads or of pairs that the program made.
#[derive(Clone, Debug, PartialEq)]
pub struct Looked {
    /// All of them.
    pub all: Share,
    /// By their confidence, the highest first.
    pub bands: Vec<Band>,
    /// Of those with two sides that should be there, how many the program had made; the others are the user's own.
    pub found: Share,
}

/// What a user says of the findings of a check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FindingCounts {
    /// They are so.
    pub right: usize,
    /// They are not so.
    pub wrong: usize,
    /// They are so and need nothing any more.
    pub settled: usize,
}

/// How often the program was right.
#[derive(Clone, Debug, PartialEq)]
pub struct Quality {
    /// Of sentences that belong together.
    pub beads: Looked,
    /// Of sections that are twins.
    pub pairs: Looked,
    /// Of findings, by check.
    pub findings: BTreeMap<String, FindingCounts>,
    /// Sentences that are several.
    pub split: usize,
    /// Sentences that are parts of one.
    pub joined: usize,
}

impl Quality {
    /// By these corrections; a later one counts instead of one that it contradicts.
    pub fn of(corrections: &Corrections) -> Self {
        let rows = corrections.in_force();
        let mut findings: BTreeMap<String, FindingCounts> = BTreeMap::new();
        let (mut split, mut joined) = (0, 0);
        for row in &rows {
            match (row.about, row.verdict) {
                (About::Finding, Some(verdict)) => {
                    let counts = findings.entry(row.check.clone()).or_default();
                    match verdict {
                        Verdict::Right => counts.right += 1,
                        Verdict::Wrong => counts.wrong += 1,
                        _ => counts.settled += 1,
                    }
                }
                (About::Border, Some(Verdict::Split)) => split += 1,
                (About::Border, Some(_)) => joined += 1,
                _ => {}
            }
        }
        Self { beads: Looked::of(&rows, About::Bead), pairs: Looked::of(&rows, About::Pair), findings, split, joined }
    }
}

impl Looked {
    fn of(rows: &[Correction], about: About) -> Self {
        let band = |at: usize| Band {
            from: BANDS[at],
            to: if at == 0 { 1.0 } else { BANDS[at - 1] },
            expected: 0.0,
            share: Share::default(),
        };
        let mut looked =
            Self { all: Share::default(), bands: (0..BANDS.len()).map(band).collect(), found: Share::default() };
        for row in rows.iter().filter(|row| row.about == about) {
            let Some(verdict) = row.verdict else { continue };
            let is_right = verdict == Verdict::Right;
            if let Some(confidence) = row.confidence {
                looked.all.add(is_right);
                if let Some(band) = looked.bands.iter_mut().find(|band| confidence >= band.from) {
                    band.expected += confidence;
                    band.share.add(is_right);
                }
            }
            if is_right && row.sides.iter().all(|side| !side.is_empty()) {
                looked.found.add(row.confidence.is_some());
            }
        }
        looked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_counts_once_with_its_first_confidence_and_its_last_verdict() {
        let row = |english: &str, verdict, confidence| Correction {
            document: ikiz_document::DocumentId::new("a"),
            pair_id: String::new(),
            kind: None,
            about: About::Bead,
            verdict: Some(verdict),
            sides: ikiz_document::Twin::new(vec![english.to_owned()], vec!["Bir.".to_owned()]),
            check: String::new(),
            evidence: String::new(),
            confidence,
            code: String::new(),
            note: String::new(),
        };
        let mut corrections = Corrections::default();
        for row in [
            row("One.", Verdict::Right, Some(0.7)),
            row("Two.", Verdict::Right, None),
            row("One.", Verdict::Wrong, Some(1.0)),
            row("Two.", Verdict::Right, Some(1.0)),
        ] {
            corrections.add(row);
        }
        let Looked { all, bands, found } = Quality::of(&corrections).beads;
        assert_eq!((all, found), (Share { right: 0, looked_at: 1 }, Share { right: 0, looked_at: 1 }));
        assert_eq!(bands[2].share, all);
    }

    #[test]
    fn the_interval_is_that_of_wilson() {
        let rounded =
            |share: Share| share.interval().map(|(low, high)| [low, high].map(|end| (end * 1e4).round() / 1e4));
        // Newcombe (1998), table I.
        assert_eq!(rounded(Share { right: 81, looked_at: 263 }), Some([0.2553, 0.3662]));
        assert_eq!(rounded(Share { right: 15, looked_at: 148 }), Some([0.0624, 0.1605]));
        assert_eq!(rounded(Share { right: 0, looked_at: 20 }), Some([0.0, 0.1611]));
        assert_eq!(rounded(Share { right: 1, looked_at: 29 }), Some([0.0061, 0.1718]));
        assert_eq!(rounded(Share::default()), None);
    }
}
