//! The English–Turkish lexicon: word pairs of our own, the roots of both languages that they give, and how Turkish roots bend.

#[cfg(test)]
mod compile;
mod counterpart;
mod dictionary;
mod part;
mod root;

use crate::data::entries;
pub use counterpart::{Counterparts, FoldedWord, WordStart};
pub use dictionary::Dictionary;
pub use part::{PartOfSpeech, part_of_speech};
pub(crate) use root::{Root, Roots};

macro_rules! fields {
    ($($name:literal),+ $(,)?) => { [$(($name, include_str!(concat!("../../data/lexicon/", $name, ".tsv")))),+] };
}

/// The files under `data/lexicon`, one a field.
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

/// A word pair of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Translation {
    /// English lemma, of one word or more.
    pub english: &'static str,
    /// Turkish lemma, of one word or more; verbs in the infinitive.
    pub turkish: &'static str,
    /// Whether both are function words.
    pub function_word: bool,
}

/// The word pairs of the lexicon, in the order of its files.
pub fn translations() -> impl Iterator<Item = Translation> {
    rows().map(|row| Translation { english: row.english, turkish: row.turkish, function_word: row.function_word })
}

struct Row {
    english: &'static str,
    turkish: &'static str,
    part: &'static str,
    /// How the Turkish word bends: what only the compiled roots are made of.
    #[cfg_attr(not(test), expect(dead_code, reason = "the roots are compiled by a test"))]
    flags: &'static str,
    function_word: bool,
}

fn rows() -> impl Iterator<Item = Row> {
    FIELDS.iter().flat_map(|(field, list)| {
        let function_word = *field == "function_words";
        entries(list).filter_map(move |entry| {
            let mut cells = entry.split('\t');
            let (english, turkish, part, flags) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
            Some(Row { english, turkish, part, flags, function_word })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower;
    use ikiz_document::Language;
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
        for (field, list) in FIELDS {
            assert!(
                list.starts_with("# ") && list.contains("\n# Written for ikiz.") && list.ends_with('\n'),
                "{field}"
            );
            let mut previous = "";
            for entry in entries(list) {
                assert!(previous < entry, "{field}: {previous:?} stands before {entry:?}");
                previous = entry;
                let cells: Vec<&str> = entry.split('\t').collect();
                let [english, turkish, part, bends] = cells[..] else { panic!("{field}: {entry:?}") };
                assert!(
                    parts.contains(&part) && bends.split(' ').all(|flag| flags.contains(&flag)),
                    "{field}: {entry}"
                );
                assert_eq!(
                    (lower(english, Language::English), lower(turkish, Language::Turkish)),
                    (english.into(), turkish.into())
                );
                assert_eq!(crate::nfc(entry), entry);
                assert!(part != "verb" || turkish.ends_with("mak") || turkish.ends_with("mek"), "{field}: {entry}");
            }
        }
    }

    #[test]
    fn a_pair_stands_once() {
        let mut seen = FxHashSet::default();
        for row in rows() {
            assert!(seen.insert((row.english, row.turkish, row.part)), "{} {} {}", row.english, row.turkish, row.part);
        }
        assert!(seen.len() > 20_000);
    }

    #[test]
    fn roots_know_what_they_are() {
        let turkish = Roots::of(Language::Turkish);
        assert!(turkish.get("saat").is_some_and(|root| root.has(Root::NOMINAL) && root.has(Root::FRONT)));
        assert!(turkish.get("incele").is_some_and(|root| root.has(Root::VERB)));
        assert!(turkish.get("incelen").is_none_or(|root| !root.has(Root::VERB)), "the passive is a form of the verb");
        assert!(turkish.get("katıl").is_some_and(|root| root.has(Root::VERB)), "a verb of its own");
        assert!(
            Roots::of(Language::English)
                .get("study")
                .is_some_and(|root| root.has(Root::VERB) && root.has(Root::NOMINAL))
        );
    }
}
