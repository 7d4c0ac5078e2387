//! The signs before digits: minus, ± and the signs of comparison.

use ikiz_document::Span;

/// The signs of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// Its own sign.
    pub sign: Sign,
    /// How it is compared.
    pub relation: Option<Relation>,
    /// Where the signs and the number begin, if it has any.
    pub start: Option<usize>,
}

/// The sign of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sign {
    /// No sign, right behind another number: `11,2 1,6`.
    Bare,
    /// No sign.
    #[default]
    None,
    Plus,
    Minus,
    PlusMinus,
    /// A dash that may be a minus or not.
    Doubtful,
}

/// A comparison with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    Less,
    Equal,
    More,
}

/// Bytes before a number in which its signs stand.
const NEAR: usize = 16;

/// The signs before the number of a span.
pub(super) fn marks(text: &str, span: Span) -> Marks {
    let printed = text.get(span.start..span.end).unwrap_or_default();
    let first = printed.find(|letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',')).unwrap_or(0);
    let end = span.start + first;
    let mut start = end.saturating_sub(NEAR);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let before = &text[start..end];
    let (sign, rest) = sign(before);
    let trimmed = rest.trim_end();
    let relation = relation(trimmed);
    let at = match relation {
        Some(_) => trimmed.trim_end_matches(is_comparison).len(),
        None => rest.len(),
    };
    let has_marks = relation.is_some() || matches!(sign, Sign::Plus | Sign::Minus | Sign::PlusMinus);
    Marks { sign, relation, start: has_marks.then_some(start + at) }
}

/// The sign that ends a text, and the text without it.
fn sign(before: &str) -> (Sign, &str) {
    let close = before.trim_end();
    for mark in ["±", "∓", "+/-", "+/−", "+-"] {
        if let Some(rest) = close.strip_suffix(mark) {
            return (Sign::PlusMinus, rest);
        }
    }
    if let Some(rest) = before.strip_suffix('+') {
        return (Sign::Plus, rest);
    }
    let Some(rest) = close.strip_suffix(is_dash) else {
        let follows = close.len() < before.len() && close.ends_with(|letter: char| letter.is_ascii_digit());
        return (if follows { Sign::Bare } else { Sign::None }, before);
    };
    let is_apart = close.len() < before.len();
    let previous = rest.trim_end().chars().next_back();
    let is_compared = previous.is_some_and(is_comparison);
    let is_free =
        rest.is_empty() || rest.ends_with(|letter: char| letter.is_whitespace() || "([:;,/|*%~≈".contains(letter));
    let follows_word =
        previous.is_none_or(|letter| !letter.is_ascii_digit() && !matches!(letter, '%' | ')' | '.' | ','));
    let is_long = close.ends_with(['–', '—', '‒']);
    // TNF-R1 and -2: the hyphen stands for the word before.
    let is_short_form =
        [" and", " or", " ve", " veya", " ile", " to"].iter().any(|word| rest.trim_end().ends_with(word));
    let is_minus = is_compared || is_free && follows_word && !is_apart && !is_long && !is_short_form;
    (if is_minus { Sign::Minus } else { Sign::Doubtful }, rest)
}

/// The comparison that ends a text.
fn relation(before: &str) -> Option<Relation> {
    let last = before.chars().next_back()?;
    let other = before[..before.len() - last.len_utf8()].chars().next_back();
    match last {
        '<' | '≤' | '≦' | '⩽' | '＜' => Some(Relation::Less),
        '>' | '≥' | '≧' | '⩾' | '＞' => Some(Relation::More),
        '=' if other == Some('<') => Some(Relation::Less),
        '=' if other == Some('>') => Some(Relation::More),
        '=' => Some(Relation::Equal),
        _ => None,
    }
}

const fn is_comparison(letter: char) -> bool {
    matches!(letter, '<' | '>' | '=' | '≤' | '≥' | '≦' | '≧' | '⩽' | '⩾' | '＜' | '＞')
}

const fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '−' | '–' | '—' | '‒' | '‐' | '‑' | '﹣')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(before: &str) -> (Sign, Option<Relation>) {
        let text = format!("{before}5");
        let marks = marks(&text, Span::new(before.len(), text.len()));
        (marks.sign, marks.relation)
    }

    #[test]
    fn signs_are_told_from_dashes() {
        for (before, sign, relation) in [
            ("r = -", Sign::Minus, Some(Relation::Equal)),
            ("β=−", Sign::Minus, Some(Relation::Equal)),
            ("r = – ", Sign::Minus, Some(Relation::Equal)),
            ("at -", Sign::Minus, None),
            ("R1 and -", Sign::Doubtful, None),
            ("1990 -", Sign::Doubtful, None),
            ("1990–", Sign::Doubtful, None),
            ("Covid-", Sign::Doubtful, None),
            ("age – ", Sign::Doubtful, None),
            ("11.2 ± ", Sign::PlusMinus, None),
            ("11.2 ", Sign::Bare, None),
            ("p < ", Sign::None, Some(Relation::Less)),
            ("p<=", Sign::None, Some(Relation::Less)),
            ("r ≥", Sign::None, Some(Relation::More)),
            ("of +", Sign::Plus, None),
        ] {
            assert_eq!(of(before), (sign, relation), "{before}");
        }
    }
}
