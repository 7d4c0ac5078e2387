//! What is known of the terms of a corpus when all its documents are counted.

use crate::number_map::NumberMap;
use ikiz_document::{CountedKind, KindCounts, Language, Twin};
use serde::{Deserialize, Serialize};

/// The terms of a corpus: how often those that occur more than once occur, and which are listed in the table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CorpusTerms {
    pub(crate) sizes: Twin<Sizes>,
    /// A term that is not here counts as met in its own document only.
    pub(crate) known: NumberMap<Frequency>,
    pub(crate) listed: Listing,
}

/// The texts of a corpus in one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sizes {
    /// Words and numbers.
    pub words: u64,
    /// Documents with words.
    pub documents: u32,
    /// The words of the smallest of them.
    pub smallest: u32,
    /// Words and numbers by [`CountedKind`].
    pub kinds: [u64; 4],
}

/// How often a term occurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Frequency {
    /// Occurrences.
    pub count: u32,
    /// Documents with it.
    pub documents: u32,
}

/// Which terms have a row in the table: the most frequent, of equal ones those with the lowest numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Listing {
    /// All terms with a higher count.
    pub above: u32,
    /// Of the terms with exactly that count, those up to this number.
    pub last: u64,
    /// How many these are.
    pub size: usize,
}

impl CorpusTerms {
    /// Words and numbers in a language.
    pub fn words(&self, language: Language) -> u64 {
        self.sizes.of(language).words
    }

    /// Documents with words in a language.
    pub fn documents(&self, language: Language) -> usize {
        self.sizes.of(language).documents as usize
    }

    /// How often a term occurs; `own`: how often in its document.
    pub(crate) fn frequency(&self, number: u64, own: u32) -> Frequency {
        self.known.get(number).copied().unwrap_or(Frequency { count: own, documents: 1 })
    }

    /// The number of terms that are listed in the table.
    pub fn listed(&self) -> usize {
        self.listed.size
    }
}

impl Listing {
    /// Whether a term with that count in the corpus has a row.
    pub fn has(&self, number: u64, count: u32) -> bool {
        count > self.above || count == self.above && number <= self.last
    }
}

impl Sizes {
    /// Adds a document's words, with those of each kind of section.
    pub fn add(&mut self, words: u32, kinds: KindCounts) {
        if words > 0 {
            let kinds = CountedKind::ALL.map(|kind| kinds.of(kind).into());
            self.merge(Self { words: words.into(), documents: 1, smallest: words, kinds });
        }
    }

    /// Words and numbers in sections of a kind.
    pub fn words_of(&self, kind: CountedKind) -> u64 {
        self.kinds[kind as usize]
    }

    /// Adds the texts of another part of the corpus. The order makes no difference.
    pub fn merge(&mut self, other: Self) {
        self.smallest = match (self.smallest, other.smallest) {
            (0, smallest) | (smallest, 0) => smallest,
            (one, other) => one.min(other),
        };
        self.words += other.words;
        self.kinds.iter_mut().zip(other.kinds).for_each(|(words, more)| *words += more);
        self.documents = self.documents.saturating_add(other.documents);
    }
}
