//! What the aligner keeps of a sentence.

use crate::counts::Counts;
use crate::unit::{Unit, Units};
use ikiz_document::{Key, Language, Span, Token, Twin};
use std::sync::Arc;

/// What the aligner knows of a sentence: its units, its length and how many marks it holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    pub(crate) units: Vec<Arc<Unit>>,
    pub(crate) characters: usize,
    pub(crate) counts: Counts,
    pub(crate) opens_paragraph: bool,
}

/// Makes sentences of one language. Words that recur are kept once: one of these for many sentences takes less time and memory
/// than one for each.
#[derive(Clone, Debug)]
pub struct SentenceMaker {
    units: Units,
}

impl SentenceMaker {
    /// For sentences in that language.
    pub fn new(language: Language) -> Self {
        Self { units: Units::new(language) }
    }

    /// The features of the sentence under `span` of a text; `tokens` are those inside it, with keys. Where none of the texts' tokens have
    /// keys yet, [`Self::set_keys`] gives them.
    pub fn make(&mut self, text: &str, span: Span, tokens: &[Token]) -> Sentence {
        let printed = text.get(span.start..span.end).unwrap_or("");
        Sentence {
            units: self.units.of(text, tokens),
            characters: characters_on_one_line(printed),
            counts: Counts::new(printed, span.start, tokens),
            opens_paragraph: false,
        }
    }

    /// Sets the keys of a sentence that was made of tokens without keys, given the key of each surface. Asks for each surface once, so
    /// this must be another maker than the one that made the sentence.
    pub fn set_keys(&mut self, sentence: &mut Sentence, key: impl Fn(&str) -> Key) {
        for unit in &mut sentence.units {
            *unit = self.units.with_key(unit, &key);
        }
    }
}

impl Sentence {
    /// The features of the sentence under `span` of a text; `tokens` are those inside it, with keys.
    pub fn new(text: &str, span: Span, tokens: &[Token], language: Language) -> Self {
        SentenceMaker::new(language).make(text, span, tokens)
    }

    /// The sentence, told whether it is the first of a paragraph.
    #[must_use]
    pub fn opening_paragraph(self, opens_paragraph: bool) -> Self {
        Self { opens_paragraph, ..self }
    }

    /// The keys of its content words and numbers, in order.
    pub(crate) fn keys(&self) -> Vec<&str> {
        self.units.iter().map(|unit| unit.key.as_str()).collect()
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

/// An English and a Turkish text as sentences, in order.
pub type Bitext = Twin<Vec<Sentence>>;

fn characters_on_one_line(text: &str) -> usize {
    let words = text.split_whitespace();
    words.map(|word| word.chars().count() + 1).sum::<usize>().saturating_sub(1)
}
