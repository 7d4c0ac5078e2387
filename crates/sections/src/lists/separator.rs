//! Which marks separate the items of a list. A list chooses one mark and keeps to it: all of it is looked at before a
//! mark counts.

use std::ops::Range;

/// Marks that stand before or between items and nowhere else.
pub(crate) const BARS: [char; 25] = [
    '•', '|', '·', '●', '▪', '∙', '■', '◦', '○', '‣', '⁃', '►', '▸', '➢', '➤', '✓', '✔', '❖', '◆', '♦', '□', '¤', '¦',
    '\u{f0b7}', '\u{f0a7}',
];
/// Abbreviations behind which an item goes on. Single letters and words with a stop inside are known by their look.
const ABBREVIATIONS: [&str; 26] = [
    "Co", "Corp", "Dr", "Inc", "Ltd", "Prof", "St", "bkz", "cf", "cv", "doç", "etc", "no", "ser", "sp", "spp", "ssp",
    "subsp", "syn", "var", "vb", "vd", "vol", "vs", "yy", "Şti",
];

/// From so many line ends to each mark on, the lines are the items.
const RARE: usize = 3;

/// What separates the items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Separator {
    Semicolon,
    Bar,
    Comma,
    Gap,
    Slash,
    Dash,
    Stop,
    Break,
    /// `1. … 2. …`
    Number,
}

/// The places of the separators of a list, in order, and what they are. `gaps`: blanks at which a wide gap was printed.
pub(crate) fn separators(list: &str, gaps: &[usize]) -> (Separator, Vec<Range<usize>>) {
    if let Some(numbers) = numbers(list) {
        return (Separator::Number, numbers);
    }
    let outside = outside_brackets(list);
    let marks = |wanted: &dyn Fn(char) -> bool| -> Vec<Range<usize>> {
        outside.iter().filter(|(_, c)| wanted(*c)).map(|(at, c)| *at..at + c.len_utf8()).collect()
    };
    let semicolons = marks(&|c| matches!(c, ';' | '；' | '؛'));
    let mut commas = marks(&|c| matches!(c, ',' | '،' | '，' | '、'));
    commas.retain(|mark| !is_inside_word(list, mark));
    if !semicolons.is_empty() {
        // One semicolon among several commas is a typing error.
        let is_slip = semicolons.len() * 3 <= commas.len();
        return (Separator::Semicolon, if is_slip { merged(semicolons, commas) } else { semicolons });
    }
    let bars = merged(marks(&|c| BARS.contains(&c)), stars(list, &marks(&|c| c == '*'), commas.is_empty()));
    if !bars.is_empty() {
        return (Separator::Bar, bars);
    }
    let breaks = marks(&|c| c == '\n');
    if !breaks.is_empty() && is_item_a_line(list, &commas) {
        return (Separator::Break, breaks);
    }
    let none_else = commas.is_empty();
    let stops = stops(list, &outside, none_else);
    let choices = [
        (Separator::Slash, slashes(list, &marks(&|c| c == '/' || c == '\\'), none_else)),
        (
            Separator::Bar,
            marks(&|c| matches!(c, '+' | '>' | '~')).into_iter().filter(|mark| is_spaced(list, mark, true)).collect(),
        ),
        (Separator::Dash, dashes(list, &marks(&|c| matches!(c, '-' | '–' | '—' | '―' | '−')), none_else)),
        (Separator::Stop, stops.clone()),
    ];
    let mut best = (Separator::Comma, commas);
    for choice in choices {
        if choice.1.len() > best.1.len() {
            best = choice;
        }
    }
    let is_rare = |marks: &[Range<usize>]| marks.len() * RARE <= breaks.len();
    match best {
        (separator, marks) if separator != Separator::Comma && is_rare(&marks) => (Separator::Break, breaks),
        (_, marks) if marks.is_empty() && !gaps.is_empty() => {
            (Separator::Gap, gaps.iter().filter(|gap| **gap > 0).map(|gap| *gap..gap + 1).collect())
        }
        (_, marks) if marks.is_empty() => (Separator::Break, breaks),
        // A stop among commas is a typing error.
        (Separator::Comma, commas) => (Separator::Comma, merged(commas, stops)),
        best => best,
    }
}

/// Whether a word takes a full stop that ends nothing.
pub(crate) fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.contains(&word)
}

fn merged(mut one: Vec<Range<usize>>, other: Vec<Range<usize>>) -> Vec<Range<usize>> {
    one.extend(other);
    one.sort_by_key(|mark| mark.start);
    one
}

/// Whether a comma belongs to a number or to a chemical name: `0,5`, `2,4-D`, `N,N-dimethyl`.
fn is_inside_word(list: &str, mark: &Range<usize>) -> bool {
    let (before, after) = (&list[..mark.start], &list[mark.end..]);
    let digits = |c: char| c.is_ascii_digit();
    let run_before = before.len() - before.trim_end_matches(digits).len();
    let run_after = after.len() - after.trim_start_matches(digits).len();
    if run_before > 0 && run_after > 0 {
        // Two years are two.
        return run_before != 4 || run_after != 4;
    }
    let mut letters_before = before.chars().rev();
    let mut letters_after = after.chars();
    let is_primed = letters_before.next().is_some_and(|c| matches!(c, '\'' | '′' | '’')) && run_after > 0;
    let last_word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_single = last_word.chars().count() == 1 && letters_after.next().is_some_and(char::is_alphanumeric);
    is_primed || (is_single && letters_after.next() == Some('-'))
}

/// Asterisks before or between items, not those that hang at a word.
fn stars(list: &str, stars: &[Range<usize>], alone: bool) -> Vec<Range<usize>> {
    let begins = |star: &&Range<usize>| {
        list[..star.start].chars().next_back().is_none_or(char::is_whitespace) && !list[star.end..].is_empty()
    };
    let free: Vec<_> = stars.iter().filter(begins).cloned().collect();
    let spaced = |star: &Range<usize>| list[star.end..].starts_with(char::is_whitespace);
    match free.len() {
        0 if alone && stars.len() > 1 => stars.to_vec(),
        1 if !(alone && spaced(&free[0])) => Vec::new(),
        _ => free,
    }
}

/// Slashes between blanks, or two and more without.
fn slashes(list: &str, slashes: &[Range<usize>], alone: bool) -> Vec<Range<usize>> {
    let spaced: Vec<_> = slashes.iter().filter(|mark| is_spaced(list, mark, true)).cloned().collect();
    if spaced.is_empty() && alone && slashes.len() > 1 { slashes.to_vec() } else { spaced }
}

/// Dashes between blanks; or two and more before a blank, or long ones.
fn dashes(list: &str, dashes: &[Range<usize>], alone: bool) -> Vec<Range<usize>> {
    let only = |wanted: &dyn Fn(&Range<usize>) -> bool| -> Vec<Range<usize>> {
        dashes.iter().filter(|mark| wanted(mark)).cloned().collect()
    };
    let spaced = only(&|mark| is_spaced(list, mark, true));
    if !spaced.is_empty() || !alone {
        return spaced;
    }
    let half = only(&|mark| is_spaced(list, mark, false));
    if half.len() > 1 {
        return half;
    }
    let long = only(&|mark| mark.len() > 1);
    if long.len() > 1 { long } else { Vec::new() }
}

/// Whether a mark has blanks on both sides, or on one.
fn is_spaced(list: &str, mark: &Range<usize>, both: bool) -> bool {
    let before = list[..mark.start].ends_with(char::is_whitespace);
    let after = list[mark.end..].starts_with(char::is_whitespace);
    if both { before && after } else { before != after }
}

/// Full stops behind an item: not those of abbreviations and initials. Where commas separate too, only those behind a
/// longer word.
fn stops(list: &str, outside: &[(usize, char)], alone: bool) -> Vec<Range<usize>> {
    let fewest = if alone { 3 } else { 4 };
    // Two and more without a blank: `arı.bal.kovan`.
    let is_glued = !list.contains(". ") && list.trim_end_matches('.').matches('.').count() > 1 && !list.contains("www");
    let is_stop = |at: usize| {
        let rest = &list[at + 1..];
        let is_border = |c: char| c.is_whitespace() || c == ',' || (is_glued && c == '.');
        let word = list[..at].rsplit(is_border).next().unwrap_or_default();
        (rest.starts_with(char::is_whitespace) || (alone && is_glued))
            && rest.trim_start().starts_with(char::is_alphanumeric)
            && word.chars().filter(|c| c.is_alphanumeric()).count() >= fewest
            && (is_glued || !word.contains('.'))
            && !is_abbreviation(word)
    };
    outside.iter().filter(|(at, c)| *c == '.' && is_stop(*at)).map(|(at, _)| *at..at + 1).collect()
}

/// Whether each line of a list is an item, though one may hold a comma.
fn is_item_a_line(list: &str, commas: &[Range<usize>]) -> bool {
    let lines: Vec<&str> = list.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let inner = |line: &&&str| line.trim_end_matches([',', ';', '.']).contains([',', ';', '،']);
    let separated = lines.iter().filter(inner).count();
    let ended = lines.iter().filter(|line| line.ends_with([',', ';'])).count();
    if commas.is_empty() {
        // Stops, slashes or dashes in most lines separate; a line that goes on with a small letter goes on.
        return false;
    }
    lines.len() > 3 && separated <= 1 && ended * 2 < lines.len()
}

/// The numbers of a list that begins with the first of them: `1. … 2. …`, `(1) … (2) …`, `a) … b) …`.
fn numbers(list: &str) -> Option<Vec<Range<usize>>> {
    let mut numbers: Vec<Range<usize>> = Vec::new();
    let mut style = None;
    let mut before = '\n';
    for (at, c) in list.char_indices() {
        let begins = before.is_whitespace() || matches!(before, ',' | ';' | '.');
        before = c;
        if !begins || numbers.last().is_some_and(|last| at < last.end) {
            continue;
        }
        let Some((length, of)) = number(&list[at..], numbers.len() + 1) else { continue };
        if style.is_none() && !list[..at].trim().is_empty() {
            return None;
        }
        if *style.get_or_insert(of) == of {
            numbers.push(at..at + length);
        }
    }
    (numbers.len() > 1).then_some(numbers)
}

/// How a number is printed: an opening mark, a letter instead, the closing mark.
type NumberStyle = (bool, bool, char);

/// The length of the number of that value at the start of a text, and how it is printed.
fn number(text: &str, value: usize) -> Option<(usize, NumberStyle)> {
    let opened = text.starts_with(['(', '[']);
    let inside = &text[usize::from(opened)..];
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    let is_letter = digits == 0;
    let length = if is_letter {
        let letter = inside.bytes().next().filter(u8::is_ascii_lowercase)?;
        (usize::from(letter - b'a') + 1 == value).then_some(1)?
    } else {
        (inside[..digits].parse() == Ok(value)).then_some(digits)?
    };
    let closing = inside[length..].chars().next()?;
    let rest = &inside[length + closing.len_utf8()..];
    let is_closed = match closing {
        ')' | ']' => true,
        '.' | '-' => !opened && !is_letter && !rest.starts_with(|c: char| c.is_ascii_digit()),
        _ => false,
    };
    is_closed.then(|| (text.len() - rest.len(), (opened, is_letter, closing)))
}

/// The characters outside brackets with their places; an unclosed one hides nothing.
fn outside_brackets(list: &str) -> Vec<(usize, char)> {
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
