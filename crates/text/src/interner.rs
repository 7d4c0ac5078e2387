//! Distinct texts by number, in one buffer.

use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::hash::BuildHasher;

/// Distinct texts, numbered in the order in which they come. A text has no allocation of its own: it takes its bytes,
/// eight for its end, and 11 to 21 of the table. What the buffers reserve when they grow comes on top.
#[derive(Clone, Debug, Default)]
pub struct Interner {
    texts: String,
    /// By number: where a text ends and the next one begins.
    ends: Vec<usize>,
    /// An open table with linear probing. Its length is a power of two, or zero.
    slots: Vec<Slot>,
}

/// A place in the table: a part of the hash of a text, and its number plus one; zero where there is none.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    hash: u32,
    number: u32,
}

/// The fewest places of a table that is not empty.
const FEWEST: usize = 16;

impl Interner {
    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text of a number.
    ///
    /// # Panics
    /// If no text has it.
    pub fn get(&self, number: u32) -> &str {
        let at = number as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.texts[start..self.ends[at]]
    }

    /// The number of a text, if it came before.
    pub fn find(&self, text: &str) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        self.slots[self.slot(text, hash(text))].number.checked_sub(1)
    }

    /// The number of a text, which gets the next one if it is new.
    pub fn number(&mut self, text: &str) -> u32 {
        if self.ends.len() * 4 >= self.slots.len() * 3 {
            self.grow();
        }
        let hash = hash(text);
        let at = self.slot(text, hash);
        if let Some(known) = self.slots[at].number.checked_sub(1) {
            return known;
        }
        let number = self.ends.len() as u32;
        self.slots[at] = Slot { hash, number: number + 1 };
        self.texts.push_str(text);
        self.ends.push(self.texts.len());
        number
    }

    /// The texts in the order of their numbers.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.ends.len()).map(|at| self.get(at as u32))
    }

    /// The place of a text in the table, or the empty one where it is to be put.
    fn slot(&self, text: &str, hash: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            let is_same = |number: u32| slot.hash == hash && self.get(number) == text;
            if slot.number.checked_sub(1).is_none_or(is_same) {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let length = (self.slots.len() * 2).max(FEWEST);
        let old = std::mem::replace(&mut self.slots, vec![Slot::default(); length]);
        for slot in old.into_iter().filter(|slot| slot.number > 0) {
            let mut at = slot.hash as usize & (length - 1);
            while self.slots[at].number > 0 {
                at = (at + 1) & (length - 1);
            }
            self.slots[at] = slot;
        }
    }
}

fn hash(text: &str) -> u32 {
    FxBuildHasher.hash_one(text) as u32
}

impl<'a> FromIterator<&'a str> for Interner {
    fn from_iter<I: IntoIterator<Item = &'a str>>(texts: I) -> Self {
        let mut interner = Self::default();
        for text in texts {
            interner.number(text);
        }
        interner
    }
}

impl Serialize for Interner {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Interner {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let texts = Vec::<Box<str>>::deserialize(deserializer)?;
        Ok(texts.iter().map(AsRef::as_ref).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn each_text_has_the_number_of_its_first_place(texts in prop::collection::vec("[a-cğ]{0,3}", 0..200)) {
            let (mut interner, mut numbers) = (Interner::default(), BTreeMap::new());
            prop_assert!(interner.is_empty() && interner.find("").is_none());
            for text in &texts {
                let next = numbers.len() as u32;
                let expected = *numbers.entry(text).or_insert(next);
                prop_assert_eq!(interner.number(text), expected);
            }
            prop_assert_eq!(interner.len(), numbers.len());
            for (text, number) in &numbers {
                prop_assert_eq!((interner.find(text), interner.get(*number)), (Some(*number), text.as_str()));
            }
            prop_assert_eq!(interner.find("d"), None);
            let again: Interner = interner.iter().collect();
            prop_assert!(again.iter().eq(interner.iter()));
        }
    }
}
