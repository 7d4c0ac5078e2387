//! Counts of surface forms, from which keys are chosen.

use crate::interner::Interner;
use ikiz_document::{Token, TokenKind};
use serde::{Deserialize, Serialize, Serializer};

/// How often each surface form occurs: the evidence for keys. Counts are merged by addition, so the order makes no
/// difference.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Vec<(Box<str>, usize)>")]
pub struct SurfaceCounts {
    surfaces: Interner,
    /// By the number of the surface form; zero where all its occurrences were taken out.
    counts: Vec<usize>,
}

impl SurfaceCounts {
    /// Counts the words among the tokens.
    pub fn add(&mut self, tokens: &[Token]) {
        for token in tokens.iter().filter(|token| token.kind != TokenKind::Punctuation) {
            self.add_surface(&token.surface);
        }
    }

    /// Counts one surface form: a word in the lower case of its language.
    pub fn add_surface(&mut self, surface: &str) {
        self.add_times(surface, 1);
    }

    fn add_times(&mut self, surface: &str, times: usize) {
        let at = self.surfaces.number(surface) as usize;
        if at == self.counts.len() {
            self.counts.push(0);
        }
        self.counts[at] += times;
    }

    /// Takes out words that were counted before.
    pub fn remove(&mut self, tokens: &[Token]) {
        for token in tokens.iter().filter(|token| token.kind != TokenKind::Punctuation) {
            if let Some(at) = self.surfaces.find(&token.surface) {
                let count = &mut self.counts[at as usize];
                *count = count.saturating_sub(1);
            }
        }
    }

    /// Adds another collection's counts.
    pub fn merge(&mut self, other: Self) {
        if self.surfaces.is_empty() {
            *self = other;
            return;
        }
        for (surface, times) in other.iter() {
            self.add_times(surface, times);
        }
    }

    /// How often a surface form occurs.
    pub(crate) fn get(&self, surface: &str) -> usize {
        self.surfaces.find(surface).map_or(0, |at| self.counts[at as usize])
    }

    /// The surface forms with their counts.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, usize)> {
        self.surfaces.iter().zip(self.counts.iter().copied()).filter(|(_, count)| *count > 0)
    }
}

impl PartialEq for SurfaceCounts {
    fn eq(&self, other: &Self) -> bool {
        self.iter().count() == other.iter().count() && self.iter().all(|(surface, count)| other.get(surface) == count)
    }
}

impl Eq for SurfaceCounts {}

impl From<Vec<(Box<str>, usize)>> for SurfaceCounts {
    fn from(counts: Vec<(Box<str>, usize)>) -> Self {
        let mut all = Self::default();
        for (surface, times) in counts {
            all.add_times(&surface, times);
        }
        all
    }
}

impl Serialize for SurfaceCounts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Tokenizer;
    use ikiz_document::Language;

    #[test]
    fn what_is_taken_out_leaves_no_trace() {
        let [one, other] =
            ["Göl kurudu, göl bitti.", "Göl ve dere."].map(|text| Tokenizer::new(Language::Turkish).tokens(text));
        let (mut alone, mut both) = (SurfaceCounts::default(), SurfaceCounts::default());
        alone.add(&one);
        both.add(&other);
        both.add(&one);
        both.remove(&other);
        assert_eq!(both, alone);
    }
}
