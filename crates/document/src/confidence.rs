//! A probability that something is right.

use serde::{Deserialize, Serialize};

/// A number from 0 to 1: the share of statements with this confidence that are right. `docs/quality.md` says how each
/// was calibrated.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Confidence(f64);

impl Confidence {
    /// No doubt.
    pub const CERTAIN: Self = Self(1.0);

    /// The number, limited to 0..=1; not-a-number becomes 0.
    pub fn new(value: f64) -> Self {
        if value.is_nan() { Self(0.0) } else { Self(value.clamp(0.0, 1.0)) }
    }

    /// The number, 0..=1.
    pub const fn value(self) -> f64 {
        self.0
    }

    /// The number at the precision of the tables: three decimals.
    pub fn rounded(self) -> f64 {
        (self.0 * 1000.0).round() / 1000.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_are_limited_to_0_to_1() {
        assert_eq!(Confidence::new(1.7), Confidence::CERTAIN);
        assert_eq!(Confidence::new(-3.0), Confidence::default());
        assert_eq!(Confidence::new(f64::NAN), Confidence::default());
    }

    proptest! {
        #[test]
        fn any_number_becomes_a_probability(value in prop::num::f64::ANY) {
            let confidence = Confidence::new(value);
            prop_assert!((0.0..=1.0).contains(&confidence.value()));
            prop_assert_eq!(Confidence::new(confidence.value()), confidence);
        }
    }
}
