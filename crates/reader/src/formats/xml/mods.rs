//! MODS: titles, abstracts and topics of a record, each with its language.

use super::declared;
use super::dublin_core::by_language;
use super::element::{Element, flat};
use crate::records::fields::Fields;
use crate::records::language_code::language_of;
use ikiz_document::DeclaredField;

/// The record's own identifier.
pub(super) fn id(record: &Element) -> Option<String> {
    let own = record.at(&["recordInfo", "recordIdentifier"]).or_else(|| record.all("identifier").next())?;
    Some(flat(own)).filter(|id| !id.is_empty())
}

/// The fields of a record.
pub(super) fn read(record: &Element) -> Fields {
    let mut fields = Fields::new(declared::mods(record));
    let own = |element: &Element| element.attribute("lang").and_then(language_of);
    let titles = record.all("titleInfo");
    for info in titles.filter(|info| !matches!(info.attribute("type"), Some("abbreviated" | "uniform"))) {
        let part = |name: &str| info.all(name).next().map(flat).unwrap_or_default();
        let (first, title, below) = (part("nonSort"), part("title"), part("subTitle"));
        let title = format!("{first} {title}").trim().to_owned();
        let title = if below.is_empty() { title } else { format!("{title}: {below}") };
        fields.begin(DeclaredField::Title, own(info).or_else(|| info.all("title").next().and_then(own)));
        fields.text(&title, info.line, false);
    }
    for text in record.all("abstract") {
        fields.begin(DeclaredField::Abstract, own(text));
        fields.text(&flat(text), text.line, false);
    }
    // A subject out of a list of terms is a class of a library, not the author's word.
    let subjects = record.all("subject").filter(|subject| {
        subject.attribute("authority").is_none_or(|authority| matches!(authority, "" | "keyword" | "local"))
    });
    let topics = subjects.flat_map(|subject| {
        subject.all("topic").map(move |topic| (own(topic).or_else(|| own(subject)), (flat(topic), topic.line)))
    });
    for (language, items) in by_language(topics) {
        fields.keywords(language, &items);
    }
    fields
}
