//! What is worth counting: pairs that are met twice, and the author keywords.

use super::texts::KeywordEvidence;
use rustc_hash::{FxBuildHasher, FxHashSet};
use std::hash::BuildHasher;

/// Terms of one language.
pub(super) type Terms<'a> = FxHashSet<&'a [u32]>;

/// Author keywords.
pub(super) struct Known<'a> {
    pub english: Terms<'a>,
    pub turkish: Terms<'a>,
}

impl<'a> Known<'a> {
    pub fn new(keywords: &'a [KeywordEvidence]) -> Self {
        Self {
            english: keywords.iter().map(|pair| &*pair.english).collect(),
            turkish: keywords.iter().map(|pair| &*pair.turkish).collect(),
        }
    }
}

/// Counts pairs up to two in a table of fixed size. Pairs that share a place are counted together: what is met twice always passes, what
/// is met once mostly does not. The order makes no difference.
pub(super) struct Sieve(Vec<u8>);

/// Places of the sieve for each bead, and at most: a place is a byte.
const PLACES: (usize, usize) = (64, 1 << 26);

impl Sieve {
    pub fn new(beads: usize) -> Self {
        Self(vec![0; (beads * PLACES.0).next_power_of_two().clamp(1 << 16, PLACES.1)])
    }

    /// Counts a pair.
    pub fn add(&mut self, english: &[u32], turkish: &[u32]) {
        let at = self.place(english, turkish);
        self.0[at] = self.0[at].saturating_add(1);
    }

    /// Whether a pair was met twice, perhaps.
    pub fn passes(&self, english: &[u32], turkish: &[u32]) -> bool {
        self.0[self.place(english, turkish)] >= 2
    }

    fn place(&self, english: &[u32], turkish: &[u32]) -> usize {
        // The upper bits of this hash are the better ones.
        (FxBuildHasher.hash_one((english, turkish)) >> 20) as usize & (self.0.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_met_twice_passes() {
        let mut sieve = Sieve::new(4);
        for _ in 0..2 {
            sieve.add(&[1, 2], &[3]);
        }
        sieve.add(&[1], &[2, 3]);
        assert!(sieve.passes(&[1, 2], &[3]));
        assert!(!sieve.passes(&[1], &[2, 3]));
        assert!(!sieve.passes(&[9], &[9]));
    }
}
