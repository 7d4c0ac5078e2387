//! Ids and places as they stand in rows.

use ikiz_document::{DocumentReport, Section, SectionId, Span, Twins};

/// `p1`, by the pair's index in its document.
pub fn pair_id(index: usize) -> String {
    format!("p{}", index + 1)
}

/// The English and the Turkish section of a pair; an unpaired one stands on its side, or on neither where it is in another language.
pub fn sides(report: &DocumentReport, twins: Twins) -> (Option<SectionId>, Option<SectionId>) {
    match twins {
        Twins::Paired { english, turkish } => (Some(english), Some(turkish)),
        Twins::Unpaired { section: id, .. } => {
            let section = section(report, id);
            match section.language.tag.language() {
                Some(ikiz_document::Language::Turkish) => (None, Some(id)),
                _ => (Some(id), None),
            }
        }
    }
}

/// The section of that id.
pub fn section(report: &DocumentReport, id: SectionId) -> &Section {
    &report.sections[id.0 as usize - 1].section
}

/// Page, where it is known, and line where a span of the document starts.
pub fn page_and_line(report: &DocumentReport, span: Option<Span>) -> (Option<u32>, Option<u32>) {
    span.map_or((None, None), |span| {
        let place = report.document.place(span.start);
        (place.page, Some(place.line))
    })
}
