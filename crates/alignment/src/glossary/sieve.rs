//! Which pairs to count: those that occur twice, and those that are let pass.

use ikiz_document::Twin;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// Counts pairs up to two in a table of fixed size. Pairs with the same place are counted together, so a pair that
/// occurs twice always passes, and most pairs that occur once do not. The order of pairs makes no difference.
pub(super) struct Sieve(Vec<u8>);

/// Number of places in the table for each bead, and the largest number; a place is a byte.
const PLACES: (usize, usize) = (64, 1 << 26);

impl Sieve {
    pub fn new(beads: usize) -> Self {
        Self(vec![0; (beads * PLACES.0).next_power_of_two().clamp(1 << 16, PLACES.1)])
    }

    /// Counts a pair.
    pub fn add(&mut self, terms: Twin<&[u32]>) {
        let at = self.place(terms);
        self.0[at] = self.0[at].saturating_add(1);
    }

    /// Lets a pair pass, however often it occurs.
    pub fn let_pass(&mut self, terms: Twin<&[u32]>) {
        let at = self.place(terms);
        self.0[at] = u8::MAX;
    }

    /// Whether a pair may have occurred twice.
    pub fn passes(&self, terms: Twin<&[u32]>) -> bool {
        self.0[self.place(terms)] >= 2
    }

    fn place(&self, terms: Twin<&[u32]>) -> usize {
        // The upper bits of this hash are the better ones.
        (FxBuildHasher.hash_one((terms.english, terms.turkish)) >> 20) as usize & (self.0.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_that_occurs_twice_passes() {
        let mut sieve = Sieve::new(4);
        for _ in 0..2 {
            sieve.add(Twin::new(&[1, 2], &[3]));
        }
        sieve.add(Twin::new(&[1], &[2, 3]));
        assert!(sieve.passes(Twin::new(&[1, 2], &[3])));
        assert!(!sieve.passes(Twin::new(&[1], &[2, 3])));
        assert!(!sieve.passes(Twin::new(&[9], &[9])));
        sieve.let_pass(Twin::new(&[9], &[9]));
        assert!(sieve.passes(Twin::new(&[9], &[9])));
    }
}
