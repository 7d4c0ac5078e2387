//! A table of entries under well mixed numbers.

/// What has a well mixed number.
pub(crate) trait Numbered {
    /// Its number.
    fn number(&self) -> u64;
}

/// Entries in the order in which they came, found by their numbers: an open table of places with linear probing. The
/// numbers are well mixed, so they are not hashed again.
#[derive(Clone, Debug)]
pub(crate) struct Table<E> {
    entries: Vec<E>,
    /// The place of an entry plus one; zero where there is none. Its length is a power of two, or zero.
    places: Vec<u32>,
}

impl<E> Default for Table<E> {
    fn default() -> Self {
        Self { entries: Vec::new(), places: Vec::new() }
    }
}

/// The fewest places of a table that is not empty.
const FEWEST: usize = 64;

impl<E: Numbered> Table<E> {
    /// The number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// The entries in their order.
    pub fn entries(&self) -> &[E] {
        &self.entries
    }

    /// The entries in their order.
    pub fn into_entries(self) -> Vec<E> {
        self.entries
    }

    /// The entry at a place.
    pub fn at_mut(&mut self, place: usize) -> &mut E {
        &mut self.entries[place]
    }

    /// Makes room for more entries.
    pub fn reserve(&mut self, more: usize) {
        self.entries.reserve(more);
        let places = ((self.entries.len() + more) * 4 / 3 + 1).next_power_of_two().max(FEWEST);
        if places > self.places.len() {
            self.index(places);
        }
    }

    /// The place of the entry that has a number and `is_same`, if there is one.
    pub fn find(&self, number: u64, is_same: impl Fn(&E) -> bool) -> Option<usize> {
        if self.places.is_empty() {
            return None;
        }
        (self.places[self.slot(number, is_same)] as usize).checked_sub(1)
    }

    /// The place of the entry that has a number and `is_same`, made where there is none; and whether it was made.
    pub fn place(&mut self, number: u64, is_same: impl Fn(&E) -> bool, make: impl FnOnce() -> E) -> (usize, bool) {
        if self.entries.len() * 4 >= self.places.len() * 3 {
            self.index((self.places.len() * 2).max(FEWEST));
        }
        let slot = self.slot(number, is_same);
        if self.places[slot] > 0 {
            return (self.places[slot] as usize - 1, false);
        }
        self.entries.push(make());
        self.places[slot] = self.entries.len() as u32;
        (self.entries.len() - 1, true)
    }

    /// Brings the entries into the order of their numbers.
    pub fn sorted(&mut self) -> &[E] {
        if !self.entries.is_sorted_by_key(E::number) {
            self.entries.sort_unstable_by_key(E::number);
            self.index(self.places.len());
        }
        &self.entries
    }

    /// Removes all entries.
    pub fn clear(&mut self) {
        self.entries.clear();
        self.places.fill(0);
    }

    /// The slot that holds the place of an entry, or in which it is to be put.
    fn slot(&self, number: u64, is_same: impl Fn(&E) -> bool) -> usize {
        let mask = self.places.len() - 1;
        let mut slot = number as usize & mask;
        loop {
            match self.places[slot] {
                0 => return slot,
                place if is_same(&self.entries[place as usize - 1]) => return slot,
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    fn index(&mut self, places: usize) {
        self.places.clear();
        self.places.resize(places, 0);
        let mask = places.wrapping_sub(1);
        for (entry, place) in self.entries.iter().zip(1..) {
            let mut slot = entry.number() as usize & mask;
            while self.places[slot] > 0 {
                slot = (slot + 1) & mask;
            }
            self.places[slot] = place;
        }
    }
}
