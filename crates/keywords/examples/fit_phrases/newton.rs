//! The fit: of each text's candidates, the author chooses some; a softmax over the candidates gives their chances.

use ikiz_keywords::{FEATURES, Values};

const SIZE: usize = FEATURES.len();
/// The penalty of squared weights, of features divided by their spread.
const RIDGE: f64 = 3.0;
const STEPS: usize = 20;

/// The candidates of a text, and which its author chose.
pub struct Choice {
    /// The index of the text.
    pub text: usize,
    weight: f64,
    values: Vec<Values>,
    /// Shares of the choice; their sum is one.
    shares: Vec<f64>,
}

impl Choice {
    /// `None` if the author chose no candidate.
    pub fn new(text: usize, weight: f64, values: Vec<Values>, hits: &[bool]) -> Option<Self> {
        let chosen = hits.iter().filter(|hit| **hit).count();
        let shares = hits.iter().map(|hit| if *hit { 1.0 / chosen as f64 } else { 0.0 }).collect();
        (chosen > 0).then_some(Self { text, weight, values, shares })
    }
}

/// The weights that make the choices likely, by Newton's method.
pub fn fitted(choices: &[&Choice]) -> Values {
    let spread = spread(choices);
    let sum: f64 = choices.iter().map(|choice| choice.weight).sum();
    let unit = choices.len() as f64 / sum;
    let mut weights = [0.0; SIZE];
    for _ in 0..STEPS {
        let (loss, gradient, curvature) = derivatives(choices, &spread, unit, &weights);
        let step = solved(curvature, gradient);
        let mut size = 1.0;
        let at = |size: f64| -> Values { std::array::from_fn(|at| weights[at] + size * step[at]) };
        while size > 1e-4 && derivatives(choices, &spread, unit, &at(size)).0 > loss {
            size /= 2.0;
        }
        weights = at(size);
        if step.iter().all(|step| (size * step).abs() < 1e-4) {
            break;
        }
    }
    std::array::from_fn(|at| weights[at] / spread[at])
}

/// The standard deviations of the features.
fn spread(choices: &[&Choice]) -> Values {
    let all = || choices.iter().flat_map(|choice| &choice.values);
    let count = all().count() as f64;
    std::array::from_fn(|at| {
        let mean = all().map(|values| values[at]).sum::<f64>() / count;
        (all().map(|values| (values[at] - mean).powi(2)).sum::<f64>() / count).sqrt() + 1e-9
    })
}

/// The loss, the falling gradient and the curvature at some weights.
fn derivatives(choices: &[&Choice], spread: &Values, unit: f64, weights: &Values) -> (f64, Values, [Values; SIZE]) {
    let mut loss = RIDGE / 2.0 * weights.iter().map(|weight| weight * weight).sum::<f64>();
    let mut gradient = weights.map(|weight| -RIDGE * weight);
    let mut curvature = [[0.0; SIZE]; SIZE];
    for (at, row) in curvature.iter_mut().enumerate() {
        row[at] = RIDGE;
    }
    for choice in choices {
        let scaled: Vec<Values> =
            choice.values.iter().map(|values| std::array::from_fn(|at| values[at] / spread[at])).collect();
        let scores: Vec<f64> = scaled
            .iter()
            .map(|values| values.iter().zip(weights).map(|(value, weight)| value * weight).sum())
            .collect();
        let best = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let total: f64 = scores.iter().map(|score| libm::exp(score - best)).sum();
        let weight = choice.weight * unit;
        let mut mean = [0.0; SIZE];
        for ((values, score), share) in scaled.iter().zip(&scores).zip(&choice.shares) {
            let chance = libm::exp(score - best) / total;
            loss -= weight * share * (score - best - libm::log(total));
            for at in 0..SIZE {
                mean[at] += chance * values[at];
                gradient[at] += weight * (share - chance) * values[at];
                for other in 0..SIZE {
                    curvature[at][other] += weight * chance * values[at] * values[other];
                }
            }
        }
        for at in 0..SIZE {
            for other in 0..SIZE {
                curvature[at][other] -= weight * mean[at] * mean[other];
            }
        }
    }
    (loss, gradient, curvature)
}

/// The solution of a system of linear equations whose matrix is positive definite.
fn solved(mut matrix: [Values; SIZE], mut right: Values) -> Values {
    for pivot in 0..SIZE {
        for row in pivot + 1..SIZE {
            let factor = matrix[row][pivot] / matrix[pivot][pivot];
            let above = matrix[pivot];
            for (cell, above) in matrix[row].iter_mut().zip(above) {
                *cell -= factor * above;
            }
            right[row] -= factor * right[pivot];
        }
    }
    for row in (0..SIZE).rev() {
        let known: f64 = (row + 1..SIZE).map(|column| matrix[row][column] * right[column]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}
