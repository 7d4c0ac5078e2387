//! Values of a profile's keys, as TOML has them.

use super::model::{Case, KeywordOrder, Limits, Side};
use ikiz_document::{SectionKind, Severity};
use toml::de::DeValue;

/// The kinds of sections that a profile may name, with the names of their tables.
pub(super) const KINDS: [(&str, SectionKind); 4] = [
    ("title", SectionKind::Title),
    ("abstract", SectionKind::Abstract),
    ("summary", SectionKind::Summary),
    ("keywords", SectionKind::Keywords),
];

const CASES: [(&str, Case); 5] = [
    ("lower", Case::Lower),
    ("initial-capital", Case::InitialCapital),
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

pub(super) fn flag(value: &DeValue) -> Option<bool> {
    if let DeValue::Boolean(flag) = value { Some(*flag) } else { None }
}

pub(super) fn text(value: &DeValue) -> Option<String> {
    let DeValue::String(text) = value else { return None };
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A day: `2026-11-28`.
pub(super) fn day(value: &DeValue) -> Option<String> {
    let DeValue::Datetime(day) = value else { return None };
    (day.date.is_some() && day.time.is_none()).then(|| day.to_string())
}

fn number(value: &DeValue) -> Option<u32> {
    let DeValue::Integer(number) = value else { return None };
    u32::from_str_radix(number.as_str(), number.radix()).ok()
}

/// `[150, 250]`, `{ min = 150 }`, `{ max = 250 }`.
pub(super) fn limits(value: &DeValue) -> Option<Limits> {
    let (least, most) = match value {
        DeValue::Array(items) => match &items[..] {
            [least, most] => (Some(number(least.get_ref())?), Some(number(most.get_ref())?)),
            _ => return None,
        },
        DeValue::Table(keys) => {
            let mut limits = (None, None);
            for (key, value) in keys {
                match &**key.get_ref() {
                    "min" => limits.0 = Some(number(value.get_ref())?),
                    "max" => limits.1 = Some(number(value.get_ref())?),
                    _ => return None,
                }
            }
            limits
        }
        _ => return None,
    };
    let is_range = (least.is_some() || most.is_some()) && least.zip(most).is_none_or(|(least, most)| least <= most);
    is_range.then_some(Limits { least, most })
}

/// A list whose items are all read.
fn list<T>(value: &DeValue, item: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let DeValue::Array(items) = value else { return None };
    items.iter().map(|value| text(value.get_ref()).and_then(|text| item(&text))).collect()
}

pub(super) fn texts(value: &DeValue) -> Option<Vec<String>> {
    list(value, |text| Some(text.to_owned()))
}

/// Labels, each with its other wordings behind a `|`.
pub(super) fn labels(value: &DeValue) -> Option<Vec<Vec<String>>> {
    let labels = list(value, |text| {
        let wordings: Vec<String> = text.split(OR).map(|wording| wording.trim().to_owned()).collect();
        wordings.iter().all(|wording| !wording.is_empty()).then_some(wordings)
    })?;
    (!labels.is_empty()).then_some(labels)
}

pub(super) fn sides(value: &DeValue) -> Option<Vec<Side>> {
    list(value, |text| named(&Side::NAMES, text))
}

/// `title.first`, `abstract.en`.
pub(super) fn sections(value: &DeValue) -> Option<Vec<(SectionKind, Side)>> {
    list(value, |text| {
        let (kind, side) = text.split_once('.')?;
        Some((named(&KINDS, kind)?, named(&Side::NAMES, side)?))
    })
}

pub(super) fn case(value: &DeValue) -> Option<Case> {
    named(&CASES, &text(value)?)
}

pub(super) fn keyword_order(value: &DeValue) -> Option<KeywordOrder> {
    named(&[("alphabetical", KeywordOrder::Alphabetical), ("none", KeywordOrder::None)], &text(value)?)
}

pub(super) fn severity(value: &DeValue) -> Option<Severity> {
    let name = text(value)?;
    Severity::ALL.into_iter().find(|severity| severity.name() == name)
}
