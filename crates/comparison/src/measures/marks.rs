//! What stands out in a text of a pair, and whether the other one has it too.

use super::text::Text;
use crate::metadiscourse::SectionMarkers;
use ikiz_document::{Mark, MarkKind, Span};

/// The marks of a text in reading order; of its numbers and names it is known which are kept; abbreviations are
/// often other letters in the other language. A name in capitals is an abbreviation only.
pub(super) fn marks(
    text: &Text<'_>,
    numbers: &[bool],
    names: &[(Span, bool)],
    markers: Option<&SectionMarkers>,
) -> Vec<Mark> {
    let mark = |kind, span, is_kept: bool| Mark { span, kind, is_alone: !is_kept };
    let numbers = text.numbers.iter().zip(numbers).map(|(one, kept)| mark(MarkKind::Number, one.span, *kept));
    let short = text.abbreviations.iter().map(|(span, _)| mark(MarkKind::Abbreviation, *span, true));
    let is_short = |span: Span| text.abbreviations.iter().any(|(other, _)| other.overlaps(span));
    let names = names.iter().filter(|(span, _)| !is_short(*span));
    let names = names.map(|(span, kept)| mark(MarkKind::Name, *span, *kept));
    let markers = markers.into_iter().flat_map(|markers| &markers.found);
    let markers = markers.map(|(span, category)| mark(MarkKind::Marker(*category), *span, true));
    let mut all: Vec<Mark> = numbers.chain(short).chain(names).chain(markers).collect();
    all.sort_by_key(|mark| (mark.span.start, mark.span.end, mark.kind));
    all
}
