//! The word pairs of the lexicon, one file per field.

use crate::data;
use ikiz_document::Twin;

macro_rules! fields {
    ($($name:literal),+ $(,)?) => { [$(($name, include_str!(concat!("../../data/lexicon/", $name, ".tsv")))),+] };
}

/// The files in `data/lexicon`, one per field.
const FIELDS: [(&str, &str); 40] = fields![
    "academic",
    "agriculture",
    "archaeology",
    "architecture",
    "art",
    "biology",
    "chemistry",
    "civil",
    "communication",
    "computing",
    "earth",
    "economics",
    "education",
    "electrical",
    "environment",
    "food",
    "function_words",
    "general",
    "history",
    "law",
    "library",
    "linguistics",
    "literature",
    "management",
    "materials",
    "mathematics",
    "mechanical",
    "medicine",
    "names",
    "pharmacy",
    "philosophy",
    "physics",
    "politics",
    "psychology",
    "religion",
    "sociology",
    "sport",
    "statistics",
    "tourism",
    "veterinary",
];

/// The files whose words are of no field of knowledge.
const GENERAL: [&str; 4] = ["academic", "function_words", "general", "names"];

/// A word pair of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Translation {
    /// Lemmas, of one word or more; Turkish verbs in the infinitive.
    pub(super) words: Twin<&'static str>,
    /// Whether both are function words.
    pub(super) function_word: bool,
    /// Whether the pair is of a field of knowledge.
    pub(super) is_term: bool,
    /// The part of speech.
    pub(super) part: &'static str,
    /// How the Turkish word changes before suffixes; only used to compile the roots.
    pub(super) flags: &'static str,
}

/// The word pairs of the lexicon, in the order of its files.
pub(super) fn translations() -> impl Iterator<Item = Translation> {
    FIELDS.iter().flat_map(|(field, table)| {
        let function_word = *field == "function_words";
        let is_term = !GENERAL.contains(field);
        data::rows(table).map(move |[english, turkish, part, flags]| {
            let words = Twin::new(english, turkish);
            Translation { words, function_word, is_term, part, flags }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::check_lower;
    use rustc_hash::FxHashSet;

    #[test]
    fn the_files_are_sorted_lower_case_and_complete() {
        let parts = [
            "adjective",
            "adposition",
            "adverb",
            "conjunction",
            "determiner",
            "name",
            "noun",
            "numeral",
            "particle",
            "pronoun",
            "verb",
        ];
        let flags = ["", "doubles", "drops", "front", "keeps", "softens"];
        for (field, table) in FIELDS {
            check_lower(table, 4);
            assert!(table.contains("\n# Written for ikiz."), "{field}");
            for [_, turkish, part, bends] in data::rows(table) {
                let known = parts.contains(&part) && bends.split(' ').all(|flag| flags.contains(&flag));
                assert!(known, "{field}: {turkish} {part} {bends}");
                let infinitive = turkish.ends_with("mak") || turkish.ends_with("mek");
                assert!(part != "verb" || infinitive, "{field}: {turkish}");
            }
        }
    }

    #[test]
    fn a_pair_is_listed_once() {
        let mut seen = FxHashSet::default();
        for Translation { words, part, .. } in translations() {
            assert!(seen.insert((words, part)), "{words:?} {part}");
        }
        assert!(seen.len() > 20_000);
    }
}
