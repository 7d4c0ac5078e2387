//! Names that both languages have, from `data/names.tsv`.

use ikiz_document::{Language, Twin};
use ikiz_text::data::rows;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const NAMES: &str = include_str!("../../data/names.tsv");

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Town,
    Tool,
    Country,
    Region,
    /// A tool or test whose name is also a word, or that one language leaves out.
    ToolWord,
    /// It is only a counterpart.
    Word,
    /// A name that is not listed.
    Other,
}

impl Kind {
    fn read(kind: &str) -> Option<Self> {
        Some(match kind {
            "town" => Self::Town,
            "tool" => Self::Tool,
            "country" => Self::Country,
            "region" => Self::Region,
            "tool-word" => Self::ToolWord,
            "word" => Self::Word,
            _ => return None,
        })
    }

    /// Whether a name must have a counterpart even where the other text has no name too many.
    pub(crate) const fn is_demanding(self) -> bool {
        matches!(self, Self::Town | Self::Tool)
    }

    /// Whether a name of one kind may have been put for one of the other.
    pub(crate) fn may_replace(self, other: Self) -> bool {
        let is_town = self == Self::Town || other == Self::Town;
        self.is_place() == other.is_place() && (!self.is_place() || self == other || is_town)
    }

    const fn is_place(self) -> bool {
        matches!(self, Self::Town | Self::Country | Self::Region)
    }
}

/// A listed name: its row and its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    pub row: usize,
    pub kind: Kind,
}

/// The words of a form behind its first, and its name.
type Form = (Vec<&'static str>, Listed);

static FORMS: LazyLock<Twin<FxHashMap<&'static str, Vec<Form>>>> = LazyLock::new(|| {
    let mut forms: Twin<FxHashMap<&'static str, Vec<Form>>> = Twin::default();
    for (row, [kind, english, turkish]) in rows(NAMES).enumerate() {
        let Some(kind) = Kind::read(kind) else { continue };
        for (language, listed) in Twin::new(english, turkish).with_language() {
            for form in listed.split(", ") {
                let mut words = form.split([' ', '-']);
                let first = words.next().unwrap_or_default();
                forms.of_mut(language).entry(first).or_default().push((words.collect(), Listed { row, kind }));
            }
        }
    }
    forms
});

/// The longest listed name that some words begin with, and how many words it takes. Words are lower case, without what
/// follows an apostrophe, parted at hyphens.
pub(super) fn listed(words: &[&str], language: Language) -> Option<(Listed, usize)> {
    let forms = FORMS.of(language);
    let first = *words.first()?;
    let whole = forms.get(first).into_iter().flatten().filter_map(|(rest, name)| {
        let length = rest.len() + 1;
        let fits = words.get(1..length)?.iter().zip(rest).enumerate().all(|(at, (word, part))| {
            word == part || at + 2 == length && language == Language::Turkish && is_inflected(word, part)
        });
        fits.then_some((*name, length))
    });
    whole.max_by_key(|(_, length)| *length).or_else(|| {
        let base = (language == Language::Turkish).then(|| {
            let cuts = first.char_indices().rev().map(|(at, _)| &first[..at]);
            let cuts = cuts.take_while(|base| base.chars().nth(SHORTEST - 1).is_some());
            cuts.filter(|base| is_inflected(first, base)).find_map(|base| {
                let bare = |form: &&Form| form.0.is_empty();
                forms.get(base)?.iter().find(bare).map(|(_, name)| (*name, 1))
            })
        });
        base.flatten()
    })
}

/// How many of the words that some words begin with are a listed name.
pub(crate) fn listed_words(words: &[&str], language: Language) -> Option<usize> {
    listed(words, language).map(|(_, length)| length)
}

/// Least letters of a name that is recognized in an inflected word.
const SHORTEST: usize = 3;

/// Whether a Turkish word is a name with an ending, but without an apostrophe: `Suriyeli`, `Ankarada`, `Berlinliler`.
fn is_inflected(word: &str, name: &str) -> bool {
    const PEOPLE: [&str; 4] = ["lı", "li", "lu", "lü"];
    const MANY: [&str; 2] = ["lar", "ler"];
    const CASES: [&str; 30] = [
        "", "ca", "ce", "da", "dan", "daki", "de", "den", "deki", "ta", "tan", "taki", "te", "ten", "teki", "nın",
        "nin", "nun", "nün", "ça", "çe", "ya", "ye", "a", "e", "ın", "in", "un", "ün", "ı",
    ];
    let Some(rest) = word.strip_prefix(name) else { return false };
    let strip = |rest: &'_ str, endings: &[&str]| {
        endings.iter().find_map(|ending| rest.strip_prefix(ending).map(str::len)).map(|left| rest.len() - left)
    };
    let people = strip(rest, &PEOPLE);
    let rest = &rest[people.unwrap_or(0)..];
    let rest = &rest[people.and_then(|_| strip(rest, &MANY)).unwrap_or(0)..];
    // Aydını is an intellectual: a vowel alone is an ending of people only.
    CASES.contains(&rest) && (people.is_some() || rest.chars().nth(1).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_text::data::check_lower;

    fn row(text: &str, language: Language) -> Option<(usize, usize)> {
        listed(&text.split(' ').collect::<Vec<_>>(), language).map(|(name, length)| (name.row, length))
    }

    #[test]
    fn names_are_found_in_both_languages() {
        check_lower(NAMES, 3);
        assert!(rows::<3>(NAMES).all(|[kind, ..]| Kind::read(kind).is_some()));
        for (english, turkish, lengths) in [
            ("smyrna", "izmir", (1, 1)),
            ("new york city", "new yorkta yaşam", (2, 2)),
            ("syrian", "suriyelilerin", (1, 1)),
            ("austrians", "avusturyalı", (1, 1)),
            ("ankara", "ankarada", (1, 1)),
            ("mann whitney u", "mann whitney testi", (2, 2)),
        ] {
            let (left, right) = (row(english, Language::English).unwrap(), row(turkish, Language::Turkish).unwrap());
            assert_eq!((left.0, (left.1, right.1)), (right.0, lengths), "{english} {turkish}");
        }
        assert_eq!(row("new method", Language::English), None);
        assert_eq!(row("parisyen", Language::Turkish), None);
    }
}
