//! Every key of a profile. Reading, the error for a key that does not exist, the template and the page
//! `docs/profiles.md` are made from this list.

use super::model::{Presence, Profile, SectionRules, SidedRules};
use super::value::{
    Read, day, flag, keyword_case, keyword_order, labels, limits, sections, sides, text, texts, title_case,
};
use ikiz_document::SectionKind::{Abstract, Keywords, Summary, Title};
use ikiz_document::{Check, SectionKind};
use toml::de::DeValue;

/// A key of a profile.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The table in which it stands; empty for the top of the file.
    pub table: Table,
    /// Its name.
    pub name: &'static str,
    /// A value, as it is written.
    pub example: &'static str,
    /// What it asks, with its unit, without a full stop.
    pub meaning: &'static str,
    /// The checks that look at it.
    pub checks: &'static [Check],
    pub(super) set: Set,
}

/// Where keys stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// At the top of the file.
    Top,
    /// In the tables of these sections.
    Sections(&'static [SectionKind]),
    /// In the table of that name.
    Named(&'static str),
}

/// How a value is set; an error says why it is not of the right form.
#[derive(Clone, Copy, Debug)]
pub(super) enum Set {
    Profile(fn(&mut Profile, &DeValue) -> Read<()>),
    /// For all sections of a kind.
    Sections(fn(&mut SidedRules, &DeValue) -> Read<()>),
    /// For all sections of a kind, or for those of a language.
    Rules(fn(&mut SectionRules, &DeValue) -> Read<()>),
    Presence(Presence),
}

fn put<T>(place: &mut T, value: Read<T>) -> Read<()> {
    *place = value?;
    Ok(())
}

/// Puts a value where there may be none.
fn set<T>(place: &mut Option<T>, value: Read<T>) -> Read<()> {
    *place = Some(value?);
    Ok(())
}

const fn top(name: &'static str, example: &'static str, meaning: &'static str, set: Set) -> Key {
    Key { table: Table::Top, name, example, meaning, checks: &[], set }
}

const fn section(
    kinds: &'static [SectionKind],
    name: &'static str,
    example: &'static str,
    meaning: &'static str,
    checks: &'static [Check],
    set: Set,
) -> Key {
    Key { table: Table::Sections(kinds), name, example, meaning, checks, set }
}

const fn present(
    table: &'static str,
    name: &'static str,
    meaning: &'static str,
    checks: &'static [Check],
    presence: Presence,
) -> Key {
    Key { table: Table::Named(table), name, example: "true", meaning, checks, set: Set::Presence(presence) }
}

impl Key {
    /// Every key, in the order in which they are listed for users.
    pub const LIST: &[Self] = &[
        top(
            "name",
            "\"my-journal\"",
            "The name by which it is called; without it, that of the file",
            Set::Profile(|profile, value| put(&mut profile.name, text(value))),
        ),
        top(
            "journal",
            "\"Journal of My Field\"",
            "The journal or house, as findings name it; without it, the name",
            Set::Profile(|profile, value| put(&mut profile.journal, text(value))),
        ),
        top(
            "source",
            "\"https://example.org/rules\"",
            "Where the rules stand",
            Set::Profile(|profile, value| put(&mut profile.source, text(value))),
        ),
        top(
            "read",
            "2026-11-28",
            "The day on which they were read",
            Set::Profile(|profile, value| put(&mut profile.read, day(value))),
        ),
        top(
            "note",
            "\"The long form is asked for after acceptance\"",
            "What a reader of the profile should know besides",
            Set::Profile(|profile, value| put(&mut profile.note, text(value))),
        ),
        Self {
            checks: &[Check::ProfileSectionOrder],
            ..top(
                "order",
                "[\"title.first\", \"abstract.first\", \"keywords.first\", \"title.second\", \"abstract.second\"]",
                "The sections in the order in which they should come, each with its language; those that are not \
                 named may stand anywhere",
                Set::Profile(|profile, value| put(&mut profile.order, sections(value))),
            )
        },
        section(
            &[Title, Abstract, Summary, Keywords],
            "required",
            "[\"first\", \"second\"]",
            "The languages in which the section must be there",
            &[Check::ProfileSectionMissing],
            Set::Sections(|rules, value| put(&mut rules.required, sides(value))),
        ),
        section(
            &[Title, Abstract, Summary],
            "words",
            "[150, 250]",
            "Least and most words, as `words` of `sections.csv` counts them; `{ max = 250 }` and `{ min = 150 }` give \
             one of the two",
            &[Check::ProfileLength],
            Set::Rules(|rules, value| set(&mut rules.words, limits(value))),
        ),
        section(
            &[Title, Abstract, Summary],
            "characters",
            "{ max = 1500 }",
            "Least and most characters with blanks; a line break is one blank",
            &[Check::ProfileLength],
            Set::Rules(|rules, value| set(&mut rules.characters, limits(value))),
        ),
        section(
            &[Abstract, Summary],
            "one-paragraph",
            "true",
            "The text is one paragraph",
            &[Check::ProfileParagraph],
            Set::Rules(|rules, value| set(&mut rules.one_paragraph, flag(value))),
        ),
        section(
            &[Abstract, Summary],
            "citations",
            "false",
            "`false`: the text cites no works",
            &[Check::ProfileCitation],
            Set::Rules(|rules, value| set(&mut rules.citations, flag(value))),
        ),
        section(
            &[Abstract, Summary],
            "abbreviations",
            "false",
            "`false`: no abbreviation that the text does not explain, as in `World Health Organization (WHO)`. Those \
             that everybody knows (`DNA`, `NATO`) need no explanation",
            &[Check::ProfileAbbreviation],
            Set::Rules(|rules, value| set(&mut rules.abbreviations, flag(value))),
        ),
        section(
            &[Abstract, Summary],
            "known-abbreviations",
            "[\"ANOVA\", \"MRI\"]",
            "Abbreviations of the field that need no explanation either",
            &[Check::ProfileAbbreviation],
            Set::Rules(|rules, value| set(&mut rules.known_abbreviations, texts(value))),
        ),
        section(
            &[Abstract, Summary],
            "subheadings",
            "false",
            "`false`: the text has no labelled parts",
            &[Check::ProfileParts],
            Set::Rules(|rules, value| set(&mut rules.subheadings, flag(value))),
        ),
        section(
            &[Abstract, Summary],
            "parts",
            "[\"Aim|Objective\", \"Methods\", \"Results\", \"Conclusion\"]",
            "The labels of the parts in order; other wordings of a label stand behind `|`. Case and Turkish marks do \
             not matter. Those of one language stand in its own table, `[abstract.tr]`",
            &[Check::ProfileParts],
            Set::Rules(|rules, value| set(&mut rules.parts, labels(value))),
        ),
        section(
            &[Keywords],
            "count",
            "[3, 5]",
            "Least and most keywords",
            &[Check::ProfileKeywordCount],
            Set::Rules(|rules, value| set(&mut rules.count, limits(value))),
        ),
        section(
            &[Keywords],
            "order",
            "\"alphabetical\"",
            "`\"alphabetical\"`: in the alphabet of the list's language (Turkish: c ç, g ğ, ı i, o ö, s ş, u ü); \
             `\"none\"`: any",
            &[Check::ProfileKeywordOrder],
            Set::Rules(|rules, value| set(&mut rules.order, keyword_order(value))),
        ),
        section(
            &[Title],
            "case",
            "\"sentence\"",
            "Capitals, by the rules of the title's language (Turkish i/İ, ı/I): `\"lower\"` none but those of names and \
             acronyms; `\"sentence\"` the first letter, names and acronyms; `\"title\"` each word but small ones (`of`, \
             `the`, `ve`, `ile`); `\"upper\"` all letters",
            &[Check::ProfileTitleCase],
            Set::Rules(|rules, value| set(&mut rules.case, title_case(value))),
        ),
        section(
            &[Keywords],
            "case",
            "\"lower\"",
            "Capitals, by the rules of the list's language (Turkish i/İ, ı/I): `\"lower\"` none but those of names and \
             acronyms; `\"initial-capital\"` the first letter of each keyword; `\"sentence\"` the first letter, names \
             and acronyms; `\"title\"` each word but small ones (`of`, `the`, `ve`, `ile`); `\"upper\"` all letters",
            &[Check::ProfileKeywordCase],
            Set::Rules(|rules, value| set(&mut rules.case, keyword_case(value))),
        ),
        section(
            &[Keywords],
            "in-title",
            "false",
            "`false`: no keyword whose words stand in the title of its language, in any inflection",
            &[Check::ProfileKeywordInTitle],
            Set::Rules(|rules, value| set(&mut rules.in_title, flag(value))),
        ),
        section(
            &[Keywords],
            "vocabulary",
            "\"mesh.csv\"",
            "The controlled vocabulary of which keywords must be: a CSV file with the columns `english` and \
             `turkish`, as the setting `vocabulary` takes it, beside the profile or by its absolute path",
            &[Check::ProfileVocabulary],
            Set::Profile(|profile, value| set(&mut profile.vocabulary_file, text(value))),
        ),
        Self {
            table: Table::Named("codes"),
            name: "jel",
            example: "[2, 4]",
            meaning: "Least and most JEL codes (`Q22`), each counted once",
            checks: &[Check::ProfileCodes],
            set: Set::Profile(|profile, value| set(&mut profile.jel, limits(value))),
        },
        Self {
            table: Table::Named("codes"),
            name: "msc",
            example: "[1, 5]",
            meaning: "Least and most codes of the Mathematics Subject Classification (`06C05`), each counted once",
            checks: &[Check::ProfileCodes],
            set: Set::Profile(|profile, value| set(&mut profile.msc, limits(value))),
        },
        present("front", "orcid", "An ORCID iD is there", &[Check::ProfileOrcid], Presence::Orcid),
        present("front", "doi", "The article's DOI is there, on its first pages", &[Check::ProfileDoi], Presence::Doi),
        present("front", "received", "The date of receipt is there", &[Check::ProfileDate], Presence::Received),
        present("front", "accepted", "The date of acceptance is there", &[Check::ProfileDate], Presence::Accepted),
        present(
            "statements",
            "contributions",
            "There is a statement on the contributions of the authors",
            &[Check::ProfileStatement],
            Presence::Contributions,
        ),
        present(
            "statements",
            "funding",
            "There is a statement on funding and support",
            &[Check::ProfileStatement],
            Presence::Funding,
        ),
        present(
            "statements",
            "conflict",
            "There is a statement on conflicts of interest",
            &[Check::ProfileStatement],
            Presence::Conflict,
        ),
        present(
            "statements",
            "ethics",
            "There is a statement on ethics, such as the approval of a committee",
            &[Check::ProfileStatement],
            Presence::Ethics,
        ),
    ];
}

impl Table {
    /// The names of the tables.
    pub(super) fn names(self) -> Vec<&'static str> {
        match self {
            Self::Top => Vec::new(),
            Self::Sections(kinds) => kinds.iter().map(|kind| kind.name()).collect(),
            Self::Named(name) => vec![name],
        }
    }
}
