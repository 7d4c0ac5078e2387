//! Ids and places as they stand in rows.

use ikiz_document::{DocumentReport, Section, SectionId, Span};

/// `p1`, by the pair's index in its document.
pub fn pair_id(index: usize) -> String {
    format!("p{}", index + 1)
}

/// The section of that id.
pub fn section(report: &DocumentReport, id: SectionId) -> &Section {
    &report.sections[id].section
}

/// Page, where it is known, and line where a span of the document starts.
pub fn page_and_line(report: &DocumentReport, span: Option<Span>) -> (Option<u32>, Option<u32>) {
    span.map_or((None, None), |span| {
        let place = report.document.place(span.start);
        (place.page, Some(place.line))
    })
}
