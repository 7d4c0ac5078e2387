//! A small seeded generator of numbers (SplitMix64: Steele, Lea and Flood 2014), and the two distributions of words.

/// A stream of numbers that depends on its seed alone.
pub struct Random(u64);

impl Random {
    /// The stream of a document: its number is the seed, so that it is the same however many there are.
    pub fn of(number: u64) -> Self {
        let mut random = Self(number ^ 0x696B_697A);
        random.next();
        random
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number in (0, 1].
    fn share(&mut self) -> f64 {
        ((self.next() >> 11) + 1) as f64 / (1_u64 << 53) as f64
    }

    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low + 1)
    }

    pub fn chance(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.between(0, items.len() as u64 - 1) as usize]
    }

    /// One of the items, the first ones more often: the share of an item is as its rank (Zipf).
    pub fn zipf<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        let rank = libm::pow(items.len() as f64, 1.0 - self.share()) as usize;
        &items[rank.clamp(1, items.len()) - 1]
    }

    /// A rank without an end: new ones go on coming, ever more seldom (about n^0.8 of them in n draws).
    pub fn rank(&mut self) -> u64 {
        (20.0 * libm::pow(self.share(), -5.0) - 20.0).min(1e15) as u64
    }
}
