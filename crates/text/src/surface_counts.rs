//! Counts of surface forms, from which keys are chosen.

use ikiz_document::{Token, TokenKind};
use rustc_hash::FxHashMap;

/// How often each surface form occurs: the evidence for keys. Counts are merged by addition, so the order makes no
/// difference.
#[derive(Clone, Debug, Default)]
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

    /// Adds another collection's counts.
    pub fn merge(&mut self, other: Self) {
        #[expect(clippy::iter_over_hash_type, reason = "sums of integers do not depend on the order")]
        for (surface, count) in other.counts {
            *self.counts.entry(surface).or_default() += count;
        }
    }
}
