//! Which terms say nothing new beside better ones.

use crate::side_terms::Term;
use crate::term::{LONGEST, TermNumber};
use ikiz_document::{Key, Language};
use rustc_hash::FxHashMap;

/// The terms that are listed so far, by what they contain.
pub(crate) struct Listed {
    language: Language,
    /// The parts of longer terms, each with the highest count of such a term.
    parts: FxHashMap<u64, u32>,
    /// The first and the last two keys of terms of three.
    beginnings: FxHashMap<u64, u32>,
    ends: FxHashMap<u64, u32>,
}

impl Listed {
    /// No terms.
    pub fn new(language: Language) -> Self {
        let (parts, beginnings, ends) = <_>::default();
        Self { language, parts, beginnings, ends }
    }

    /// Lists a term unless it adds nothing to a better one: it is a part of that term and hardly more frequent, or the
    /// same words shifted by one.
    pub fn adds<'k>(&mut self, keys: impl Iterator<Item = &'k Key>, term: &Term) -> bool {
        let mut numbers = [0; LONGEST];
        numbers.iter_mut().zip(keys).for_each(|(number, key)| *number = key.number());
        let keys = &numbers[..usize::from(term.length)];
        let count = term.counts.total();
        let has = |known: &FxHashMap<u64, u32>, number: u64, says: &dyn Fn(u32) -> bool| {
            known.get(&number).is_some_and(|old| says(*old))
        };
        if has(&self.parts, term.number, &|old| u64::from(count) * 10 <= u64::from(old) * 11) {
            return false;
        }
        let start = TermNumber::new(self.language);
        let number = |part: &[u64]| part.iter().fold(start, |number, key| number.with(*key)).get();
        if let [first, inside, last] = *keys {
            let (beginning, end) = (number(&[first, inside]), number(&[inside, last]));
            if has(&self.ends, beginning, &|old| count <= old) || has(&self.beginnings, end, &|old| count <= old) {
                return false;
            }
            raise(&mut self.beginnings, beginning, count);
            raise(&mut self.ends, end, count);
        }
        for length in 1..keys.len() {
            for part in keys.windows(length) {
                raise(&mut self.parts, number(part), count);
            }
        }
        true
    }
}

fn raise(counts: &mut FxHashMap<u64, u32>, number: u64, count: u32) {
    let known = counts.entry(number).or_default();
    *known = count.max(*known);
}
