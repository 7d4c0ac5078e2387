//! Ids and places, as written in rows.

use crate::schema::Cell;
use ikiz_document::{AnalyzedSection, DocumentReport, Place, SectionPair, Span, Twin};

/// The id of a pair, from its index in the document: `p1`.
pub fn pair_id(index: usize) -> String {
    format!("p{}", index + 1)
}

/// The sections of a pair, by their sides.
pub fn sides<'a>(report: &'a DocumentReport, pair: &SectionPair) -> Twin<Option<&'a AnalyzedSection>> {
    pair.sides(&report.sections).map(|id| id.map(|id| &report.sections[id]))
}

/// Where a span of the document starts.
pub fn start(report: &DocumentReport, span: Span) -> Place {
    report.document.place(span.start)
}

/// The page of a place, if known.
pub fn page(place: Option<Place>) -> Cell<'static> {
    place.and_then(|place| place.page).into()
}

/// The line of a place.
pub fn line(place: Option<Place>) -> Cell<'static> {
    place.map(|place| place.line).into()
}
