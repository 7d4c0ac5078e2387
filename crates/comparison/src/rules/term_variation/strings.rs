//! Strings by their numbers.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// Numbers strings in the order in which they come.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Strings(FxHashMap<Box<str>, u32>);

impl Strings {
    /// The number of a string.
    pub fn number(&mut self, string: &str) -> u32 {
        if let Some(number) = self.0.get(string) {
            return *number;
        }
        let number = self.0.len() as u32;
        self.0.insert(string.into(), number);
        number
    }

    /// Adds the strings of another collection. Returns their numbers here, by their numbers there.
    pub fn merge(&mut self, other: Self) -> Vec<u32> {
        let mut all: Vec<(Box<str>, u32)> = other.0.into_iter().collect();
        all.sort_unstable_by_key(|(_, number)| *number);
        let numbers = all.into_iter().map(|(string, _)| {
            let next = self.0.len() as u32;
            *self.0.entry(string).or_insert(next)
        });
        numbers.collect()
    }

    /// The strings in their order, and the place of each in it, by number.
    pub fn sorted(self) -> (Vec<Box<str>>, Vec<u32>) {
        let mut all: Vec<(Box<str>, u32)> = self.0.into_iter().collect();
        all.sort_unstable();
        let mut places = vec![0; all.len()];
        for ((_, number), place) in all.iter().zip(0..) {
            places[*number as usize] = place;
        }
        (all.into_iter().map(|(string, _)| string).collect(), places)
    }
}
