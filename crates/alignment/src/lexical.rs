//! How much better a block of the other text explains the words of a sentence than chance does.
//!
//! The score of a word t given a block S is ln(1 − w + w·Σ p(t|s) / ((|S| + 1)·p(t))): the mixture of IBM model 1 and
//! the background (Moore 2002). A word that the block does not explain has ln(1 − w), so only explained words are
//! computed. w is higher for words whose translations are known.

use crate::cognate;
use crate::indexed::{Indexed, Side, Spelling};
use crate::model::TranslationModel;
use crate::parameters::LONGEST_SIDE;
use crate::table::{OwnCounts, Translation};
use crate::unit::Unit;
use ikiz_document::{Language, Twin, allowance};
use ikiz_text::Dictionary;
use rustc_hash::FxHashMap;

/// With how many words of the same start a word is compared at most. No language has more, but tables of codes do.
const MOST_CANDIDATES: usize = 500;

/// A unit of each side that may be translations of each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pair {
    /// The numbers of the units.
    pub units: Twin<u32>,
    /// How surely they are cognates or equal numbers, 0..=1.
    pub cognate: f64,
    /// Share of the Turkish unit among the lexicon's translations of the English one.
    pub given_forward: f64,
    /// Share of the English unit among the lexicon's translations of the Turkish one.
    pub given_backward: f64,
    /// Learned probability of the Turkish unit given the English one.
    pub forward: f64,
    /// Learned probability of the English unit given the Turkish one.
    pub backward: f64,
}

impl Pair {
    /// Two units without any evidence yet.
    pub(crate) const fn new(units: Twin<u32>) -> Self {
        Self { units, cognate: 0.0, given_forward: 0.0, given_backward: 0.0, forward: 0.0, backward: 0.0 }
    }
}

/// All pairs of units with any evidence, sorted by English number, then by Turkish number.
pub(crate) fn pairs(indexed: &Indexed, model: &TranslationModel, own: Option<&OwnCounts>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    cognates(indexed, &mut pairs);
    for dictionary in &model.dictionaries {
        given(dictionary, indexed, &mut pairs);
    }
    let units = indexed.as_ref().map(|side| &*side.words);
    model.table.look_up(units, own, model.parameters.discount, |found| {
        let Translation { units, forward, backward } = found;
        pairs.push(Pair { forward, backward, ..Pair::new(units) });
    });
    pairs.sort_by_key(|pair| pair.units);
    pairs.dedup_by(|next, kept| {
        let same = next.units == kept.units;
        if same {
            kept.cognate = kept.cognate.max(next.cognate);
            kept.given_forward = kept.given_forward.max(next.given_forward);
            kept.given_backward = kept.given_backward.max(next.given_backward);
            kept.forward = kept.forward.max(next.forward);
            kept.backward = kept.backward.max(next.backward);
        }
        same
    });
    pairs
}

/// Appends the pairs of units that are translations in a dictionary.
fn given(dictionary: &Dictionary, indexed: &Indexed, pairs: &mut Vec<Pair>) {
    if dictionary.is_empty() {
        return;
    }
    let turkish: FxHashMap<&str, u32> =
        indexed.turkish.distinct.iter().zip(0..).map(|(unit, at)| (unit.key.as_str(), at)).collect();
    for (unit, english) in indexed.english.distinct.iter().zip(0..) {
        let keys = dictionary.turkish_of(unit.key.as_str());
        for key in keys {
            if let Some(&turkish) = turkish.get(&**key) {
                let given_forward = 1.0 / keys.len() as f64;
                let given_backward = match dictionary.number_of_english(key) {
                    0 => 0.0,
                    count => 1.0 / f64::from(count),
                };
                pairs.push(Pair { given_forward, given_backward, ..Pair::new(Twin::new(english, turkish)) });
            }
        }
    }
}

fn cognates(indexed: &Indexed, pairs: &mut Vec<Pair>) {
    let turkish = &indexed.turkish.sounds;
    for &(sound, unit, spelling) in &indexed.english.sounds {
        allowance::go_on();
        let value = is_value(sound);
        if sound.len() < 2 && !value {
            continue;
        }
        let start = if value { sound } else { cognate::start(sound) };
        let first = turkish.partition_point(|&(other, ..)| other < start);
        for &(other, candidate, other_spelling) in
            turkish[first..].iter().take_while(|(other, ..)| other.starts_with(start)).take(MOST_CANDIDATES)
        {
            let similarity = match value {
                _ if value != is_value(other) => 0.0,
                true => f64::from(u8::from(sound == other)),
                false => cognate::similarity(sound, other),
            };
            // A name compared in its own letters must be identical.
            let sounds = (spelling, other_spelling) == (Spelling::Sound, Spelling::Sound);
            if similarity > 0.0 && (sounds || sound == other) {
                pairs.push(Pair { cognate: similarity, ..Pair::new(Twin::new(unit, candidate)) });
            }
        }
    }
}

fn is_value(sound: &str) -> bool {
    sound.starts_with(|letter: char| letter.is_ascii_digit())
}

/// How much units gain over chance from blocks of the other side, for one length of block.
struct Gains {
    /// Where the entries of each unit begin; one more entry than units.
    offsets: Vec<usize>,
    /// First sentence of the block, and ln(1 + (1 − c)/c·…), above zero.
    entries: Vec<(u32, f32)>,
}

impl Gains {
    fn of(&self, unit: u32) -> &[(u32, f32)] {
        &self.entries[self.offsets[unit as usize]..self.offsets[unit as usize + 1]]
    }
}

/// The lexical evidence of a whole text pair, in both directions, by length of the block from 1.
pub(crate) struct Lexical {
    /// Gains of the units of each side from blocks of the other one.
    gains: Twin<[Gains; LONGEST_SIDE]>,
    /// The scores of the units of each side if nothing explains them.
    floors: Twin<Vec<f32>>,
}

impl Lexical {
    pub fn new(indexed: &Indexed, pairs: &[Pair], model: &TranslationModel, own: Option<&OwnCounts>) -> Self {
        let parameters = &model.parameters;
        let weigh = |cognate: f64, given: f64, learned: f64| {
            (parameters.cognate * cognate + parameters.dictionary * given + parameters.learned * learned).min(1.0)
        };
        let forward = pairs.iter().map(|pair| {
            (pair.units.turkish, pair.units.english, weigh(pair.cognate, pair.given_forward, pair.forward))
        });
        let backward = pairs.iter().map(|pair| {
            (pair.units.english, pair.units.turkish, weigh(pair.cognate, pair.given_backward, pair.backward))
        });
        let sides = indexed.as_ref().with_language();
        let priors = sides.map(|(language, side)| priors(side, language, model, own));
        let weights = Twin::<Vec<(u32, u32, f64)>>::new(backward.collect(), forward.collect());
        let explained = indexed.as_ref().swapped().zip(weights).zip(priors.as_ref());
        Self {
            gains: explained.map(|((explaining, weights), priors)| gains(explaining, weights, priors)),
            floors: priors.as_ref().map(|priors| priors.iter().map(Prior::floor).collect()),
        }
    }

    /// Adds, for each block of `length` sentences of the other side, the score of the units of a sentence of a
    /// language to `add(start, score)`.
    pub fn given(&self, language: Language, units: &[u32], length: usize, add: impl FnMut(usize, f32)) {
        spread(&self.gains.of(language)[length - 1], units, add);
    }

    /// The score of a sentence of a language if none of its units is explained.
    pub fn floor(&self, language: Language, units: &[u32]) -> f32 {
        let floors = self.floors.of(language);
        units.iter().map(|&unit| floors[unit as usize]).sum()
    }
}

fn spread(gains: &Gains, units: &[u32], mut add: impl FnMut(usize, f32)) {
    for &unit in units {
        for &(start, gain) in gains.of(unit) {
            add(start as usize, gain);
        }
    }
}

/// What is expected of a unit before the other side is known.
struct Prior {
    /// Its probability in any text.
    chance: f64,
    /// The probability that its twin explains it, 0..1.
    weight: f64,
}

impl Prior {
    fn floor(&self) -> f32 {
        libm::log1p(-self.weight) as f32
    }
}

fn priors(side: &Side, language: Language, model: &TranslationModel, own: Option<&OwnCounts>) -> Vec<Prior> {
    let parameters = &model.parameters;
    let (frequencies, total) = (model.background.side(language), side.total());
    let learned = model.table.known_shares(&side.words, language, own);
    let in_dictionary = |unit: &Unit| {
        let key = unit.key.as_str();
        model.dictionaries.iter().any(|dictionary| dictionary.knows(key, language))
    };
    let known = side.distinct.iter().zip(learned).map(|(unit, learned)| {
        // Words that the lexicon has are assumed to be known well.
        if in_dictionary(unit) { 1.0 } else { learned }
    });
    let prior = |(at, (unit, known)): (usize, (&&Unit, f64))| Prior {
        chance: frequencies.probability(side.words[at], side.places[at].len() as u64, total, parameters.unseen_tokens),
        weight: if unit.number {
            parameters.number_weight
        } else {
            parameters.unknown_weight + (parameters.known_weight - parameters.unknown_weight) * known
        },
    };
    side.distinct.iter().zip(known).enumerate().map(prior).collect()
}

/// Gains of the units of `explained` from blocks of `explaining`; `weights` holds (explained unit, explaining unit,
/// probability).
fn gains(explaining: &Side, mut weights: Vec<(u32, u32, f64)>, priors: &[Prior]) -> [Gains; LONGEST_SIDE] {
    weights.sort_by_key(|&(unit, other, _)| (unit, other));
    let mut gains = [1, 2, 3].map(|_| Gains { offsets: vec![0], entries: Vec::new() });
    let mut sums = vec![0.0; explaining.sentences.len()];
    let mut touched = Vec::new();
    let mut weights = weights.as_slice();
    for (unit, prior) in priors.iter().enumerate() {
        let (mine, rest) = weights.split_at(weights.partition_point(|weight| weight.0 as usize == unit));
        weights = rest;
        for &(_, other, weight) in mine.iter().filter(|weight| weight.2 > 0.0) {
            for &place in &explaining.places[other as usize] {
                if sums[place as usize] == 0.0 {
                    touched.push(place as usize);
                }
                sums[place as usize] += weight;
            }
        }
        touched.sort_unstable();
        let odds = prior.weight / (1.0 - prior.weight) / prior.chance;
        allowance::go_on();
        for (length, gains) in (1..).zip(&mut gains) {
            let before = gains.entries.len();
            block_gains(&touched, &sums, explaining, length, odds, gains);
            allowance::spend((gains.entries.len() - before) * size_of::<(u32, f32)>());
            gains.offsets.push(gains.entries.len());
        }
        touched.drain(..).for_each(|place| sums[place] = 0.0);
    }
    gains
}

/// The gains of one unit from all blocks of a length that contain a touched sentence.
fn block_gains(touched: &[usize], sums: &[f64], explaining: &Side, length: usize, odds: f64, gains: &mut Gains) {
    let mut next = 0;
    for &place in touched {
        let first = (place + 1).saturating_sub(length).max(next);
        for start in first..=place {
            if start + length > sums.len() {
                break;
            }
            let block = start..start + length;
            let sum: f64 = sums[block.clone()].iter().sum();
            let units: usize = explaining.units[block].iter().map(Vec::len).sum();
            let gain = libm::log1p(odds * sum / (units as f64 + 1.0));
            gains.entries.push((start as u32, gain as f32));
            next = start + 1;
        }
    }
}
