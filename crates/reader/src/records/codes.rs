//! Codes of classifications (JEL, MSC, PACS, library classes) among the keywords of a record: they are no author's
//! words.

use crate::records::piece::Piece;
use ikiz_document::Language;
use ikiz_text::data::rows;
use ikiz_text::lower;
use regex::Regex;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

const WORDS: &str = include_str!("../../data/classification_words.tsv");

/// Names of classifications.
static SCHEMES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| of("scheme"));
/// Words by which files call groups of terms that are no author's keywords.
static GROUPS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| of("group"));
/// Headings over such groups.
static HEADINGS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| of("heading"));

fn of(kind: &str) -> FxHashSet<&'static str> {
    rows(WORDS).filter_map(|[other, word]| (other == kind).then_some(word)).collect()
}

/// Shapes of codes; a list holds codes of one.
static SHAPES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let shapes = [
        // JEL: `Q13`.
        r"^[A-Z]\d{1,2}$",
        // MSC: `35J10`, `68-02`, `94Axx`.
        r"^\d{2}(?:[A-Z](?:\d{2}|xx)|-\d{2}|-XX)$",
        // PACS: `42.65.Re`, `05.45.-a`.
        r"^\d{2}\.\d{2}\.[A-Za-z+-][A-Za-z]$",
        // Dewey and the universal decimal classification: `338.1`, `633.85`.
        r"^\d{3}(?:\.\d+)?$",
        // Library of Congress: `SB367`, `PN1993.5.T8`.
        r"^[A-Z]{2}\d{1,4}(?:\.[A-Z0-9]+)*$",
    ];
    shapes.iter().filter_map(|shape| Regex::new(shape).ok()).collect()
});

/// Whether the name that a file gives a group of terms says that they are no keywords.
pub(crate) fn is_no_keywords(name: &str) -> bool {
    words(name).any(|word| SCHEMES.contains(&*word) || GROUPS.contains(&*word))
}

/// Whether a heading over terms names a classification: `JEL Codes`.
pub(crate) fn names_scheme(heading: &str) -> bool {
    let is_heading = || HEADINGS.iter().any(|known| words(heading).eq([*known]));
    words(heading).any(|word| SCHEMES.contains(&*word)) || is_heading()
}

/// Keywords without the codes among them: those with the name of their scheme, and several of one shape.
pub(crate) fn without(items: Vec<Piece>) -> Vec<Piece> {
    let shape = |item: &str| SHAPES.iter().position(|shape| shape.is_match(item));
    let mut counts = vec![0; SHAPES.len()];
    for found in items.iter().filter_map(|(item, _)| shape(item.trim())) {
        counts[found] += 1;
    }
    let is_code = |item: &str| is_named(item) || shape(item).is_some_and(|found| counts[found] > 1);
    items.into_iter().filter(|(item, _)| !is_code(item.trim())).collect()
}

/// Whether a keyword is a code behind the name of its scheme: `JEL: Q13`, `info:eu-repo/classification/ddc/330`.
fn is_named(item: &str) -> bool {
    let mut words = words(item);
    if item.starts_with("info:eu-repo/") {
        return true;
    }
    let is_scheme = words.next().is_some_and(|word| SCHEMES.contains(&*word));
    let last = item.rsplit([' ', ':', '/']).next().unwrap_or_default();
    is_scheme && item.len() > last.len() && last.contains(|letter: char| letter.is_ascii_digit())
}

/// The words of a name, in lower case.
fn words(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(|part| lower(part, Language::English))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_text::data::check_lower;

    #[test]
    fn data_is_sorted_and_known() {
        check_lower(WORDS, 2);
        assert!(rows(WORDS).all(|[kind, _]| matches!(kind, "group" | "heading" | "scheme")));
    }

    fn left(items: &[&str]) -> Vec<String> {
        let items = items.iter().map(|item| ((*item).to_owned(), 1)).collect();
        without(items).into_iter().map(|(item, _)| item).collect()
    }

    #[test]
    fn codes_are_no_keywords() {
        assert_eq!(left(&["su", "Q12", "Q13", "arı"]), ["su", "arı"]);
        assert_eq!(left(&["su", "JEL: Q13", "DDC 338.1", "info:eu-repo/classification/ddc/330"]), ["su"]);
        assert_eq!(left(&["35J10", "68-02", "47A15"]), [""; 0]);
    }

    #[test]
    fn keywords_that_look_like_codes_stay() {
        for items in [&["B12", "vitamin"], &["JEL", "ekonomi"], &["Mesh networks", "H5N1"], &["1923", "Atatürk"]] {
            assert_eq!(left(items), *items);
        }
    }

    #[test]
    fn groups_of_codes_are_known_by_their_names() {
        assert!(["JEL", "msc-2010", "abbreviations", "subject-codes"].iter().all(|name| is_no_keywords(name)));
        assert!(!["", "author", "author-keywords", "kwd-group-tr"].iter().any(|name| is_no_keywords(name)));
        assert!(names_scheme("JEL Codes") && !names_scheme("Anahtar Kelimeler") && !names_scheme("Subject words"));
    }
}
