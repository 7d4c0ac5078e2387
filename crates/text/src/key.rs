//! Keys: the form that inflections of a word share.

use ikiz_document::{Key, Language, Token, TokenKind};
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

/// How often each surface form occurs: the evidence on which keys are settled. Merges by addition, so that any order gives the same.
#[derive(Clone, Debug, Default)]
pub struct SurfaceCounts {
    counts: FxHashMap<Box<str>, usize>,
}

impl SurfaceCounts {
    /// Counts the words among the tokens.
    pub fn add(&mut self, tokens: &[Token]) {
        for token in tokens.iter().filter(|token| token.kind != TokenKind::Punctuation) {
            *self.counts.entry(token.surface.clone()).or_default() += 1;
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

/// The keys of a collection of texts in one language.
pub struct Keys {
    keys: FxHashMap<Box<str>, Key>,
    language: Language,
}

impl Keys {
    /// Settles the keys of all surfaces that were counted.
    pub fn settle(counts: &SurfaceCounts, language: Language) -> Self {
        let keys = counts.counts.keys().map(|surface| (surface.clone(), stem(surface, language))).collect();
        Self { keys, language }
    }

    /// The key of a surface form, whether it was counted or not.
    pub fn key(&self, surface: &str) -> Key {
        self.keys.get(surface).cloned().unwrap_or_else(|| stem(surface, self.language))
    }

    /// Sets the keys of tokens: all but punctuation.
    pub fn assign(&self, tokens: &mut [Token]) {
        for token in tokens.iter_mut().filter(|token| token.kind != TokenKind::Punctuation) {
            token.key = Some(self.key(&token.surface));
        }
    }
}

fn stem(surface: &str, language: Language) -> Key {
    let algorithm = match language {
        Language::English => Algorithm::English,
        Language::Turkish => Algorithm::Turkish,
    };
    let word = surface.split(['\'', '’']).next().unwrap_or(surface);
    Key::new(&Stemmer::create(algorithm).stem(word))
}
