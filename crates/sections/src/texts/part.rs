//! The labelled parts of a structured abstract.

use crate::headings::wording::{Ending, Reach, wording};
use ikiz_document::{Part, Span};
use ikiz_text::data::rows;
use ikiz_text::{folded, is_sentence_end};
use rustc_hash::FxHashSet;

const PART_LABELS: &str = include_str!("../../data/part_labels.tsv");

/// The labels of the data file.
#[derive(Debug)]
pub(crate) struct PartLabels {
    labels: FxHashSet<Box<str>>,
    reach: Reach,
}

impl PartLabels {
    pub(crate) fn new() -> Self {
        let labels: FxHashSet<Box<str>> = rows(PART_LABELS).map(|[_, label]| folded(label).into_boxed_str()).collect();
        let mut reach = Reach::default();
        for [_, label] in rows(PART_LABELS) {
            reach.add(&folded(label));
        }
        Self { labels, reach }
    }

    /// The label that a line is, or begins with.
    pub(crate) fn at(&self, text: &str, start: usize) -> Option<Part> {
        let marks = |c: char| matches!(c, ' ' | '\t' | '*' | '_' | '#');
        let start = text.len() - text[start..].trim_start_matches(marks).len();
        if !text[start..].starts_with(char::is_uppercase) {
            return None;
        }
        let known = |key: &str, ending, _| (ending == Ending::Word && self.labels.contains(key)).then_some(());
        let (end, ()) = wording(text, start, &self.reach, known)?;
        let after = &text[end..];
        let line_end = after.find('\n').unwrap_or(after.len());
        let rest = after[..line_end].trim_start_matches(marks);
        let separated = rest.starts_with([':', '—', '–']) || rest.is_empty() || rest.starts_with(".:");
        if !separated {
            return None;
        }
        let from = end + (line_end - rest.len());
        let skipped = |c: char| c.is_whitespace() || matches!(c, ':' | '—' | '–' | '*' | '_' | '.');
        let span_start = text.len() - text[from..].trim_start_matches(skipped).len();
        Some(Part { label: Span::new(start, end), span: Span::new(span_start, span_start) })
    }

    /// The parts of a text; none unless at least two labels stand in it.
    pub(crate) fn parts(&self, text: &str, span: Span) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for start in starts(text, span) {
            if parts.last().is_some_and(|last| start < last.span.start) {
                continue;
            }
            let Some(part) = self.at(text, start).filter(|part| part.span.start < span.end) else { continue };
            if let Some(last) = parts.last_mut() {
                last.span.end = part.label.start;
            }
            parts.push(Part { label: part.label, span: Span::new(part.span.start, span.end) });
        }
        for part in &mut parts {
            let marks = |c: char| c.is_whitespace() || matches!(c, '*' | '_');
            part.span.end = part.span.start + part.span.of(text).trim_end_matches(marks).len();
        }
        parts.retain(|part| !part.span.is_empty());
        if parts.len() < 2 { Vec::new() } else { parts }
    }
}

/// Where a label may begin: the start of the text, of a line, behind a sentence end.
fn starts(text: &str, span: Span) -> Vec<usize> {
    let inside = span.of(text);
    let mut starts = vec![span.start];
    for (at, c) in inside.char_indices() {
        if is_sentence_end(c) || matches!(c, '\n' | ')') {
            starts.push(span.start + at + c.len_utf8());
        }
    }
    starts.dedup();
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_text::data::check_lower;

    fn labels(text: &str) -> Vec<(String, String)> {
        let parts = PartLabels::new().parts(text, Span::new(0, text.len()));
        parts.iter().map(|part| (part.label.of(text).to_owned(), part.span.of(text).to_owned())).collect()
    }

    #[test]
    fn labels_that_run_in_begin_parts() {
        let parts = labels("Amaç: Arılar sayıldı.Gereç ve Yöntem: Kovan\naçıldı. Sonuç : Bal azdı.");
        assert_eq!(parts[0], ("Amaç".to_owned(), "Arılar sayıldı.".to_owned()));
        assert_eq!(parts[1], ("Gereç ve Yöntem".to_owned(), "Kovan\naçıldı.".to_owned()));
        assert_eq!(parts[2], ("Sonuç".to_owned(), "Bal azdı.".to_owned()));
    }

    #[test]
    fn labels_on_their_own_lines_begin_parts() {
        let parts = labels("Objective\nBees were counted.\nMATERIALS AND METHODS\nHives were opened.");
        assert_eq!(parts[1].0, "MATERIALS AND METHODS");
        assert_eq!(parts[0].1, "Bees were counted.");
    }

    #[test]
    fn words_in_sentences_are_no_labels() {
        assert!(labels("Amaç edinilen iş budur. Sonuç olarak bal azdı. Bulgular sınırlıdır.").is_empty());
        assert!(labels("The text names one thing. Results: few.").is_empty());
    }

    #[test]
    fn data_is_sorted_without_duplicates() {
        check_lower(PART_LABELS, 2);
        let mut letters: Vec<_> =
            rows(PART_LABELS).map(|[language, label]| folded(language) + &folded(label)).collect();
        letters.sort();
        assert!(letters.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
