//! A linear-chain conditional random field (Lafferty, McCallum & Pereira 2001): the weights of features of a sentence and
//! of the move before it, the best sequence of moves, and how probable each of its labels is.

use super::features::Sentences;
use ikiz_document::{Confidence, Move, SentenceMove, Twin};
use ikiz_text::data::rows;
use ikiz_text::twin_data;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const TABLES: Twin<&str> = twin_data!("move_weights.tsv");
const MOVES: usize = Move::ALL.len();

pub(super) static MODELS: LazyLock<Twin<Model>> = LazyLock::new(|| TABLES.map(Model::new));

/// A number for each move.
type Scores = [f64; MOVES];

/// The weights of a language.
#[derive(Default)]
pub(super) struct Model {
    /// The places of weights by kind and feature.
    places: FxHashMap<(&'static str, &'static str), u32>,
    weights: Vec<Scores>,
    start: Scores,
    steps: [Scores; MOVES],
}

impl Model {
    fn new(table: &'static str) -> Self {
        let mut model = Self::default();
        let mut scale = 1.0;
        for [kind, feature, numbers @ ..] in rows::<{ MOVES + 2 }>(table) {
            let numbers: Scores = std::array::from_fn(|at| numbers[at].parse().unwrap_or_default());
            match (kind, feature) {
                ("scale", _) => scale = numbers[0],
                ("transition", "start") => model.start = numbers,
                ("transition", before) => {
                    if let Some(before) = Move::read(before) {
                        model.steps[before as usize] = numbers;
                    }
                }
                _ => {
                    model.places.insert((kind, feature), model.weights.len() as u32);
                    model.weights.push(numbers);
                }
            }
        }
        let all = model.weights.iter_mut().chain(&mut model.steps).chain([&mut model.start]);
        all.flatten().for_each(|number| *number /= scale);
        model
    }

    /// The moves of the sentences of a text.
    pub fn moves(&self, sentences: &Sentences<'_>) -> Vec<SentenceMove> {
        let emitted: Vec<Scores> = (0..sentences.len()).map(|at| self.emitted(sentences, at)).collect();
        let Some((first, rest)) = emitted.split_first() else { return Vec::new() };
        let start = added(&self.start, first);
        let (mut forward, mut best, mut back) = (vec![start], start, Vec::new());
        for emitted in rest {
            let before = forward[forward.len() - 1];
            let from: [usize; MOVES] =
                std::array::from_fn(|to| highest(&std::array::from_fn(|at| best[at] + self.steps[at][to])));
            best = std::array::from_fn(|to| best[from[to]] + self.steps[from[to]][to] + emitted[to]);
            back.push(from);
            forward.push(std::array::from_fn(|to| {
                log_sum(&std::array::from_fn(|at| before[at] + self.steps[at][to])) + emitted[to]
            }));
        }
        let mut backward = vec![[0.0; MOVES]];
        for emitted in rest.iter().rev() {
            let after = backward[backward.len() - 1];
            backward.push(std::array::from_fn(|at| {
                log_sum(&std::array::from_fn(|to| self.steps[at][to] + emitted[to] + after[to]))
            }));
        }
        backward.reverse();
        let whole = log_sum(&forward[forward.len() - 1]);
        let mut path = vec![highest(&best)];
        for from in back.iter().rev() {
            path.push(from[path[path.len() - 1]]);
        }
        path.reverse();
        let label = |(at, chosen): (usize, usize)| SentenceMove {
            label: Move::ALL[chosen],
            confidence: Confidence::new(libm::exp(forward[at][chosen] + backward[at][chosen] - whole)),
        };
        path.into_iter().enumerate().map(label).collect()
    }

    /// The scores of a sentence: of each of its features once, in the order of the table.
    fn emitted(&self, sentences: &Sentences<'_>, at: usize) -> Scores {
        let mut places: Vec<u32> = Vec::new();
        sentences.each(at, &mut |kind, feature| places.extend(self.places.get(&(kind, feature))));
        places.sort_unstable();
        places.dedup();
        places.into_iter().fold([0.0; MOVES], |sum, place| added(&sum, &self.weights[place as usize]))
    }
}

fn added(left: &Scores, right: &Scores) -> Scores {
    std::array::from_fn(|at| left[at] + right[at])
}

/// The place of the highest score, the first of equal ones.
fn highest(scores: &Scores) -> usize {
    (1..MOVES).fold(0, |best, at| if scores[at] > scores[best] { at } else { best })
}

fn log_sum(scores: &Scores) -> f64 {
    let top = scores[highest(scores)];
    top + libm::log(scores.iter().map(|score| libm::exp(score - top)).sum::<f64>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_document::Language;

    #[test]
    fn every_row_has_weights() {
        for table in TABLES {
            ikiz_text::data::check(table, MOVES + 2);
            let are_numbers = |numbers: &[&str]| numbers.iter().all(|number| number.parse::<i32>().is_ok());
            assert!(rows::<{ MOVES + 2 }>(table).all(|[_, _, numbers @ ..]| are_numbers(&numbers)));
        }
        for model in MODELS.as_ref() {
            let tells = |scores: &Scores| scores.iter().any(|score| score.abs() > 0.0);
            assert!(tells(&model.start) && model.steps.iter().all(tells));
        }
    }

    #[test]
    fn confidences_are_probabilities() {
        let found = MODELS.english.moves(&Sentences::new(&["The results showed a difference."; 7], Language::English));
        assert_eq!(found.len(), 7);
        assert!(found.iter().all(|found| found.confidence.value() > 0.2));
        assert!(MODELS.english.moves(&Sentences::new(&[], Language::English)).is_empty());
    }
}
