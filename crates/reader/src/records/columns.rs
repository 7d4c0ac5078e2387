//! What a column of a table or a key of a JSON record holds, by its name.

use crate::failure::{self, COLUMN, Refusal};
use crate::metadata::Item;
use crate::options::{Column, Content, ReadOptions};
use crate::records::own::OwnNames;
use ikiz_document::{Argument, DeclaredField, Language, Message, messages};
use ikiz_text::data::rows;
use ikiz_text::{lower, nfc};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::LazyLock;

messages! {
    name_column(setting) = "advice.name-column";
    no_names() = "no-known-fields.no-names";
    unknown_columns(names) = "no-known-fields.columns";
    unknown_keys(names) = "no-known-fields.keys";
}

const COLUMNS: &str = include_str!("../../data/columns.tsv");

/// The largest number of names that a message shows.
const SHOWN_NAMES: usize = 12;

/// The largest number of keys that are remembered.
const MOST_KEYS: usize = 10_000;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// The record's id.
    Id,
    /// A field, and the language that the name says.
    Field(DeclaredField, Option<Language>),
}

/// All that the name of a column says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Known {
    /// What it holds of the text.
    pub meaning: Option<Meaning>,
    /// What it says of the publication.
    pub item: Option<Item>,
    /// It makes the group of the record.
    pub is_group: bool,
}

impl Known {
    /// What the name of a column says, by the user's own words first.
    pub fn of(name: &str, options: &ReadOptions) -> Self {
        Self::of_path(name, name, options)
    }

    /// What a key says, by the user's own words for its whole path, or else by the well-known names for its short one.
    fn of_path(path: &str, name: &str, options: &ReadOptions) -> Self {
        let own = options.columns.iter().filter(|column| is_called(column, path)).map(|column| column.content);
        let own: Vec<Content> = own.collect();
        let text = own.iter().find_map(|content| match *content {
            Content::Field(field, language) => Some(Meaning::Field(field, language)),
            _ => None,
        });
        let said = own.iter().find_map(|content| match *content {
            Content::Publication(item) => Some(item),
            _ => None,
        });
        let known = if own.contains(&Content::Id) { Some(Meaning::Id) } else { meaning(name) };
        // A text is nothing else; an id may be a DOI or an address too.
        let meaning = text.or_else(|| known.filter(|known| said.is_none() || *known == Meaning::Id));
        let item = said.or_else(|| item(name).filter(|_| text.is_none()));
        let is_group = options.group_by.column().is_some_and(|column| same_name(column, path));
        Self { meaning, item, is_group }
    }
}

struct Names {
    fields: BTreeMap<&'static str, Option<DeclaredField>>,
    languages: BTreeMap<&'static str, Language>,
    items: BTreeMap<&'static str, Item>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names { fields: BTreeMap::new(), languages: BTreeMap::new(), items: BTreeMap::new() };
    for [kind, value, wording] in rows(COLUMNS) {
        if kind == "language" {
            names.languages.extend(
                Language::BOTH
                    .map(|known| (known.code(), known))
                    .into_iter()
                    .filter_map(|(code, language)| (code == value).then_some((wording, language))),
            );
        } else if kind == "metadata" {
            names.items.extend(item_of(value).map(|item| (wording, item)));
        } else {
            names.fields.insert(wording, field_of(value));
        }
    }
    names
});

/// The field of a name in the data; `None` for the id.
fn field_of(name: &str) -> Option<DeclaredField> {
    match name {
        "title" => Some(DeclaredField::Title),
        "abstract" => Some(DeclaredField::Abstract),
        "summary" => Some(DeclaredField::Summary),
        "keywords" => Some(DeclaredField::Keywords),
        _ => None,
    }
}

/// The metadata of a name in the data.
fn item_of(name: &str) -> Option<Item> {
    Some(match name {
        "accepted" => Item::Accepted,
        "authors" => Item::Authors,
        "doi" => Item::Doi,
        "issue" => Item::Issue,
        "journal" => Item::Journal,
        "orcid" => Item::Orcid,
        "received" => Item::Received,
        "type" => Item::Type,
        "url" => Item::Url,
        "volume" => Item::Volume,
        "year" => Item::Year,
        _ => return None,
    })
}

/// What the values under a name say of the publication.
fn item(name: &str) -> Option<Item> {
    Language::BOTH.iter().find_map(|language| NAMES.items.get(&*plain(name, *language)).copied())
}

/// What a well-known name means.
fn meaning(name: &str) -> Option<Meaning> {
    Language::BOTH.iter().find_map(|language| well_known(&plain(name, *language)))
}

/// Whether a name of a file is that of a user's column.
pub(super) fn is_called(column: &Column, name: &str) -> bool {
    same_name(&column.name, name)
}

pub(super) fn same_name(own: &str, name: &str) -> bool {
    own == name || Language::BOTH.iter().any(|language| plain(own, *language) == plain(name, *language))
}

/// What the keys of a file mean: each is looked up once.
pub(crate) struct Meanings<'a> {
    options: &'a ReadOptions,
    known: FxHashMap<String, Known>,
    /// The names of the user that were met.
    pub own: OwnNames<'a>,
}

impl<'a> Meanings<'a> {
    /// With the user's own names.
    pub fn new(options: &'a ReadOptions) -> Self {
        Self { options, known: FxHashMap::default(), own: OwnNames::new(options) }
    }

    /// What a key means, by the user's own word for its whole path, or else by the well-known names for its short one.
    pub fn of(&mut self, path: &str, name: &str) -> Known {
        if let Some(known) = self.known.get(path) {
            return *known;
        }
        // Keys may be anything, as where values are sorted by ids.
        if self.known.len() >= MOST_KEYS {
            self.known.clear();
        }
        let known = Known::of_path(path, name, self.options);
        self.own.see(path);
        self.known.insert(path.to_owned(), known);
        known
    }
}

/// What a name tells of a language: `tr`, `english`.
pub(crate) fn language_named(name: &str) -> Option<Language> {
    Language::BOTH.iter().find_map(|language| NAMES.languages.get(&*plain(name, *language)).copied())
}

fn well_known(name: &str) -> Option<Meaning> {
    let (mut rest, mut language) = (name, None);
    loop {
        if let Some(field) = NAMES.fields.get(rest) {
            return Some(field.map_or(Meaning::Id, |field| Meaning::Field(field, language)));
        }
        let shorter = NAMES.languages.iter().filter_map(|(word, language)| {
            let left = rest.strip_suffix(word).and_then(|left| left.strip_suffix(' '));
            let right = || rest.strip_prefix(word).and_then(|right| right.strip_prefix(' '));
            Some((left.or_else(right)?, *language))
        });
        let (left, found) = shorter.min_by_key(|(left, _)| left.len())?;
        rest = left;
        // `title tr TR`: the word is said twice, but two languages are none.
        if language.is_some_and(|known| known != found) {
            return None;
        }
        language = Some(found);
    }
}

/// A name in lower case with single blanks for all that parts its words.
pub(super) fn plain(name: &str, language: Language) -> String {
    let lower = lower(&nfc(name), language);
    let parts = lower.split(|letter: char| {
        letter.is_whitespace()
            || matches!(letter, '\u{FEFF}' | '_' | '-' | ':' | '.' | '(' | ')' | '[' | ']' | '/' | '"')
    });
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Names in a message: the first ones.
pub(super) fn shown(names: &[String]) -> Argument {
    let shown: Vec<String> = names.iter().take(SHOWN_NAMES).map(|name| format!("“{}”", printable(name))).collect();
    let more = if names.len() > SHOWN_NAMES { " …" } else { "" };
    if shown.is_empty() { no_names().into() } else { format!("{}{more}", shown.join(", ")).into() }
}

/// Says with `problem` that no name of a file means anything, or passes the file over.
pub(crate) fn no_known(
    path: &str,
    named: bool,
    problem: impl FnOnce(Argument) -> Message,
    names: &[String],
) -> Refusal {
    let content = Content::Field(DeclaredField::Abstract, Some(Language::Turkish));
    let first = names.first().map_or_else(|| "NAME".to_owned(), |name| printable(name));
    let advice = name_column(COLUMN.set_to(Column { name: first, content }.shown()));
    failure::no_known_fields(path, named, problem(shown(names)), advice)
}

/// The beginning of a name, on one line.
pub(super) fn printable(name: &str) -> String {
    const LONGEST: usize = 40;
    let name: String = name.chars().filter(|letter| !letter.is_control()).take(LONGEST).collect();
    name.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use DeclaredField::{Abstract, Keywords, Summary, Title};
    use Language::{English, Turkish};
    use ikiz_text::data::check_lower;

    #[test]
    fn names_are_known_in_many_spellings() {
        for (name, field, language) in [
            ("title", Title, None),
            ("TITLE", Title, None),
            ("title_en", Title, Some(English)),
            ("en:title", Title, Some(English)),
            ("Title (English)", Title, Some(English)),
            ("English Title", Title, Some(English)),
            ("BAŞLIK", Title, None),
            ("Türkçe Başlık", Title, Some(Turkish)),
            ("Özet (İngilizce)", Abstract, Some(English)),
            ("tr:abstract", Abstract, Some(Turkish)),
            ("abstract.tr", Abstract, Some(Turkish)),
            ("dc.description.abstract[tr_TR]", Abstract, Some(Turkish)),
            ("Genişletilmiş Özet", Summary, None),
            ("Anahtar Kelimeler (Türkçe)", Keywords, Some(Turkish)),
            ("Author Keywords", Keywords, None),
            ("keywords[en]", Keywords, Some(English)),
        ] {
            assert_eq!(meaning(name), Some(Meaning::Field(field, language)), "{name}");
        }
        for name in ["DOI", "id", "Tez No"] {
            assert_eq!(meaning(name), Some(Meaning::Id), "{name}");
        }
        for name in ["", "year", "Source title", "de", "tr", "en", "abstract tr en", "journal title"] {
            assert_eq!(meaning(name), None, "{name}");
        }
    }

    fn own(columns: &[(&str, Content)]) -> ReadOptions {
        let columns = columns.iter().map(|(name, content)| Column { name: (*name).to_owned(), content: *content });
        ReadOptions { columns: columns.collect(), ..ReadOptions::default() }
    }

    #[test]
    fn the_user_knows_better() {
        let turkish = Content::Field(Abstract, Some(Turkish));
        let options = own(&[("Metin", turkish), ("title", Content::Id), ("journal", turkish)]);
        let known = |name| Known::of(name, &options);
        assert_eq!(known("metin").meaning, Some(Meaning::Field(Abstract, Some(Turkish))));
        assert_eq!(known("title").meaning, Some(Meaning::Id));
        assert_eq!((known("Journal").meaning, known("Journal").item), (known("metin").meaning, None));
        assert_eq!(known("volume").item, Some(Item::Volume));
    }

    #[test]
    fn the_user_names_what_is_said_of_the_publication() {
        let said = Content::Publication;
        let options = own(&[
            ("Basım", said(Item::Year)),
            ("Abstract", said(Item::Journal)),
            ("doi", said(Item::Url)),
            ("No", said(Item::Doi)),
            ("No", Content::Id),
        ]);
        let known = |name| Known::of(name, &options);
        assert_eq!((known("basım").meaning, known("basım").item), (None, Some(Item::Year)));
        assert_eq!((known("abstract").meaning, known("abstract").item), (None, Some(Item::Journal)));
        assert_eq!((known("DOI").meaning, known("DOI").item), (Some(Meaning::Id), Some(Item::Url)));
        assert_eq!((known("no").meaning, known("no").item), (Some(Meaning::Id), Some(Item::Doi)));
    }

    #[test]
    fn data_is_sorted_and_known() {
        check_lower(COLUMNS, 3);
        // The id of a record may be its DOI.
        let mut wordings: Vec<_> = rows(COLUMNS).map(|[kind, _, wording]| (kind == "metadata", wording)).collect();
        wordings.sort_unstable();
        assert!(wordings.windows(2).all(|pair| pair[0] != pair[1]));
        for [kind, value, wording] in rows(COLUMNS) {
            let known = match kind {
                "language" => Language::BOTH.iter().any(|language| language.code() == value),
                "field" => value == "id" || field_of(value).is_some(),
                "metadata" => item_of(value).is_some(),
                _ => false,
            };
            assert!(known, "{kind} {value}");
            assert!(Language::BOTH.iter().any(|language| plain(wording, *language) == wording), "{wording}");
        }
    }
}
