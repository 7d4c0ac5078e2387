//! Values of a profile's keys, as TOML has them; a wrong one says why it is wrong.

use super::model::{Case, KeywordOrder, Limits, Side};
use ikiz_document::{Message, SectionKind, Severity, messages};
use toml::de::DeValue;

messages! {
    empty_text() = "profile-value.empty-text";
    empty_wording(label) = "profile-value.empty-wording";
    falling(least, most) = "profile-value.falling";
    no_choice(found, names) = "profile-value.no-choice";
    no_day() = "profile-value.no-day";
    no_flag() = "profile-value.no-flag";
    no_limits() = "profile-value.no-limits";
    no_list() = "profile-value.no-list";
    no_number(most) = "profile-value.no-number";
    no_parts() = "profile-value.no-parts";
    no_section(found, sections, languages) = "profile-value.no-section";
    no_text() = "profile-value.no-text";
}

/// A value, or why there is none.
pub(super) type Read<T> = Result<T, Message>;

/// The kinds of sections that a profile may name, with the names of their tables.
pub(super) const KINDS: [(&str, SectionKind); 4] = [
    ("title", SectionKind::Title),
    ("abstract", SectionKind::Abstract),
    ("summary", SectionKind::Summary),
    ("keywords", SectionKind::Keywords),
];

/// The first is for lists alone, of which each keyword has a first letter.
const CASES: [(&str, Case); 5] = [
    ("initial-capital", Case::InitialCapital),
    ("lower", Case::Lower),
    ("sentence", Case::Sentence),
    ("title", Case::Title),
    ("upper", Case::Upper),
];

/// What stands between the wordings of a label.
const OR: char = '|';

/// The value that a name has in a list.
pub(super) fn named<T: Copy>(names: &[(&str, T)], name: &str) -> Option<T> {
    names.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

/// The names of a list.
fn listed<T>(names: &[(&str, T)]) -> String {
    names.iter().map(|(name, _)| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn chosen<T: Copy>(names: &[(&str, T)], name: &str) -> Read<T> {
    named(names, name).ok_or_else(|| no_choice(name, listed(names)))
}

pub(super) fn flag(value: &DeValue) -> Read<bool> {
    if let DeValue::Boolean(flag) = value { Ok(*flag) } else { Err(no_flag()) }
}

pub(super) fn text(value: &DeValue) -> Read<String> {
    let DeValue::String(text) = value else { return Err(no_text()) };
    let text = text.trim();
    if text.is_empty() { Err(empty_text()) } else { Ok(text.to_owned()) }
}

/// A day: `2026-11-28`.
pub(super) fn day(value: &DeValue) -> Read<String> {
    match value {
        DeValue::Datetime(day) if day.date.is_some() && day.time.is_none() => Ok(day.to_string()),
        _ => Err(no_day()),
    }
}

fn number(value: &DeValue) -> Read<u32> {
    let read = if let DeValue::Integer(number) = value {
        u32::from_str_radix(number.as_str(), number.radix()).ok()
    } else {
        None
    };
    read.ok_or_else(|| no_number(u32::MAX))
}

/// `[150, 250]`, `{ min = 150 }`, `{ max = 250 }`.
pub(super) fn limits(value: &DeValue) -> Read<Limits> {
    let (least, most) = match value {
        DeValue::Array(items) => match &items[..] {
            [least, most] => (Some(number(least.get_ref())?), Some(number(most.get_ref())?)),
            _ => return Err(no_limits()),
        },
        DeValue::Table(keys) => {
            let mut limits = (None, None);
            for (key, value) in keys {
                match &**key.get_ref() {
                    "min" => limits.0 = Some(number(value.get_ref())?),
                    "max" => limits.1 = Some(number(value.get_ref())?),
                    other => return Err(no_choice(other, "`min`, `max`")),
                }
            }
            limits
        }
        _ => return Err(no_limits()),
    };
    match (least, most) {
        (None, None) => Err(no_limits()),
        (Some(least), Some(most)) if least > most => Err(falling(least, most)),
        _ => Ok(Limits { least, most }),
    }
}

/// A list whose items are all read.
fn list<T>(value: &DeValue, item: impl Fn(&str) -> Read<T>) -> Read<Vec<T>> {
    let DeValue::Array(items) = value else { return Err(no_list()) };
    items.iter().map(|value| text(value.get_ref()).and_then(|text| item(&text))).collect()
}

pub(super) fn texts(value: &DeValue) -> Read<Vec<String>> {
    list(value, |text| Ok(text.to_owned()))
}

/// Labels, each with its other wordings behind a `|`.
pub(super) fn labels(value: &DeValue) -> Read<Vec<Vec<String>>> {
    let labels = list(value, |text| {
        let wordings: Vec<String> = text.split(OR).map(|wording| wording.trim().to_owned()).collect();
        if wordings.iter().any(String::is_empty) { Err(empty_wording(text)) } else { Ok(wordings) }
    })?;
    if labels.is_empty() { Err(no_parts()) } else { Ok(labels) }
}

pub(super) fn sides(value: &DeValue) -> Read<Vec<Side>> {
    list(value, |text| chosen(&Side::NAMES, text))
}

/// `title.first`, `abstract.en`.
pub(super) fn sections(value: &DeValue) -> Read<Vec<(SectionKind, Side)>> {
    list(value, |text| {
        let parts =
            text.split_once('.').and_then(|(kind, side)| Some((named(&KINDS, kind)?, named(&Side::NAMES, side)?)));
        parts.ok_or_else(|| no_section(text, listed(&KINDS), listed(&Side::NAMES)))
    })
}

pub(super) fn title_case(value: &DeValue) -> Read<Case> {
    chosen(&CASES[1..], &text(value)?)
}

pub(super) fn keyword_case(value: &DeValue) -> Read<Case> {
    chosen(&CASES, &text(value)?)
}

pub(super) fn keyword_order(value: &DeValue) -> Read<KeywordOrder> {
    chosen(&[("alphabetical", KeywordOrder::Alphabetical), ("none", KeywordOrder::None)], &text(value)?)
}

pub(super) fn severity(value: &DeValue) -> Read<Severity> {
    chosen(&Severity::ALL.map(|severity| (severity.name(), severity)), &text(value)?)
}
