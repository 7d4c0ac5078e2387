//! Counts of surface forms, from which keys are chosen.

use ikiz_document::{Token, TokenKind};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// How often each surface form occurs: the evidence for keys. Counts are merged by addition, so the order makes no
/// difference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurfaceCounts {
    pub(crate) counts: FxHashMap<Box<str>, usize>,
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
        match self.counts.get_mut(surface) {
            Some(count) => *count += 1,
            None => {
                self.counts.insert(surface.into(), 1);
            }
        }
    }

    /// Takes out words that were counted before.
    pub fn remove(&mut self, tokens: &[Token]) {
        for token in tokens.iter().filter(|token| token.kind != TokenKind::Punctuation) {
            if let Some(count) = self.counts.get_mut(&*token.surface) {
                *count -= 1;
                if *count == 0 {
                    self.counts.remove(&*token.surface);
                }
            }
        }
    }

    /// Adds another collection's counts.
    pub fn merge(&mut self, other: Self) {
        #[expect(clippy::iter_over_hash_type, reason = "sums of integers do not depend on the order")]
        for (surface, count) in other.counts {
            *self.counts.entry(surface).or_default() += count;
        }
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
