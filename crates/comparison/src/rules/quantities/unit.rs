//! The unit behind a number, from `data/units.tsv`.

use ikiz_document::{AnalyzedSection, Key, Language, Span, Twin};
use ikiz_text::data::rows;
use ikiz_text::{is_plain_apostrophe, lower, number_words};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const UNITS: &str = include_str!("../../../data/units.tsv");

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    /// The name of the unit.
    pub name: &'static str,
    /// Whether it may be a part of another: `mg/L`, the percent of a difference.
    pub is_ratio: bool,
    /// Where it stands, behind the number; that of the number if it stands before.
    pub span: Span,
    /// Bytes before the number in which it stands.
    pub before: usize,
}

impl Unit {
    /// What so many of it measure, in a form that is equal for equal amounts: `250 cm`, `2.5 m`.
    pub fn amount(self, value: &str) -> Option<String> {
        let (quantity, one) = ALL.measures.get(self.name)?;
        let amount = value.parse::<f64>().ok()? * one;
        let per = if self.is_ratio { "/" } else { "" };
        Some(format!("{quantity}{per} {amount:.9e}"))
    }

    /// Whether two may be the same.
    pub fn may_be(self, other: Self) -> bool {
        self.name == other.name || self.is_ratio != other.is_ratio
    }
}

const PERCENT: &str = "percent";
const PERMILLE: &str = "permille";
const POINT: &str = "point";

/// From this number on a number word stands between a number and its unit: 2.5 million euros.
pub(super) const LEAST_POWER: u32 = 1000;

/// Symbols and words with the names of their units.
struct Units {
    symbols: FxHashMap<&'static str, &'static str>,
    words: Twin<FxHashMap<String, &'static str>>,
    /// What each measures, and how much one is.
    measures: FxHashMap<&'static str, (&'static str, f64)>,
}

static ALL: LazyLock<Units> = LazyLock::new(|| {
    let mut units = Units { symbols: FxHashMap::default(), words: Twin::default(), measures: FxHashMap::default() };
    let listed = |cell: &'static str| cell.split(' ').filter(|form| *form != "-");
    for [name, symbols, english, turkish, quantity, amount] in rows(UNITS) {
        units.measures.extend(amount.parse().ok().map(|amount| (name, (quantity, amount))));
        units.symbols.extend(listed(symbols).map(|symbol| (symbol, name)));
        for (language, words) in Twin::new(english, turkish).with_language() {
            units.words.of_mut(language).extend(listed(words).map(|word| (word.replace('_', " "), name)));
        }
    }
    units
});

/// The unit of a number: `span` is the number, `tokens` its first token and the one behind it.
pub(super) fn unit_of(
    text: &str,
    section: &AnalyzedSection,
    (first, next): (usize, usize),
    span: Span,
    language: Language,
) -> Option<Unit> {
    let before = text.get(..span.start)?.trim_end();
    let word = first.checked_sub(1).map(|at| &*section.tokens[at].surface);
    if word == Some("binde") {
        let before = span.start - section.tokens[first - 1].span.start;
        return Some(Unit { name: PERMILLE, is_ratio: false, span, before });
    }
    let has_word = word == Some("yüzde");
    let is_percent = has_word || before.ends_with('%');
    let power = section.tokens.get(next);
    let power = power.filter(|token| number_words(&token.surface, language).is_some_and(|value| value >= LEAST_POWER));
    let behind = match power {
        Some(power) => unit_behind(text, section, next + 1, power.span, language),
        None => unit_behind(text, section, next, span, language),
    };
    if is_percent {
        let is_point = behind.is_some_and(|unit| unit.name == POINT);
        let start = if has_word { section.tokens[first - 1].span.start } else { before.len() - 1 };
        let name = if is_point { POINT } else { PERCENT };
        let near = section.tokens.get(next..).unwrap_or_default().iter().take(LONGEST_DIFFERENCE);
        let is_ratio = near.into_iter().any(|token| token.surface.starts_with("fark"));
        return Some(Unit { name, is_ratio, span, before: span.start - start });
    }
    let money = before.chars().next_back().filter(|sign| matches!(sign, '$' | '€' | '£' | '₺'));
    let money = money.and_then(|sign| ALL.symbols.get(sign.encode_utf8(&mut [0; 4]) as &str));
    let length = before.chars().next_back().map_or(0, char::len_utf8);
    let start = before.len() - length;
    money.map(|name| Unit { name, is_ratio: false, span, before: span.start - start }).or(behind)
}

fn unit_behind(text: &str, section: &AnalyzedSection, next: usize, span: Span, language: Language) -> Option<Unit> {
    let after = text.get(span.end..)?;
    let rest = after.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}', '\n', '-']);
    let start = text.len() - rest.len();
    if start > span.end + LONGEST_GAP {
        return None;
    }
    let run = &rest[..rest.find(|letter| !is_unit_letter(letter)).unwrap_or(rest.len())];
    let behind = &rest[run.len()..];
    let power = match (behind.as_bytes().first(), behind.as_bytes().get(1)) {
        (Some(b'2'), other) if !other.is_some_and(u8::is_ascii_digit) => "²",
        (Some(b'3'), other) if !other.is_some_and(u8::is_ascii_digit) => "³",
        _ => "",
    };
    let unit = |name: &'static str, length: usize| {
        let is_ratio = rest[length..].trim_start().starts_with(['/', '·']);
        Unit { name, is_ratio, span: Span::new(start, start + length), before: 0 }
    };
    if run == "mm" && behind.trim_start().starts_with("Hg") {
        return Some(unit("mmHg", run.len()));
    }
    if !power.is_empty() {
        let name = ALL.symbols.get(&*format!("{run}{power}"))?;
        return Some(unit(name, run.len() + 1));
    }
    // The 40s are no seconds.
    if let Some(name) = ALL.symbols.get(run).filter(|_| run != "s" || start > span.end) {
        return Some(unit(name, run.len()));
    }
    let words = ALL.words.of(language);
    let word = lower(run, language);
    let second = behind.strip_prefix(' ').unwrap_or_default();
    let second = &second[..second.find(|letter: char| !letter.is_alphabetic()).unwrap_or(second.len())];
    let power = match language {
        Language::Turkish if second.starts_with("kare") => Some('²'),
        Language::Turkish if second.starts_with("küp") => Some('³'),
        _ => None,
    };
    let raised = power.zip(words.get(&word)).and_then(|(power, name)| ALL.symbols.get(&*format!("{name}{power}")));
    let two_words = words.get(&format!("{word} {}", lower(second, language)));
    if let Some(name) = raised.or(two_words) {
        return Some(unit(name, run.len() + 1 + second.len()));
    }
    let token = section.tokens.get(next).filter(|token| token.span.start == start);
    let key = token.and_then(|token| token.key.as_ref()).map(Key::as_str);
    let base = token.map(|token| token.surface.split(is_plain_apostrophe).next().unwrap_or_default());
    let forms = [Some(&*word), base, key.filter(|_| language == Language::Turkish)];
    let name = forms.into_iter().flatten().find_map(|form| words.get(form))?;
    Some(unit(name, run.len()))
}

/// Words from a percentage to its difference, which may be one of percentage points: `yüzde kırklık bir farkla`.
const LONGEST_DIFFERENCE: usize = 3;

/// Most bytes between a number and its unit.
const LONGEST_GAP: usize = 3;

fn is_unit_letter(letter: char) -> bool {
    letter.is_alphabetic() || matches!(letter, '%' | '‰' | '°' | '˚' | '²' | '³' | '$' | '€' | '£' | '₺' | '℃')
}

#[cfg(test)]
mod tests {
    use super::super::quantity::{Need, quantities};
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::{SectionId, SectionKind};
    use ikiz_text::data::check;

    fn names(text: &str, language: Language) -> Vec<Option<&'static str>> {
        let mut fixture = Fixture::new();
        fixture.section(SectionKind::Abstract, language, text);
        let found = quantities(&fixture.document.text, &fixture.sections[SectionId(1)], language);
        found
            .iter()
            .filter(|it| it.is_digits || it.need == Need::BesideOther)
            .map(|it| it.unit.map(|unit| unit.name))
            .collect()
    }

    #[test]
    fn units_are_read_in_both_languages() {
        check(UNITS, 6);
        for (english, turkish, name) in [
            ("20 mg", "20 mg’lık", "mg"),
            ("350 °C", "350 °C’de", "celsius"),
            ("ten weeks", "on iki hafta", "week"),
            ("18 months", "18 aydır", "month"),
            ("2.3 percentage points", "%2,3 puan", "point"),
            ("15 percent", "yüzde 15", "percent"),
            ("fifteen percent", "yüzde kırk", "percent"),
            ("50,000 dollars", "50.000 dolarlık", "dollar"),
            ("$50", "50 $", "dollar"),
            ("50 km2", "50 km²’den", "km²"),
            ("10-minute", "10 dakikalık", "minute"),
            ("120 mm Hg", "120 mmHg", "mmHg"),
            ("2.5 metres", "2,5 metreden", "m"),
            ("2.5 million euros", "2,5 milyon avroluk", "euro"),
            ("40 square metres", "40 metrekarelik", "m²"),
            ("40 square kilometres", "40 kilometre karelik", "km²"),
            ("5‰", "binde 5", "permille"),
        ] {
            assert_eq!(names(english, Language::English), [Some(name)], "{english}");
            assert_eq!(names(turkish, Language::Turkish), [Some(name)], "{turkish}");
        }
        assert_eq!(names("in his 40s", Language::English), [None]);
        assert_eq!(names("25 villages", Language::English), [None]);
        assert_eq!(names("12 aynı", Language::Turkish), [None]);
    }
}
