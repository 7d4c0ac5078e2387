//! The sections of a document, found by their ids.

use crate::{AnalyzedSection, SectionId};
use serde::{Deserialize, Serialize};
use std::ops::{Deref, DerefMut, Index, IndexMut};

/// The sections of a document in reading order, each with its id: the first is `s1`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sections<T = AnalyzedSection>(Vec<T>);

impl<T> Default for Sections<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Sections<T> {
    /// A value for each section, in the same order.
    pub fn map<U>(&self, make: impl FnMut(&T) -> U) -> Sections<U> {
        Sections(self.0.iter().map(make).collect())
    }

    /// Adds a section at the end.
    pub fn push(&mut self, section: T) {
        self.0.push(section);
    }

    /// The section with that id, if there is one.
    pub fn find(&self, id: SectionId) -> Option<&T> {
        self.0.get((id.0 as usize).checked_sub(1)?)
    }
}

impl<T> Deref for Sections<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> DerefMut for Sections<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.0
    }
}

impl<T> Index<SectionId> for Sections<T> {
    type Output = T;

    /// # Panics
    /// If the document has no section with that id.
    fn index(&self, id: SectionId) -> &T {
        &self.0[id.0 as usize - 1]
    }
}

impl<T> IndexMut<SectionId> for Sections<T> {
    fn index_mut(&mut self, id: SectionId) -> &mut T {
        &mut self.0[id.0 as usize - 1]
    }
}

impl<T> FromIterator<T> for Sections<T> {
    fn from_iter<I: IntoIterator<Item = T>>(sections: I) -> Self {
        Self(sections.into_iter().collect())
    }
}

impl<'a, T> IntoIterator for &'a Sections<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_found_by_their_ids() {
        let mut sections: Sections<&str> = ["title", "abstract"].into_iter().collect();
        assert_eq!((sections[SectionId(1)], sections.find(SectionId(2))), ("title", Some(&"abstract")));
        assert!(sections.find(SectionId(0)).is_none() && sections.find(SectionId(3)).is_none());
        sections[SectionId(2)] = "summary";
        let lengths = sections.map(|name| name.len());
        assert_eq!((lengths.len(), lengths[SectionId(2)]), (2, 7));
    }
}
