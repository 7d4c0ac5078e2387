//! A map from well mixed numbers to values that is made once.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Values under numbers, sorted by number. The highest bits of a number say where to look.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NumberMap<T> {
    entries: Vec<(u64, T)>,
    /// For each value of the highest bits, the index of the first entry that has it or a higher one; then the length.
    starts: Vec<u32>,
}

/// About so many entries share their highest bits.
const SHARED: usize = 4;

impl<T> NumberMap<T> {
    /// A map of entries with different numbers.
    pub fn new(mut entries: Vec<(u64, T)>) -> Self {
        if !entries.is_sorted_by_key(|(number, _)| *number) {
            entries.sort_unstable_by_key(|(number, _)| *number);
        }
        let bits = (entries.len() / SHARED + 2).ilog2();
        let mut starts = Vec::with_capacity((1 << bits) + 1);
        for (index, (number, _)) in (0..).zip(&entries) {
            let highest = (number >> (u64::BITS - bits)) as usize;
            while starts.len() <= highest {
                starts.push(index);
            }
        }
        starts.resize((1 << bits) + 1, entries.len() as u32);
        Self { entries, starts }
    }

    /// The number of entries.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// The value under a number.
    pub fn get(&self, number: u64) -> Option<&T> {
        let bits = (self.starts.len() - 1).ilog2();
        let highest = (number >> (u64::BITS - bits)) as usize;
        let range = self.starts[highest] as usize..self.starts[highest + 1] as usize;
        self.entries[range].iter().find(|(known, _)| *known == number).map(|(_, value)| value)
    }
}

impl<T> Default for NumberMap<T> {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl<T: Serialize> Serialize for NumberMap<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.entries.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for NumberMap<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_put_is_found(
            entries in prop::collection::btree_map(prop_oneof![any::<u64>(), 0_u64..9, Just(u64::MAX)], any::<u8>(), 0..200),
            other in any::<u64>(),
        ) {
            let map = NumberMap::new(entries.clone().into_iter().rev().collect());
            prop_assert_eq!(map.len(), entries.len());
            prop_assert_eq!(map.get(other), entries.get(&other));
            for (number, value) in &entries {
                prop_assert_eq!(map.get(*number), Some(value));
            }
            let json = serde_json::to_string(&map).expect("JSON");
            let read: NumberMap<u8> = serde_json::from_str(&json).expect("a map");
            prop_assert_eq!(read, map);
        }
    }

    #[test]
    fn few_entries_share_their_highest_bits() {
        let mixed = |at: u64| (at.wrapping_mul(0x9e37_79b9_7f4a_7c15), at);
        let map = NumberMap::new((0..1_000).map(mixed).collect());
        assert!(map.starts.windows(2).all(|pair| pair[1] - pair[0] <= 16));
    }
}
