//! Terms and their translations, over a whole corpus.
//!
//! There are two kinds of evidence: pairs of author keywords, and beads. In a bead, the content words that translate
//! each other (learned, in the lexicon, or cognates) are linked one to one (competitive linking, Melamed 2000). Two
//! phrases are a pair if no link leads out of them (the consistent phrase pairs of Och & Ney 2004), so a part is never
//! paired with the whole. Pairs are scored by Dunning's log-likelihood ratio (1993) and compete for their terms over
//! the corpus. A longer pair replaces a shorter one that rarely occurs without it (after the C-value of Frantzi,
//! Ananiadou & Mima 2000).
//!
//! Memory grows with the words of the beads and with the pairs that occur twice: pairs that occur once are removed
//! before counting.

mod bare;
mod choice;
mod confidence;
mod counting;
mod links;
mod phrases;
mod roles;
mod sieve;
mod support;
mod term;
mod texts;
mod vocabulary;

use crate::model::TranslationModel;
pub use bare::{bared, bareness};
use choice::choose;
use counting::Counts;
use ikiz_document::{Confidence, Twin};
use support::Supports;
pub use term::{Occurrence, Term, TermPair, TermWord};
use texts::{KeywordEvidence, Texts};
use vocabulary::Vocabulary;

/// Collects the evidence of a corpus, document by document.
pub struct Glossary {
    words: Twin<Vocabulary>,
    texts: Texts,
    keywords: Vec<KeywordEvidence>,
}

impl Default for Glossary {
    fn default() -> Self {
        Self::new()
    }
}

impl Glossary {
    /// Without evidence.
    pub fn new() -> Self {
        Self { words: Twin::from_fn(Vocabulary::new), texts: Texts::default(), keywords: Vec::new() }
    }

    /// Adds the words of a bead. Documents are numbered and come in order.
    pub fn add_bead<'a>(&mut self, document: usize, sides: Twin<impl Iterator<Item = TermWord<'a>>>) {
        for ((side, words), text) in sides.zip(self.words.as_mut()).zip(self.texts.sides.as_mut()) {
            text.extend(side.map(|word| words.word(word)));
        }
        self.texts.end_bead(document as u32);
    }

    /// Adds a pair of author keywords. Documents are numbered and come in order.
    pub fn add_keywords<'a>(
        &mut self,
        document: usize,
        keywords: Twin<impl Iterator<Item = TermWord<'a>>>,
        confidence: Confidence,
    ) {
        let terms = keywords.zip(self.words.as_mut()).map(|(keyword, words)| numbers(keyword, words));
        self.keywords.push(KeywordEvidence { document: document as u32, terms, confidence });
    }

    /// The pairs that the evidence gives. Their order has no meaning but is always the same. `model` was learned from
    /// the corpus.
    pub fn pairs(self, model: &TranslationModel) -> Vec<TermPair> {
        let supports = Supports::new(&self.words, model);
        let counts = Counts::new(&self.texts, &self.keywords, &supports);
        choose(&counts, &supports, &self.words)
    }
}

fn numbers<'a>(keyword: impl Iterator<Item = TermWord<'a>>, words: &mut Vocabulary) -> Box<[u32]> {
    keyword.map(|word| words.word(word).0).collect()
}

#[cfg(test)]
mod tests;
