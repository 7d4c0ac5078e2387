//! Comparisons of two parts of a corpus that are asked for: kinds of sections, or groups of documents.

use crate::document_terms::DocumentTerms;
use ikiz_document::{CountedKind, EmptySide, KindCounts, SideCounts, Twin};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;

/// Two parts of a corpus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    /// Sections of one kind against those of another.
    Kinds([CountedKind; 2]),
    /// Documents of a group against those of another; against all other documents where it is `None`.
    Groups(String, Option<String>),
}

/// The words and numbers of the two sides of a comparison.
pub(crate) type SideSizes = Twin<[u64; 2]>;

impl Comparison {
    /// What the other side of a group is called where it is all other documents.
    pub const OTHERS: &str = "others";

    /// The names of the two sides.
    pub fn sides(&self) -> [&str; 2] {
        match self {
            Self::Kinds(kinds) => kinds.map(CountedKind::name),
            Self::Groups(one, other) => [one, other.as_deref().unwrap_or(Self::OTHERS)],
        }
    }

    /// The parts of counts of a document in that group that belong to each side.
    pub(crate) fn split(&self, counts: KindCounts, group: Option<&str>) -> [u32; 2] {
        match self {
            Self::Kinds(kinds) => kinds.map(|kind| counts.of(kind)),
            Self::Groups(one, _) if group == Some(one) => [counts.total(), 0],
            Self::Groups(_, None) => [0, counts.total()],
            Self::Groups(_, other) if group == other.as_deref() => [0, counts.total()],
            Self::Groups(..) => [0, 0],
        }
    }
}

impl fmt::Display for Comparison {
    /// As it is asked for: `abstract:body`, `group:2010,2020`. Names with commas are separated by `|`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kinds([one, other]) => write!(f, "{}:{}", one.name(), other.name()),
            Self::Groups(one, None) => write!(f, "group:{one}"),
            Self::Groups(one, Some(other)) => {
                let separator = if one.contains(',') || other.contains(',') { '|' } else { ',' };
                write!(f, "group:{one}{separator}{other}")
            }
        }
    }
}

/// The sizes of the sides of comparisons, document by document. The order of adding makes no difference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sizes {
    /// By comparison.
    pub sides: Vec<SideSizes>,
    /// The first groups that documents have, where a comparison is one of groups.
    groups: BTreeSet<Box<str>>,
}

/// So many groups are remembered.
const GROUPS: usize = 1_000;

impl Sizes {
    /// Adds a document of that group.
    pub fn add(&mut self, comparisons: &[Comparison], document: &DocumentTerms, group: Option<&str>) {
        self.sides.resize(comparisons.len(), Twin::default());
        for (sizes, comparison) in self.sides.iter_mut().zip(comparisons) {
            for (sides, own) in sizes.as_mut().zip(document.sides.as_ref()) {
                for (side, words) in sides.iter_mut().zip(comparison.split(own.kind_words, group)) {
                    *side += u64::from(words);
                }
            }
        }
        if comparisons.iter().any(|comparison| matches!(comparison, Comparison::Groups(..))) {
            self.add_groups(group.map(Into::into));
        }
    }

    fn add_groups(&mut self, groups: impl IntoIterator<Item = Box<str>>) {
        for group in groups {
            self.groups.insert(group);
            if self.groups.len() > GROUPS {
                self.groups.pop_last();
            }
        }
    }

    /// Adds the sizes of other documents.
    pub fn merge(&mut self, other: Self) {
        self.sides.resize(self.sides.len().max(other.sides.len()), Twin::default());
        for (sizes, more) in self.sides.iter_mut().zip(other.sides) {
            for (sides, more) in sizes.as_mut().zip(more) {
                for (side, more) in sides.iter_mut().zip(more) {
                    *side += more;
                }
            }
        }
        self.add_groups(other.groups);
    }

    /// The sides of these comparisons that have no words in either language.
    pub fn empty_sides(&self, comparisons: &[Comparison]) -> Vec<EmptySide> {
        let groups = || self.groups.iter().map(ToString::to_string).collect();
        let mut empty = Vec::new();
        for (place, comparison) in comparisons.iter().enumerate() {
            let has_words =
                |side: usize| self.sides.get(place).is_some_and(|sizes| sizes.iter().any(|sides| sides[side] > 0));
            for (side, name) in (0..).zip(comparison.sides()).filter(|(side, _)| !has_words(*side)) {
                let is_group = matches!(comparison, Comparison::Groups(_, other) if side == 0 || other.is_some());
                let (comparison, side) = (comparison.to_string(), name.to_owned());
                empty.push(EmptySide { comparison, side, groups: is_group.then(groups) });
            }
        }
        empty
    }
}

/// Adds the counts of a term in a document of that group to those of each comparison.
pub(crate) fn add_counts(
    sums: &mut [[SideCounts; 2]],
    comparisons: &[Comparison],
    counts: KindCounts,
    group: Option<&str>,
) {
    for (sides, comparison) in sums.iter_mut().zip(comparisons) {
        for (side, count) in sides.iter_mut().zip(comparison.split(counts, group)) {
            merge_counts(side, SideCounts { count, documents: u32::from(count > 0) });
        }
    }
}

/// Adds counts of other documents.
pub(crate) fn merge_counts(side: &mut SideCounts, more: SideCounts) {
    side.count = side.count.saturating_add(more.count);
    side.documents = side.documents.saturating_add(more.documents);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_go_to_the_side_of_their_kind_or_group() {
        let counts = KindCounts { title: 1, abstracts: 2, keywords: 4, body: 8 };
        let kinds = Comparison::Kinds([CountedKind::Abstract, CountedKind::Body]);
        assert_eq!(kinds.split(counts, Some("2010")), [2, 8]);
        let two = Comparison::Groups("2010".to_owned(), Some("2020".to_owned()));
        let of_two = |group| two.split(counts, group);
        assert_eq!(
            [of_two(Some("2010")), of_two(Some("2020")), of_two(Some("2015")), of_two(None)],
            [[15, 0], [0, 15], [0, 0], [0, 0]]
        );
        let others = Comparison::Groups("2010".to_owned(), None);
        assert_eq!([others.split(counts, Some("2010")), others.split(counts, None)], [[15, 0], [0, 15]]);
        assert_eq!((kinds.sides(), others.sides()), (["abstract", "body"], ["2010", "others"]));
    }
}
