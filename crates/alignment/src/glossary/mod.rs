//! Terms and their translations, over a whole corpus.
//!
//! There are two kinds of evidence: pairs of author keywords, and beads. In a bead, the content words that translate
//! each other (learned, in the lexicon, or cognates) are linked one to one (competitive linking, Melamed 2000). Two
//! phrases are a pair if no link leads out of them (the consistent phrase pairs of Och & Ney 2004), so a part is never
//! paired with the whole. Pairs are scored by Dunning's log-likelihood ratio (1993) and compete for their terms over
//! the corpus. A longer pair replaces a shorter one that rarely occurs without it (after the C-value of Frantzi,
//! Ananiadou & Mima 2000).
//!
//! Memory grows with the words of the beads, up to [`Evidence::MOST_WORDS`], and with the pairs that occur twice: pairs
//! that occur once are removed before counting.

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
mod terms;
mod texts;
mod vocabulary;

use crate::model::TranslationModel;
pub use bare::{bared, bareness};
use choice::choose;
use counting::Counts;
use ikiz_document::{Confidence, Twin};
use support::Supports;
pub use term::{Occurrence, Term, TermPair, TermWord};
use texts::{Keywords, Texts};
use vocabulary::Vocabulary;

/// Collects the evidence of a corpus, document by document: 5 bytes for each word of a bead or keyword, 24 bytes for
/// each bead.
pub struct Evidence {
    words: Twin<Vocabulary>,
    texts: Texts,
    keywords: Keywords,
}

impl Default for Evidence {
    fn default() -> Self {
        Self { words: Twin::from_fn(Vocabulary::new), texts: Texts::default(), keywords: Keywords::default() }
    }
}

impl Evidence {
    /// How many words of beads, both sides together, are enough for a glossary: 60 MB. Who has more passes on some of
    /// the documents only.
    pub const MOST_WORDS: usize = 12_000_000;

    /// Whether there are words enough.
    pub fn is_full(&self) -> bool {
        self.texts.words() >= Self::MOST_WORDS
    }

    /// Adds the words of a bead. Documents are numbered and must come in order.
    pub fn add_bead<'a>(&mut self, occurrence: Occurrence, sides: Twin<impl Iterator<Item = TermWord<'a>>>) {
        add(&mut self.texts, &mut self.words, occurrence, sides);
    }

    /// Adds a pair of author keywords. Documents are numbered and must come in order.
    pub fn add_keywords<'a>(
        &mut self,
        occurrence: Occurrence,
        keywords: Twin<impl Iterator<Item = TermWord<'a>>>,
        confidence: Confidence,
    ) {
        add(&mut self.keywords.texts, &mut self.words, occurrence, keywords);
        self.keywords.confidences.push(confidence);
    }

    /// The pairs that the evidence gives. Their order has no meaning but is always the same. `model` was learned from
    /// the corpus.
    pub fn pairs(self, model: &TranslationModel) -> Vec<TermPair> {
        let supports = Supports::new(&self.words, model);
        let counts = Counts::new(&self.texts, &self.keywords, &supports);
        choose(&counts, &supports, &self.words)
    }
}

fn add<'a>(
    texts: &mut Texts,
    words: &mut Twin<Vocabulary>,
    occurrence: Occurrence,
    sides: Twin<impl Iterator<Item = TermWord<'a>>>,
) {
    for ((side, words), text) in sides.zip(words.as_mut()).zip(texts.sides.as_mut()) {
        text.extend(side.map(|word| words.word(word)));
    }
    texts.end_bead(occurrence);
}

#[cfg(test)]
mod tests;
