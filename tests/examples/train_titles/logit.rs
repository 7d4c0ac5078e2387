//! Conditional logit: of each group of choices, the right ones together get the most. Ridge-regularised, by L-BFGS (J.
//! Nocedal, 1980).

/// What is observed of a choice: numbers of observations and their values.
pub type Choice = Vec<(usize, f64)>;

/// Choices of which some are right.
pub struct Group {
    pub choices: Vec<Choice>,
    pub right: Vec<bool>,
}

/// Steps kept for the curvature.
const MEMORY: usize = 8;
const MOST_STEPS: usize = 200;
/// The slope at which it is done.
const FLAT: f64 = 1e-4;

/// The weights under which the right choices are likeliest, each drawn to what is expected of it by `ridge`.
pub fn fit(groups: &[Group], expected: &[f64], ridge: f64) -> Vec<f64> {
    let evaluate = |weights: &[f64]| evaluate(groups, weights, expected, ridge);
    let mut weights = expected.to_vec();
    let (mut loss, mut slope) = evaluate(&weights);
    let mut memory: Vec<(Vec<f64>, Vec<f64>, f64)> = Vec::new();
    for _ in 0..MOST_STEPS {
        if slope.iter().fold(0.0_f64, |most, value| most.max(value.abs())) < FLAT {
            break;
        }
        let direction = direction(&slope, &memory);
        let descent = dot(&direction, &slope);
        let mut step = if memory.is_empty() { 1.0 / dot(&slope, &slope).sqrt().max(1.0) } else { 1.0 };
        let mut taken = None;
        for _ in 0..30 {
            let next: Vec<f64> = weights.iter().zip(&direction).map(|(weight, along)| weight + step * along).collect();
            let (next_loss, next_slope) = evaluate(&next);
            if next_loss <= loss + 1e-4 * step * descent {
                taken = Some((next, next_loss, next_slope));
                break;
            }
            step /= 2.0;
        }
        let Some((next, next_loss, next_slope)) = taken else { break };
        let moved: Vec<f64> = next.iter().zip(&weights).map(|(one, other)| one - other).collect();
        let bent: Vec<f64> = next_slope.iter().zip(&slope).map(|(one, other)| one - other).collect();
        let curvature = dot(&moved, &bent);
        if curvature > 1e-12 {
            memory.push((moved, bent, 1.0 / curvature));
            if memory.len() > MEMORY {
                memory.remove(0);
            }
        }
        (weights, loss, slope) = (next, next_loss, next_slope);
    }
    weights
}

/// The two-loop recursion: the slope bent by what the last steps showed of the curvature.
fn direction(slope: &[f64], memory: &[(Vec<f64>, Vec<f64>, f64)]) -> Vec<f64> {
    let mut along: Vec<f64> = slope.iter().map(|value| -value).collect();
    let mut kept = Vec::new();
    for (moved, bent, inverse) in memory.iter().rev() {
        let share = inverse * dot(moved, &along);
        along.iter_mut().zip(bent).for_each(|(value, bent)| *value -= share * bent);
        kept.push(share);
    }
    if let Some((_, bent, inverse)) = memory.last() {
        let scale = 1.0 / (inverse * dot(bent, bent));
        for value in &mut along {
            *value *= scale;
        }
    }
    for ((moved, bent, inverse), share) in memory.iter().zip(kept.iter().rev()) {
        let back = inverse * dot(bent, &along);
        along.iter_mut().zip(moved).for_each(|(value, moved)| *value += (share - back) * moved);
    }
    along
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

/// The sum of weights and values.
pub fn score(choice: &Choice, weights: &[f64]) -> f64 {
    choice.iter().map(|(at, value)| weights[*at] * value).sum()
}

/// Minus the log-likelihood with the penalty, and its slope.
fn evaluate(groups: &[Group], weights: &[f64], expected: &[f64], ridge: f64) -> (f64, Vec<f64>) {
    let away: Vec<f64> = weights.iter().zip(expected).map(|(weight, expected)| weight - expected).collect();
    let mut loss = 0.5 * ridge * dot(&away, &away);
    let mut slope: Vec<f64> = away.iter().map(|away| ridge * away).collect();
    for group in groups {
        let scores: Vec<f64> = group.choices.iter().map(|choice| score(choice, weights)).collect();
        let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let raised: Vec<f64> = scores.iter().map(|score| libm::exp(score - top)).collect();
        let all: f64 = raised.iter().sum();
        let right: f64 = raised.iter().zip(&group.right).filter(|(_, right)| **right).map(|(raised, _)| raised).sum();
        let right = right.max(1e-300);
        loss -= libm::log(right / all);
        for ((choice, raised), is_right) in group.choices.iter().zip(&raised).zip(&group.right) {
            let pull = raised / all - if *is_right { raised / right } else { 0.0 };
            for (at, value) in choice {
                slope[*at] += pull * value;
            }
        }
    }
    (loss, slope)
}
