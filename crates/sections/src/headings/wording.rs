//! Known wordings at a place of the text, and the marks and numbers that are printed around them.

use ikiz_document::Span;
use ikiz_text::{folded_letter, is_plain_apostrophe};
use rustc_hash::FxHashSet;

/// Letters by which a wording is told from most others.
const START_LETTERS: usize = 3;
/// Marks that hang at a word and point to a note.
pub(crate) const NOTE_MARKS: [char; 16] =
    ['*', '⁎', '∗', '†', '‡', '§', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰'];

/// How a line is numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Numbering {
    /// Not at all.
    #[default]
    None,
    /// `1.`, `I.`, `6)`.
    Simple,
    /// `2.4.1`.
    Nested,
}

/// What the letter behind a wording says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// The word ends.
    Word,
    /// A capital follows at which a new word begins: `ÖzBu`, `ÖZETBu`.
    Capital,
    /// A small letter follows.
    Small,
}

/// What is known of all wordings of a data file: enough to leave most places at once.
#[derive(Debug, Default)]
pub(crate) struct Reach {
    /// Bytes of the longest one, folded.
    longest: usize,
    /// The first letters of each.
    starts: FxHashSet<Box<str>>,
}

impl Reach {
    pub(crate) fn add(&mut self, key: &str) {
        self.longest = self.longest.max(key.len());
        self.starts.insert(key.chars().take(START_LETTERS).collect());
    }

    pub(crate) fn longest(&self) -> usize {
        self.longest
    }
}

/// The longest known wording at a place, by its folded letters; blanks and hyphens between them are passed over.
/// `known` is also asked where letters go on behind a wording, and told where it ends.
pub(crate) fn wording<T>(
    text: &str,
    start: usize,
    reach: &Reach,
    known: impl Fn(&str, Ending, usize) -> Option<T>,
) -> Option<(usize, T)> {
    let mut letters = String::new();
    let mut found = None;
    let mut line_ends = 0;
    let mut capitals = true;
    let (mut count, mut run) = (0, 0);
    let mut characters = text[start..].char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        if let Some(letter) = folded_letter(c) {
            letters.push(letter);
            count += 1;
            if letters.len() > reach.longest || (count == START_LETTERS && !reach.starts.contains(letters.as_str())) {
                break;
            }
            capitals &= !c.is_lowercase();
            run += 1;
            let end = start + at + c.len_utf8();
            let ending = match characters.peek() {
                // Blanks are passed over: `Keyword smart` is not `Keywords mart`.
                Some((_, next)) if next.is_alphabetic() => glued(capitals, c, &text[end..])
                    .filter(|ending| run >= if *ending == Ending::Small { 4 } else { 2 }),
                _ => Some(Ending::Word),
            };
            if let Some(entry) = ending.and_then(|ending| known(&letters, ending, end)) {
                found = Some((end, entry));
            }
        } else {
            run = 0;
            line_ends += usize::from(c == '\n');
            let passed = is_plain_apostrophe(c)
                || matches!(c, ' ' | '\t' | '\u{a0}' | '-' | '\u{ad}' | '\u{2010}' | '\n' | ',' | '/')
                || matches!(c, '\u{200c}' | '\u{200f}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}');
            // An apostrophe or comma inside the wording: `author's note`, `sonuç, tartışma ve öneriler`.
            if letters.is_empty() || !passed || line_ends > 1 {
                break;
            }
        }
    }
    found
}

/// How a wording ends whose last letter is `last` where another letter follows; `None` inside a word in capitals.
fn glued(capitals: bool, last: char, after: &str) -> Option<Ending> {
    let mut next = after.chars();
    let first = next.next()?;
    let second_is_small = next.next().is_some_and(|second| second.is_lowercase() || second == ' ');
    if first.is_lowercase() {
        (!capitals).then_some(Ending::Small)
    } else if last.is_lowercase() || (capitals && second_is_small) {
        Some(Ending::Capital)
    } else {
        None
    }
}

/// The text of a line without the marks that decorate its start: `::ÖZ::`, `[ÖZ]`, `– ÖZ –`.
pub(crate) fn undecorated(line: &str) -> &str {
    line.trim_start_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '#' | '*' | '_' | '>' | '<' | '•' | '■' | '●' | '▪' | '◆' | '[' | '(' | '{' | '«' | '»')
            || matches!(c, '-' | '–' | '—' | '―' | ':' | '=' | '~' | '|' | '"' | '“' | '”' | '‘' | '\'')
    })
}

/// Whether a wording has more than one letter and none that is small; letters without case are none.
pub(crate) fn has_no_small(wording: &str) -> bool {
    wording.chars().filter(|c| c.is_alphabetic()).count() > 1 && !wording.contains(char::is_lowercase)
}

/// Where the letters of a line begin, after marks and a number.
pub(crate) fn skip_number(text: &str, line: Span) -> (usize, Numbering) {
    let whole = line.of(text);
    let marks = |c: char| c.is_whitespace() || matches!(c, '#' | '*' | '_' | '>' | '•' | '■' | '[' | '(');
    let unmarked = whole.trim_start_matches(marks);
    let start = line.end - unmarked.len();
    let number_end = unmarked.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(0);
    let number = &unmarked[..number_end];
    if number.starts_with(|c: char| c.is_ascii_digit()) && number_end <= 12 {
        let rest = unmarked[number_end..].trim_start_matches([' ', '\t', ')', '-', '–', '.']);
        let number = number.trim_end_matches('.');
        // A year, a count or a code begins a line of running text.
        let is_number = number.split('.').all(|part| part.len() <= 2) && !rest.starts_with(char::is_lowercase);
        let numbering = match (is_number, number.contains('.')) {
            (false, _) => Numbering::None,
            (true, true) => Numbering::Nested,
            (true, false) => Numbering::Simple,
        };
        return (line.end - rest.len(), numbering);
    }
    let roman_end = unmarked.find(|c: char| !matches!(c, 'I' | 'V' | 'X' | 'i' | 'v' | 'x')).unwrap_or(0);
    if roman_end > 0 && unmarked[roman_end..].starts_with(['.', ')']) {
        let rest = unmarked[roman_end + 1..].trim_start();
        return (line.end - rest.len(), Numbering::Simple);
    }
    (start, Numbering::None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(line: &str) -> (&str, Numbering) {
        let (start, numbering) = skip_number(line, Span::new(0, line.len()));
        (&line[start..], numbering)
    }

    #[test]
    fn numbers_of_headings_are_told_from_others() {
        assert_eq!(number("1. GİRİŞ"), ("GİRİŞ", Numbering::Simple));
        assert_eq!(number("2.4. Yöntem"), ("Yöntem", Numbering::Nested));
        assert_eq!(number("II. Yöntem"), ("Yöntem", Numbering::Simple));
        for line in ["2017. Yılın ilk ayında", "148 Üretici", "12 öğrenci", "3 aylık sürede"] {
            assert_eq!(number(line).1, Numbering::None, "{line}");
        }
    }

    #[test]
    fn decorations_are_passed_over() {
        for line in ["::ÖZ::", "[ÖZ]", "– ÖZ", "~ ÖZ ~", "“ÖZ”", "<ÖZ>"] {
            assert!(undecorated(line).starts_with("ÖZ"), "{line}");
        }
    }
}
