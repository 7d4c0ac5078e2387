//! What the rule of English syllables knows of single words and beginnings.

use crate::data::rows;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../data/en/syllables.tsv");

/// The table, by kind. Lists are in the order of the table.
#[derive(Default)]
pub(super) struct Rules {
    /// Words that the rule gets wrong, with their syllables.
    pub words: FxHashMap<&'static str, usize>,
    /// First parts of compounds.
    pub firsts: Vec<&'static str>,
    /// Short last parts of compounds.
    pub rests: FxHashSet<&'static str>,
    /// Beginnings of words that are no compounds.
    pub no_firsts: Vec<&'static str>,
    /// What is no last part.
    pub no_rests: FxHashSet<&'static str>,
    /// Endings before which an e is silent, with their syllables.
    pub endings: Vec<(&'static str, usize)>,
    /// Prefixes that keep their syllable before a vowel.
    pub prefixes: Vec<&'static str>,
    /// Beginnings of words without such a prefix.
    pub no_prefixes: Vec<&'static str>,
    /// Beginnings of words with a prefix, and the letters of the prefix.
    pub beginnings: Vec<(&'static str, usize)>,
    /// Prefixes before words of the table.
    pub outer: Vec<&'static str>,
    /// Short capitals that are read as words.
    pub acronyms: FxHashSet<&'static str>,
    /// Consonants that open a syllable.
    pub onsets: FxHashSet<&'static str>,
    /// Consonants that end a syllable.
    pub codas: FxHashSet<&'static str>,
}

pub(super) static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let mut rules = Rules::default();
    for [kind, letters, number] in rows(TABLE) {
        let number = number.parse().unwrap_or_default();
        match kind {
            "word" => drop(rules.words.insert(letters, number)),
            "first" => rules.firsts.push(letters),
            "rest" => drop(rules.rests.insert(letters)),
            "no-first" => rules.no_firsts.push(letters),
            "no-rest" => drop(rules.no_rests.insert(letters)),
            "ending" => rules.endings.push((letters, number)),
            "prefix" => rules.prefixes.push(letters),
            "no-prefix" => rules.no_prefixes.push(letters),
            "beginning" => rules.beginnings.push((letters, number)),
            "outer" => rules.outer.push(letters),
            "acronym" => drop(rules.acronyms.insert(letters)),
            "onset" => drop(rules.onsets.insert(letters)),
            "coda" => drop(rules.codas.insert(letters)),
            _ => {}
        }
    }
    rules
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_known_kind_and_a_number_where_it_needs_one() {
        crate::data::check_lower(TABLE, 3);
        for [kind, letters, number] in rows(TABLE) {
            assert!(letters.bytes().all(|letter| letter.is_ascii_lowercase()), "{letters}");
            match kind {
                "word" | "ending" => assert!(number.parse::<usize>().is_ok(), "{letters}"),
                "beginning" => {
                    assert!(number.parse().is_ok_and(|number| (1..letters.len()).contains(&number)), "{letters}");
                }
                "acronym" | "coda" | "first" | "no-first" | "no-prefix" | "no-rest" | "onset" | "outer" | "prefix"
                | "rest" => assert_eq!(number, "-", "{letters}"),
                other => panic!("{other}"),
            }
        }
    }
}
