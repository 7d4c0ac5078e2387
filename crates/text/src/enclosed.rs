//! Text between quotation marks or brackets.

use ikiz_document::Span;

/// Marks that open and close; the straight quotation mark does both.
const QUOTATIONS: [[char; 2]; 5] = [['“', '”'], ['„', '“'], ['«', '»'], ['‘', '’'], ['"', '"']];
const BRACKETS: [[char; 2]; 2] = [['(', ')'], ['[', ']']];

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

    fn between(text: &str, offset: usize, marks: &[[char; 2]]) -> Self {
        if !text.bytes().any(is_first_byte) {
            return Self { spans: Vec::new() };
        }
        let mut open: Vec<Option<usize>> = vec![None; marks.len()];
        let mut found: Vec<Span> = Vec::new();
        let mut letters = text.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            if !is_first_byte(text.as_bytes()[at]) {
                continue;
            }
            let end = at + letter.len_utf8();
            // `Ali’nin` has an apostrophe, not a closing mark.
            let is_apostrophe = letter == '’' && letters.peek().is_some_and(|(_, next)| next.is_alphabetic());
            for (start, [opening, closing]) in open.iter_mut().zip(marks) {
                match *start {
                    Some(first) if letter == *closing && !is_apostrophe => {
                        found.push(Span::new(first, end).shifted(offset));
                        *start = None;
                    }
                    None if letter == *opening => *start = Some(at),
                    _ => {}
                }
            }
        }
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

/// Whether a mark may begin with a byte.
const fn is_first_byte(byte: u8) -> bool {
    matches!(byte, b'"' | b'(' | b')' | b'[' | b']' | 0xc2 | 0xe2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_begins_with_a_known_byte() {
        for mark in QUOTATIONS.iter().chain(&BRACKETS).flatten() {
            assert!(is_first_byte(mark.encode_utf8(&mut [0; 4]).as_bytes()[0]), "{mark}");
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
        ] {
            assert_eq!(outside(text, &Enclosed::quoted(text, 0)), rest);
        }
        let text = "“a” (b) c";
        assert_eq!(outside(text, &Enclosed::bracketed(text, 0)), "“a”  c");
        assert!(Enclosed::quoted("“a”", 5).touches(Span::new(6, 7)));
    }
}
