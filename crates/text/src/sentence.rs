//! Sentence borders.

use ikiz_document::{Language, Span};

/// The sentences of a text: spans in order, disjoint, trimmed, covering all but white space. Line breaks in the text are blanks; an empty line ends a sentence.
pub fn sentences(text: &str, language: Language) -> Vec<Span> {
    let _ = language;
    let mut spans = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(['.', '?', '!']) {
        let end = at + 1;
        if text[end..].starts_with(char::is_whitespace) || end == text.len() {
            spans.push(Span::new(start, end).trimmed(text));
            start = end;
        }
    }
    spans.push(Span::new(start, text.len()).trimmed(text));
    spans.retain(|span| !span.is_empty());
    spans
}
