//! The number of a term: what it is inside, where it is counted and compared.

#[cfg(test)]
use ikiz_document::Key;
use ikiz_document::Language;
use ikiz_document::number::mixed;

/// The longest term, in keys.
pub(crate) const LONGEST: usize = 3;

/// The number of a term in the making: of a language and the keys so far.
///
/// It begins with a constant of the language. For each key, it is the mixed (SplitMix64) exclusive-or of the number so
/// far and the number of the key. So it depends on the language, the keys and their order, and on nothing else. Two
/// terms with the same number would be counted as one: with ten million terms, the chance of a single such pair is one
/// in 370,000.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TermNumber(u64);

impl TermNumber {
    /// A term without keys.
    pub const fn new(language: Language) -> Self {
        Self(match language {
            Language::English => 0x656e_0000_0000_0001,
            Language::Turkish => 0x7472_0000_0000_0002,
        })
    }

    /// The term with one more key.
    pub const fn with(self, key: u64) -> Self {
        Self(mixed(self.0 ^ key))
    }

    /// The number, which is not zero.
    pub const fn get(self) -> u64 {
        if self.0 == 0 { 1 } else { self.0 }
    }

    /// The number of the term with these keys.
    #[cfg(test)]
    pub fn of<'k>(keys: impl IntoIterator<Item = &'k Key>, language: Language) -> u64 {
        keys.into_iter().fold(Self::new(language), |number, key| number.with(key.number())).get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_the_same_for_ever() {
        let number = |keys: &[&str], language| {
            TermNumber::of(&keys.iter().map(|key| Key::new(key)).collect::<Vec<_>>(), language)
        };
        assert_eq!(number(&["olive"], Language::English), 0x2771_8e97_66d6_ef26);
        assert_eq!(number(&["olive", "oil"], Language::English), 0x0385_0b61_da09_a2d8);
        assert_eq!(number(&["zeytin", "yağ"], Language::Turkish), 0x1213_4c3e_3b19_83ea);
    }

    #[test]
    fn the_number_depends_on_the_language_and_the_order_of_keys() {
        let (soil, water) = (Key::new("soil"), Key::new("water"));
        let numbers = [
            TermNumber::of([&soil, &water], Language::English),
            TermNumber::of([&water, &soil], Language::English),
            TermNumber::of([&soil, &water], Language::Turkish),
            TermNumber::of([&soil], Language::English),
            TermNumber::of([&soil, &soil], Language::English),
        ];
        assert!(numbers.iter().enumerate().all(|(at, number)| !numbers[..at].contains(number)));
    }
}
