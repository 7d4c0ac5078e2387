//! Numbers that words may mean: number words and their sums, words of quantity, Roman numerals, digits in words.

use ikiz_document::{Key, Language, Span, Token, TokenKind, Twin};
use ikiz_text::data::{rows, set};
use ikiz_text::{Starts, is_plain_apostrophe, number_words, twin_data};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

const QUANTITY_WORDS: Twin<&str> = twin_data!("quantity_words.tsv");
const AMBIGUOUS: Twin<&str> = twin_data!("ambiguous_numbers.txt");

/// Most words of a number that is spelled out; longer runs are lists.
const LONGEST_NUMBER: usize = 12;

/// A number in words.
pub(super) struct Spelled {
    /// How many tokens it takes.
    pub length: usize,
    /// Its value, and with the half that follows it: `iki buçuk`.
    pub values: Vec<String>,
    /// Whether it says a number and hardly anything else.
    pub is_clear: bool,
    /// Whether it is an article or a pronoun as often as a number.
    pub is_one: bool,
}

/// The numbers that a word may mean, in the notation of [`ikiz_text::Number::value`].
pub(super) fn readings_of_word(text: &str, token: &Token, language: Language) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    if token.kind == TokenKind::Word {
        let whole = number_words(&token.surface, language);
        // Twenty-five is not twenty, but two-thirds are two.
        let parts = token.surface.split(['-', '–']).filter(|_| whole.is_none());
        for word in parts.chain([&*token.surface]).chain(token.key.as_ref().map(Key::as_str)) {
            values.extend(number_words(word, language).map(|value| value.to_string()));
            values.extend(quantity_words(word, language).iter().map(|&value| value.to_owned()));
        }
        let printed = text.get(token.span.start..token.span.end).unwrap_or_default();
        values.extend(printed.split('-').filter_map(roman).map(|value| value.to_string()));
        values.extend(misread(printed).filter(|_| language == Language::Turkish));
    }
    if token.surface.bytes().any(|byte| byte.is_ascii_digit()) {
        let digits = token.surface.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
        values.extend(digits.map(str::to_owned));
    }
    values
}

/// Whether a word says a share: half, third, quarter.
pub(super) fn is_share(word: &str, language: Language) -> bool {
    quantity_words(word, language).first().is_some_and(|value| value.starts_with("0."))
}

/// The factor of a word for the number before it: `million`, `decades`; words of less than a week are no units.
pub(super) fn factor(word: &str, language: Language) -> Option<u32> {
    let counted = number_words(word, language).filter(|value| *value >= 100);
    counted.or_else(|| match quantity_words(word, language) {
        [only] => only.parse().ok().filter(|value| *value >= 7),
        _ => None,
    })
}

/// The number in words that the tokens begin with: `iki yüz elli`, `one hundred and fifty`.
pub(super) fn spelled(tokens: &[Token], language: Language) -> Option<Spelled> {
    let (mut total, mut current, mut length, mut words) = (0_u64, 0_u64, 0, 0);
    for (at, token) in tokens.iter().take(LONGEST_NUMBER).enumerate() {
        let Some(value) = word_value(token, language) else {
            let goes_on = words > 0 && current % 100 == 0 && &*token.surface == "and";
            if goes_on {
                continue;
            }
            break;
        };
        let value = u64::from(value);
        let free = if value < 10 { current % 10 == 0 && length == at } else { current % 100 == 0 };
        match value {
            100 if current < 10 => current = current.max(1) * 100,
            1000.. if value % 1000 == 0 && (total == 0 || total > value) => {
                total += current.max(1) * value;
                current = 0;
            }
            ..100 if free || words == 0 || length < at && current % 100 == 0 => current += value,
            _ => break,
        }
        (length, words) = (at + 1, words + 1);
        if is_derived(&token.surface, language) {
            break;
        }
    }
    let first = tokens.first().filter(|_| words > 0)?;
    let sum = total + current;
    let half = half_length(&tokens[length..], language);
    let mut values = vec![sum.to_string()];
    values.extend((half > 0).then(|| format!("{sum}.5")));
    values.extend(shares(tokens, length, sum, language));
    let names = [Some(&*first.surface), first.key.as_ref().map(Key::as_str)];
    let is_ambiguous = words == 1 && names.into_iter().flatten().any(|name| is_ambiguous(name, language));
    let length = length + half;
    Some(Spelled { length, values, is_clear: sum > 1 && !is_ambiguous, is_one: sum == 1 })
}

/// How many tokens say a half behind a number: `buçuk`, `and a half`.
fn half_length(tokens: &[Token], language: Language) -> usize {
    match (language, tokens) {
        (Language::Turkish, [next, ..]) if next.surface.starts_with("buçu") => 1,
        (Language::English, [and, a, half, ..])
            if [and, a, half].map(|token| &*token.surface) == ["and", "a", "half"] =>
        {
            3
        }
        _ => 0,
    }
}

/// What a number before or behind the name of a part says: `three quarters` and `dörtte üç` are 75 percent.
fn shares(tokens: &[Token], length: usize, sum: u64, language: Language) -> Vec<String> {
    let next = tokens.get(length);
    let (part, count) = match language {
        Language::English => (next.map(|next| &*next.surface), Some(sum)),
        Language::Turkish => {
            (Some(&*tokens[0].surface), next.and_then(|next| word_value(next, language)).map(u64::from))
        }
    };
    // A third has no end of decimals.
    let share = part.and_then(|part| {
        let share = quantity_words(part, language).iter().find_map(|value| value.strip_prefix("0."))?;
        match share {
            "1" => Some(10),
            "2" => Some(20),
            "25" => Some(25),
            "5" => Some(50),
            _ => None,
        }
    });
    let percent = share.zip(count).map(|(share, count)| share * count).filter(|percent| *percent < 100);
    let Some(percent) = percent else { return Vec::new() };
    vec![percent.to_string(), format!("0.{percent:02}").trim_end_matches('0').to_owned()]
}

/// The value of a number word, inflected or not.
pub(super) fn word_value(token: &Token, language: Language) -> Option<u32> {
    if token.kind != TokenKind::Word {
        return None;
    }
    let value = |word: &str| number_words(word, language);
    let own = value(&token.surface);
    if language == Language::English {
        return own;
    }
    let by_key = || value(token.key.as_ref()?.as_str());
    // Kırklık: of forty.
    let derived = || {
        let surface = &*token.surface;
        let ending = DERIVED.iter().find_map(|ending| surface.rfind(ending))?;
        value(&surface[..ending])
    };
    own.or_else(by_key).or_else(derived)
}

fn is_derived(surface: &str, language: Language) -> bool {
    language == Language::Turkish && DERIVED.iter().any(|ending| surface.ends_with(ending))
}

/// What makes an adjective or a predicate of a Turkish number word.
const DERIVED: [&str; 12] = ["lık", "lik", "luk", "lük", "dır", "dir", "dur", "dür", "tır", "tir", "tur", "tür"];

/// The number that a damaged text prints with letters for digits, before a Turkish ending: `lOunda` is 10’unda.
fn misread(printed: &str) -> Option<String> {
    let digit = |letter: char| match letter {
        'l' | 'I' | 'İ' | 'ı' => Some('1'),
        'O' | 'o' => Some('0'),
        _ => letter.is_ascii_digit().then_some(letter),
    };
    let digits: String = printed.chars().map_while(digit).collect();
    let rest: String = printed.chars().skip(digits.len()).collect();
    let is_number = digits.starts_with('1') && digits.len() <= 3 && MISREAD_ENDINGS.contains(&&*rest);
    is_number.then_some(digits)
}

/// Endings behind such numbers.
const MISREAD_ENDINGS: [&str; 10] = ["i", "in", "inde", "inden", "ine", "inin", "u", "unda", "undan", "unun"];

/// Whether a number word often says something else.
fn is_ambiguous(word: &str, language: Language) -> bool {
    static WORDS: LazyLock<Twin<FxHashSet<&str>>> = LazyLock::new(|| AMBIGUOUS.map(set));
    WORDS.of(language).contains(word)
}

/// The Roman numerals of a token, each with its span, where it is surely one: I, V and X, at least two letters.
pub(super) fn clear_romans(text: &str, span: Span) -> Vec<(Span, u32)> {
    let mut at = span.start;
    let mut found = Vec::new();
    for part in text.get(span.start..span.end).unwrap_or_default().split('-') {
        let numeral = part.split(is_plain_apostrophe).next().unwrap_or_default();
        let is_clear = numeral.len() > 1 && numeral.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X'));
        let value = roman(numeral).filter(|&value| is_clear && (1..40).contains(&value) && numeral == as_roman(value));
        found.extend(value.map(|value| (Span::new(at, at + part.len()), value)));
        at += part.len() + 1;
    }
    found
}

/// A number under 40 as a Roman numeral.
fn as_roman(value: u32) -> String {
    const UNITS: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let tens = "X".repeat((value / 10) as usize);
    tens + UNITS[(value % 10) as usize]
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
    use ikiz_text::Tokenizer;
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
    fn numbers_in_words_are_read_as_one() {
        AMBIGUOUS.map(|list| check_lower(list, 1));
        for (text, language, length, values) in [
            ("three thousand two hundred people", Language::English, 4, vec!["3200"]),
            ("one hundred and fifty villages", Language::English, 4, vec!["150"]),
            ("forty-two families", Language::English, 1, vec!["42"]),
            ("two and three", Language::English, 1, vec!["2"]),
            ("two and a half hours", Language::English, 4, vec!["2", "2.5"]),
            ("iki bin üç yüz kişi", Language::Turkish, 4, vec!["2300"]),
            ("beş altı kişi", Language::Turkish, 1, vec!["5"]),
            ("on iki köy", Language::Turkish, 2, vec!["12"]),
            ("iki buçuk yıl", Language::Turkish, 2, vec!["2", "2.5"]),
        ] {
            let spelled = spelled(&Tokenizer::new(language).tokens(text), language).unwrap();
            assert_eq!(
                (spelled.length, spelled.values),
                (length, values.into_iter().map(str::to_owned).collect()),
                "{text}"
            );
        }
    }

    #[test]
    fn clear_roman_numerals_are_told_from_letters() {
        let values =
            |text: &str| clear_romans(text, Span::new(0, text.len())).iter().map(|it| it.1).collect::<Vec<_>>();
        assert_eq!(values("XI-XII"), [11, 12]);
        assert_eq!([values("XIX’un"), values("IIX"), values("V"), values("MD")], [vec![19], vec![], vec![], vec![]]);
    }

    #[test]
    fn roman_numerals_are_read() {
        let read = ["IV", "XIX", "II’nci", "MCMXC", "L", "VXI", "Ivan", "", "ÇI"].map(roman);
        assert_eq!(read, [Some(4), Some(19), Some(2), Some(1990), Some(50), Some(6), None, None, None]);
    }
}
