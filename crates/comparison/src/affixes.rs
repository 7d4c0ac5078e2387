//! Values under words, beginnings of words and endings of words.

use rustc_hash::FxHashMap;

/// Values that are looked up by a word.
#[derive(Debug)]
pub(crate) struct Affixes<V> {
    words: FxHashMap<String, Vec<V>>,
    beginnings: Lengths<V>,
    endings: Lengths<V>,
}

/// Affixes with the values of each, and the lengths that they have.
#[derive(Debug)]
struct Lengths<V> {
    values: FxHashMap<String, Vec<V>>,
    /// In bytes, ascending.
    lengths: Vec<usize>,
}

impl<V: Copy> Affixes<V> {
    /// Puts a value under a word.
    pub fn put_word(&mut self, word: String, value: V) {
        self.words.entry(word).or_default().push(value);
    }

    /// Puts a value under the beginning of words.
    pub fn put_beginning(&mut self, beginning: String, value: V) {
        self.beginnings.put(beginning, value);
    }

    /// Puts a value under the ending of words.
    pub fn put_ending(&mut self, ending: String, value: V) {
        self.endings.put(ending, value);
    }

    /// Gives the values of a word, of its beginnings and of its endings.
    pub fn each(&self, word: &str, mut give: impl FnMut(V)) {
        let beginnings = self.beginnings.lengths.iter().take_while(|&&length| length <= word.len());
        let beginnings = beginnings.filter_map(|length| self.beginnings.values.get(word.get(..*length)?));
        let endings = self.endings.lengths.iter().take_while(|&&length| length <= word.len());
        let endings = endings.filter_map(|length| self.endings.values.get(word.get(word.len() - length..)?));
        self.words.get(word).into_iter().chain(beginnings).chain(endings).flatten().for_each(|value| give(*value));
    }
}

impl<V> Lengths<V> {
    fn put(&mut self, affix: String, value: V) {
        if let Err(at) = self.lengths.binary_search(&affix.len()) {
            self.lengths.insert(at, affix.len());
        }
        self.values.entry(affix).or_default().push(value);
    }
}

impl<V> Default for Affixes<V> {
    fn default() -> Self {
        let none = || Lengths { values: FxHashMap::default(), lengths: Vec::new() };
        Self { words: FxHashMap::default(), beginnings: none(), endings: none() }
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
        let of = |word: &str| {
            let mut found = Vec::new();
            affixes.each(word, |value| found.push(value));
            found
        };
        assert_eq!(of("amaç"), [1, 3, 2, 4]);
        assert_eq!(of("amacıdır"), [3, 5]);
        assert_eq!(of("aç"), [4]);
        assert!(of("").is_empty() && of("ığ").is_empty());
    }
}
