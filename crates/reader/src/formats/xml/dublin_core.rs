//! Dublin Core: titles, descriptions and subjects of a record. Descriptions may be anything; all subjects are one list.

use super::declared;
use super::element::{Element, flat};
use crate::records::fields::Fields;
use crate::records::language_code::language_of;
use crate::records::piece::Piece;
use ikiz_document::{DeclaredField, LanguageTag};

/// Names of elements that are records.
pub(super) const NAMES: [&str; 3] = ["dc", "qualifieddc", "simpledc"];
/// Terms of which a record has some.
const TERMS: [&str; 5] = ["abstract", "description", "identifier", "subject", "title"];

/// Whether an element is a record by its name.
pub(super) fn is_named(element: &Element) -> bool {
    NAMES.contains(&element.local())
}

/// Whether an element is a term of Dublin Core, by its prefix.
pub(super) fn is_term(element: &Element) -> bool {
    matches!(element.prefix(), "dc" | "dcterms" | "dct") && TERMS.contains(&element.local())
}

/// The record's first identifier.
pub(super) fn id(record: &Element) -> Option<String> {
    let ids = record.all("identifier").map(|id| id.text().trim().to_owned());
    ids.into_iter().find(|id| !id.is_empty())
}

/// Whether an element holds the terms of Dublin Core: by its name, or by the prefixes of what stands in it.
pub(super) fn is_record(element: &Element) -> bool {
    let holds = |local: &str| element.all(local).any(is_term);
    is_named(element)
        || (holds("title") && (holds("description") || holds("abstract") || holds("subject") || holds("identifier")))
}

/// The fields of a record.
pub(super) fn read(record: &Element) -> Fields {
    let mut fields = Fields::new(declared::dublin_core(record));
    let own = |element: &Element| element.attribute("lang").and_then(language_of);
    for title in record.elements().filter(|element| matches!(element.local(), "title" | "alternative")) {
        fields.begin(DeclaredField::Title, own(title));
        fields.text(&flat(title), title.line, false);
    }
    for text in record.elements().filter(|element| matches!(element.local(), "description" | "abstract")) {
        fields.begin(DeclaredField::Abstract, own(text));
        fields.text(&flat(text), text.line, false);
    }
    // A subject out of a scheme is a class of a library, not the author's word.
    let subjects = record.all("subject").filter(|subject| subject.attribute("type").is_none());
    for (language, items) in by_language(subjects.map(|subject| (own(subject), (flat(subject), subject.line)))) {
        fields.keywords(language, &items);
    }
    fields
}

/// Keywords of one language as one list, in the order of the first of each.
pub(super) fn by_language(
    items: impl Iterator<Item = (Option<LanguageTag>, Piece)>,
) -> Vec<(Option<LanguageTag>, Vec<Piece>)> {
    let mut lists: Vec<(Option<LanguageTag>, Vec<Piece>)> = Vec::new();
    for (language, item) in items.filter(|(_, (text, _))| !text.trim().is_empty()) {
        match lists.iter_mut().find(|list| list.0 == language) {
            Some(list) => list.1.push(item),
            None => lists.push((language, vec![item])),
        }
    }
    lists
}
