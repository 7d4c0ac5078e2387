//! The keywords of a list.

use ikiz_document::span::flattened;
use ikiz_document::{Keyword, Span};

/// Most words of a keyword; longer pieces are no keywords.
pub(crate) const LONGEST_KEYWORD: usize = 8;

/// The keywords in a span of the text, in order, disjoint.
pub(crate) fn split(text: &str, span: Span) -> Vec<Keyword> {
    // A separator behind the last keyword separates nothing.
    let list = span.of(text).trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '•' | '|' | '·'));
    let separators = separators(list);
    let mut keywords = Vec::new();
    let mut start = 0;
    for end in separators.into_iter().chain([list.len()]) {
        if let Some(keyword) = keyword(text, Span::new(start, end).shifted(span.start)) {
            keywords.push(keyword);
        }
        start = end + list[end..].chars().next().map_or(0, char::len_utf8);
    }
    // The full stop of the list belongs to no keyword, that of an abbreviation does.
    if let Some(last) = keywords.last_mut()
        && let Some(bare) = last.text.strip_suffix('.')
        && !bare.rsplit(' ').next().unwrap_or(bare).contains('.')
    {
        last.text = bare.trim_end().to_owned();
        last.span.end -= 1;
        last.span = last.span.trimmed(text);
    }
    keywords.retain(|keyword| !keyword.text.is_empty());
    keywords
}

/// Byte offsets of the separators of a list. Which mark separates is the list's own choice: the first of these that it uses.
fn separators(list: &str) -> Vec<usize> {
    let outside = outside_parentheses(list);
    let marks = |marks: &[char]| -> Vec<usize> {
        let wanted = outside.iter().filter(|(_, c)| marks.contains(c));
        wanted.map(|(at, _)| *at).collect()
    };
    let semicolons = marks(&[';', '；']);
    let bars = marks(&['•', '|', '·', '●', '▪', '∙', '■']);
    // A comma between digits is decimal.
    let digit = |at: usize| list.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let mut commas = marks(&[',', '،', '，']);
    commas.retain(|at| !(*at > 0 && digit(at - 1) && digit(at + 1)));
    let breaks = marks(&['\n']);
    if !semicolons.is_empty() {
        // One semicolon among several commas is a slip of the pen.
        let slip = semicolons.len() == 1 && commas.len() > 2;
        let mut all = semicolons;
        if slip {
            all.extend(commas);
            all.sort_unstable();
        }
        return all;
    }
    if !bars.is_empty() {
        return bars;
    }
    if !commas.is_empty() {
        // Items on lines of their own, one of which holds a comma.
        let lines = list.lines().filter(|line| !line.trim().is_empty()).count();
        let wrapped = list.lines().any(|line| line.matches([',', ';']).count() > 1) || lines < 4;
        return if wrapped || commas.len() + 1 >= lines { commas } else { breaks };
    }
    let dashes: Vec<_> = outside
        .iter()
        .filter(|(at, c)| {
            matches!(c, '-' | '–' | '—') && list[..*at].ends_with(' ') && list[*at + c.len_utf8()..].starts_with(' ')
        })
        .map(|(at, _)| *at)
        .collect();
    if !dashes.is_empty() {
        return dashes;
    }
    breaks
}

/// The characters outside parentheses with their places; an unclosed one hides nothing.
fn outside_parentheses(list: &str) -> Vec<(usize, char)> {
    let mut outside = Vec::new();
    let last_closing = list.rfind([')', ']']).unwrap_or(0);
    let mut depth = 0_usize;
    for (at, c) in list.char_indices() {
        match c {
            '(' | '[' if at < last_closing => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push((at, c)),
            _ => {}
        }
    }
    outside
}

/// The keyword in a span, without the marks around it; `None` where it holds no letters.
pub(crate) fn keyword(text: &str, span: Span) -> Option<Keyword> {
    let marks = |c: char| {
        c.is_whitespace() || matches!(c, '*' | '_' | '•' | '–' | '—' | '-' | ',' | ';' | ':' | '·' | '●' | '▪')
    };
    let inside = span.of(text);
    let start = span.start + (inside.len() - inside.trim_start_matches(marks).len());
    let trimmed = text[start..span.end].trim_end_matches(marks);
    let span = Span::new(start, start + trimmed.len());
    let has_letters = trimmed.contains(char::is_alphanumeric);
    has_letters.then(|| Keyword { span, text: flattened(trimmed) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn keywords(list: &str) -> Vec<String> {
        split(list, Span::new(0, list.len())).into_iter().map(|keyword| keyword.text).collect()
    }

    #[test]
    fn separators_of_every_kind() {
        for list in [
            "arı, bal, kovan bakımı.",
            "arı; bal; kovan bakımı",
            "arı • bal • kovan\nbakımı",
            "arı | bal | kovan bakımı",
            "arı\nbal\nkovan bakımı",
            "arı - bal - kovan bakımı",
            "- arı\n- bal\n- kovan bakımı",
        ] {
            assert_eq!(keywords(list), ["arı", "bal", "kovan bakımı"], "{list}");
        }
    }

    #[test]
    fn commas_that_do_not_separate() {
        assert_eq!(keywords("kovan (ahşap, taş), bal"), ["kovan (ahşap, taş)", "bal"]);
        assert_eq!(keywords("0,5 mm elek, tane boyu"), ["0,5 mm elek", "tane boyu"]);
        assert_eq!(keywords("arı, bal; polen"), ["arı, bal", "polen"]);
    }

    #[test]
    fn full_stops_of_abbreviations_stay() {
        assert_eq!(keywords("şirket, Kovan A.Ş."), ["şirket", "Kovan A.Ş."]);
        assert_eq!(keywords("wrapped key\nword, other."), ["wrapped key word", "other"]);
    }

    proptest! {
        #[test]
        fn keywords_lie_inside_in_order(list in "[a-zığş ,;.()•|\n-]{0,80}") {
            let mut end = 0;
            for keyword in split(&list, Span::new(0, list.len())) {
                prop_assert!(keyword.span.start >= end && keyword.span.end <= list.len());
                prop_assert_eq!(flattened(keyword.span.of(&list)), keyword.text.clone());
                prop_assert!(!keyword.text.is_empty());
                end = keyword.span.end;
            }
        }
    }
}
