//! The features of a sentence for the aligner.

use crate::counts::Counts;
use crate::unit::{Unit, Units};
use ikiz_document::{Language, Span, Token, Twin, allowance};
use std::sync::Arc;

/// What the aligner knows of a sentence: its units, its length and the counts of its marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    pub(crate) units: Vec<Arc<Unit>>,
    pub(crate) characters: usize,
    pub(crate) counts: Counts,
    pub(crate) opens_paragraph: bool,
}

/// Makes sentences of one language. Repeated words are stored once, so one of these for many sentences takes less time
/// and memory than one for each sentence.
#[derive(Debug)]
pub struct SentenceMaker {
    units: Units,
}

impl SentenceMaker {
    /// For sentences in this language.
    pub fn new(language: Language) -> Self {
        Self { units: Units::new(language) }
    }

    /// The features of the sentence under `span` of a text; `tokens` are the tokens inside it, with keys.
    pub fn make(&mut self, text: &str, span: Span, tokens: &[Token]) -> Sentence {
        allowance::go_on();
        let printed = text.get(span.start..span.end).unwrap_or("");
        Sentence {
            units: self.units.of(text, tokens),
            characters: characters_on_one_line(printed),
            counts: Counts::new(printed, span.start, tokens),
            opens_paragraph: false,
        }
    }
}

impl Sentence {
    /// The features of the sentence under `span` of a text; `tokens` are the tokens inside it, with keys.
    pub fn new(text: &str, span: Span, tokens: &[Token], language: Language) -> Self {
        SentenceMaker::new(language).make(text, span, tokens)
    }

    /// The same sentence, marked as first of a paragraph or not.
    #[must_use]
    pub fn opening_paragraph(self, opens_paragraph: bool) -> Self {
        Self { opens_paragraph, ..self }
    }

    /// The keys of its content words and numbers, in order.
    pub(crate) fn keys(&self) -> Vec<&str> {
        self.units.iter().map(|unit| unit.key.as_str()).collect()
    }

    /// How many content words and numbers it has.
    pub fn units(&self) -> usize {
        self.units.len()
    }

    /// Its length in characters; a run of white space counts as one.
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
