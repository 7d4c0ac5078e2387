//! What the head of a journal's page says of an article: the fields of Highwire (`citation_…`), Dublin Core and
//! EPrints.
//!
//! The fields that all pages have (`description`, `keywords`, `og:…`) describe the site, and are not read.

use super::tree::{Data, Element, Node, ROOT, parse};
use super::visible;
use crate::extract::Input;
use crate::failure::Refusal;
use crate::lines::printed::PrintedLine;
use crate::records::language_code::language_of;
use ikiz_document::{Declared, DeclaredField, LanguageTag, RepairCounts};
use std::collections::BTreeMap;

/// A field with its values, one a line.
struct Field {
    kind: DeclaredField,
    language: Option<LanguageTag>,
    values: Vec<(String, u32)>,
    /// One of its values is a list.
    holds_list: bool,
}

impl Field {
    /// The text in a form in which the same text given otherwise is equal: keywords part at commas and semicolons.
    fn key(&self) -> (DeclaredField, Vec<String>) {
        let values = self.values.iter().map(|(value, _)| value.as_str());
        let parts: Vec<_> = if self.kind == DeclaredField::Keywords {
            values.flat_map(|value| value.split([',', ';'])).map(str::trim).filter(|item| !item.is_empty()).collect()
        } else {
            values.flat_map(str::split_whitespace).collect()
        };
        (self.kind, parts.into_iter().map(str::to_owned).collect())
    }
}

/// The lines of all fields, each field once.
pub(super) fn lines(
    nodes: &[Node],
    input: &Input<'_>,
    repairs: &mut RepairCounts,
) -> Result<Vec<PrintedLine>, Refusal> {
    let mut lines: Vec<PrintedLine> = Vec::new();
    for (number, field) in (1..).zip(fields(nodes)) {
        let declared = Declared { field: field.kind, language: field.language, number };
        let first = lines.len();
        for (value, line) in &field.values {
            if holds_markup(value) {
                let mut shown = visible::lines(&parse(value, input)?, ROOT, repairs);
                for shown in &mut shown {
                    shown.number = *line;
                }
                lines.extend(shown);
            } else {
                lines.extend(PrintedLine::of_paragraph(value, *line, true, repairs));
            }
        }
        for line in &mut lines[first..] {
            line.declared = Some(declared);
        }
    }
    Ok(lines)
}

fn fields(nodes: &[Node]) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    // Whether the field before is the last one that was said, so that further values belong to it.
    let mut goes_on = false;
    for node in nodes {
        let Data::Element(element) = &node.data else { continue };
        if &*element.name != "meta" {
            continue;
        }
        let Some(kind) = element.value("name").and_then(kind) else {
            goes_on = false;
            continue;
        };
        let value = element.value("content").unwrap_or_default();
        if value.trim().is_empty() {
            continue;
        }
        let language = language(element);
        let holds_list = value.contains([',', ';']);
        let value = (value.to_owned(), element.line);
        match fields.last_mut() {
            Some(last) if goes_on && continues(last, kind, language, holds_list) => {
                last.values.push(value);
                last.holds_list |= holds_list;
            }
            _ => fields.push(Field { kind, language, values: vec![value], holds_list }),
        }
        goes_on = true;
    }
    once(fields)
}

/// Whether a keyword belongs to the list before it. Two whole lists that say no language are two.
fn continues(last: &Field, kind: DeclaredField, language: Option<LanguageTag>, is_list: bool) -> bool {
    let two_lists = language.is_none() && is_list && last.holds_list;
    kind == DeclaredField::Keywords && last.kind == kind && last.language == language && !two_lists
}

/// Each text once; a language that only a later one has is taken from there.
fn once(fields: Vec<Field>) -> Vec<Field> {
    let mut kept: Vec<Field> = Vec::new();
    let mut places = BTreeMap::new();
    for field in fields {
        let place = *places.entry(field.key()).or_insert(kept.len());
        match kept.get_mut(place) {
            Some(same) => same.language = same.language.or(field.language),
            None => kept.push(field),
        }
    }
    kept
}

/// What a name of a meta element stands for.
fn kind(name: &str) -> Option<DeclaredField> {
    const NAMES: [(&str, DeclaredField); 20] = [
        ("citation_title", DeclaredField::Title),
        ("dc.title", DeclaredField::Title),
        ("dc.title.alternative", DeclaredField::Title),
        ("dcterms.title", DeclaredField::Title),
        ("dcterms.alternative", DeclaredField::Title),
        ("eprints.title", DeclaredField::Title),
        ("citation_abstract", DeclaredField::Abstract),
        ("dc.description", DeclaredField::Abstract),
        ("dc.description.abstract", DeclaredField::Abstract),
        ("dcterms.abstract", DeclaredField::Abstract),
        ("dcterms.description", DeclaredField::Abstract),
        ("eprints.abstract", DeclaredField::Abstract),
        ("citation_keywords", DeclaredField::Keywords),
        ("citation_keyword", DeclaredField::Keywords),
        ("dc.subject", DeclaredField::Keywords),
        ("dc.subject.keywords", DeclaredField::Keywords),
        ("dcterms.subject", DeclaredField::Keywords),
        ("dc.keywords", DeclaredField::Keywords),
        ("dc.keyword", DeclaredField::Keywords),
        ("eprints.keywords", DeclaredField::Keywords),
    ];
    let name = name.trim();
    NAMES.iter().find(|(known, _)| name.eq_ignore_ascii_case(known)).map(|(_, field)| *field)
}

/// The language that an element says of its content.
fn language(element: &Element) -> Option<LanguageTag> {
    let said = ["xml:lang", "lang"].into_iter().find_map(|name| element.value(name).and_then(language_of));
    // A scheme is a vocabulary, unless somebody put a language there.
    said.or_else(|| element.value("scheme").and_then(language_of).filter(|tag| tag.language().is_some()))
}

/// Whether a value is a piece of a page: journals put their abstracts with paragraphs and italics into the head.
fn holds_markup(value: &str) -> bool {
    const LONGEST_ENTITY: usize = 32;
    let last_end = value.rfind('>').unwrap_or(0);
    let is_tag = |(at, _)| {
        let behind = value[at + 1..].trim_start_matches('/');
        at < last_end && behind.starts_with(|letter: char| letter.is_ascii_alphabetic())
    };
    let is_entity = |(at, _)| {
        let behind = &value.as_bytes()[at + 1..];
        let name = behind.iter().take(LONGEST_ENTITY).position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'#');
        name.is_some_and(|length| length > 1 && behind[length] == b';')
    };
    value.match_indices('<').any(is_tag) || value.match_indices('&').any(is_entity)
}
