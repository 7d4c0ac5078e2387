//! Sentence borders: one pass that stops at every mark that may end a sentence and asks [`EndMark`] whether it does.

use crate::end_mark::EndMark;
use crate::mark::is_opening;
use ikiz_document::{Language, Span, allowance};

/// An open bracket or quote keeps a sentence open only if it is closed within this many bytes.
const LONGEST_ASIDE: usize = 300;

/// Lines longer than this, in bytes, are paragraphs without line breaks for print.
const LONGEST_PRINTED_LINE: usize = 250;

/// A line of at most this many bytes with a mark after which a text goes on is a label: `Materials and Methods:`.
const LONGEST_LABEL: usize = 40;

/// The sentences of a text: spans in order, disjoint, trimmed, covering all letters and digits. An empty line ends a
/// sentence. So does a line break by the author: one before a capital, after a line that had room for the next word (a
/// headline). All others are blanks.
pub fn sentences(text: &str, language: Language) -> Vec<Span> {
    let widest = text.lines().map(str::len).max().unwrap_or(0);
    let (open, quoted, spans) = (Open::default(), false, Vec::new());
    let mut splitter = Splitter { text, language, widest, start: 0, open, quoted, spans };
    let mut at = 0;
    while let Some(length) = text.as_bytes()[at..].iter().position(|byte| is_mark(*byte)) {
        at = splitter.step(at + length);
    }
    splitter.close(text.len());
    splitter.spans
}

/// Brackets and quotes that are open at a place.
#[derive(Default)]
struct Open {
    round: usize,
    square: usize,
    curly: bool,
}

struct Splitter<'t> {
    text: &'t str,
    language: Language,
    /// Bytes of the longest line.
    widest: usize,
    /// Where the sentence begins: at a letter, or at blanks at the start of the text.
    start: usize,
    open: Open,
    /// Whether a straight quote is open, in this sentence or an earlier one of the paragraph.
    quoted: bool,
    spans: Vec<Span>,
}

/// The bytes at which the pass stops; `0xe2` begins `…`, `“` and `”`.
const fn is_mark(byte: u8) -> bool {
    matches!(byte, b'.' | b'?' | b'!' | b'(' | b')' | b'[' | b']' | b'"' | b'\n' | 0xe2)
}

impl Splitter<'_> {
    /// Handles the mark at a place; returns the place to go on from.
    fn step(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let Some(mark) = rest.chars().next() else { return self.text.len() };
        let next = at + mark.len_utf8();
        match mark {
            '(' => self.open.round += 1,
            ')' => self.open.round = self.open.round.saturating_sub(1),
            '[' => self.open.square += 1,
            ']' => self.open.square = self.open.square.saturating_sub(1),
            '“' => self.open.curly = true,
            '”' => self.open.curly = false,
            '"' => self.quoted = !self.quoted,
            '\n' => return self.line_break(at),
            '.' | '?' | '!' | '…' => {
                let mark = EndMark::new(self.text, self.start, at, self.quoted, self.language);
                if !self.is_held_open(mark.border) && !self.is_quoted_speech(&mark) && mark.ends_sentence() {
                    let quotes = self.text[mark.marks_end..mark.border].matches('"').count();
                    self.quoted ^= quotes % 2 == 1;
                    self.close(mark.border);
                    return mark.border;
                }
                return mark.marks_end;
            }
            _ => {}
        }
        next
    }

    /// Handles a line break. An empty line ends any sentence.
    fn line_break(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let blanks = rest.find(|letter: char| !letter.is_whitespace()).unwrap_or(rest.len());
        if rest[1..blanks].contains('\n') {
            self.close(at.max(self.start));
            self.quoted = false;
        } else if self.start < at && self.is_meant(at, at + blanks) && !self.is_held_open(at) {
            self.close(at);
        }
        at + blanks
    }

    /// Whether the author, not the width of the page, broke the line that ends at `end`; the next line's first letter
    /// is at `next`.
    fn is_meant(&self, end: usize, next: usize) -> bool {
        // This reads at most the widest line.
        let line = self.text[..end].rfind('\n').map_or(&self.text[..end], |start| &self.text[start + 1..end]).trim();
        let after = &self.text[next..];
        let word = after.find(char::is_whitespace).unwrap_or(after.len());
        let goes_on = line.ends_with([',', ';', ':', '-', '–', '(']);
        let is_paragraph = self.widest > LONGEST_PRINTED_LINE && !(goes_on && line.len() <= LONGEST_LABEL);
        let had_room = (line.len() + word) * 5 < self.widest * 3 && !goes_on;
        (is_paragraph || had_room) && after.trim_start_matches(is_opening).starts_with(char::is_uppercase)
    }

    /// Whether a bracket or quote is open at the border and is closed soon after it.
    fn is_held_open(&self, border: usize) -> bool {
        let mut end = (border + LONGEST_ASIDE).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        // A closing mark right before the border closes its own bracket or quote.
        let before = |mark| self.text[..border].ends_with(mark);
        let soon = |mark| self.text[border..end].contains(mark);
        (self.open.round > usize::from(before(')')) && soon(')'))
            || (self.open.square > usize::from(before(']')) && soon(']'))
            || (self.open.curly && !before('”') && soon('”'))
    }

    /// Whether a question or an exclamation is inside straight quotes that end with such a mark too, and a reporting
    /// clause follows: `"Bravo! What a day!" he said.`
    fn is_quoted_speech(&self, mark: &EndMark) -> bool {
        let mut end = (mark.border + LONGEST_ASIDE).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let paragraph = self.text[mark.border..end].split("\n\n").next().unwrap_or_default();
        let is_reported = |(inside, after): (&str, &str)| {
            inside.ends_with(['.', '?', '!']) && after.trim_start().starts_with(char::is_lowercase)
        };
        self.quoted
            && mark.border == mark.marks_end
            && !mark.is_full()
            && paragraph.split_once('"').is_some_and(is_reported)
    }

    fn close(&mut self, end: usize) {
        allowance::go_on();
        let span = Span::new(self.start, end).trimmed(self.text);
        // A stop or an ellipsis that was left alone is no sentence.
        if span.of(self.text).contains(char::is_alphanumeric) {
            self.spans.push(span);
        }
        let rest = &self.text[end..];
        self.start = end + (rest.len() - rest.trim_start().len());
        self.open = Open::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(text: &str, language: Language) -> Vec<&str> {
        sentences(text, language).into_iter().map(|span| span.of(text)).collect()
    }

    /// `|` marks where a sentence ends; a blank beside it belongs to the text.
    fn check(marked: &str, language: Language) {
        let expected: Vec<_> = marked.split('|').map(str::trim).collect();
        assert_eq!(split(&marked.replace('|', ""), language), expected);
    }

    #[test]
    fn an_empty_line_ends_a_sentence_and_a_line_break_does_not() {
        check("Bir başlık|\n \t\n Kitap\nokundu.| Bitti", Language::Turkish);
        check("a (open\r\n|\r\nb) c", Language::English);
        assert_eq!(split(" \n\n ", Language::English), [""; 0]);
    }

    #[test]
    fn signs_that_stand_alone_are_no_sentences() {
        let text = "Bitti. . Geldi. …\n…\nOkudu.\n.\nSonuç budur. ?";
        assert_eq!(split(text, Language::Turkish), ["Bitti.", "Geldi.", "Okudu.", "Sonuç budur."]);
        assert_eq!(
            split("One ended. . .\n\n* * *\n\n(2) Two ended.", Language::English),
            ["One ended.", "(2) Two ended."]
        );
    }

    #[test]
    fn a_headline_ends_with_its_line() {
        let body = "Rosa's remnants are expected to bring rain, and the winds had reached a speed of 85 miles.";
        check(&format!("Hurricane brings rain|\n{body}"), Language::English);
        check(&format!("Hurricane brings rain,\n{body}"), Language::English);
        check(&format!("The centre of\n{}", body.replace("Rosa", "the storm")), Language::English);
        // A full line breaks where the next word does not fit; after such a line a capital says nothing.
        check("The storm that was called\nRosa had reached the coast\nof Mexico.", Language::English);
        let long = format!("{}\nRosa ended", "The storm went on and on ".repeat(12));
        check(&long.replace('\n', "|\n"), Language::English);
        check(&long.trim_end_matches("ended").replace(" \n", ":|\n"), Language::English);
        check(&format!("Materials and methods:\n{}", long.replace('\n', "|\n")), Language::English);
    }

    #[test]
    fn the_year_of_a_reference_does_not_end_it() {
        check(
            "Kaya, A., & Er, B. C. (2003). Böyle anlatılan masal, Yurt Basımevi.| Bu çeviri kullanıldı.",
            Language::Turkish,
        );
        check("Bu karar Yılmaz ve ark. (2003).| Sonra değişti.", Language::Turkish);
        check("It was built by Plan B (2003).| It fell later.", Language::English);
    }

    #[test]
    fn brackets_and_quotes_keep_a_sentence_open() {
        check("Ölçek (bkz. Ek. Beş soru. On madde.) verildi.| Bitti.", Language::Turkish);
        check("He said “Stop. Look. Listen.” to them.| They did.", Language::English);
        check("Yazar “Dil canlıdır. Değişir.”| Bu görüş yaygındır.", Language::Turkish);
        check("An (open bracket is held.| It never closes.", Language::English);
    }

    proptest! {
        #[test]
        fn spans_are_ordered_trimmed_and_cover_all_letters(text in "(\\PC|[ \n.?!…()“”\"0-9a-cA-CİıÜ])*") {
            for language in Language::BOTH {
                let mut end = 0;
                for span in sentences(&text, language) {
                    prop_assert!(end <= span.start && !span.is_empty() && span.end <= text.len());
                    prop_assert_eq!(span.trimmed(&text), span);
                    prop_assert!(!text[end..span.start].contains(char::is_alphanumeric));
                    end = span.end;
                }
                prop_assert!(!text[end..].contains(char::is_alphanumeric));
            }
        }

        #[test]
        fn no_sentence_contains_an_empty_line(text in "[a-c.( \n]*") {
            for sentence in split(&text, Language::English) {
                prop_assert!(!sentence.lines().any(|line| line.trim().is_empty()));
            }
        }
    }
}
