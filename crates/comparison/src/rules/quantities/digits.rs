//! What the text around digits says of them: torn decimals, products, times of day and dates, marks of lists,
//! references, digits that are no part of the sentence.

use ikiz_document::Language;
use ikiz_text::{is_known_word, lower};

/// What a damaged text puts between a number and its decimals.
const GAPS: [&str; 4] = [". ", ", ", " .", " ,"];

/// A number whose decimals a damaged text has set apart: `23. 4`, `28 ,6`. The other text may have it whole.
pub(super) fn torn_decimals(before: &str, value: &str, after: &str) -> Option<String> {
    let is_short = |digits: &str| (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let joined = |whole: &str, decimals: &str| {
        let decimals = decimals.trim_end_matches('0');
        (is_short(whole) && is_short(decimals)).then(|| format!("{whole}.{decimals}"))
    };
    if let Some(rest) = GAPS.iter().find_map(|gap| after.strip_prefix(gap)) {
        let length = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
        return joined(value, &rest[..length]);
    }
    let decimals = value.strip_prefix("0.").unwrap_or(value);
    let gaps = if decimals == value { &GAPS[..2] } else { &[" "] };
    let head = gaps.iter().find_map(|gap| before.strip_suffix(gap))?;
    let length = head.bytes().rev().take(4).take_while(u8::is_ascii_digit).count();
    joined(&head[head.len() - length..], decimals)
}

/// The numbers of which a damaged text may have glued the start to a word, if these are decimals: `log102,47` may be 2,47
/// or 102,47.
pub(super) fn numbers_glued_to_word(before: &str, decimals: &str) -> Vec<String> {
    let Some(head) = before.strip_suffix(['.', ',']) else { return Vec::new() };
    let word = head.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let digits = &head[word.len()..];
    if !word.ends_with(char::is_alphabetic)
        || digits.len() > LONGEST_MARK
        || !decimals.bytes().all(|it| it.is_ascii_digit())
    {
        return Vec::new();
    }
    let wholes = (0..digits.len()).map(|at| &digits[at..]).filter(|whole| whole.len() == 1 || !whole.starts_with('0'));
    wholes.map(|whole| format!("{whole}.{}", decimals.trim_end_matches('0'))).collect()
}

/// A number times its unit: for 2,5 milyon the other text may print 2,500,000, for two decades 20.
pub(super) fn product(value: &str, times: u32) -> Option<String> {
    let (sign, value) = value.split_at(value.len() - value.trim_start_matches('-').len());
    let (whole, decimals) = value.split_once('.').unwrap_or((value, ""));
    let digits: u64 = format!("{whole}{decimals}").parse().ok()?;
    let product = u128::from(digits) * u128::from(times);
    let one = 10_u128.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    let rest = format!("{:0width$}", product % one, width = decimals.len());
    let rest = rest.trim_end_matches('0');
    let whole = product / one;
    Some(if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") })
}

/// The digits of a number with groups of thousands, whichever mark separates them: some Turkish texts print 3,000.
pub(super) fn without_groups(printed: &str) -> Option<String> {
    let mut groups = printed.split(['.', ',']);
    let head = groups.next().filter(|head| (1..=3).contains(&head.len()) && !head.starts_with('0'))?;
    let rest: Vec<&str> = groups.collect();
    let is_grouped = !rest.is_empty() && rest.iter().all(|group| group.len() == 3);
    is_grouped.then(|| format!("{head}{}", rest.concat()))
}

/// The hour of a time of day as the other text may print it: 23:45 as 23.45, 2 p.m. as 14.
pub(super) fn clock_readings(value: &str, after: &str) -> Vec<String> {
    let mut readings = Vec::new();
    let minutes: String =
        after.strip_prefix(':').unwrap_or_default().chars().take(3).take_while(char::is_ascii_digit).collect();
    if minutes.len() == 2 {
        let decimals = minutes.trim_end_matches('0');
        readings.push(if decimals.is_empty() { value.to_owned() } else { format!("{value}.{decimals}") });
    }
    let near: String = after.chars().take(LONGEST_CLOCK).collect();
    let behind = near.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ' '));
    let is_afternoon = ["pm", "p.m", "PM", "P.M"].iter().any(|mark| behind.starts_with(mark));
    let (hour, minutes) = value.find('.').map_or((value, ""), |at| value.split_at(at));
    let afternoon = hour.parse::<u32>().ok().filter(|hour| is_afternoon && *hour < 12);
    readings.extend(afternoon.map(|hour| format!("{}{minutes}", hour + 12)));
    readings
}

/// Characters from an hour to its `p.m.`
const LONGEST_CLOCK: usize = 10;

/// Whether a number is the minutes in a time of day: `:45`.
pub(super) fn is_minutes(before: &str) -> bool {
    before.strip_suffix(':').is_some_and(|hour| hour.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether a number is the month of a date in digits: `01.11.1928`. The other text may have its name.
pub(super) fn is_month(before: &str, after: &str) -> bool {
    let mark = |letter: char| matches!(letter, '.' | '/' | '-');
    let year = |rest: &str| rest.bytes().take(5).take_while(u8::is_ascii_digit).count() == 4;
    before.strip_suffix(mark).is_some_and(|day| day.ends_with(|letter: char| letter.is_ascii_digit()))
        && after.strip_prefix(mark).is_some_and(year)
}

/// Whether a number is the mark of a list: `(2)`, `2)` without an opening bracket in the sentence, `2.` at the start of
/// a sentence, and in English, where ordinals have no stop, in a row behind a colon or a comma.
pub(super) fn is_list_mark(value: &str, sentence: &str, after: &str, language: Language) -> bool {
    let is_short = value.len() <= 2 && value.bytes().all(|byte| byte.is_ascii_digit());
    let head = sentence.trim_end();
    let is_open = || sentence.matches('(').count() > sentence.matches(')').count();
    let before_word = |rest: &str| rest.starts_with(' ') && rest.trim_start().starts_with(char::is_alphabetic);
    let follows = || head.len() < sentence.len() && [":", ",", ";", " and"].iter().any(|mark| head.ends_with(mark));
    is_short
        && (sentence.ends_with('(') && after.starts_with(')')
            || after.starts_with(')') && !is_open()
            || head.is_empty() && after.starts_with(['.', '-', '–', ':'])
            || language == Language::English && follows() && after.strip_prefix('.').is_some_and(before_word))
}

/// Most digits of a page number or of a footnote's mark.
const LONGEST_MARK: usize = 3;
/// Fewest letters of a word to which such digits are glued; shorter ones are endings and units.
const SHORTEST_WORD: usize = 3;
/// From so many letters on no ending and no unit is that long, whether the lexicon knows the word or not.
const LONG_WORD: usize = 8;

/// Whether digits are glued to a word to which they do not belong: `41two`, `12korelasyon`, a mark behind a stop.
pub(super) fn is_glued(value: &str, before: &str, after: &str, language: Language) -> bool {
    if value.len() > LONGEST_MARK || !value.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let letters = |letters: &mut dyn Iterator<Item = char>| letters.take_while(|letter| letter.is_alphabetic()).count();
    let shortest = if language == Language::Turkish { SHORTEST_WORD + 2 } else { SHORTEST_WORD };
    let length = letters(&mut after.chars());
    let word: String = after.chars().take(length).collect();
    let is_free = before.is_empty() || before.ends_with(|letter: char| letter.is_whitespace() || letter == '(');
    let is_word = length >= LONG_WORD || length >= shortest && is_known_word(&lower(&word, language), language);
    if is_free && is_word {
        return true;
    }
    let closing = |letter: char| matches!(letter, '.' | ',' | ';' | '”' | '"' | ')' | '’');
    let word = before.trim_end_matches(closing);
    word.len() < before.len()
        && letters(&mut word.chars().rev()) > SHORTEST_WORD
        && (after.is_empty() || after.starts_with(char::is_whitespace))
}

/// Whether a number is in a reference: `[12]`, `[3, 7-9]`.
pub(super) fn is_reference(before: &str, after: &str) -> bool {
    let inside = |c: &char| c.is_ascii_digit() || matches!(c, ',' | ';' | ' ' | '-' | '–');
    // Longer lists are no references; the limit keeps a line of digits from being read once for each of them.
    before.chars().rev().take(LONGEST_REFERENCE).find(|c| !inside(c)) == Some('[')
        && after.chars().take(LONGEST_REFERENCE).find(|c| !inside(c)) == Some(']')
}

/// Most characters of a reference on either side of a number.
const LONGEST_REFERENCE: usize = 40;
