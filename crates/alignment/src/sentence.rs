//! What the aligner keeps of a sentence.

use crate::counts::Counts;
use crate::unit::{Unit, units};
use ikiz_document::{Language, Span, Token};

/// What the aligner knows of a sentence: its units, its length and how many marks it holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    pub(crate) units: Vec<Unit>,
    pub(crate) characters: usize,
    pub(crate) counts: Counts,
}

impl Sentence {
    /// The features of the sentence under `span` of a text; `tokens` are those inside it, with keys.
    pub fn new(text: &str, span: Span, tokens: &[Token], language: Language) -> Self {
        let printed = text.get(span.start..span.end).unwrap_or("");
        Self {
            units: units(text, tokens, language),
            characters: characters_on_one_line(printed),
            counts: Counts::new(printed, span.start, tokens),
        }
    }

    /// How many content words and numbers it holds.
    pub fn units(&self) -> usize {
        self.units.len()
    }

    /// Its length in characters, runs of white space counted as one.
    pub const fn characters(&self) -> usize {
        self.characters
    }
}

/// An English and a Turkish text as sentences.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bitext {
    /// The English sentences, in order.
    pub english: Vec<Sentence>,
    /// The Turkish sentences, in order.
    pub turkish: Vec<Sentence>,
}

fn characters_on_one_line(text: &str) -> usize {
    let words = text.split_whitespace();
    words.map(|word| word.chars().count() + 1).sum::<usize>().saturating_sub(1)
}
