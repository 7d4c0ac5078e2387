//! The labelled parts of structured texts.

use super::manuscript::{Flaw, Manuscript, Piece};
use ikiz_document::{Message, messages};
use ikiz_text::{folded, is_sentence_end};

messages! {
    has_parts(section, journal) = "profile-parts.none-asked";
    missing_parts(section, list, journal) = "profile-parts.missing";
    wrong_order(section, label, before, journal) = "profile-parts.order";
}

pub(super) fn flaws(manuscript: &Manuscript<'_>) -> Vec<Flaw> {
    manuscript.texts().filter_map(|piece| of_text(manuscript, piece)).collect()
}

fn of_text(manuscript: &Manuscript<'_>, piece: &Piece<'_>) -> Option<Flaw> {
    let labels = labels(manuscript, piece);
    if let Some(parts) = &piece.rules.parts {
        let message = compared(manuscript, piece, parts, &labels)?;
        let printed: Vec<&str> = labels.iter().map(|label| &*label.printed).collect();
        return Some(manuscript.flaw(piece, message, printed.join("; ")));
    }
    let parts = &piece.analyzed.section.parts;
    let first = parts.first().filter(|_| piece.rules.subheadings == Some(false))?;
    let printed: Vec<String> = parts.iter().map(|part| manuscript.context.quote(part.label)).collect();
    let message = has_parts(manuscript.describe(piece), manuscript.journal());
    Some(manuscript.flaw_at(piece, first.label, message, printed.join("; ")))
}

/// What is wrong with the labels: one is missing, or they come in another order.
fn compared(
    manuscript: &Manuscript<'_>,
    piece: &Piece<'_>,
    parts: &[Vec<String>],
    labels: &[Label],
) -> Option<Message> {
    let place = |wordings: &Vec<String>| {
        labels.iter().position(|label| wordings.iter().any(|wording| folded(wording) == label.folded))
    };
    let places: Vec<Option<usize>> = parts.iter().map(place).collect();
    let names = |at: usize| parts[at].first().map_or("", String::as_str);
    let missing: Vec<&str> = (0..parts.len()).filter(|at| places[*at].is_none()).map(names).collect();
    if !missing.is_empty() {
        return Some(missing_parts(manuscript.describe(piece), missing.join(", "), manuscript.journal()));
    }
    let places: Vec<usize> = places.into_iter().flatten().collect();
    let wrong = places.windows(2).position(|pair| pair[0] > pair[1])?;
    let [label, before] = [places[wrong + 1], places[wrong]].map(|at| labels[at].printed.as_str());
    Some(wrong_order(manuscript.describe(piece), label, before, manuscript.journal()))
}

/// A label in a text.
struct Label {
    printed: String,
    folded: String,
}

/// The labels of a text: those that are known, and those of the profile that stand before a colon at the start of a
/// sentence.
fn labels(manuscript: &Manuscript<'_>, piece: &Piece<'_>) -> Vec<Label> {
    let (context, section) = (&manuscript.context, &piece.analyzed.section);
    let mut spans: Vec<_> = section.parts.iter().map(|part| part.label).collect();
    let wordings: Vec<String> = piece.rules.parts.iter().flatten().flatten().map(|wording| folded(wording)).collect();
    let text = context.text(section.span);
    for (colon, _) in text.match_indices(':') {
        let before = &text[..colon];
        let start = before
            .rfind(|mark: char| is_sentence_end(mark) || mark == '\n')
            .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        let label = ikiz_document::Span::new(section.span.start + start, section.span.start + colon);
        let label = label.trimmed(&context.document.text);
        if wordings.contains(&folded(context.text(label))) && !spans.iter().any(|known| known.overlaps(label)) {
            spans.push(label);
        }
    }
    spans.sort_unstable();
    let label = |span| Label { printed: context.quote(span), folded: folded(context.text(span)) };
    spans.into_iter().map(label).collect()
}
