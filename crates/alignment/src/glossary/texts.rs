//! The words of all beads, packed: a number and a byte each.

use super::phrases::LONGEST_KEYWORD;
use super::roles::Roles;
use super::vocabulary::NO_WORD;
use ikiz_document::Confidence;
use std::ops::Range;

/// The words of one language, one bead after the other.
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
    pub english: Side,
    pub turkish: Side,
    /// Document and where each side ends.
    ends: Vec<(u32, usize, usize)>,
}

/// A bead.
#[derive(Clone, Copy)]
pub(super) struct BeadWords<'a> {
    pub document: u32,
    pub english: Words<'a>,
    pub turkish: Words<'a>,
}

impl Texts {
    /// Ends a bead: what was added since the last one is of it.
    pub fn end_bead(&mut self, document: u32) {
        self.ends.push((document, self.english.words.len(), self.turkish.words.len()));
    }

    /// How many beads there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The words of a bead.
    pub fn bead(&self, index: usize) -> BeadWords<'_> {
        let (_, english, turkish) = index.checked_sub(1).map_or((0, 0, 0), |before| self.ends[before]);
        let (document, english_end, turkish_end) = self.ends[index];
        BeadWords {
            document,
            english: self.english.part(english..english_end),
            turkish: self.turkish.part(turkish..turkish_end),
        }
    }
}

/// A pair of author keywords.
pub(super) struct KeywordEvidence {
    pub document: u32,
    pub english: Box<[u32]>,
    pub turkish: Box<[u32]>,
    pub confidence: Confidence,
}

impl KeywordEvidence {
    /// Whether both are made of words, and of no more than a term may have.
    pub fn is_term(&self) -> bool {
        let is_term = |words: &[u32]| (1..=LONGEST_KEYWORD).contains(&words.len()) && !words.contains(&NO_WORD);
        is_term(&self.english) && is_term(&self.turkish)
    }
}
