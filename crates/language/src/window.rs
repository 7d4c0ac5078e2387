//! Windows: a text cut into pieces of about a dozen words, at sentence ends where there are some.

use ikiz_document::Span;
use ikiz_text::{is_letter, is_sentence_end};

/// Fewest words of a window, unless the text has no more.
const FEWEST: usize = 4;
/// Most words of a window.
const MOST: usize = 16;

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its place in the text.
    pub span: Span,
    /// Its words: runs between blanks that contain a letter.
    pub words: usize,
}

/// The windows of a text, in order and disjoint.
pub fn windows(text: &str) -> Vec<Window> {
    let mut windows: Vec<Window> = Vec::new();
    let mut start = None;
    let mut words = 0;
    let mut at = 0;
    for piece in text.split(char::is_whitespace) {
        let end = at + piece.len();
        if piece.contains(is_letter) {
            start.get_or_insert(at);
            words += 1;
            let sentence_end = piece.ends_with(is_sentence_end);
            if words >= MOST || (sentence_end && words >= FEWEST) {
                windows.push(Window { span: Span::new(start.unwrap_or(at), end), words });
                start = None;
                words = 0;
            }
        }
        // The blank that ended the piece is one character of one to three bytes.
        at = end + text[end..].chars().next().map_or(0, char::len_utf8);
    }
    let Some(start) = start else { return windows };
    let span = Span::new(start, text.trim_end().len());
    match windows.last_mut() {
        Some(last) if words < FEWEST => {
            last.span.end = span.end;
            last.words += words;
        }
        _ => windows.push(Window { span, words }),
    }
    windows
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn windows_end_with_sentences() {
        let text = "Bu cümle beş sözcükten oluşuyor. This one is the second of the two. Ve son.";
        let pieces: Vec<_> = windows(text).iter().map(|window| window.span.of(text)).collect();
        assert_eq!(pieces, ["Bu cümle beş sözcükten oluşuyor.", "This one is the second of the two. Ve son."]);
    }

    proptest! {
        #[test]
        fn windows_are_in_order_and_inside_the_text(text in "\\PC{0,200}[\n ]\\PC{0,200}") {
            let mut end = 0;
            for window in windows(&text) {
                prop_assert!(window.span.start >= end && window.span.end <= text.len());
                prop_assert!(!window.span.of(&text).is_empty());
                end = window.span.end;
            }
        }
    }
}
