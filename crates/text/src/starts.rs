//! How the words of a list begin: most words of a text can be told from them without a look-up.

/// The first two bytes of the words of a list.
#[derive(Clone, Debug)]
pub struct Starts {
    /// For each first byte, a bit for the lower six bits of each second byte. Of a word of one byte the second is 0.
    second: Box<[u64; 256]>,
}

impl Starts {
    /// The starts of these words.
    pub fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut second = Box::new([0; 256]);
        for word in words {
            if let Some((first, bit)) = start(word) {
                second[first] |= bit;
            }
        }
        Self { second }
    }

    /// Whether a word begins like a word of the list: never false for a word of it, or for one that begins with the
    /// first two bytes of one.
    pub fn may_hold(&self, word: &str) -> bool {
        start(word).is_some_and(|(first, bit)| self.second[first] & bit != 0)
    }
}

fn start(word: &str) -> Option<(usize, u64)> {
    let mut bytes = word.bytes();
    let first = bytes.next()?;
    Some((usize::from(first), 1 << (bytes.next().unwrap_or(0) & 63)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_word_of_the_list_is_missed(words in prop::collection::vec("\\PC{1,4}", 0..9), behind in "\\PC{0,3}") {
            let starts = Starts::new(words.iter().map(String::as_str));
            for word in &words {
                prop_assert!(starts.may_hold(word));
                let longer = word.clone() + &behind;
                prop_assert!(word.len() < 2 || starts.may_hold(&longer));
            }
        }
    }

    #[test]
    fn other_words_are_told_from_them() {
        let starts = Starts::new(["on", "iki", "üç"].into_iter());
        assert!(["ondan", "iki", "üç", "ikna"].iter().all(|word| starts.may_hold(word)));
        assert!(["", "o", "ok", "kitap", "çok"].iter().all(|word| !starts.may_hold(word)));
    }
}
