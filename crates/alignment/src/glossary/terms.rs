//! Terms of one language, as sequences of the numbers of their words.

use rustc_hash::FxHashMap;

/// Numbers terms in the order in which they come.
#[derive(Default)]
pub(super) struct Terms<'a> {
    numbers: FxHashMap<&'a [u32], u32>,
    all: Vec<&'a [u32]>,
    /// For each word, the length of the longest term that begins with it: most phrases of a text are no term, and few
    /// need a look into the table.
    longest: Vec<u32>,
}

impl<'a> Terms<'a> {
    /// The number of a term.
    pub fn number(&mut self, term: &'a [u32]) -> u32 {
        *self.numbers.entry(term).or_insert_with(|| {
            let first = term.first().map_or(0, |word| *word as usize);
            if self.longest.len() <= first {
                self.longest.resize(first + 1, 0);
            }
            self.longest[first] = self.longest[first].max(term.len() as u32);
            self.all.push(term);
            self.all.len() as u32 - 1
        })
    }

    /// The number of a term that has one.
    pub fn find(&self, term: &[u32]) -> Option<u32> {
        let longest = *self.longest.get(*term.first()? as usize)?;
        if term.len() > longest as usize { None } else { self.numbers.get(term).copied() }
    }

    /// The words of each term, by number.
    pub fn all(&self) -> &[&'a [u32]] {
        &self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_found_by_their_words() {
        let mut terms = Terms::default();
        assert_eq!([&[7, 2][..], &[1], &[7, 2], &[]].map(|term| terms.number(term)), [0, 1, 0, 2]);
        assert_eq!(
            [&[7, 2][..], &[1], &[7], &[1, 7], &[9], &[]].map(|term| terms.find(term)),
            [Some(0), Some(1), None, None, None, None]
        );
        assert_eq!(terms.all(), [&[7, 2][..], &[1], &[]]);
    }
}
