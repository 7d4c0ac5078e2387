//! Phrases to look for in a text, as a tree of words.

use ikiz_document::Key;
use rustc_hash::FxHashMap;

/// Some phrases of one language, each with the number of the place in the tree where it ends.
pub(super) struct Phrases {
    words: FxHashMap<Key, u32>,
    /// From a place by a word to the next place.
    steps: FxHashMap<(u32, u32), u32>,
    /// By place: whether a phrase ends here.
    is_end: Vec<bool>,
}

impl Phrases {
    /// The place where every phrase begins.
    pub const START: u32 = 0;

    pub fn new<'a>(phrases: impl Iterator<Item = &'a [Key]>) -> Self {
        let mut all = Self { words: FxHashMap::default(), steps: FxHashMap::default(), is_end: vec![false] };
        phrases.for_each(|phrase| all.add(phrase));
        all
    }

    fn add(&mut self, phrase: &[Key]) {
        let mut place = Self::START;
        for key in phrase {
            let next_word = self.words.len() as u32;
            let word = *self.words.entry(key.clone()).or_insert(next_word);
            place = *self.steps.entry((place, word)).or_insert_with(|| {
                self.is_end.push(false);
                self.is_end.len() as u32 - 1
            });
        }
        self.is_end[place as usize] = true;
    }

    /// How many places there are.
    pub fn places(&self) -> usize {
        self.is_end.len()
    }

    /// The number of a word; `None` if no phrase has it.
    pub fn word(&self, key: &Key) -> Option<u32> {
        self.words.get(key).copied()
    }

    /// The place that a word leads to; `None` if no phrase goes on so.
    pub fn step(&self, place: u32, word: u32) -> Option<u32> {
        self.steps.get(&(place, word)).copied()
    }

    /// Whether a phrase ends at a place.
    pub fn is_end(&self, place: u32) -> bool {
        self.is_end[place as usize]
    }

    /// The place of a phrase.
    pub fn find(&self, phrase: &[Key]) -> Option<u32> {
        let place = phrase.iter().try_fold(Self::START, |place, key| self.step(place, self.word(key)?))?;
        self.is_end(place).then_some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_word_by_word() {
        let keys = |phrase: &str| phrase.split(' ').map(Key::new).collect::<Vec<Key>>();
        let all = [keys("ticaret yolu"), keys("yol"), keys("ticaret yolu harita")];
        let phrases = Phrases::new(all.iter().map(|phrase| &**phrase));
        assert!(all.iter().all(|phrase| phrases.find(phrase).is_some()));
        for other in ["ticaret", "yolu", "yol harita", "su"] {
            assert_eq!(phrases.find(&keys(other)), None);
        }
        assert_eq!((phrases.places(), phrases.word(&Key::new("su"))), (5, None));
    }
}
