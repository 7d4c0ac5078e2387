//! Numbers in tables have a stated precision.

use serde::{Serialize, Serializer};
use std::fmt;

/// A number that is written with exactly `PLACES` decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Decimal<const PLACES: usize>(pub f64);

impl<const PLACES: usize> fmt::Display for Decimal<PLACES> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.*}", PLACES, self.0);
        let is_negative_zero = text.starts_with('-') && !text.contains(|c: char| ('1'..='9').contains(&c));
        f.write_str(if is_negative_zero { &text[1..] } else { &text })
    }
}

impl<const PLACES: usize> Serialize for Decimal<PLACES> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_its_places_and_no_negative_zero() {
        assert_eq!(Decimal::<3>(0.5).to_string(), "0.500");
        assert_eq!(Decimal::<2>(-0.001).to_string(), "0.00");
        assert_eq!(Decimal::<2>(-1.005).to_string(), "-1.00");
    }
}
