//! What a function of a word gave before: words come again and again.

use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::thread::LocalKey;

/// The most words that are remembered; then it begins anew.
const MOST: usize = 1 << 14;
/// Longer words are rare and are not remembered, in bytes.
const LONGEST: usize = 40;

/// Values of a function by word, of one thread. The function must depend on the word alone.
#[derive(Debug)]
pub(crate) struct Memo<V> {
    values: RefCell<FxHashMap<Box<str>, V>>,
}

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Self { values: RefCell::default() }
    }
}

impl<V: Copy> Memo<V> {
    /// The value of a word, which is made where it is not remembered.
    pub fn of(memo: &'static LocalKey<Self>, word: &str, make: impl FnOnce(&str) -> V) -> V {
        if word.len() > LONGEST {
            return make(word);
        }
        let known = memo.with(|memo| memo.values.borrow().get(word).copied());
        known.unwrap_or_else(|| {
            let value = make(word);
            memo.with(|memo| {
                let mut values = memo.values.borrow_mut();
                if values.len() >= MOST {
                    values.clear();
                }
                values.insert(word.into(), value);
            });
            value
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    thread_local! {
        static LENGTHS: Memo<usize> = Memo::default();
    }

    #[test]
    fn a_word_is_looked_at_once_and_never_takes_the_value_of_another() {
        let looked = Cell::new(0);
        let length = |word: &str| {
            Memo::of(&LENGTHS, word, |word| {
                looked.set(looked.get() + 1);
                word.len()
            })
        };
        assert_eq!([length("öz"), length("öz"), length("özet")], [3, 3, 5]);
        assert_eq!(looked.get(), 2);
        let long = "a".repeat(LONGEST + 1);
        assert_eq!([length(&long), length(&long)], [41, 41]);
        for number in 0..3 * MOST {
            let word = number.to_string();
            assert_eq!(length(&word), word.len());
        }
        assert!(LENGTHS.with(|memo| memo.values.borrow().len()) <= MOST);
    }
}
