//! The quantities of a text: numbers in digits, which must have a counterpart, and words, Roman numerals and digits inside words,
//! which may be one.

use ikiz_document::{AnalyzedSection, Language, Span, Token, TokenKind};
use ikiz_text::{Number, number_words, numbers};
use std::collections::BTreeMap;
use std::sync::LazyLock;

const ENGLISH_WORDS: &str = include_str!("../data/en/quantity_words.tsv");
const TURKISH_WORDS: &str = include_str!("../data/tr/quantity_words.tsv");

/// Something in a text that says a number.
#[derive(Clone, Debug)]
pub(crate) struct Quantity {
    /// Where it stands.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: usize,
    /// Printed in digits, and not as a mark of a list or a reference: it must have a counterpart.
    pub is_demanding: bool,
    /// Printed in digits.
    pub is_digits: bool,
    /// What it may mean.
    readings: Vec<Number>,
    /// Two digits that may stand for a year: `’90s`, `2015-16`.
    is_short_year: bool,
}

impl Quantity {
    /// Whether the two may be the same.
    pub fn agrees(&self, other: &Self) -> bool {
        self.readings.iter().any(|own| other.readings.iter().any(|its| same(own, its)))
            || self.is_short_year_of(other)
            || other.is_short_year_of(self)
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

/// The quantities of a section's sentences in reading order; `text` is the document's.
pub(crate) fn quantities(text: &str, section: &AnalyzedSection, language: Language) -> Vec<Quantity> {
    let mut found = Vec::new();
    for number in numbers(text, &section.tokens, language) {
        found.extend(in_digits(text, section, number, language));
    }
    for (at, token) in section.tokens.iter().enumerate().filter(|(_, token)| token.kind != TokenKind::Number) {
        let mut readings = readings_of_word(text, token, language);
        readings.extend(sum_from(&section.tokens[at..], language));
        let Some(sentence) = sentence_at(section, token.span.start).filter(|_| !readings.is_empty()) else { continue };
        let readings = readings.into_iter().map(|value| Number { span: token.span, value }).collect();
        let is_short_year = language == Language::English && token.surface.ends_with("ties");
        let (span, is_demanding, is_digits) = (token.span, false, false);
        found.push(Quantity { span, sentence, is_demanding, is_digits, readings, is_short_year });
    }
    found.sort_by_key(|quantity| (quantity.span, quantity.is_digits));
    found
}

fn in_digits(text: &str, section: &AnalyzedSection, number: Number, language: Language) -> Option<Quantity> {
    let span = number.span;
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let next = section.tokens.partition_point(|token| token.span.end <= span.end);
    // 2,5 milyon: the other text may print 2,500,000.
    let times = section.tokens.get(next).and_then(|token| number_words(&token.surface, language));
    let product = times.filter(|times| *times >= 100).and_then(|times| {
        let value: f64 = number.value.parse().ok()?;
        Some(Number { span, value: format!("{}", value * f64::from(times)) })
    });
    let sentence = sentence_at(section, span.start)?;
    let opens = section.sentences.get(sentence).is_some_and(|sentence| sentence.start == span.start);
    let is_mark = is_list_mark(&number.value, before, after, opens) || is_reference(before, after);
    // One is as often an article as a number.
    let is_demanding = !is_mark && number.value != "1";
    let is_short_year = before.ends_with(['-', '–', '/', '\'', '’']) || after.starts_with(['\'', '’', 's']);
    let readings = [Some(number), product].into_iter().flatten().collect();
    Some(Quantity { span, sentence, is_demanding, is_digits: true, readings, is_short_year })
}

/// `(2)`, and `2)` or `2.` at the start of a sentence.
fn is_list_mark(value: &str, before: &str, after: &str, opens: bool) -> bool {
    let is_short = value.len() <= 2 && value.bytes().all(|byte| byte.is_ascii_digit());
    is_short
        && (before.ends_with('(') && after.starts_with(')') || opens && after.starts_with([')', '.', '-', '–', ':']))
}

/// `[12]`, `[3, 7-9]`.
fn is_reference(before: &str, after: &str) -> bool {
    let inside = |c: &char| c.is_ascii_digit() || matches!(c, ',' | ';' | ' ' | '-' | '–');
    // Longer lists are none; the bound keeps a line of digits from being read once for each of them.
    before.chars().rev().take(LONGEST_REFERENCE).find(|c| !inside(c)) == Some('[')
        && after.chars().take(LONGEST_REFERENCE).find(|c| !inside(c)) == Some(']')
}

/// Characters of a reference on either side of a number.
const LONGEST_REFERENCE: usize = 40;

fn same(left: &Number, right: &Number) -> bool {
    // A hyphen before digits may be a sign in one text and a dash in the other.
    fn bare(value: &str) -> &str {
        value.trim_start_matches(['-', '−', '+'])
    }
    left.agrees(right) || bare(&left.value) == bare(&right.value)
}

fn readings_of_word(text: &str, token: &Token, language: Language) -> Vec<String> {
    static WORDS: LazyLock<[BTreeMap<&str, Vec<&str>>; 2]> =
        LazyLock::new(|| [ENGLISH_WORDS, TURKISH_WORDS].map(|file| entries(file).collect()));
    let mut values: Vec<String> = Vec::new();
    if token.kind == TokenKind::Word {
        let key = token.key.as_ref().map(ikiz_document::Key::as_str);
        let parts = token.surface.split(['-', '–']).chain([&*token.surface]).chain(key);
        for word in parts {
            values.extend(number_words(word, language).map(|value| value.to_string()));
            if let Some(more) = WORDS[language as usize].get(word) {
                values.extend(more.iter().map(|&value| value.to_owned()));
            }
        }
        let printed = text.get(token.span.start..token.span.end).unwrap_or_default();
        values.extend(roman(printed).map(|value| value.to_string()));
    }
    let digits = token.surface.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    values.extend(digits.map(str::to_owned));
    values
}

/// The number that the words from the first token on say together: `iki yüz elli`, `one hundred and fifty`.
fn sum_from(tokens: &[Token], language: Language) -> Option<String> {
    let (mut total, mut current, mut words) = (0_u64, 0_u64, 0);
    // Longer runs are lists, not numbers.
    for token in tokens.iter().take(12) {
        match number_words(&token.surface, language) {
            Some(100) => current = current.max(1).checked_mul(100)?,
            Some(power @ 1000..) => {
                total = total.checked_add(current.max(1).checked_mul(u64::from(power))?)?;
                current = 0;
            }
            Some(value) => current = current.checked_add(u64::from(value))?,
            None if words > 0 && &*token.surface == "and" => continue,
            None => break,
        }
        words += 1;
    }
    (words > 1).then(|| total.checked_add(current)).flatten().map(|sum| sum.to_string())
}

/// The value of a Roman numeral in capitals, endings behind an apostrophe left out.
fn roman(printed: &str) -> Option<u32> {
    let numeral = printed.split(['\'', '’']).next().unwrap_or_default();
    let (mut sum, mut largest) = (0, 0);
    if numeral.is_empty() || numeral.len() > 9 {
        return None;
    }
    for letter in numeral.chars().rev() {
        let value = match letter {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            'C' => 100,
            'D' => 500,
            'M' => 1000,
            _ => return None,
        };
        sum = if value < largest { i32::checked_sub(sum, value)? } else { sum + value };
        largest = largest.max(value);
    }
    u32::try_from(sum).ok()
}

fn sentence_at(section: &AnalyzedSection, offset: usize) -> Option<usize> {
    let index = section.sentences.partition_point(|sentence| sentence.end <= offset);
    section.sentences.get(index).filter(|sentence| sentence.start <= offset).map(|_| index)
}

fn entries(file: &'static str) -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).map(|(word, values)| (word, values.split(' ').collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use ikiz_document::SectionKind;

    #[test]
    fn word_files_are_sorted_and_hold_numbers() {
        for (file, language) in [(ENGLISH_WORDS, Language::English), (TURKISH_WORDS, Language::Turkish)] {
            assert!(file.starts_with("# "));
            let words: Vec<_> = entries(file).collect();
            assert!(words.windows(2).all(|pair| pair[0].0 < pair[1].0));
            for (word, values) in words {
                assert_eq!(ikiz_text::lower(word, language), word);
                assert!(!values.is_empty() && values.iter().all(|value| value.parse::<f64>().is_ok()), "{word}");
            }
        }
    }

    #[test]
    fn roman_numerals_are_read() {
        let read = ["IV", "XIX", "II’nci", "MCMXC", "L", "VXI", "Ivan", "", "ÇI"].map(roman);
        assert_eq!(read, [Some(4), Some(19), Some(2), Some(1990), Some(50), Some(6), None, None, None]);
    }

    fn agree(english: &str, turkish: &str) -> bool {
        let mut fixture = Fixture::new();
        fixture.section(SectionKind::Abstract, Language::English, english);
        fixture.section(SectionKind::Abstract, Language::Turkish, turkish);
        let text = &fixture.document.text;
        let english = quantities(text, &fixture.sections[0], Language::English);
        let turkish = quantities(text, &fixture.sections[1], Language::Turkish);
        let held = |ones: &[Quantity], others: &[Quantity]| {
            let mut demanding = ones.iter().filter(|one| one.is_demanding);
            demanding.all(|one| others.iter().any(|other| one.agrees(other)))
        };
        held(&english, &turkish) && held(&turkish, &english)
    }

    #[test]
    fn the_same_in_both_notations_agrees() {
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
        ] {
            assert!(agree(english, turkish), "{english} | {turkish}");
        }
    }

    #[test]
    fn other_numbers_do_not() {
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
