//! The headings of the data file: what each wording opens and in what language.

use crate::headings::wording::Reach;
use ikiz_document::{Language, LanguageTag};
use ikiz_text::data::rows;
use ikiz_text::folded;
use rustc_hash::FxHashMap;

const HEADINGS: &str = include_str!("../../data/headings.tsv");

/// What a heading opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum HeadingKind {
    /// The short form.
    Abstract,
    /// The short form or the long one: the document decides.
    Either,
    /// The long form.
    Summary,
    /// A keyword list.
    Keywords,
    /// The body.
    Body,
    /// The works cited.
    References,
    /// Codes of a classification: JEL, MSC, UDC.
    Codes,
    /// A label of a record: what stands before ends, but nothing is said of what follows.
    Label,
    /// None of these, but the end of what stands before.
    Other,
}

impl HeadingKind {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "abstract" => Self::Abstract,
            "either" => Self::Either,
            "summary" => Self::Summary,
            "keywords" => Self::Keywords,
            "body" => Self::Body,
            "references" => Self::References,
            "codes" => Self::Codes,
            "label" => Self::Label,
            "other" => Self::Other,
            _ => return None,
        })
    }

    /// Whether a text with a twin stands under it.
    pub(crate) fn is_text(self) -> bool {
        matches!(self, Self::Abstract | Self::Either | Self::Summary)
    }
}

/// What stands between a heading and its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// The heading has a line of its own.
    OwnLine,
    /// A separator and text on the same line.
    RunIn(char),
    /// Nothing at all, not even a blank: `ÖzBu çalışma`.
    Glued,
    /// A blank, but the text clearly begins a sentence: `ÖZ Bu çalışma`.
    Sentence,
    /// Text on the same line without a separator.
    Bare,
}

/// What the data file says of a wording.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    /// `None`: no heading, though it begins like one.
    pub kind: Option<HeadingKind>,
    pub language: LanguageTag,
}

/// The headings of the data file.
#[derive(Debug)]
pub(crate) struct Headings {
    pub entries: FxHashMap<Box<str>, Entry>,
    /// Those of texts and lists in both languages, by which misspelt ones are known.
    pub spellings: Vec<(Vec<char>, Entry)>,
    /// Names of languages, as they stand beside a heading.
    pub languages: FxHashMap<Box<str>, LanguageTag>,
    pub reach: Reach,
}

impl Headings {
    pub(crate) fn new() -> Self {
        let mut headings = Self {
            entries: FxHashMap::default(),
            spellings: Vec::new(),
            languages: FxHashMap::default(),
            reach: Reach::default(),
        };
        for [kind, language, wording] in rows(HEADINGS) {
            let Some(language) = tag(language) else { continue };
            let key = folded(wording);
            if kind == "language" {
                headings.languages.insert(key.into_boxed_str(), language);
                continue;
            }
            let entry = Entry { kind: HeadingKind::named(kind), language };
            let is_sought = entry.kind.is_some_and(|kind| kind.is_text() || kind == HeadingKind::Keywords);
            if is_sought && language.language().is_some() {
                headings.spellings.push((key.chars().collect(), entry));
            }
            headings.reach.add(&key);
            headings.entries.insert(key.into_boxed_str(), entry);
        }
        headings
    }
}

fn tag(code: &str) -> Option<LanguageTag> {
    let known = Language::of_code(code);
    known.map(LanguageTag::from).or_else(|| LanguageTag::other(code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_text::data::check_lower;

    #[test]
    fn data_is_sorted_and_known() {
        check_lower(HEADINGS, 3);
        let headings = || rows::<3>(HEADINGS).filter(|[kind, ..]| *kind != "language");
        let mut letters: Vec<_> = headings().map(|[_, _, wording]| folded(wording)).collect();
        assert!(letters.iter().all(|key| !key.is_empty()));
        letters.sort();
        let double: Vec<_> = letters.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(double.is_empty(), "{double:?}");
        for [kind, language, _] in rows(HEADINGS) {
            assert!(HeadingKind::named(kind).is_some() || matches!(kind, "none" | "language"), "{kind}");
            assert!(tag(language).is_some(), "{language}");
        }
    }
}
