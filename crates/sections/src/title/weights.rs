//! The weights of the observations, as `data/title_weights.tsv` has them.

use super::feature::Feature;
use ikiz_text::data::rows;
use std::fmt::Write;

const SHIPPED: &str = include_str!("../../data/title_weights.tsv");

/// A weight for each observation.
#[derive(Clone, Debug, PartialEq)]
pub struct TitleWeights(Vec<f64>);

impl TitleWeights {
    /// Those that come with the program.
    pub fn shipped() -> Self {
        let mut weights = vec![0.0; Feature::ALL.len()];
        for (name, weight) in entries() {
            if let Some(at) = Feature::ALL.iter().position(|feature| feature.name() == name) {
                weights[at] = weight;
            }
        }
        Self(weights)
    }

    /// Weights in the order of [`Self::names`]; `None` where they are not as many.
    pub fn new(weights: Vec<f64>) -> Option<Self> {
        (weights.len() == Feature::ALL.len()).then_some(Self(weights))
    }

    /// The names of the observations.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Feature::ALL.iter().map(|feature| feature.name())
    }

    /// The numbers, in the order of the names.
    pub fn values(&self) -> &[f64] {
        &self.0
    }

    /// The lines of the data file.
    pub fn written(&self) -> String {
        let mut rows: Vec<(&str, f64)> = Self::names().zip(self.0.iter().copied()).collect();
        rows.sort_unstable_by_key(|row| row.0);
        let mut lines = String::new();
        for (name, weight) in rows {
            // A write to a string cannot fail.
            let _ = writeln!(lines, "{name}\t{weight:.3}");
        }
        lines
    }

    pub(super) fn of(&self, feature: Feature) -> f64 {
        self.0[feature as usize]
    }
}

fn entries() -> impl Iterator<Item = (&'static str, f64)> {
    rows(SHIPPED).filter_map(|[name, weight]| Some((name, weight.parse().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_text::data::{self, check_lower};

    #[test]
    fn the_file_has_a_weight_for_each_observation() {
        check_lower(SHIPPED, 2);
        let names: Vec<&str> = entries().map(|(name, _)| name).collect();
        let mut known: Vec<&str> = TitleWeights::names().collect();
        known.sort_unstable();
        assert_eq!(names, known);
        let body: String = data::entries(SHIPPED).flat_map(|line| [line, "\n"]).collect();
        assert_eq!(TitleWeights::shipped().written(), body);
    }

    #[test]
    fn weights_are_as_many_as_observations() {
        let shipped = TitleWeights::shipped();
        assert_eq!(TitleWeights::new(shipped.values().to_vec()), Some(shipped.clone()));
        assert_eq!(TitleWeights::new(shipped.values()[1..].to_vec()), None);
    }
}
