//! Numbers that words may mean: number words and their sums, words of quantity, Roman numerals, digits in words.

use ikiz_document::{Key, Language, Token, TokenKind, Twin};
use ikiz_text::data::rows;
use ikiz_text::{Starts, is_plain_apostrophe, number_words, twin_data};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const QUANTITY_WORDS: Twin<&str> = twin_data!("quantity_words.tsv");

/// Most words of a number that is spelled out; longer runs are lists.
const LONGEST_NUMBER: usize = 12;

/// The numbers that a word may mean, in the notation of [`ikiz_text::Number::value`].
pub(crate) fn readings_of_word(text: &str, token: &Token, language: Language) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    if token.kind == TokenKind::Word {
        let parts = token.surface.split(['-', '–']).chain([&*token.surface]).chain(token.key.as_ref().map(Key::as_str));
        for word in parts {
            values.extend(number_words(word, language).map(|value| value.to_string()));
            values.extend(quantity_words(word, language).iter().map(|&value| value.to_owned()));
        }
        let printed = text.get(token.span.start..token.span.end).unwrap_or_default();
        values.extend(roman(printed).map(|value| value.to_string()));
    }
    if token.surface.bytes().any(|byte| byte.is_ascii_digit()) {
        let digits = token.surface.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
        values.extend(digits.map(str::to_owned));
    }
    values
}

/// The factor of a word for the number before it: `million`, `decades`; words of less than a week are no units.
pub(crate) fn unit(word: &str, language: Language) -> Option<u32> {
    let counted = number_words(word, language).filter(|value| *value >= 100);
    counted.or_else(|| match quantity_words(word, language) {
        [only] => only.parse().ok().filter(|value| *value >= 7),
        _ => None,
    })
}

/// The number that several words, from the first token on, mean together: `iki yüz elli`, `one hundred and fifty`.
pub(crate) fn sum_from(tokens: &[Token], language: Language) -> Option<String> {
    let (mut total, mut current, mut words) = (0_u64, 0_u64, 0);
    for token in tokens.iter().take(LONGEST_NUMBER) {
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

/// The value of a Roman numeral in capitals, without endings after an apostrophe.
fn roman(printed: &str) -> Option<u32> {
    if !printed.starts_with(['I', 'V', 'X', 'L', 'C', 'D', 'M']) {
        return None;
    }
    let numeral = printed.split(is_plain_apostrophe).next().unwrap_or_default();
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

/// The numbers that the other text may print for a word of quantity.
fn quantity_words(word: &str, language: Language) -> &'static [&'static str] {
    static WORDS: LazyLock<Twin<QuantityWords>> = LazyLock::new(|| QUANTITY_WORDS.map(QuantityWords::new));
    let QuantityWords { numbers, starts } = WORDS.of(language);
    if !starts.may_hold(word) {
        return &[];
    }
    numbers.get(word).map(Vec::as_slice).unwrap_or_default()
}

/// Words of quantity with their numbers.
struct QuantityWords {
    numbers: FxHashMap<&'static str, Vec<&'static str>>,
    starts: Starts,
}

impl QuantityWords {
    fn new(table: &'static str) -> Self {
        let numbers = rows(table).map(|[word, values]| (word, values.split(' ').collect())).collect();
        Self { numbers, starts: Starts::new(rows(table).map(|[word, _]| word)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_text::data::check_lower;

    #[test]
    fn words_of_quantity_have_numbers() {
        for table in QUANTITY_WORDS {
            check_lower(table, 2);
            for [word, values] in rows(table) {
                assert!(Language::BOTH.iter().any(|language| !quantity_words(word, *language).is_empty()), "{word}");
                assert!(values.split(' ').all(|value| value.parse::<f64>().is_ok()), "{word}");
            }
        }
    }

    #[test]
    fn roman_numerals_are_read() {
        let read = ["IV", "XIX", "II’nci", "MCMXC", "L", "VXI", "Ivan", "", "ÇI"].map(roman);
        assert_eq!(read, [Some(4), Some(19), Some(2), Some(1990), Some(50), Some(6), None, None, None]);
    }
}
