//! Terms and what they are in the other language, over a whole corpus.
//!
//! Two kinds of evidence: pairs of author keywords, and beads. In a bead the content words that translate each other (learned, in the
//! lexicon, or cognates) are linked one to one (competitive linking, Melamed 2000); phrases of both sides are a pair where no link
//! leaves them (the consistent phrase pairs of Och & Ney 2004), so that a part is never paired with the whole. Pairs are held against
//! chance by Dunning's log-likelihood ratio (1993) and compete for their terms over the corpus; a longer pair takes the place of the
//! shorter one that hardly occurs without it (after the C-value of Frantzi, Ananiadou & Mima 2000).
//!
//! Memory grows with the words of the beads and with the pairs that occur twice: what occurs once is sieved out before it is counted.

mod bare;
mod choice;
mod confidence;
mod counting;
mod links;
mod phrases;
mod roles;
mod sieve;
mod support;
mod texts;
mod vocabulary;

use crate::model::TranslationModel;
pub use bare::{bared, bareness};
use choice::choose;
use counting::Counts;
use ikiz_document::{Confidence, Key, Language};
use support::Supports;
use texts::{KeywordEvidence, Texts};
use vocabulary::Vocabulary;

/// A word of a bead or keyword.
#[derive(Clone, Copy, Debug)]
pub struct TermWord<'a> {
    /// As it stands, in the lower case of its language.
    pub surface: &'a str,
    /// What it is counted under.
    pub key: &'a Key,
    /// Whether it is made of letters: numbers and addresses are no part of a term.
    pub is_word: bool,
    /// Whether a mark stands between it and the word before, or nothing before it.
    pub opens: bool,
}

/// Where a pair was met: the number of a bead or keyword pair, from 0 in the order in which they were added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Occurrence {
    /// In that bead.
    Bead(usize),
    /// As that pair of keywords.
    Keywords(usize),
}

/// A term of either language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The keys of its words.
    pub keys: Vec<Key>,
    /// Beads that hold it.
    pub count: usize,
}

/// Two terms that mean the same.
#[derive(Clone, Debug, PartialEq)]
pub struct TermPair {
    /// The English one.
    pub english: Term,
    /// The Turkish one.
    pub turkish: Term,
    /// Documents with either kind of evidence.
    pub documents: usize,
    /// Documents whose author keywords give the pair.
    pub keyword_documents: usize,
    /// Beads in which the two correspond.
    pub beads: usize,
    /// Dunning's log-likelihood ratio, 0 and more.
    pub log_likelihood: f64,
    /// Share of the English term's renderings that are this one, 0..=1.
    pub consistency: f64,
    /// Other renderings of the English term with the times that they are met, most frequent first.
    pub rivals: Vec<(Vec<Key>, usize)>,
    /// A bead where there is one, else a keyword pair; the first.
    pub example: Occurrence,
    /// That the two mean the same and are whole terms.
    pub confidence: Confidence,
}

/// Gathers the evidence of a corpus, document by document.
pub struct Glossary {
    english: Vocabulary,
    turkish: Vocabulary,
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
        Self {
            english: Vocabulary::new(Language::English),
            turkish: Vocabulary::new(Language::Turkish),
            texts: Texts::default(),
            keywords: Vec::new(),
        }
    }

    /// Adds the words of a bead. Documents are numbered and come in order.
    pub fn add_bead<'a>(
        &mut self,
        document: usize,
        english: impl Iterator<Item = TermWord<'a>>,
        turkish: impl Iterator<Item = TermWord<'a>>,
    ) {
        let Self { texts, .. } = self;
        texts.english.extend(english.map(|word| self.english.word(word)));
        texts.turkish.extend(turkish.map(|word| self.turkish.word(word)));
        texts.end_bead(document as u32);
    }

    /// Adds a pair of author keywords. Documents are numbered and come in order.
    pub fn add_keywords<'a>(
        &mut self,
        document: usize,
        english: impl Iterator<Item = TermWord<'a>>,
        turkish: impl Iterator<Item = TermWord<'a>>,
        confidence: Confidence,
    ) {
        let english: Box<[u32]> = english.map(|word| self.english.word(word).0).collect();
        let turkish: Box<[u32]> = turkish.map(|word| self.turkish.word(word).0).collect();
        self.keywords.push(KeywordEvidence { document: document as u32, english, turkish, confidence });
    }

    /// The pairs that the evidence gives, in no order that means anything but always the same. `model` is what was learned from the
    /// corpus.
    pub fn pairs(self, model: &TranslationModel) -> Vec<TermPair> {
        let supports = Supports::new(&self.english, &self.turkish, model);
        let counts = Counts::new(&self.texts, &self.keywords, &supports);
        choose(&counts, &supports, &self.english, &self.turkish)
    }
}

#[cfg(test)]
mod tests;
