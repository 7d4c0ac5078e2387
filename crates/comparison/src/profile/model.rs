//! The parts of a profile: what is asked of the whole manuscript, of a kind of section, of a section in a language.

use ikiz_document::{Argument, Check, Language, SectionKind, Severity, messages};
use ikiz_text::Vocabulary;
use serde::Serialize;
use std::collections::BTreeMap;

messages! {
    at_least(least) = "profile-asked.at-least";
    at_most(most) = "profile-asked.at-most";
    between(least, most) = "profile-asked.between";
}

/// What a journal asks of a manuscript. What it does not name is not asked. What changes no finding is not serialized: the
/// serialized form tells profiles apart that may find different things.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Profile {
    /// The name by which it is called.
    pub name: String,
    /// The journal or house, as a reader knows it.
    pub journal: String,
    /// Where its rules stand.
    #[serde(skip)]
    pub source: String,
    /// The day on which they were read.
    #[serde(skip)]
    pub read: String,
    /// What a reader of the profile should know besides.
    #[serde(skip)]
    pub note: String,
    /// The sections in the order in which they should come.
    pub(crate) order: Vec<(SectionKind, Side)>,
    pub(crate) sections: BTreeMap<SectionKind, SidedRules>,
    /// The file with the controlled vocabulary of keywords, as the profile names it.
    #[serde(skip)]
    pub vocabulary_file: Option<String>,
    /// The controlled vocabulary of keywords.
    pub vocabulary: Option<Vocabulary>,
    pub(crate) jel: Option<Limits>,
    pub(crate) msc: Option<Limits>,
    /// What should be found in the front matter and among the statements, by its key.
    pub(crate) present: BTreeMap<Presence, bool>,
    /// Severities other than those that the checks have.
    pub(crate) severity: BTreeMap<Check, Severity>,
}

/// The rules of a kind of section: for both languages, and what differs in one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct SidedRules {
    pub both: SectionRules,
    pub sides: BTreeMap<Side, SectionRules>,
    pub required: Vec<Side>,
}

/// What is asked of a section; `None` asks nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct SectionRules {
    pub words: Option<Limits>,
    pub characters: Option<Limits>,
    pub one_paragraph: Option<bool>,
    pub citations: Option<bool>,
    pub abbreviations: Option<bool>,
    pub known_abbreviations: Option<Vec<String>>,
    pub subheadings: Option<bool>,
    /// The labels of the parts in order, each with its other wordings.
    pub parts: Option<Vec<Vec<String>>>,
    pub count: Option<Limits>,
    pub order: Option<KeywordOrder>,
    pub case: Option<Case>,
    pub in_title: Option<bool>,
}

/// One of the languages of an article: by name, or by its place. The first is that of its running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) enum Side {
    First,
    Second,
    Of(Language),
}

/// The least and the most of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Limits {
    pub least: Option<u32>,
    pub most: Option<u32>,
}

/// The order of keywords.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum KeywordOrder {
    Alphabetical,
    /// Any.
    None,
}

/// The capitals of titles and keywords.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum Case {
    /// No capitals but those of names and acronyms.
    Lower,
    /// The first letter of each keyword is a capital.
    InitialCapital,
    /// The first word has a capital; others only if they are names or acronyms.
    Sentence,
    /// Each word has a capital, apart from small words.
    Title,
    /// Capitals only.
    Upper,
}

/// What should be found somewhere in a manuscript.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) enum Presence {
    Orcid,
    Doi,
    Received,
    Accepted,
    Contributions,
    Funding,
    Conflict,
    Ethics,
}

impl Profile {
    /// How findings name the journal; without a name of its own, by that of the profile.
    pub fn journal(&self) -> &str {
        if self.journal.is_empty() { &self.name } else { &self.journal }
    }

    /// Whether something should be found in the manuscript.
    pub(crate) fn asks(&self, presence: Presence) -> bool {
        self.present.get(&presence).copied().unwrap_or(false)
    }

    /// The rules of a section of an article whose first language is `first`.
    pub(crate) fn rules(&self, kind: SectionKind, language: Language, first: Language) -> SectionRules {
        let Some(rules) = self.sections.get(&kind) else { return SectionRules::default() };
        let place = if language == first { Side::First } else { Side::Second };
        let sides = [Side::Of(language), place].into_iter().filter_map(|side| rules.sides.get(&side));
        sides.chain([&rules.both]).cloned().reduce(SectionRules::or).unwrap_or_default()
    }

    /// The languages in which a kind of section should be there.
    pub(crate) fn required(&self, kind: SectionKind, first: Language) -> Vec<Language> {
        let required = self.sections.get(&kind).map_or(&[][..], |rules| &rules.required);
        let mut languages: Vec<Language> = required.iter().map(|side| side.language(first)).collect();
        languages.sort_unstable();
        languages.dedup();
        languages
    }
}

impl SectionRules {
    /// These rules, and others where these ask nothing.
    fn or(self, others: Self) -> Self {
        Self {
            words: self.words.or(others.words),
            characters: self.characters.or(others.characters),
            one_paragraph: self.one_paragraph.or(others.one_paragraph),
            citations: self.citations.or(others.citations),
            abbreviations: self.abbreviations.or(others.abbreviations),
            known_abbreviations: self.known_abbreviations.or(others.known_abbreviations),
            subheadings: self.subheadings.or(others.subheadings),
            parts: self.parts.or(others.parts),
            count: self.count.or(others.count),
            order: self.order.or(others.order),
            case: self.case.or(others.case),
            in_title: self.in_title.or(others.in_title),
        }
    }
}

impl Side {
    /// All with their names.
    pub(crate) const NAMES: [(&str, Self); 4] = [
        ("first", Self::First),
        ("second", Self::Second),
        ("en", Self::Of(Language::English)),
        ("tr", Self::Of(Language::Turkish)),
    ];

    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        Self::NAMES.into_iter().find(|(_, side)| *side == self).map_or("", |(name, _)| name)
    }

    /// The language in an article whose first language is `first`.
    pub(crate) const fn language(self, first: Language) -> Language {
        match self {
            Self::First => first,
            Self::Second => first.twin(),
            Self::Of(language) => language,
        }
    }
}

impl Limits {
    /// Whether a number is within the limits.
    pub(crate) fn hold(self, number: usize) -> bool {
        self.least.is_none_or(|least| number >= least as usize) && self.most.is_none_or(|most| number <= most as usize)
    }

    /// The limits in words.
    pub(crate) fn in_words(self) -> Argument {
        match (self.least, self.most) {
            (Some(least), Some(most)) if least == most => Argument::Number(least.into()),
            (Some(least), Some(most)) => between(least, most).into(),
            (Some(least), None) => at_least(least).into(),
            (None, most) => at_most(most.unwrap_or(u32::MAX)).into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_document::Language::{English, Turkish};

    #[test]
    fn rules_of_one_language_take_the_place_of_those_of_both() {
        let text = "[abstract]\nwords = [1, 9]\ncitations = false\n[abstract.second]\nwords = { max = 5 }\n\
                    [abstract.en]\nwords = [3, 4]\n";
        let profile = Profile::parse(text).expect("a profile");
        let of = |language, first| profile.rules(SectionKind::Abstract, language, first);
        let most = |language, first| of(language, first).words.and_then(|limits| limits.most);
        assert_eq!(most(English, Turkish), Some(4));
        assert_eq!(most(Turkish, Turkish), Some(9));
        assert_eq!(most(Turkish, English), Some(5));
        assert_eq!(of(English, English).citations, Some(false));
    }
}
