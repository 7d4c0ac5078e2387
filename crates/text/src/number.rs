//! Numbers as both languages write them.

use crate::apostrophe::is_apostrophe;
use crate::data::rows;
use crate::mark::is_hyphen;
use crate::starts::Starts;
use crate::twin_data;
use ikiz_document::{Language, Span, Token, TokenKind, Twin};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const WORDS: Twin<&str> = twin_data!("number_words.tsv");

static NUMBER_WORDS: LazyLock<Twin<NumberWords>> = LazyLock::new(|| WORDS.map(NumberWords::new));

/// Number words with their values.
struct NumberWords {
    values: FxHashMap<&'static str, u32>,
    starts: Starts,
}

impl NumberWords {
    fn new(list: &'static str) -> Self {
        let values: FxHashMap<_, _> =
            rows(list).filter_map(|[word, value]| Some((word, value.parse().ok()?))).collect();
        let starts = Starts::new(rows(list).map(|[word, _]| word));
        Self { values, starts }
    }
}

/// Limit for the groups before a group, in bytes: longer rows are tables and are not read again for each group.
const LONGEST_HEAD: usize = 24;

/// A number in a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    /// The digits, sign and separators; no suffix, no percent sign.
    pub span: Span,
    /// Its value in one notation for both languages: no thousands separators, `.` before decimals, no superfluous
    /// zeros: `0.05`, `1500`.
    pub value: String,
}

impl Number {
    /// Whether the two may be the same number: their values are equal, or a separator can be read in two ways (`1.234`
    /// may be 1234 or a number with decimals).
    pub fn agrees(&self, other: &Self) -> bool {
        let thousands = |one: &str, other: &str| grouped(one).is_some_and(|whole| whole == other);
        self.value == other.value || thousands(&self.value, &other.value) || thousands(&other.value, &self.value)
    }
}

/// The numbers of a text, in order. `tokens` are the tokens of `text`. A date is three numbers, a range two; a year that
/// a hyphen joins to a word is one, a number in a name (`COVID-19`) is none.
pub fn numbers(text: &str, tokens: &[Token], language: Language) -> Vec<Number> {
    let mut found = Vec::new();
    let mut previous: Option<Span> = None;
    for token in tokens {
        match token.kind {
            TokenKind::Number => {}
            TokenKind::Word => {
                found.extend(joined_years(text, token.span));
                continue;
            }
            _ => continue,
        }
        let printed = token.span.of(text);
        let mut body = Span::new(token.span.start, token.span.start + body_length(printed));
        let between = previous.map_or("", |previous| &text[previous.end..body.start]);
        let single_blank = matches!(between, " " | "\u{a0}" | "\u{202f}" | "\u{2009}");
        let digits = body.of(text);
        let grouped = previous.filter(|_| single_blank).and_then(|head| {
            grouped_by_blanks(head.of(text), digits).map(|value| (Span::new(head.start, body.end), value))
        });
        if let Some((span, value)) = grouped {
            body = span;
            found.pop();
            found.push(Number { span, value });
        } else {
            if single_blank && digits.starts_with(['-', '−', '+']) {
                // 1990 -2000: a range, not a sign.
                let sign = digits.chars().next().map_or(0, char::len_utf8);
                body.start += sign;
            }
            push_values(text, body, language, &mut found);
        }
        previous = Some(body).filter(|body| body.end == token.span.end);
    }
    found
}

/// The value of the surface form of a number word, cardinal or ordinal: `twenty-five` and `yirmibeş` are 25, `ikinci`
/// is 2.
pub fn number_words(surface: &str, language: Language) -> Option<u32> {
    let NumberWords { values, starts } = NUMBER_WORDS.of(language);
    if !starts.may_hold(surface) {
        return None;
    }
    let word = surface.split(is_apostrophe).next().unwrap_or(surface);
    values.get(word).copied().or_else(|| {
        let (tens, unit) = word.split_once('-')?;
        let (tens, unit) = (*values.get(tens)?, *values.get(unit)?);
        ((20..100).contains(&tens) && (1..10).contains(&unit)).then_some(tens + unit)
    })
}

/// The value of a number token's surface form, if it is one number with at most a suffix after it.
pub(crate) fn value_of(surface: &str, language: Language) -> Option<String> {
    let length = body_length(surface);
    let ending = &surface[length..];
    if !matches!(ending, "" | "st" | "nd" | "rd" | "th" | "s") && !ending.starts_with(is_apostrophe) {
        return None;
    }
    let mut found = Vec::new();
    push_values(surface, Span::new(0, length), language, &mut found);
    if found.len() == 1 { found.pop().map(|number| number.value) } else { None }
}

/// The years that hyphens join to the words of a compound: `post-2022`, `PISA-2018`.
fn joined_years(text: &str, word: Span) -> impl Iterator<Item = Number> {
    let is_part = move |at: &usize| text[..*at].ends_with(is_hyphen);
    let starts = word.of(text).match_indices(|letter: char| letter.is_ascii_digit());
    let starts = starts.map(move |(at, _)| word.start + at).filter(is_part);
    starts.filter_map(move |start| {
        let part = &text[start..word.end];
        let length = part.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(part.len());
        let (year, ending) = part.split_at(length);
        let is_whole =
            ending.is_empty() || ending == "s" || ending.starts_with(|next| is_apostrophe(next) || is_hyphen(next));
        let is_year = year.len() == 4 && matches!(year.as_bytes()[0], b'1' | b'2');
        (is_whole && is_year).then(|| Number { span: Span::new(start, start + length), value: year.to_owned() })
    })
}

/// The length of sign, digits and separators, up to the last digit of the number.
fn body_length(printed: &str) -> usize {
    let first = printed.find(|letter: char| letter.is_ascii_digit()).unwrap_or(printed.len());
    let inside = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',');
    let end = printed[first..].find(|letter| !inside(letter)).map_or(printed.len(), |length| first + length);
    printed[..end].trim_end_matches(['.', ',']).len()
}

/// The value of `head` with the group of thousands after it, if a blank separates them: `1 500`, `1 500,25`.
fn grouped_by_blanks(head: &str, next: &str) -> Option<String> {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = head.split([' ', '\u{a0}', '\u{202f}', '\u{2009}']);
    parts.next().filter(|first| (1..=3).contains(&first.len()) && !first.starts_with('0') && digits(first))?;
    let (group, decimals) = next.split_once(['.', ',']).unwrap_or((next, ""));
    let whole = head.len() < LONGEST_HEAD && digits(decimals);
    if !whole || !parts.chain([group]).all(|part| part.len() == 3 && digits(part)) {
        return None;
    }
    let mut joined: String = head.chars().filter(char::is_ascii_digit).chain(group.chars()).collect();
    let decimals = decimals.trim_end_matches('0');
    if !decimals.is_empty() {
        joined.push('.');
        joined.push_str(decimals);
    }
    Some(joined)
}

/// Adds the number in a span, or its parts if it is a date or a list: `12.05.2014`.
fn push_values(text: &str, span: Span, language: Language, found: &mut Vec<Number>) {
    let printed = span.of(text);
    if let Some(value) = value(printed, language) {
        found.push(Number { span, value });
        return;
    }
    // `75%,38.1%`: the comma parts the two.
    if let Some(value) = printed.strip_prefix(['.', ',']).and_then(|rest| value(rest, language)) {
        found.push(Number { span: Span::new(span.start + 1, span.end), value });
        return;
    }
    let mut at = span.start;
    for part in printed.split(['.', ',']) {
        if let Some(value) = value(part, language) {
            found.push(Number { span: Span::new(at, at + part.len()), value });
        }
        at += part.len() + 1;
    }
}

fn value(printed: &str, language: Language) -> Option<String> {
    let digits = printed.trim_start_matches(['+', '-', '−']);
    let separators: Vec<char> = digits.chars().filter(|letter| matches!(letter, '.' | ',')).collect();
    let (whole, decimals) = match separators[..] {
        [] => (digits, ""),
        [only] => {
            let (whole, rest) = digits.split_once(only)?;
            let thousands = if language == Language::Turkish { '.' } else { ',' };
            let grouped = rest.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
            if only == thousands && grouped { (digits, "") } else { (whole, rest) }
        }
        [first, .., last] if first != last => {
            let (whole, rest) = digits.rsplit_once(last)?;
            (are_groups(whole, first).then_some(whole)?, rest)
        }
        [first, ..] => (are_groups(digits, first).then_some(digits)?, ""),
    };
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let (whole, decimals) = (whole.trim_start_matches('0'), decimals.trim_end_matches('0'));
    if whole.is_empty() && decimals.is_empty() {
        return (!digits.is_empty()).then(|| "0".to_owned());
    }
    let sign = if printed.starts_with(['-', '−']) { "-" } else { "" };
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if decimals.is_empty() { "" } else { "." };
    Some([sign, whole, point, decimals].concat())
}

/// Whether the digits are in groups of thousands with that separator.
fn are_groups(digits: &str, separator: char) -> bool {
    let mut groups = digits.split(separator);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A value with up to three decimals, read as a whole number whose point separates thousands.
fn grouped(value: &str) -> Option<String> {
    let (sign, digits) = value.strip_prefix('-').map_or(("", value), |digits| ("-", digits));
    let (whole, decimals) = digits.split_once('.')?;
    let readable = (1..=3).contains(&whole.len()) && whole != "0" && decimals.len() <= 3;
    readable.then(|| format!("{sign}{whole}{decimals:0<3}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Tokenizer;
    use Language::{English, Turkish};
    use proptest::prelude::*;

    fn found(text: &str, language: Language) -> Vec<String> {
        let tokens = Tokenizer::new(language).tokens(text);
        numbers(text, &tokens, language).into_iter().map(|number| number.value).collect()
    }

    #[test]
    fn the_same_number_has_one_value() {
        for (texts, value) in [
            (vec!["%50", "50%", "50", "% 50,0", "50'si", "50."], "50"),
            (vec!["0,05", "0.05", ".05", "p<,050", "p=.050"], "0.05"),
            (vec!["1 500", "1500", "1\u{a0}500", "1.500,00"], "1500"),
            (vec!["2019'da", "2019", "2019’un"], "2019"),
            (vec!["n=25", "25'er", "25th"], "25"),
            (vec!["-0,5", "−0.50", "(-.5)"], "-0.5"),
            (vec!["1.234.567,89", "1,234,567.89", "1 234 567.89"], "1234567.89"),
        ] {
            for text in texts {
                for language in Language::BOTH {
                    assert_eq!(found(text, language), [value], "{text}");
                }
            }
        }
        assert_eq!(found("1.500 1.234", Turkish), ["1500", "1234"]);
        assert_eq!(found("1,500 1.234", English), ["1500", "1.234"]);
        assert_eq!(found("10-15, 1990 -2000, 10–15", English), ["10", "15", "1990", "2000", "10", "15"]);
        assert_eq!(found("75%,38.1%", English), ["75", "38.1"]);
        assert_eq!(found("12.05.2014 19. yüzyıl XIX. H2O", Turkish), ["12", "5", "2014", "19"]);
        assert_eq!(found("2019 500 ve 05 250", Turkish), ["2019", "500", "5", "250"]);
    }

    #[test]
    fn years_in_compounds_are_numbers() {
        for (text, values) in [
            ("the post-2022 years", vec!["2022"]),
            ("Pre-1980, mid-1990s", vec!["1980", "1990"]),
            ("the post\u{2011}2022 order of PISA-2018's", vec!["2022", "2018"]),
            ("post-2019-2022", vec!["2019", "2022"]),
            ("2019-2022", vec!["2019", "2022"]),
            ("2022-sonrası, 2022 sonrası", vec!["2022", "2022"]),
            ("r = -0.42, -3.5, (-2022)", vec!["-0.42", "-3.5", "-2022"]),
            ("COVID-19, covid-19, SARS-CoV-2, Windows-10, ISO-9001, A-12345", vec![]),
            ("H2O, B2022, x2022-y, e-2022x", vec![]),
        ] {
            for language in Language::BOTH {
                assert_eq!(found(text, language), values, "{text}");
            }
        }
    }

    #[test]
    fn ambiguous_separators_agree() {
        let number = |value: &str| Number { span: Span::new(0, 1), value: value.to_owned() };
        assert!(number("1.234").agrees(&number("1234")));
        assert!(number("1500").agrees(&number("1.5")));
        assert!(!number("0.05").agrees(&number("50")));
        assert!(!number("12.34").agrees(&number("1234")));
        assert!(!number("-3").agrees(&number("3")));
    }

    #[test]
    fn number_words_have_values() {
        assert_eq!(number_words("twenty-five", English), Some(25));
        assert_eq!(number_words("yirmibeş", Turkish), Some(25));
        assert_eq!(number_words("üçüncü", Turkish), Some(3));
        assert_eq!(number_words("on-the", English), None);
        assert_eq!(number_words("iki'nin", Turkish), Some(2));
    }

    #[test]
    fn the_lists_are_in_order() {
        for (list, words) in WORDS.zip(NUMBER_WORDS.as_ref()) {
            crate::data::check_lower(list, 2);
            assert_eq!(rows::<2>(list).count(), words.values.len(), "a value is no number");
        }
    }

    proptest! {
        /// The quick look at the first letters loses no number word.
        #[test]
        fn number_words_are_found_as_by_look_up(
            word in "(on|onu|iki|üç|twenty|two|the|bir|biri)[-'’]?(two|iki|beş|five|inci|[a-z]{0,2})",
        ) {
            for language in Language::BOTH {
                let plain = word.split(is_apostrophe).next().unwrap_or_default();
                let known = NUMBER_WORDS.of(language).values.contains_key(plain);
                prop_assert!(!known || number_words(&word, language).is_some());
                prop_assert!(known || plain.contains('-') || number_words(&word, language).is_none());
            }
        }

        #[test]
        fn numbers_are_in_order(text in "[0-9., '’a-c−-]*") {
            for language in Language::BOTH {
                let tokens = Tokenizer::new(language).tokens(&text);
                let mut end = 0;
                for number in numbers(&text, &tokens, language) {
                    prop_assert!(end <= number.span.start && number.span.end <= text.len());
                    prop_assert!(number.agrees(&number) && !number.value.is_empty());
                    // Digits, sign and separators, no suffix: the last character is a digit.
                    let printed = number.span.of(&text);
                    prop_assert!(!printed.contains(|c: char| c.is_alphabetic() || c == '%') && printed.ends_with(|c: char| c.is_ascii_digit()));
                    end = number.span.end;
                }
            }
        }
    }
}
