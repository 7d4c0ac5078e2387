//! Lists of language data: text files under `data/`, one entry a line, lines that begin with `#` left out.

use ikiz_document::Language;
use rustc_hash::FxHashSet;

/// The same kind of list, or what is built of it, for each language.
pub(crate) struct PerLanguage<T> {
    pub(crate) english: T,
    pub(crate) turkish: T,
}

impl<T> PerLanguage<T> {
    /// That of the language.
    pub(crate) const fn get(&self, language: Language) -> &T {
        match language {
            Language::English => &self.english,
            Language::Turkish => &self.turkish,
        }
    }
}

/// The entries of a list.
pub(crate) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The entries of a list as a set.
pub(crate) fn set(list: &'static str) -> FxHashSet<&'static str> {
    entries(list).collect()
}

/// Fails where a list has no header, is not sorted by code point, names something twice, or holds capitals or stray blanks.
#[cfg(test)]
pub(crate) fn check(list: &'static str, language: Language) {
    assert!(list.starts_with("# ") && list.ends_with('\n'), "header and final line break");
    let mut previous = "";
    for entry in entries(list) {
        assert!(previous < entry, "{previous:?} stands before {entry:?}");
        assert_eq!(entry, entry.trim(), "blanks");
        assert_eq!(entry, crate::nfc(entry), "normal form");
        assert_eq!(entry, crate::lower(entry, language), "lower case");
        previous = entry;
    }
    assert!(!previous.is_empty(), "no entries");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_no_entries() {
        assert_eq!(entries("# origin\nbir\n\niki\n").collect::<Vec<_>>(), ["bir", "iki"]);
    }

    #[test]
    #[should_panic(expected = "stands before")]
    fn a_list_out_of_order_is_refused() {
        check("# origin\nb\na\n", Language::English);
    }
}
