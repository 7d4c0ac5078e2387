//! Values under words and parts of words.

use rustc_hash::FxHashMap;

/// Values that are looked up by a word.
#[derive(Clone, Debug)]
pub(crate) struct Affixes<V> {
    words: FxHashMap<String, Vec<V>>,
    beginnings: Lengths<V>,
    endings: Lengths<V>,
    parts: Lengths<V>,
}

/// Affixes with the values of each, and the lengths that they have.
#[derive(Clone, Debug)]
struct Lengths<V> {
    values: FxHashMap<String, Vec<V>>,
    /// In bytes, ascending, by the byte at the edge of the word: with most edges there is nothing to look up.
    lengths: Vec<Vec<usize>>,
}

impl<V: Copy> Affixes<V> {
    /// Puts a value under a word.
    pub fn put_word(&mut self, word: String, value: V) {
        self.words.entry(word).or_default().push(value);
    }

    /// Puts a value under the beginning of words.
    pub fn put_beginning(&mut self, beginning: String, value: V) {
        self.beginnings.put(beginning.bytes().next(), beginning, value);
    }

    /// Puts a value under the ending of words.
    pub fn put_ending(&mut self, ending: String, value: V) {
        self.endings.put(ending.bytes().last(), ending, value);
    }

    /// Puts a value under letters that stand anywhere in words.
    pub fn put_part(&mut self, part: String, value: V) {
        self.parts.put(part.bytes().next(), part, value);
    }

    /// Gives the values of a word and of its parts, some of them several times.
    pub fn each(&self, word: &str, mut give: impl FnMut(V)) {
        let endings = self.endings.at(word.bytes().last(), word);
        let endings = endings.filter_map(|length| self.endings.values.get(word.get(word.len() - length..)?));
        let rests = word.char_indices().filter_map(|(at, _)| word.get(at..));
        let parts = rests.flat_map(|rest| self.parts.beginning(rest));
        let all = self.words.get(word).into_iter().chain(self.beginnings.beginning(word)).chain(endings).chain(parts);
        all.flatten().for_each(|value| give(*value));
    }
}

impl<V> Lengths<V> {
    fn put(&mut self, edge: Option<u8>, affix: String, value: V) {
        let lengths = &mut self.lengths[usize::from(edge.unwrap_or_default())];
        if let Err(at) = lengths.binary_search(&affix.len()) {
            lengths.insert(at, affix.len());
        }
        self.values.entry(affix).or_default().push(value);
    }

    /// The lengths of affixes that a word with this byte at its edge may have.
    fn at(&self, edge: Option<u8>, word: &str) -> impl Iterator<Item = usize> {
        let lengths = &self.lengths[usize::from(edge.unwrap_or_default())];
        lengths.iter().copied().take_while(|length| *length <= word.len())
    }

    /// The values of what a word begins with.
    fn beginning<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a Vec<V>> {
        self.at(word.bytes().next(), word).filter_map(|length| self.values.get(word.get(..length)?))
    }
}

impl<V> Default for Affixes<V> {
    fn default() -> Self {
        let none = || Lengths { values: FxHashMap::default(), lengths: vec![Vec::new(); 256] };
        Self { words: FxHashMap::default(), beginnings: none(), endings: none(), parts: none() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_values_of_its_parts() {
        let mut affixes = Affixes::default();
        affixes.put_word("amaç".to_owned(), 1);
        affixes.put_beginning("amaç".to_owned(), 2);
        affixes.put_beginning("ama".to_owned(), 3);
        affixes.put_ending("ç".to_owned(), 4);
        affixes.put_ending("dır".to_owned(), 5);
        affixes.put_part("acı".to_owned(), 6);
        let of = |word: &str| {
            let mut found = Vec::new();
            affixes.each(word, |value| found.push(value));
            found
        };
        assert_eq!(of("amaç"), [1, 3, 2, 4]);
        assert_eq!(of("amacıdır"), [3, 5, 6]);
        assert_eq!(of("aç"), [4]);
        assert!(of("").is_empty() && of("ığ").is_empty());
    }
}
