//! Half-open byte ranges into one text.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes, `start..end`, in a document's clean text. Both ends are between characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the range is empty.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The text under the range.
    ///
    /// # Panics
    /// If the range does not lie in `text` between characters.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// The range moved by `offset` bytes: from positions in a part to positions in the whole.
    #[must_use]
    pub const fn shifted(self, offset: usize) -> Self {
        Self { start: self.start + offset, end: self.end + offset }
    }

    /// Whether `other` lies inside this range.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two ranges share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The range without white space at either end.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let inside = self.of(text);
        let start = self.start + (inside.len() - inside.trim_start().len());
        let end = start + inside.trim().len();
        Self { start, end }
    }
}

/// The text on one line: each run of white space, including line breaks, becomes one blank; none at the ends.
pub fn flattened(text: &str) -> String {
    let mut flat = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !flat.is_empty() {
            flat.push(' ');
        }
        flat.push_str(word);
    }
    flat
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn trimming_removes_white_space_at_both_ends() {
        let text = "  öz \n";
        assert_eq!(Span::new(0, text.len()).trimmed(text).of(text), "öz");
        assert_eq!(Span::new(0, 2).trimmed(text), Span::new(2, 2));
    }

    #[test]
    fn flattening_joins_lines() {
        assert_eq!(flattened(" bir\niki \t üç "), "bir iki üç");
    }

    proptest! {
        #[test]
        fn trimmed_spans_hold_the_trimmed_text(text in "(\\PC|[ \n\t]){0,20}") {
            let whole = Span::new(0, text.len());
            let trimmed = whole.trimmed(&text);
            prop_assert!(whole.contains(trimmed));
            prop_assert_eq!(trimmed.of(&text), text.trim());
            prop_assert_eq!(trimmed.trimmed(&text), trimmed);
        }

        #[test]
        fn spans_overlap_where_they_share_a_byte(a in 0_usize..9, b in 1_usize..9, c in 0_usize..9, d in 1_usize..9) {
            let (one, other) = (Span::new(a, a + b), Span::new(c, c + d));
            let shared = (a..a + b).filter(|byte| (c..c + d).contains(byte)).count();
            prop_assert_eq!(one.overlaps(other), shared > 0);
            prop_assert_eq!(one.contains(other), shared == d);
            prop_assert_eq!(one.shifted(3).of("0123456789abcdefghijk").len(), one.len());
        }

        #[test]
        fn flattening_twice_changes_nothing(text in "(\\PC|[ \n\t]){0,20}") {
            let flat = flattened(&text);
            prop_assert_eq!(flattened(&flat), flat.clone());
            prop_assert!(!flat.contains(['\n', '\t']) && !flat.contains("  ") && flat.trim() == flat);
        }
    }
}
