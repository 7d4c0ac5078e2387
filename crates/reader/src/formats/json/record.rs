//! The fields of a JSON record: keys by their names, languages as keys or beside the value, lists.

use super::value::{self, Elements, Members};
use crate::metadata::{Item as Said, put};
use crate::records::columns::{self, Meaning, Meanings};
use crate::records::fields::Fields;
use crate::records::language_code::language_of;
use crate::records::piece::Piece;
use ikiz_document::{DeclaredField, LanguageTag, Metadata};

/// Levels of objects in which fields are sought.
const LEVELS: u32 = 3;
/// Levels of lists and objects in which a value of metadata is sought.
const MOST_LISTS: u32 = 5;
/// Keys of objects that only hold the record.
const WRAPPERS: [&str; 8] = ["_source", "article", "attributes", "bibjson", "data", "fields", "metadata", "record"];
/// Keys of a value that has its language beside it, and of that language.
const VALUES: [&str; 9] = ["#text", "$", "@value", "_", "content", "keyword", "name", "text", "value"];
const LANGUAGES: [&str; 6] = ["@language", "@lang", "@xml:lang", "lang", "language", "xml:lang"];

/// Keys of the parts of a person's name, and of what an object is called.
const GIVEN: [&str; 4] = ["given", "firstName", "first_name", "ad"];
const FAMILY: [&str; 4] = ["family", "lastName", "last_name", "soyad"];
const NAMED: [&str; 7] = ["name", "literal", "title", "value", "id", "url", "fullName"];

/// What was found in a record.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub id: Option<String>,
    pub parts: Vec<Part>,
    /// The kinds of the keys that are known, with a value or without.
    pub known: Vec<DeclaredField>,
    /// What is said of the publication.
    pub metadata: Metadata,
}

/// Values of a field in one language.
#[derive(Debug)]
pub(super) struct Part {
    field: DeclaredField,
    language: Option<LanguageTag>,
    texts: Vec<String>,
}

/// A value's text with the language that is written beside it.
struct Item {
    language: Option<LanguageTag>,
    text: String,
}

/// Looks through the members of a record.
///
/// # Errors
/// Where a value that is known holds what JSON does not allow.
pub(super) fn read(members: &Members<'_>, meanings: &mut Meanings<'_>) -> Result<Found, serde_json::Error> {
    let mut search = Search { meanings, found: Found::default() };
    search.object(members, "", "", 1)?;
    Ok(search.found)
}

/// The lines of what was found in a record. `line`: where it begins.
pub(super) fn fields(found: Found, line: u32) -> Fields {
    let mut fields = Fields::new(found.metadata);
    for Part { field, language, texts } in found.parts {
        if field == DeclaredField::Keywords {
            let pieces: Vec<Piece> = texts.into_iter().map(|text| (text, line)).collect();
            fields.keywords(language, &pieces);
        } else {
            fields.begin(field, language);
            for text in texts {
                fields.text(&text, line, false);
            }
        }
    }
    fields
}

struct Search<'a, 'b> {
    meanings: &'a mut Meanings<'b>,
    found: Found,
}

impl Search<'_, '_> {
    /// `path` leads to the object from the record; in `name`, wrappers are left out.
    fn object(&mut self, members: &Members<'_>, path: &str, name: &str, level: u32) -> Result<(), serde_json::Error> {
        for (key, raw) in members {
            let joined = |before: &str| if before.is_empty() { key.to_string() } else { format!("{before}.{key}") };
            let (path, name) = (joined(path), joined(name));
            let known = self.meanings.of(&path, &name);
            for item in known.item.into_iter().chain(known.is_group.then_some(Said::Group)) {
                self.say(item, raw, 1);
            }
            let meaning = known.meaning;
            let inner = if raw.starts_with('{') { Some(value::members(raw)?) } else { None };
            match (meaning, inner) {
                (Some(Meaning::Field(field, language)), Some(inner)) => match item(&inner)? {
                    Some(item) => self.add(field, language.map(LanguageTag::from), vec![item]),
                    None if level < LEVELS => self.object(&inner, &path, &name, level + 1)?,
                    None => {}
                },
                (Some(Meaning::Field(field, language)), None) => {
                    let items = items(raw)?;
                    self.add(field, language.map(LanguageTag::from), items);
                }
                (Some(Meaning::Id), None) => {
                    let id = items(raw)?.into_iter().map(|item| item.text).find(|text| !text.trim().is_empty());
                    self.found.id = self.found.id.take().or(id);
                }
                (None, Some(inner)) if level < LEVELS => {
                    let is_wrapper = WRAPPERS.contains(&&**key);
                    let name =
                        if is_wrapper { name.strip_suffix(&**key).unwrap_or("").trim_end_matches('.') } else { &name };
                    self.object(&inner, &path, name, level + 1)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Adds what a value says of the publication: a text, a list, an object with a name, the parts of a date or of a
    /// person's name. Of lists of other things than authors, the first counts.
    fn say(&mut self, item: Said, raw: &str, level: u32) {
        if raw.starts_with('[') && level < MOST_LISTS {
            Elements::new(raw).flatten().for_each(|element| self.say(item, element, level + 1));
        } else if raw.starts_with('{') {
            let members = value::members(raw).unwrap_or_default();
            let of = |keys: &[&str]| members.iter().find(|(key, _)| keys.contains(&&**key)).map(|(_, raw)| *raw);
            let part = |keys: &[&str]| of(keys).and_then(|raw| value::text(raw).ok().flatten()).unwrap_or_default();
            let person = format!("{} {}", part(&GIVEN), part(&FAMILY));
            if item == Said::Authors && !person.trim().is_empty() {
                put(&mut self.found.metadata, item, &person);
            } else if let Some(parts) = of(&["date-parts"]) {
                // A list of dates, each a list of year, month, day; of a range the first.
                let first = parts.split(']').find(|date| date.contains(|letter: char| letter.is_ascii_digit()));
                let parts = first
                    .unwrap_or_default()
                    .split(|letter: char| !letter.is_ascii_digit())
                    .filter(|part| !part.is_empty());
                let date: Vec<String> = parts.take(3).map(|part| format!("{part:0>2}")).collect();
                put(&mut self.found.metadata, item, &date.join("-"));
            } else if let Some(inner) = of(&NAMED).filter(|_| level < MOST_LISTS) {
                self.say(item, inner, level + 1);
            }
        } else if let Ok(Some(text)) = value::text(raw) {
            put(&mut self.found.metadata, item, &text);
        }
    }

    fn add(&mut self, field: DeclaredField, language: Option<LanguageTag>, items: Vec<Item>) {
        self.found.known.push(field);
        let first = self.found.parts.len();
        for item in items.into_iter().filter(|item| !item.text.trim().is_empty()) {
            let language = item.language.or(language);
            let parts = &mut self.found.parts;
            match parts[first..].iter_mut().find(|part| part.language == language) {
                // Titles are never one text.
                Some(part) if field != DeclaredField::Title => part.texts.push(item.text),
                _ => parts.push(Part { field, language, texts: vec![item.text] }),
            }
        }
    }
}

/// The texts of a value that is no object: itself, or the elements of an array.
fn items(raw: &str) -> Result<Vec<Item>, serde_json::Error> {
    if !raw.starts_with('[') {
        return Ok(value::text(raw)?.map(|text| Item { language: None, text }).into_iter().collect());
    }
    let mut items = Vec::new();
    for element in Elements::new(raw) {
        let element = element?;
        if element.starts_with('{') {
            items.extend(item(&value::members(element)?)?);
        } else {
            items.extend(value::text(element)?.map(|text| Item { language: None, text }));
        }
    }
    Ok(items)
}

/// A value with its language beside it: `{"lang": "tr", "value": …}`.
fn item(members: &Members<'_>) -> Result<Option<Item>, serde_json::Error> {
    let by_key = |keys: &[&str]| members.iter().find(|(key, _)| keys.contains(&&**key)).map(|(_, raw)| *raw);
    let Some(text) = by_key(&VALUES).map(value::text).transpose()?.flatten() else { return Ok(None) };
    let code = by_key(&LANGUAGES).map(value::text).transpose()?.flatten();
    let tag = |code: String| columns::language_named(&code).map(LanguageTag::from).or_else(|| language_of(&code));
    Ok(Some(Item { language: code.and_then(tag), text }))
}
