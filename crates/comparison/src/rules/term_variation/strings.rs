//! Strings by their numbers.

use ikiz_text::Interner;
use serde::{Deserialize, Serialize};

/// Numbers strings in the order in which they come.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Strings(Interner);

impl Strings {
    /// The number of a string.
    pub fn number(&mut self, string: &str) -> u32 {
        self.0.number(string)
    }

    /// Adds the strings of another collection. Returns their numbers here, by their numbers there.
    pub fn merge(&mut self, other: &Self) -> Vec<u32> {
        other.0.iter().map(|string| self.0.number(string)).collect()
    }

    /// The strings in the order of bytes, and the place of each in it, by number.
    pub fn sorted(&self) -> (Vec<&str>, Vec<u32>) {
        let mut all: Vec<(&str, usize)> = self.0.iter().zip(0..).collect();
        all.sort_unstable();
        let mut places = vec![0; all.len()];
        for ((_, number), place) in all.iter().zip(0..) {
            places[*number] = place;
        }
        (all.into_iter().map(|(string, _)| string).collect(), places)
    }
}
