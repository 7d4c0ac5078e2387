//! Citations in a sentence: `(Kaya, 2019)`, `Kaya (2019)`, `Kaya and Demir (2019)`, `[1]`, `[2, 3]`.

use crate::calendar::{Kind, NAMES};
use ikiz_document::Language;
use ikiz_text::data::rows;
use ikiz_text::is_stop_word;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const CITATION_WORDS: &str = include_str!("../../data/citation_words.tsv");

/// What words between names are.
static WORDS: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| rows(CITATION_WORDS).map(|[kind, word]| (word, kind)).collect());

fn is(kind: &str, lower: &str) -> bool {
    WORDS.get(lower).is_some_and(|known| *known == kind)
}

/// A token for the search: as it is printed, and in lower case.
pub(crate) struct Word<'a> {
    pub printed: &'a str,
    pub lower: &'a str,
}

/// The most tokens between brackets.
const INSIDE: usize = 60;

/// Where citations begin and end.
pub(crate) fn citations(words: &[Word<'_>], language: Language) -> BTreeMap<usize, usize> {
    let opening = words.iter().enumerate().filter(|(_, word)| matches!(word.printed, "(" | "["));
    opening.filter_map(|(at, _)| citation(words, at, language)).collect()
}

/// The citation whose bracket opens there.
fn citation(words: &[Word<'_>], opening: usize, language: Language) -> Option<(usize, usize)> {
    let is_bracket = |word: &&Word<'_>| matches!(word.printed, "(" | ")" | "[" | "]");
    let length = words.iter().skip(opening + 1).take(INSIDE).position(|word| is_bracket(&word))?;
    let (inside, closing) = (&words[opening + 1..opening + 1 + length], opening + 1 + length);
    match (words[opening].printed, words[closing].printed) {
        ("[", "]") => {
            let is_number =
                |word: &Word<'_>| word.printed.len() < 4 && word.printed.bytes().all(|byte| byte.is_ascii_digit());
            let is_part = |word: &Word<'_>| is_number(word) || matches!(word.printed, "," | ";" | "-" | "–");
            (!inside.is_empty() && inside.iter().all(is_part)).then_some((opening, closing + 1))
        }
        ("(", ")") => {
            let year = inside.iter().position(|word| is_year(word.printed))?;
            if year == 0 && inside.get(1).is_none_or(|next| matches!(next.printed, "," | ":" | ";" | "/")) {
                let begins = author(words, opening, language)?;
                return Some((begins, closing + 1));
            }
            let is_name = |word: &Word<'_>| {
                word.printed.starts_with(char::is_uppercase)
                    && word.printed.chars().nth(1).is_some()
                    && !is_month(word.lower, language)
            };
            // `Toplam = 1650`, `of 45 in 2019`
            let is_measure = |word: &Word<'_>| word.printed.contains(['=', '<', '>', '%']) || has_digit(word.printed);
            let names = &inside[..year];
            (names.iter().any(is_name) && !names.iter().any(is_measure)).then_some((opening, closing + 1))
        }
        _ => None,
    }
}

/// Where the names before a bracket begin.
fn author(words: &[Word<'_>], opening: usize, language: Language) -> Option<usize> {
    let mut begins = opening;
    if begins > 2 && words[begins - 1].printed == "." && is("shortened", words[begins - 2].lower) {
        begins -= 3;
    } else if begins > 1 && is("others", words[begins - 1].lower) {
        begins -= 2;
    }
    let is_capital = |at: usize| words[at].printed.starts_with(char::is_uppercase);
    while begins > 0 && (is_capital(begins - 1) || is("joins", words[begins - 1].lower)) {
        begins -= 1;
    }
    // The first word of a sentence has a capital, too.
    (begins..opening).find(|&at| is_capital(at) && (at > 0 || !is_stop_word(words[at].lower, language)))
}

fn is_month(lower: &str, language: Language) -> bool {
    NAMES.of(language).words.get(lower).is_some_and(|name| matches!(name.kind, Kind::Month | Kind::LunarMonth))
}

fn has_digit(printed: &str) -> bool {
    printed.bytes().any(|byte| byte.is_ascii_digit())
}

/// A year, perhaps with a letter: `2019a`.
fn is_year(printed: &str) -> bool {
    let digits = printed.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    printed.len() - digits.len() < 2 && digits.parse().is_ok_and(|year: u16| (1600..2100).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(sentence: &str) -> Vec<String> {
        let lower: Vec<String> = sentence.split(' ').map(|word| ikiz_text::lower(word, Language::English)).collect();
        let words: Vec<Word<'_>> =
            sentence.split(' ').zip(&lower).map(|(printed, lower)| Word { printed, lower }).collect();
        let printed = |range: (usize, usize)| sentence.split(' ').skip(range.0).take(range.1 - range.0);
        citations(&words, Language::English)
            .into_iter()
            .map(|range| printed(range).collect::<Vec<_>>().join(" "))
            .collect()
    }

    #[test]
    fn the_words_are_in_order() {
        ikiz_text::data::check_lower(CITATION_WORDS, 2);
    }

    #[test]
    fn names_and_numbers_with_brackets_are_citations() {
        assert_eq!(found("It rose ( Kaya & Demir , 2019 ; Er , 2020a ) ."), ["( Kaya & Demir , 2019 ; Er , 2020a )"]);
        assert_eq!(found("As Kaya and Demir ( 2019 ) say"), ["Kaya and Demir ( 2019 )"]);
        assert_eq!(found("Er et al . ( 2018 ) say"), ["Er et al . ( 2018 )"]);
        assert_eq!(found("It holds [ 3 , 14 ] here"), ["[ 3 , 14 ]"]);
    }

    #[test]
    fn other_brackets_are_none() {
        for sentence in [
            "In May ( 2019 was dry )",
            "dry years ( 2019 )",
            "from ( March 2019 ) on",
            "[ sic ]",
            "( n = 45 )",
            "( Total = 1650 )",
            "( Group 1 of 2019 )",
            "( Kaya",
            "( 2019 )",
        ] {
            assert!(found(sentence).is_empty(), "{sentence}: {:?}", found(sentence));
        }
    }
}
