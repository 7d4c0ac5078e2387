//! A pair of one English and one Turkish value.

use crate::Language;
use serde::{Deserialize, Serialize};

/// An English and a Turkish `T`. English always comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Twin<T> {
    /// The English value.
    pub english: T,
    /// The Turkish value.
    pub turkish: T,
}

impl<T> Twin<T> {
    /// Both values, English first.
    pub const fn new(english: T, turkish: T) -> Self {
        Self { english, turkish }
    }

    /// Makes each value from its language, English first.
    pub fn from_fn(mut make: impl FnMut(Language) -> T) -> Self {
        let english = make(Language::English);
        Self { english, turkish: make(Language::Turkish) }
    }

    /// The value of a language.
    pub const fn of(&self, language: Language) -> &T {
        match language {
            Language::English => &self.english,
            Language::Turkish => &self.turkish,
        }
    }

    /// The value of a language, to change it.
    pub const fn of_mut(&mut self, language: Language) -> &mut T {
        match language {
            Language::English => &mut self.english,
            Language::Turkish => &mut self.turkish,
        }
    }

    /// References to both.
    pub const fn as_ref(&self) -> Twin<&T> {
        Twin { english: &self.english, turkish: &self.turkish }
    }

    /// References to both, to change them.
    pub const fn as_mut(&mut self) -> Twin<&mut T> {
        Twin { english: &mut self.english, turkish: &mut self.turkish }
    }

    /// Applies a function to each value, English first.
    pub fn map<U>(self, mut make: impl FnMut(T) -> U) -> Twin<U> {
        let english = make(self.english);
        Twin { english, turkish: make(self.turkish) }
    }

    /// Each value with the other one of the same language.
    pub fn zip<U>(self, other: Twin<U>) -> Twin<(T, U)> {
        Twin { english: (self.english, other.english), turkish: (self.turkish, other.turkish) }
    }

    /// Both values, English first.
    pub fn iter(&self) -> std::array::IntoIter<&T, 2> {
        self.into_iter()
    }

    /// Both values with their languages, English first.
    pub fn with_language(self) -> Twin<(Language, T)> {
        Twin { english: (Language::English, self.english), turkish: (Language::Turkish, self.turkish) }
    }

    /// Both values, exchanged.
    #[must_use]
    pub fn swapped(self) -> Self {
        Self { english: self.turkish, turkish: self.english }
    }
}

impl<T> Twin<Option<T>> {
    /// Both values, if there are two.
    pub fn both(self) -> Option<Twin<T>> {
        Some(Twin { english: self.english?, turkish: self.turkish? })
    }
}

impl<T> IntoIterator for Twin<T> {
    type Item = T;
    type IntoIter = std::array::IntoIter<T, 2>;

    fn into_iter(self) -> Self::IntoIter {
        [self.english, self.turkish].into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Twin<T> {
    type Item = &'a T;
    type IntoIter = std::array::IntoIter<&'a T, 2>;

    fn into_iter(self) -> Self::IntoIter {
        [&self.english, &self.turkish].into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_comes_first() {
        let codes = Twin::from_fn(Language::code);
        assert_eq!(codes, Twin::new("en", "tr"));
        assert_eq!(codes.iter().copied().collect::<Vec<_>>(), Language::BOTH.map(Language::code));
        let mut order = Vec::new();
        let lengths = Twin::new("oath", "yemin").map(|word| {
            order.push(word);
            word.len()
        });
        assert_eq!((lengths, order), (Twin::new(4, 5), vec!["oath", "yemin"]));
    }

    #[test]
    fn each_is_found_by_its_language() {
        let mut words = Twin::new("oath", "yemin");
        *words.of_mut(Language::Turkish) = "ant";
        assert_eq!((*words.of(Language::English), *words.of(Language::Turkish)), ("oath", "ant"));
        assert_eq!(words.swapped(), Twin::new("ant", "oath"));
        assert_eq!(words.with_language().turkish, (Language::Turkish, "ant"));
        assert_eq!(words.zip(Twin::new(1, 2)), Twin::new(("oath", 1), ("ant", 2)));
    }

    #[test]
    fn both_values_are_given_or_none() {
        assert_eq!(Twin::new(Some(1), Some(2)).both(), Some(Twin::new(1, 2)));
        assert_eq!(Twin::new(Some(1), None).both(), None);
    }
}
