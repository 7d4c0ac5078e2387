//! Numbers in JSON lines.

use serde::Serialize;

/// A confidence with three decimals.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Rounded(f64);

impl Rounded {
    /// The number at the precision of the tables.
    pub fn new(value: f64) -> Self {
        Self((value * 1000.0).round() / 1000.0)
    }

    /// The rounded number.
    pub const fn value(&self) -> f64 {
        self.0
    }
}
