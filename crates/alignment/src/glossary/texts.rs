//! The words of all beads and of all pairs of author keywords, packed: a number and a byte for each word.

use super::roles::Roles;
use super::term::Occurrence;
use super::vocabulary::NO_WORD;
use ikiz_document::{Confidence, Twin};
use std::ops::Range;

/// The longest author keyword that is looked for in running text, in words.
pub(super) const LONGEST_KEYWORD: usize = 6;

/// The words of one language, one text after the other.
#[derive(Default)]
pub(super) struct Side {
    words: Vec<u32>,
    roles: Vec<Roles>,
}

impl Side {
    pub fn extend(&mut self, words: impl Iterator<Item = (u32, Roles)>) {
        for (word, roles) in words {
            self.words.push(word);
            self.roles.push(roles);
        }
    }

    fn part(&self, range: Range<usize>) -> Words<'_> {
        Words { numbers: &self.words[range.clone()], roles: &self.roles[range] }
    }
}

/// The words of a side of a bead.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub numbers: &'a [u32],
    pub roles: &'a [Roles],
}

/// All beads, in the order of their documents.
#[derive(Default)]
pub(super) struct Texts {
    pub sides: Twin<Side>,
    /// Where each bead is, and where its sides end.
    ends: Vec<(Occurrence, Twin<u32>)>,
}

/// A bead.
#[derive(Clone, Copy)]
pub(super) struct BeadWords<'a> {
    pub occurrence: Occurrence,
    pub sides: Twin<Words<'a>>,
}

impl<'a> BeadWords<'a> {
    /// The words of a phrase of each side.
    pub fn terms(&self, phrases: &Twin<Range<usize>>) -> Twin<&'a [u32]> {
        self.sides.zip(phrases.clone()).map(|(words, phrase)| &words.numbers[phrase])
    }
}

impl Texts {
    /// Ends a bead: all words added since the last one belong to it.
    pub fn end_bead(&mut self, occurrence: Occurrence) {
        self.ends.push((occurrence, self.sides.as_ref().map(|side| side.words.len() as u32)));
    }

    /// How many beads there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// How many words there are on both sides.
    pub fn words(&self) -> usize {
        self.sides.iter().map(|side| side.words.len()).sum()
    }

    /// The words of a bead.
    pub fn bead(&self, index: usize) -> BeadWords<'_> {
        let starts = index.checked_sub(1).map_or_else(Twin::default, |before| self.ends[before].1);
        let (occurrence, ends) = self.ends[index];
        let parts = self.sides.as_ref().zip(starts.zip(ends));
        BeadWords { occurrence, sides: parts.map(|(side, (start, end))| side.part(start as usize..end as usize)) }
    }
}

/// All pairs of author keywords, in the order of their documents.
#[derive(Default)]
pub(super) struct Keywords {
    /// Each pair as a bead.
    pub texts: Texts,
    pub confidences: Vec<Confidence>,
}

/// A pair of author keywords.
#[derive(Clone, Copy)]
pub(super) struct KeywordEvidence<'a> {
    pub occurrence: Occurrence,
    pub terms: Twin<&'a [u32]>,
    pub confidence: Confidence,
}

impl Keywords {
    /// The pairs.
    pub fn iter(&self) -> impl Iterator<Item = KeywordEvidence<'_>> {
        self.confidences.iter().enumerate().map(|(index, confidence)| {
            let BeadWords { occurrence, sides } = self.texts.bead(index);
            KeywordEvidence { occurrence, terms: sides.map(|words| words.numbers), confidence: *confidence }
        })
    }
}

impl KeywordEvidence<'_> {
    /// Whether both sides consist of words, and of no more words than a term may have.
    pub fn is_term(&self) -> bool {
        let is_term = |words: &[u32]| (1..=LONGEST_KEYWORD).contains(&words.len()) && !words.contains(&NO_WORD);
        self.terms.iter().all(|term| is_term(term))
    }
}
