//! The words of `publication_words.tsv`, and the patterns that are made of them.

use ikiz_document::Language;
use ikiz_text::data::rows;
use ikiz_text::lower;
use regex::Regex;
use rustc_hash::FxHashSet;
use std::fmt::Write;
use std::sync::LazyLock;

const WORDS: &str = include_str!("../../data/publication_words.tsv");

static NAME: LazyLock<FxHashSet<&str>> = LazyLock::new(|| of("name").collect());
static SMALL: LazyLock<FxHashSet<&str>> = LazyLock::new(|| of("small").collect());
static INSTITUTION: LazyLock<FxHashSet<&str>> = LazyLock::new(|| of("institution").collect());
static CORPORATE: LazyLock<FxHashSet<&str>> = LazyLock::new(|| of("corporate").collect());
static PARTICLE: LazyLock<FxHashSet<&str>> = LazyLock::new(|| of("particle").collect());
static INNER: LazyLock<FxHashSet<&str>> = LazyLock::new(|| of("inner").collect());
static SEASON: LazyLock<FxHashSet<&str>> = LazyLock::new(|| of("season").collect());
static REFERENCES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| of("references").collect());

fn of(kind: &str) -> impl Iterator<Item = &'static str> {
    rows(WORDS).filter_map(move |[other, wording]| (other == kind).then_some(wording))
}

/// One of the words of a kind, in any case, as a part of a pattern. Each i stands for all four of Turkish.
pub(super) fn any_of(kind: &str) -> String {
    let mut words: Vec<&str> = of(kind).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut any = String::from("(?i:");
    for (place, word) in words.into_iter().enumerate() {
        any.push_str(if place > 0 { "|" } else { "" });
        for letter in word.chars() {
            match letter {
                'i' | 'ı' => any.push_str("[iıİI]"),
                ' ' => any.push_str(r"\s+"),
                _ => any.push(letter),
            }
        }
    }
    any + ")"
}

/// The label of a value, once or in both languages: `Cilt`, `Cilt/Volume:`, `Cilt (Vol.):`. `short` stands beside the
/// words as it is.
pub(super) fn label(kind: &str, short: &str) -> String {
    let mut word = any_of(kind);
    if !short.is_empty() {
        word = format!("(?:{word}|{short})");
    }
    let mut label = String::new();
    _ = write!(label, r"\b{word}\b\.?(?:\s?[/(]\s?{word}\b\.?\s?\)?)?[\s:]*");
    label
}

/// A pattern of this crate.
pub(super) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("written here and tried by the tests")
}

/// Whether names of journals have this word: `Dergisi`, `Journal`.
pub(super) fn is_of_journals(word: &str) -> bool {
    is_in(&NAME, word)
}

/// Whether this word is written small in names.
pub(super) fn is_small(word: &str) -> bool {
    is_in(&SMALL, word)
}

/// Whether names of institutions end with this word: `Üniversitesi`.
pub(super) fn is_institution(word: &str) -> bool {
    is_in(&INSTITUTION, word)
}

/// Whether no name begins with this word, as it is the possessive of what stands before it: `Araştırmaları`.
pub(super) fn is_inner(word: &str) -> bool {
    is_in(&INNER, word)
}

/// Whether names of corporate authors have this word: `Bakanlığı`, `Society`.
pub(super) fn is_corporate(word: &str) -> bool {
    is_in(&CORPORATE, word)
}

/// Whether this word is small in the name of a person: `van`.
pub(super) fn is_particle(word: &str) -> bool {
    is_in(&PARTICLE, word)
}

/// Whether this word is that of a university.
pub(super) fn is_university(word: &str) -> bool {
    let word = ikiz_text::folded(word);
    word.starts_with("universit")
}

/// Whether this word is a month or a season.
pub(super) fn is_season(word: &str) -> bool {
    is_in(&SEASON, word)
}

/// Whether a line is the heading of the works cited.
pub(super) fn heads_references(line: &str) -> bool {
    line.len() < 40 && is_in(&REFERENCES, line)
}

fn is_in(set: &FxHashSet<&str>, word: &str) -> bool {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    Language::BOTH.iter().any(|language| set.contains(&*lower(word, *language)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_text::data::check_lower;

    #[test]
    fn data_is_sorted_and_known() {
        check_lower(WORDS, 2);
        let kinds = [
            "accepted",
            "between",
            "citation",
            "corporate",
            "inner",
            "institution",
            "issue",
            "journal",
            "kind",
            "name",
            "pages",
            "particle",
            "published",
            "received",
            "references",
            "season",
            "small",
            "special",
            "volume",
            "year",
        ];
        assert!(rows(WORDS).all(|[kind, _]| kinds.contains(&kind)));
    }

    #[test]
    fn labels_are_known_in_capitals_and_in_both_languages() {
        let volume = pattern(&format!("^{}$", label("volume", "C")));
        for text in ["Cilt", "CİLT:", "CILT :", "Cilt/Volume:", "Cilt (Vol.):", "C.:", "Vol."] {
            assert!(volume.is_match(text), "{text}");
        }
        assert!(!volume.is_match("Ciltli"));
        assert!(is_of_journals("DERGİSİ") && is_of_journals("J.") && !is_of_journals("Dergisinin"));
    }
}
