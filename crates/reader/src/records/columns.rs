//! What a column of a table or a key of a JSON record holds, by its name.

use crate::failure::{self, COLUMN, GROUP_BY, Refusal};
use crate::metadata::Item;
use crate::options::{Column, ReadOptions};
use crate::source::Source;
use ikiz_document::{Argument, DeclaredField, Language, Message, messages};
use ikiz_text::data::rows;
use ikiz_text::{lower, nfc};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::LazyLock;

messages! {
    name_column(setting) = "advice.name-column";
    name_group(setting) = "advice.name-group";
    absent_column(column, names) = "no-known-fields.absent";
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
        let is_group = options.group_by.column().is_some_and(|column| same_name(column, name));
        Self { meaning: meaning(name, &options.columns), item: item(name), is_group }
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

/// What a name means: by the user's own word, or else by the well-known names.
pub(crate) fn meaning(name: &str, own: &[Column]) -> Option<Meaning> {
    if let Some(column) = own.iter().find(|column| is_called(column, name)) {
        return Some(column.field.map_or(Meaning::Id, |field| Meaning::Field(field, column.language)));
    }
    Language::BOTH.iter().find_map(|language| well_known(&plain(name, *language)))
}

/// Whether a name of a file is that of a user's column.
fn is_called(column: &Column, name: &str) -> bool {
    same_name(&column.name, name)
}

fn same_name(own: &str, name: &str) -> bool {
    own == name || Language::BOTH.iter().any(|language| plain(own, *language) == plain(name, *language))
}

/// What the keys of a file mean: each is looked up once.
pub(crate) struct Meanings<'a> {
    options: &'a ReadOptions,
    known: FxHashMap<String, Known>,
}

impl<'a> Meanings<'a> {
    /// With the user's own names.
    pub fn new(options: &'a ReadOptions) -> Self {
        Self { options, known: FxHashMap::default() }
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
        let own = &self.options.columns;
        let by_user = meaning(path, own).filter(|_| !own.is_empty());
        let known = Known {
            meaning: by_user.or_else(|| meaning(name, &[])),
            item: item(name),
            is_group: self.options.group_by.column().is_some_and(|column| same_name(column, path)),
        };
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
fn plain(name: &str, language: Language) -> String {
    let lower = lower(&nfc(name), language);
    let parts = lower.split(|letter: char| {
        letter.is_whitespace()
            || matches!(letter, '\u{FEFF}' | '_' | '-' | ':' | '.' | '(' | ')' | '[' | ']' | '/' | '"')
    });
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Checks that a file which the user names has the columns that they name, for fields and for the group; of several
/// for the same, one is enough.
///
/// # Errors
/// If one is not there.
pub(crate) fn check_own(source: &Source, names: &[&str]) -> Result<(), Refusal> {
    let own = &source.options.columns;
    let is_there = |column: &Column| names.iter().any(|name| is_called(column, name));
    let is_given = |column: &&Column| {
        let means_it = |other: &&Column| (other.field, other.language) == (column.field, column.language);
        own.iter().filter(means_it).any(is_there)
    };
    if !source.file.named {
        return Ok(());
    }
    let owned = || names.iter().map(|name| (*name).to_owned()).collect::<Vec<String>>();
    if let Some(column) = own.iter().find(|column| !is_given(column)) {
        return Err(no_known(&source.shown, true, |names| absent_column(printable(&column.name), names), &owned()));
    }
    let group = source.options.group_by.column();
    if let Some(column) = group.filter(|column| !names.iter().any(|name| same_name(column, name))) {
        let first = names.first().map_or_else(|| "NAME".to_owned(), |name| printable(name));
        let problem = absent_column(printable(column), shown(&owned()));
        return Err(failure::no_known_fields(&source.shown, true, problem, name_group(GROUP_BY.set_to(first))));
    }
    Ok(())
}

/// Names in a message: the first ones.
fn shown(names: &[String]) -> Argument {
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
    let first = names.first().map_or_else(|| "NAME".to_owned(), |name| printable(name));
    let advice = name_column(COLUMN.set_to(format!("abstract:tr={first}")));
    failure::no_known_fields(path, named, problem(shown(names)), advice)
}

/// The beginning of a name, on one line.
fn printable(name: &str) -> String {
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
            assert_eq!(meaning(name, &[]), Some(Meaning::Field(field, language)), "{name}");
        }
        for name in ["DOI", "id", "Tez No"] {
            assert_eq!(meaning(name, &[]), Some(Meaning::Id), "{name}");
        }
        for name in ["", "year", "Source title", "de", "tr", "en", "abstract tr en", "journal title"] {
            assert_eq!(meaning(name, &[]), None, "{name}");
        }
    }

    #[test]
    fn the_user_knows_better() {
        let own = [
            Column { name: "Metin".into(), field: Some(Abstract), language: Some(Turkish) },
            Column { name: "title".into(), field: None, language: None },
        ];
        assert_eq!(meaning("metin", &own), Some(Meaning::Field(Abstract, Some(Turkish))));
        assert_eq!(meaning("title", &own), Some(Meaning::Id));
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
