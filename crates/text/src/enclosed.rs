//! Text between quotation marks or brackets.

use ikiz_document::Span;

/// Marks that open, each with those that close it; the straight quotation mark does both.
const QUOTATIONS: [(char, &[char]); 6] =
    [('“', &['”']), ('„', &['“', '”']), ('«', &['»']), ('‘', &['’']), ('‚', &['‘', '’']), ('"', &['"'])];
const BRACKETS: [(char, &[char]); 2] = [('(', &[')']), ('[', &[']'])];

/// Stretches of a text that are not the writer's own words: quotations and titles between marks, remarks in brackets.
pub struct Enclosed {
    /// In order, disjoint.
    spans: Vec<Span>,
}

impl Enclosed {
    /// Quotations and brackets; `offset` is where the text begins in its document.
    pub fn quoted(text: &str, offset: usize) -> Self {
        Self::between(text, offset, &[&QUOTATIONS[..], &BRACKETS[..]].concat())
    }

    /// Quotations alone; `offset` as for [`Self::quoted`].
    pub fn quotations(text: &str, offset: usize) -> Self {
        Self::between(text, offset, &QUOTATIONS)
    }

    /// Brackets alone; `offset` as for [`Self::quoted`].
    pub fn bracketed(text: &str, offset: usize) -> Self {
        Self::between(text, offset, &BRACKETS)
    }

    /// The stretches, in order.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Whether a span touches enclosed text.
    pub fn touches(&self, span: Span) -> bool {
        let next = self.spans.partition_point(|enclosed| enclosed.end <= span.start);
        self.spans.get(next).is_some_and(|enclosed| enclosed.overlaps(span))
    }

    fn between(text: &str, offset: usize, marks: &[(char, &[char])]) -> Self {
        if !text.bytes().any(is_first_byte) {
            return Self { spans: Vec::new() };
        }
        let mut open: Vec<Option<Open>> = vec![None; marks.len()];
        let mut found: Vec<Span> = Vec::new();
        for (at, letter) in text.char_indices() {
            if !is_first_byte(text.as_bytes()[at]) {
                continue;
            }
            let mark =
                Mark { letter, at, before: text[..at].chars().next_back(), behind: &text[at + letter.len_utf8()..] };
            // What was opened last is closed first.
            let closed = (0..marks.len())
                .filter(|place| open[*place].is_some() && marks[*place].1.contains(&letter) && mark.may_close())
                .max_by_key(|place| open[*place].map(|open| open.start));
            if let Some(place) = closed {
                if mark.is_apostrophe() {
                    // `‘Nutuk’un`: the end of the quotation where no better one follows.
                    if let Some(open) = &mut open[place] {
                        let between = &text[open.start..at];
                        open.apostrophe.get_or_insert_with(|| (mark.end(), is_name(between)));
                    }
                } else {
                    found.extend(open[place].take().map(|open| Span::new(open.start, mark.end())));
                }
                continue;
            }
            let Some(place) = marks.iter().position(|(opening, _)| *opening == letter) else { continue };
            if !mark.may_open() {
                continue;
            }
            let known = open[place].filter(|open| open.apostrophe.is_none());
            if known.is_none() {
                found.extend(open[place].and_then(Open::to_apostrophe));
                open[place] = Some(Open { start: at, apostrophe: None });
            }
        }
        found.extend(open.into_iter().flatten().filter_map(Open::to_apostrophe));
        let mut found: Vec<Span> = found.into_iter().map(|span| span.shifted(offset)).collect();
        found.sort_unstable();
        let mut spans: Vec<Span> = Vec::with_capacity(found.len());
        for span in found {
            match spans.last_mut() {
                Some(last) if span.start < last.end => last.end = last.end.max(span.end),
                _ => spans.push(span),
            }
        }
        Self { spans }
    }
}

/// A mark that opened and is not closed.
#[derive(Clone, Copy)]
struct Open {
    start: usize,
    /// The end of the first apostrophe behind it, and whether it stands behind a name, so that it could close it.
    apostrophe: Option<(usize, bool)>,
}

impl Open {
    fn to_apostrophe(self) -> Option<Span> {
        self.apostrophe.filter(|(_, closes)| *closes).map(|(end, _)| Span::new(self.start, end))
    }
}

/// A mark in its text.
struct Mark<'t> {
    letter: char,
    at: usize,
    before: Option<char>,
    behind: &'t str,
}

impl Mark<'_> {
    const fn end(&self) -> usize {
        self.at + self.letter.len_utf8()
    }

    /// Whether it may close: a mark that opens others does so only behind a letter or another mark.
    fn may_close(&self) -> bool {
        !matches!(self.letter, '“' | '‘') || self.before.is_some_and(|before| !before.is_whitespace())
    }

    /// Whether it may open: `‘` is a letter within a word (`Mu‘tezile`) and stands for a century before two digits with
    /// an ending (`‘80s`, `‘90’lı`), but not in `‘19 Mayıs’`.
    fn may_open(&self) -> bool {
        let is_year = || {
            let behind = self.behind.trim_start_matches(|letter: char| letter.is_ascii_digit());
            let bare = behind.trim_start_matches(['’', '\'', '-', '–']);
            self.behind.len() - behind.len() == 2
                && (bare.starts_with(char::is_alphabetic) || bare.len() < behind.len() && !behind.starts_with('’'))
        };
        self.letter != '‘' || !(self.before.is_some_and(char::is_alphanumeric) || is_year())
    }

    /// Whether it is that of `Ali’nin` rather than a closing mark.
    fn is_apostrophe(&self) -> bool {
        self.letter == '’' && self.behind.starts_with(char::is_alphabetic)
    }
}

/// Whether a text behind a mark that opens is one word, or words that all begin with a capital.
fn is_name(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let is_capital = |word: &str| word.trim_start_matches(['‘', '‚']).starts_with(char::is_uppercase);
    text.split_whitespace().nth(1).is_none()
        || words.all(is_capital) && !text.contains([',', ';', ':', '.', '!', '?', '(', ')'])
}

/// Whether a mark may begin with a byte.
const fn is_first_byte(byte: u8) -> bool {
    matches!(byte, b'"' | b'(' | b')' | b'[' | b']' | 0xc2 | 0xe2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_begins_with_a_known_byte() {
        for (opening, closing) in QUOTATIONS.iter().chain(&BRACKETS) {
            for mark in closing.iter().chain([opening]) {
                assert!(is_first_byte(mark.encode_utf8(&mut [0; 4]).as_bytes()[0]), "{mark}");
            }
        }
    }

    fn outside(text: &str, enclosed: &Enclosed) -> String {
        let is_outside = |(at, letter): &(usize, char)| !enclosed.touches(Span::new(*at, at + letter.len_utf8()));
        text.char_indices().filter(is_outside).map(|(_, letter)| letter).collect()
    }

    #[test]
    fn quotations_and_brackets_are_enclosed() {
        for (text, rest) in [
            ("a “b c” d", "a  d"),
            ("a \"b\" c \"d\" e", "a  c  e"),
            ("a ‘b’nin c’ d’den", "a  d’den"),
            ("a „b“ c «d» e", "a  c  e"),
            ("a (b [c] d) e) f", "a  e) f"),
            ("a “b (c” d", "a  d"),
            ("a “b", "a “b"),
            ("„a“ b c “d” e", " b c  e"),
            ("„a” b „c” d", " b  d"),
            ("a „b “c” d“ e “f” g", "a  e  g"),
            ("a “b „c” d” e", "a  e"),
            ("a ‚b‘ c ‘d’ e", "a  c  e"),
            ("a ‘b’ c ‘d’ e’nin", "a  c  e’nin"),
            ("a ‘b’un c ‘d’ın e", "a un c ın e"),
            ("Mu‘tezile a Ali’nin’ b", "Mu‘tezile a Ali’nin’ b"),
            ("the ‘80s and the students’ b", "the ‘80s and the students’ b"),
            ("‘2019 b’ c", " c"),
            ("‘Abdülhamid dönemi incelendi, İstanbul’da a", "‘Abdülhamid dönemi incelendi, İstanbul’da a"),
            ("‘Abdülhamid dönemi İstanbul’da, ‘Nutuk’un b", "‘Abdülhamid dönemi İstanbul’da, un b"),
            ("‘Kürk Mantolu Madonna’nın b", "nın b"),
            ("‘19 Mayıs’ adlı eser", " adlı eser"),
            ("‘19’ adlı eser", " adlı eser"),
            ("‘90’lı yıllar’ b", "‘90’lı yıllar’ b"),
            ("‘80-’90 arası", "‘80-’90 arası"),
        ] {
            assert_eq!(outside(text, &Enclosed::quoted(text, 0)), rest);
        }
        let text = "“a” (b) c";
        assert_eq!(outside(text, &Enclosed::bracketed(text, 0)), "“a”  c");
        assert!(Enclosed::quoted("“a”", 5).touches(Span::new(6, 7)));
    }
}
