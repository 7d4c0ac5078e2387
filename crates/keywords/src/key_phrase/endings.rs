//! Endings of words that say what the words may do in a noun phrase, as data.

use ikiz_document::{Language, Twin};
use ikiz_text::data::rows;
use ikiz_text::twin_data;
use std::sync::LazyLock;

const ENDINGS: Twin<&str> = twin_data!("endings.tsv");

/// The endings of a language by what they say; those that a language does not have are empty.
pub(super) struct Endings {
    /// Of adjectives.
    pub adjective: Vec<&'static str>,
    /// Of nouns.
    pub noun: Vec<&'static str>,
    /// Of infinitives and converbs.
    pub verbal: Vec<&'static str>,
    /// Words that end like a converb and are none.
    pub no_converb: Vec<&'static str>,
    /// What the Turkish participle in -AcAK has before further endings.
    pub participle: Vec<&'static str>,
    /// The same of -DIK; of English, participles without ending.
    pub past: Vec<&'static str>,
    /// Case endings after the possessive of the third person.
    pub after_possessive: Vec<&'static str>,
    /// Case endings after a vowel, the short ones first.
    pub after_vowel: Vec<&'static str>,
    /// Case endings after a consonant, the short ones first.
    pub after_consonant: Vec<&'static str>,
    /// Number words that are another word too.
    pub no_number: Vec<&'static str>,
}

impl Endings {
    /// Those of a language.
    pub fn of(language: Language) -> &'static Self {
        static ENDINGS: LazyLock<Twin<Endings>> = LazyLock::new(|| Twin::from_fn(Endings::new));
        ENDINGS.of(language)
    }

    fn new(language: Language) -> Self {
        let of = |kind: &str| {
            let all = rows(ENDINGS.of(language)).filter(|[other, _]| *other == kind);
            let mut endings: Vec<&'static str> = all.map(|[_, ending]| ending).collect();
            endings.sort_by_key(|ending| ending.chars().count());
            endings
        };
        Self {
            adjective: of("adjective"),
            noun: of("noun"),
            verbal: of("verbal"),
            no_converb: of("no-converb"),
            participle: of("participle"),
            past: of("past"),
            after_possessive: of("after-possessive"),
            after_vowel: of("after-vowel"),
            after_consonant: of("after-consonant"),
            no_number: of("no-number"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_text::data::{check_lower, entries};

    #[test]
    fn data_is_sorted_and_known() {
        let of_endings =
            ["adjective", "after-consonant", "after-possessive", "after-vowel", "noun", "participle", "past"];
        let kinds = of_endings.into_iter().chain(["no-converb", "no-number", "verbal"]).collect::<Vec<_>>();
        for data in ENDINGS {
            check_lower(data, 2);
            assert_eq!(rows::<2>(data).count(), entries(data).count());
            assert!(rows(data).all(|[kind, _]| kinds.contains(&kind)));
        }
    }
}
