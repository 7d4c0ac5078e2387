//! Texts that should be one paragraph.

use super::manuscript::{Flaw, Manuscript, Piece};
use ikiz_document::{Span, messages};
use ikiz_text::{is_closing, is_sentence_end};

messages! {
    several(section, count, journal) = "profile-paragraph.several";
}

/// What parts paragraphs in the clean text.
const BREAK: &str = "\n\n";

pub(super) fn flaws(manuscript: &Manuscript<'_>) -> Vec<Flaw> {
    let asked = manuscript.texts().filter(|piece| piece.rules.one_paragraph == Some(true));
    let flaw = |piece: &Piece<'_>| {
        let starts = starts(manuscript, piece);
        let first = *starts.first()?;
        let second = Span::new(first, piece.analyzed.section.span.end);
        let message = several(manuscript.describe(piece), starts.len() + 1, manuscript.journal());
        Some(manuscript.flaw_at(piece, second, message, manuscript.context.quote(second)))
    };
    asked.filter_map(flaw).collect()
}

/// Where further paragraphs begin. A break within a sentence, or where a page turns, is one of the layout; that before a
/// labelled part is one of the parts.
fn starts(manuscript: &Manuscript<'_>, piece: &Piece<'_>) -> Vec<usize> {
    let span = piece.analyzed.section.span;
    let text = manuscript.context.text(span);
    let page = |at: usize| manuscript.context.document.place(span.start + at).page;
    let is_paragraph = |at: usize| {
        let before = text[..at].trim_end();
        let start = text.len() - text[at..].trim_start().len();
        let ends = before.trim_end_matches(is_closing).ends_with(is_sentence_end);
        let begins = text[start..].chars().find(|letter| letter.is_alphanumeric());
        let is_part = piece.analyzed.section.parts.iter().any(|part| part.label.start == span.start + start);
        let is_one = ends && !is_part && begins.is_some_and(|letter| letter.is_uppercase() || letter.is_numeric());
        (is_one && page(before.len().saturating_sub(1)) == page(start)).then_some(span.start + start)
    };
    let mut starts: Vec<usize> = text.match_indices(BREAK).filter_map(|(at, _)| is_paragraph(at)).collect();
    starts.dedup();
    starts
}
