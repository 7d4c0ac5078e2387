//! Length: how well the lengths of both sides of a bead fit, in characters, compared with any Turkish text.

use crate::parameters::Parameters;
use serde::{Deserialize, Serialize};

/// Weight of the shipped constants, in sentences, when they are combined with a corpus.
const PRIOR_SENTENCES: f64 = 50.0;
/// With fewer one-to-one beads than this, the ratio is not fitted to the corpus.
const ENOUGH_BEADS: usize = 50;
/// The smallest standard deviation that a corpus may give.
const SMALLEST_DEVIATION: f64 = 0.15;
/// Share of the beads that is cut off at each end, as mistakes of the first pass.
const TRIMMED: f64 = 0.03;

/// Normal distributions of logarithms of lengths (Gale & Church 1993, but with a ratio in place of a difference).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct LengthModel {
    /// Mean of ln(Turkish / English characters); measured on news, encyclopaedia and abstracts.
    pub ratio_mean: f64,
    /// Its standard deviation in long sentences; measured.
    pub ratio_deviation: f64,
    /// Mean of ln(characters) of a Turkish sentence.
    pub turkish_mean: f64,
    /// Its standard deviation.
    pub turkish_deviation: f64,
}

impl Default for LengthModel {
    fn default() -> Self {
        Self { ratio_mean: 0.029, ratio_deviation: 0.16, turkish_mean: 4.75, turkish_deviation: 0.5 }
    }
}

/// A length with the values that depend on it alone, so that they are not computed again for each pair.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Length {
    /// Characters plus 1.
    characters: f64,
    sentences: usize,
    /// The standard deviation of the ratio if this is the shorter side of a one-to-one bead.
    of_one: Deviation,
    /// The same for a bead of more sentences.
    of_several: Deviation,
    /// Log-probability that any Turkish text of this many sentences has this length.
    chance: f64,
}

/// A standard deviation with its logarithm.
#[derive(Clone, Copy, Debug)]
struct Deviation {
    value: f64,
    logarithm: f64,
}

impl LengthModel {
    /// A length in characters, for a text with this number of sentences. 1 is added to it.
    pub fn length(&self, characters: usize, sentences: usize, parameters: &Parameters) -> Length {
        let characters = (characters + 1) as f64;
        let deviation = |half_life: f64| {
            let value = self.ratio_deviation * libm::sqrt(1.0 + half_life / characters);
            Deviation { value, logarithm: libm::log(value) }
        };
        let any = (libm::log(characters / sentences as f64) - self.turkish_mean) / self.turkish_deviation;
        let chance = -0.5 * any * any - libm::log(self.turkish_deviation);
        Length {
            characters,
            sentences,
            of_one: deviation(parameters.length_half_life),
            of_several: deviation(parameters.length_half_life_of_several),
            chance,
        }
    }

    /// The log-likelihood ratio of two lengths.
    pub fn score(&self, english: &Length, turkish: &Length, parameters: &Parameters) -> f64 {
        let shorter = if english.characters < turkish.characters { english } else { turkish };
        let one_to_one = english.sentences == 1 && turkish.sentences == 1;
        let deviation = if one_to_one { &shorter.of_one } else { &shorter.of_several };
        let ratio = (libm::log(turkish.characters / english.characters) - self.ratio_mean) / deviation.value;
        let twin = -0.5 * ratio * ratio - deviation.logarithm;
        (twin - turkish.chance).max(parameters.length_floor)
    }

    /// Fits the lengths of any Turkish sentence to a corpus.
    pub fn fit_sentences(&mut self, turkish: impl Iterator<Item = usize>) {
        let start = Self::default();
        let (mut count, mut sum) = (PRIOR_SENTENCES, PRIOR_SENTENCES * start.turkish_mean);
        let spread = start.turkish_deviation * start.turkish_deviation + start.turkish_mean * start.turkish_mean;
        let mut squares = PRIOR_SENTENCES * spread;
        for characters in turkish {
            let length = libm::log((characters + 1) as f64);
            count += 1.0;
            sum += length;
            squares += length * length;
        }
        self.turkish_mean = sum / count;
        self.turkish_deviation = libm::sqrt((squares / count - self.turkish_mean * self.turkish_mean).max(0.01));
    }

    /// Fits the ratio to the lengths (English, Turkish) of one-to-one beads.
    pub fn fit_beads(&mut self, beads: &[(usize, usize)]) {
        if beads.len() <= ENOUGH_BEADS {
            return;
        }
        let ratio = |&(english, turkish): &(usize, usize)| libm::log((turkish + 1) as f64 / (english + 1) as f64);
        let mut ratios: Vec<f64> = beads.iter().map(ratio).collect();
        ratios.sort_by(f64::total_cmp);
        let cut = (ratios.len() as f64 * TRIMMED) as usize;
        let kept = &ratios[cut..ratios.len() - cut];
        let mean = kept.iter().sum::<f64>() / kept.len() as f64;
        let variance = kept.iter().map(|ratio| (ratio - mean) * (ratio - mean)).sum::<f64>() / kept.len() as f64;
        self.ratio_mean = mean;
        self.ratio_deviation = libm::sqrt(variance).max(SMALLEST_DEVIATION);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expected_lengths_score_higher_than_odd_ones() {
        let (model, parameters) = (LengthModel::default(), Parameters::default());
        let length = |characters| model.length(characters, 1, &parameters);
        let score = |english, turkish| model.score(&length(english), &length(turkish), &parameters);
        assert!(score(120, 124) > 0.0);
        assert!(score(120, 124) > score(120, 190));
        assert!(length(120).of_several.value < length(120).of_one.value);
        assert!(score(0, 900) >= parameters.length_floor);
        assert!(score(0, 0).is_finite());
    }

    #[test]
    fn lengths_are_fitted_to_a_corpus() {
        let mut model = LengthModel::default();
        model.fit_beads(&[(100, 110); 10]);
        assert_eq!(model, LengthModel::default());
        model.fit_beads(&[(99, 109); 80]);
        assert!((model.ratio_mean - libm::log(1.1)).abs() < 1e-9);
        assert!(model.ratio_deviation >= SMALLEST_DEVIATION);
        model.fit_sentences([usize::MAX / 2, 0, 7].into_iter());
        assert!(model.turkish_deviation.is_finite());
    }
}
