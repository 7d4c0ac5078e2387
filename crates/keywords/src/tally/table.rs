//! A table of entries under well mixed numbers.

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

impl<E> Table<E> {
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

    /// The entry of a number. `number_of` is the same for all calls.
    pub fn find_mut(&mut self, number: u64, number_of: impl Fn(&E) -> u64) -> Option<&mut E> {
        if self.places.is_empty() {
            return None;
        }
        let place = self.places[self.slot(number, &number_of)];
        (place > 0).then(|| &mut self.entries[place as usize - 1])
    }

    /// The entry of a number, made where there is none.
    pub fn entry(&mut self, number: u64, number_of: impl Fn(&E) -> u64, make: impl FnOnce() -> E) -> &mut E {
        let at = self.place(number, number_of, make).0;
        &mut self.entries[at]
    }

    /// The place of the entry of a number among the entries, made where there is none; and whether it was made.
    pub fn place(&mut self, number: u64, number_of: impl Fn(&E) -> u64, make: impl FnOnce() -> E) -> (usize, bool) {
        if self.entries.len() * 4 >= self.places.len() * 3 {
            self.index((self.places.len() * 2).max(FEWEST), &number_of);
        }
        let slot = self.slot(number, &number_of);
        if self.places[slot] > 0 {
            return (self.places[slot] as usize - 1, false);
        }
        self.entries.push(make());
        self.places[slot] = self.entries.len() as u32;
        (self.entries.len() - 1, true)
    }

    /// The entry at a place.
    pub fn at_mut(&mut self, place: usize) -> &mut E {
        &mut self.entries[place]
    }

    /// Adds an entry whose number has none yet.
    pub fn push(&mut self, entry: E, number_of: impl Fn(&E) -> u64) {
        let number = number_of(&entry);
        self.entry(number, number_of, || entry);
    }

    /// Brings the entries into the order of their numbers.
    pub fn sorted(&mut self, number_of: impl Fn(&E) -> u64) -> &[E] {
        if !self.entries.is_sorted_by_key(&number_of) {
            self.entries.sort_unstable_by_key(&number_of);
            self.index(self.places.len(), number_of);
        }
        &self.entries
    }

    /// Removes all entries.
    pub fn clear(&mut self) {
        self.entries.clear();
        self.places.fill(0);
    }

    /// The slot that holds the place of a number, or in which it is to be put.
    fn slot(&self, number: u64, number_of: impl Fn(&E) -> u64) -> usize {
        let mask = self.places.len() - 1;
        let mut slot = number as usize & mask;
        loop {
            match self.places[slot] {
                0 => return slot,
                place if number_of(&self.entries[place as usize - 1]) == number => return slot,
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    fn index(&mut self, places: usize, number_of: impl Fn(&E) -> u64) {
        self.places.clear();
        self.places.resize(places, 0);
        let mask = places.wrapping_sub(1);
        for (entry, place) in self.entries.iter().zip(1..) {
            let mut slot = number_of(entry) as usize & mask;
            while self.places[slot] > 0 {
                slot = (slot + 1) & mask;
            }
            self.places[slot] = place;
        }
    }
}
