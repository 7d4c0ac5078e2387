//! The quantities of a text: numbers in digits, which must have a counterpart, and words, Roman numerals and digits
//! inside words, which may be a counterpart.

use super::compound::is_in_compound;
use super::digits::{
    clock_readings, is_glued, is_list_mark, is_minutes, is_month, is_reference, numbers_glued_to_word, product,
    torn_decimals, without_groups,
};
use super::era::is_of_other_calendar;
use super::mark::{Marks, Sign, marks};
use super::reading::{clear_romans, factor, is_share, readings_of_word, spelled, word_value};
use super::unit::{LEAST_POWER, Unit, unit_of};
use ikiz_document::{AnalyzedSection, Language, Span, TokenKind};
use ikiz_text::{Number, is_plain_apostrophe, numbers};
use std::ops::RangeInclusive;

/// An expression of a number in a text.
#[derive(Clone, Debug)]
pub(crate) struct Quantity {
    /// Its place in the text.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: usize,
    /// Whether it must have a counterpart.
    pub need: Need,
    /// Printed in digits.
    pub is_digits: bool,
    /// The signs before digits.
    pub marks: Marks,
    /// The unit that it counts.
    pub unit: Option<Unit>,
    /// The numbers that it may mean.
    readings: Vec<Number>,
    /// Names to look for quantities that agree, each once: two that agree share a name, but two that share one may not
    /// agree.
    buckets: Vec<String>,
    /// Two digits that may be a year: `’90s`, `2015-16`.
    is_short_year: bool,
}

/// Whether a quantity must have a counterpart in the other text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// A mark of a list, a reference, or a word that may be no number: it may be a counterpart, and needs none.
    Never,
    /// Surely a number, in words or as a Roman numeral: where the other text has a number too many.
    BesideOther,
    /// In digits.
    Always,
}

impl Quantity {
    /// Whether the two may be the same quantity.
    pub fn agrees(&self, other: &Self) -> bool {
        self.readings.iter().any(|own| other.readings.iter().any(|its| same(own, its)))
            || self.is_short_year_of(other)
            || other.is_short_year_of(self)
            || self.is_as_much_as(other)
    }

    /// Whether it is a number that many sentences have in words: up to ten.
    pub fn is_small(&self) -> bool {
        let value = self.readings.first().and_then(|reading| reading.value.parse::<f64>().ok());
        value.is_none_or(|value| value <= 10.0)
    }

    /// How many things it counts, if it is a whole number without a unit and no year.
    pub fn counted(&self) -> Option<u64> {
        let is_signed = matches!(self.marks.sign, Sign::PlusMinus | Sign::Minus | Sign::Doubtful);
        let is_count = self.need != Need::Never && self.unit.is_none() && !is_signed;
        let count = self.readings.first().filter(|_| is_count)?.value.parse().ok()?;
        let is_year = self.is_digits && self.span.end - self.span.start == 4 && YEARS.contains(&count);
        (!is_year).then_some(count)
    }

    /// Whether the two say the same in other units: `5 mg`, `0.005 g`.
    pub fn is_as_much_as(&self, other: &Self) -> bool {
        let Some((own, its)) = self.unit.zip(other.unit) else { return false };
        self.readings
            .iter()
            .filter_map(|reading| own.amount(&reading.value))
            .any(|amount| other.readings.iter().any(|reading| its.amount(&reading.value).as_ref() == Some(&amount)))
    }

    /// Whether one may have been put for the other: a small number in words or a Roman numeral is no year and has no
    /// decimals.
    pub fn may_replace(&self, other: &Self) -> bool {
        let value = |quantity: &Self| quantity.readings.first().and_then(|reading| reading.value.parse::<f64>().ok());
        let Some((own, its)) = value(self).zip(value(other)) else { return false };
        let is_small = |quantity: &Self, value: f64| !quantity.is_digits && (1.0..100.0).contains(&value);
        let is_far = |value: f64| value.fract() != 0.0 || value >= 1000.0;
        !(is_small(self, own) && is_far(its) || is_small(other, its) && is_far(own))
    }

    /// Whether both are printed as the same number, whatever their signs.
    pub fn is_printed_like(&self, other: &Self) -> bool {
        self.readings.first().zip(other.readings.first()).is_some_and(|(own, its)| same(own, its))
    }

    /// A name that quantities share which are printed as the same number.
    pub fn printed_bucket(&self) -> String {
        self.readings.first().map(|reading| bare_digits(&reading.value)).unwrap_or_default()
    }

    /// Names to look for quantities that agree: two that agree share a name, but two that share one may not agree.
    pub fn buckets(&self) -> &[String] {
        &self.buckets
    }

    /// Whether it goes on with the number before it: `1 milyon 500 bin`.
    fn adds_to(&self, last: &Self, section: &AnalyzedSection, language: Language) -> bool {
        let power = |end: usize| {
            let next = section.tokens.partition_point(|token| token.span.end <= end);
            let token = section.tokens.get(next)?;
            Some((token.span, word_value(token, language).filter(|value| *value >= LEAST_POWER)?))
        };
        let Some(((between, large), (_, small))) = power(last.span.end).zip(power(self.span.end)) else { return false };
        let next = section.tokens.iter().find(|token| token.span.start >= between.end);
        large > small && next.is_some_and(|token| token.span.overlaps(self.span))
    }

    /// Adds a number that goes on with this one, in all that the two may mean.
    fn add(&mut self, other: &Self) {
        let whole = |quantity: &Self| {
            quantity
                .readings
                .iter()
                .find_map(|it| it.value.parse::<u64>().ok().filter(|it| *it >= u64::from(LEAST_POWER)))
        };
        let sum = whole(self).zip(whole(other)).and_then(|(one, other)| one.checked_add(other));
        self.readings.extend(sum.map(|sum| Number { span: self.span, value: sum.to_string() }));
        self.buckets = buckets(&self.readings, self.unit);
    }

    /// The numbers between the ends of a range: for `5–8` the other text may print 5, 6, 7 and 8.
    fn range_from(&self, first: &Self, text: &str) -> Vec<Self> {
        let between = text.get(first.span.end..self.span.start);
        if !between.is_some_and(|between| matches!(between.trim(), "-" | "–" | "—")) || first.need != self.need {
            return Vec::new();
        }
        let whole = |quantity: &Self| quantity.readings.first().and_then(|reading| reading.value.parse::<u32>().ok());
        let Some((start, end)) = whole(first).zip(whole(self)) else { return Vec::new() };
        let inside = (start.saturating_add(1)..end).take(LONGEST_RANGE + 1).collect::<Vec<_>>();
        let inside = inside.into_iter().filter(|_| end.saturating_sub(start) as usize <= LONGEST_RANGE);
        let one = |value: u32| {
            let readings = vec![Number { span: self.span, value: value.to_string() }];
            let buckets = buckets(&readings, None);
            Self { need: Need::Never, is_digits: false, unit: None, readings, buckets, ..self.clone() }
        };
        inside.map(one).collect()
    }

    fn is_short_year_of(&self, year: &Self) -> bool {
        let is_year = |value: &str| value.len() == 4 && value.bytes().all(|byte| byte.is_ascii_digit());
        self.is_short_year
            && self.readings.iter().any(|own| {
                own.value.len() <= 2
                    && year.readings.iter().any(|its| {
                        is_year(&its.value)
                            && its.value[2..].trim_start_matches('0') == own.value.trim_start_matches('0')
                    })
            })
    }
}

/// The digits of a value without zeros at either end.
fn bare_digits(value: &str) -> String {
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_owned()
}

/// Four digits without a mark between are a year, no count.
const YEARS: RangeInclusive<u64> = 1800..=2099;

/// Longest range of which the other text may print each number.
const LONGEST_RANGE: usize = 10;

/// The names of readings and of what they measure, sorted.
fn buckets(readings: &[Number], unit: Option<Unit>) -> Vec<String> {
    let mut buckets = Vec::with_capacity(readings.len());
    for reading in readings {
        let value = &reading.value;
        if value.len() == 4 && value.bytes().all(|byte| byte.is_ascii_digit()) {
            buckets.push(bare_digits(&value[2..]));
        }
        buckets.push(bare_digits(value));
    }
    let amounts = unit.into_iter().flat_map(|unit| readings.iter().filter_map(move |it| unit.amount(&it.value)));
    buckets.extend(amounts);
    buckets.sort_unstable();
    buckets.dedup();
    buckets
}

/// The quantities of a section's sentences in reading order; `text` is the document's.
pub(super) fn quantities(text: &str, section: &AnalyzedSection, language: Language) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    for number in numbers(text, &section.tokens, language) {
        let Some(quantity) = in_digits(text, section, number, language) else { continue };
        match found.last_mut() {
            Some(last) if quantity.adds_to(last, section, language) => last.add(&quantity),
            last => {
                let between = last.map_or_else(Vec::new, |last| quantity.range_from(last, text));
                found.extend(between);
                found.push(quantity);
            }
        }
    }
    let mut spelled_to = 0;
    for (at, token) in section.tokens.iter().enumerate().filter(|(_, token)| token.kind != TokenKind::Number) {
        if at < spelled_to {
            continue;
        }
        let mut quantity = |span: Span, values: Vec<String>, is_spelled: bool, unit: Option<Unit>| {
            let Some(sentence) = sentence_at(section, span.start).filter(|_| !values.is_empty()) else { return };
            let readings: Vec<Number> = values.into_iter().map(|value| Number { span, value }).collect();
            let is_short_year = language == Language::English && token.surface.ends_with("ties");
            let buckets = buckets(&readings, unit);
            let (is_digits, marks) = (false, Marks::default());
            let need = if is_spelled { Need::BesideOther } else { Need::Never };
            found.push(Quantity { span, sentence, need, is_digits, marks, unit, readings, buckets, is_short_year });
        };
        let with_products = |mut values: Vec<String>, next: usize| {
            let times = section.tokens.get(next).and_then(|next| factor(&next.surface, language));
            let products: Vec<_> = values.iter().filter_map(|value| product(value, times?)).collect();
            values.extend(products);
            values
        };
        if let Some(number) = spelled(&section.tokens[at..], language) {
            spelled_to = at + number.length;
            let span = Span::new(token.span.start, section.tokens[spelled_to - 1].span.end);
            let mut values = with_products(number.values, spelled_to);
            values.extend(readings_of_word(text, token, language).into_iter().filter(|_| number.length == 1));
            // 2.5 million is one number.
            let is_factor = at > 0 && section.tokens[at - 1].kind == TokenKind::Number;
            let unit = unit_of(text, section, (at, spelled_to), span, language).filter(|_| !is_factor);
            // In front of a unit no number word says anything else.
            let is_clear = number.is_clear && !is_factor || unit.is_some() && !number.is_one;
            quantity(span, values, is_clear, unit);
            continue;
        }
        let romans = clear_romans(text, token.span);
        if romans.is_empty() {
            let values = with_products(readings_of_word(text, token, language), at + 1);
            let is_share = is_share(&token.surface, language);
            quantity(token.span, values, is_share, unit_of_share(text, section, at, language).filter(|_| is_share));
        }
        for (span, value) in romans {
            quantity(span, vec![value.to_string()], true, None);
        }
    }
    found.sort_by_key(|quantity| (quantity.span, quantity.is_digits));
    found
}

/// The unit behind the name of a part: `half an hour`.
fn unit_of_share(text: &str, section: &AnalyzedSection, at: usize, language: Language) -> Option<Unit> {
    let is_article = section.tokens.get(at + 1).is_some_and(|next| matches!(&*next.surface, "a" | "an"));
    let last = at + usize::from(is_article);
    let span = Span::new(section.tokens[at].span.start, section.tokens[last].span.end);
    unit_of(text, section, (at, last + 1), span, language)
}

fn in_digits(text: &str, section: &AnalyzedSection, number: Number, language: Language) -> Option<Quantity> {
    let span = number.span;
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let next = section.tokens.partition_point(|token| token.span.end <= span.end);
    let power = |token| word_value(token, language).filter(|value| *value >= LEAST_POWER);
    let times = section.tokens.get(next).and_then(|token| factor(&token.surface, language).or_else(|| power(token)));
    let mut values: Vec<String> = times.and_then(|times| product(&number.value, times)).into_iter().collect();
    values.extend(without_groups(text.get(span.start..span.end).unwrap_or_default()));
    values.extend(clock_readings(&number.value, after));
    values.extend(torn_decimals(before, &number.value, after));
    let behind_word = numbers_glued_to_word(before, &number.value);
    let is_behind_word = !behind_word.is_empty();
    values.extend(behind_word);
    let sentence = sentence_at(section, span.start)?;
    let head = section.sentences.get(sentence).and_then(|sentence| before.get(sentence.start..)).unwrap_or_default();
    let own = section.tokens.partition_point(|token| token.span.end < span.end);
    let unit = unit_of(text, section, (own, next), span, language);
    let is_name = is_in_compound(before, after, language);
    let is_free = is_name
        || is_list_mark(&number.value, head, after, language)
        || is_reference(before, after)
        || is_behind_word
        || is_minutes(before)
        || is_month(before, after)
        || is_of_other_calendar(&number.value, before, after)
        || unit.is_none() && is_glued(&number.value, before, after, language)
        // 1 in words is as often an article as a number.
        || number.value == "1";
    let is_short_year = before.ends_with(|mark| matches!(mark, '-' | '–' | '/') || is_plain_apostrophe(mark))
        || after.starts_with(|mark| mark == 's' || is_plain_apostrophe(mark));
    let marks = if is_name { Marks::default() } else { marks(text, span) };
    let mut readings = vec![number];
    readings.extend(values.into_iter().map(|value| Number { span, value }));
    let buckets = buckets(&readings, unit);
    let is_digits = true;
    let need = if is_free { Need::Never } else { Need::Always };
    Some(Quantity { span, sentence, need, is_digits, marks, unit, readings, buckets, is_short_year })
}

fn same(left: &Number, right: &Number) -> bool {
    // A hyphen before digits may be a sign in one text and a dash in the other.
    fn bare(value: &str) -> &str {
        value.trim_start_matches(['-', '−', '+'])
    }
    left.agrees(right) || bare(&left.value) == bare(&right.value)
}

fn sentence_at(section: &AnalyzedSection, offset: usize) -> Option<usize> {
    let index = section.sentences.partition_point(|sentence| sentence.end <= offset);
    section.sentences.get(index).filter(|sentence| sentence.start <= offset).map(|_| index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::{SectionId, SectionKind};

    #[test]
    fn quantities_that_agree_share_a_bucket() {
        let number = |value: &str| Number { span: Span::default(), value: value.to_owned() };
        let quantity = |value: &str| Quantity {
            span: Span::default(),
            sentence: 0,
            need: Need::Always,
            is_digits: true,
            marks: Marks::default(),
            unit: None,
            readings: vec![number(value)],
            buckets: buckets(&[number(value)], None),
            is_short_year: value.len() == 2,
        };
        let values = ["1.5", "1500", "1990", "90", "0.05", "5", "-3", "3", "2000", "00", "0", "1.234", "1234"];
        for left in values.map(quantity) {
            for right in values.map(quantity) {
                let share = left.buckets().iter().any(|name| right.buckets().contains(name));
                assert!(share || !left.agrees(&right), "{left:?} {right:?}");
            }
        }
    }

    fn agree(english: &str, turkish: &str) -> bool {
        let mut fixture = Fixture::new();
        fixture.section(SectionKind::Abstract, Language::English, english);
        fixture.section(SectionKind::Abstract, Language::Turkish, turkish);
        let text = &fixture.document.text;
        let english = quantities(text, &fixture.sections[SectionId(1)], Language::English);
        let turkish = quantities(text, &fixture.sections[SectionId(2)], Language::Turkish);
        let held = |ones: &[Quantity], others: &[Quantity]| {
            let mut demanding = ones.iter().filter(|one| one.need == Need::Always);
            demanding.all(|one| others.iter().any(|other| one.agrees(other)))
        };
        held(&english, &turkish) && held(&turkish, &english)
    }

    #[test]
    fn the_same_quantity_agrees_in_both_notations() {
        for (english, turkish) in [
            ("about 50% of 1,500 pupils", "1.500 öğrencinin yaklaşık %50’si"),
            ("p < .05 and 3.75 points", "p<0,05 ve 3,75 puan"),
            ("in the 19th century", "19. yüzyılda"),
            ("in the nineteenth century", "19. yüzyılda"),
            ("in the 19th century", "XIX. yüzyılda"),
            ("the 2nd congress", "II. kongre"),
            ("in the 1990s", "1990’larda"),
            ("in the nineties", "1990’larda"),
            ("in the 1990s", "90’lı yıllarda"),
            ("twenty-five villages", "25 köy"),
            ("one hundred and fifty villages", "150 köy"),
            ("250 villages", "iki yüz elli köy"),
            ("2,500,000 trees", "2,5 milyon ağaç"),
            ("2.5 million trees", "2.500.000 ağaç"),
            ("aged 10-15", "10–15 yaş arası"),
            ("between 2015 and 2016", "2015-16 yıllarında"),
            ("half of them", "%50’si"),
            ("a third of 90 wells", "90 kuyunun üçte biri"),
            ("in a week", "1 haftada"),
            ("(1) soil and (2) rain", "toprak ve yağmur"),
            ("as shown [12, 14]", "gösterildiği gibi"),
            ("on 1 May 2014", "1 Mayıs 2014 tarihinde"),
            ("COVID-19 cases", "COVID-19 vakaları"),
            ("in 2019", "2019’da"),
            ("at 7 a.m.", "saat 07:00’de"),
            ("at 2.30 p.m.", "saat 14.30’da"),
            ("at 23.45", "23:45’te"),
            ("over 3,000 m and 10,000 m", "3,000 m ve 10,000 m üzerinde"),
            ("for two decades", "20 yıl boyunca"),
            ("after 2 weeks", "14 gün sonra"),
        ] {
            assert!(agree(english, turkish), "{english} | {turkish}");
        }
    }

    #[test]
    fn different_numbers_do_not_agree() {
        for (english, turkish) in [
            ("25 villages", "52 köy"),
            ("in 1990", "90 köyde"),
            ("p < .05", "p<0,005"),
            ("1,500 trees", "15.000 ağaç"),
            ("2.5 million trees", "25 milyon ağaç"),
            ("the 18th century", "19. yüzyıl"),
        ] {
            assert!(!agree(english, turkish), "{english} | {turkish}");
        }
    }
}
