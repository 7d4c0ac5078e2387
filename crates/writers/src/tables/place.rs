//! Ids and places as they stand in rows.

use crate::schema::Cell;
use ikiz_document::{AnalyzedSection, DocumentReport, Language, Place, SectionPair, Span, Twin, Twins};

/// `p1`, by the pair's index in its document.
pub fn pair_id(index: usize) -> String {
    format!("p{}", index + 1)
}

/// The sections of a pair. One without a twin stands on its side, on the English one where it is in a foreign language.
pub fn sides<'a>(report: &'a DocumentReport, pair: &SectionPair) -> Twin<Option<&'a AnalyzedSection>> {
    let section = |id: ikiz_document::SectionId| Some(&report.sections[id.0 as usize - 1]);
    match pair.twins {
        Twins::Paired { english, turkish } => Twin::new(section(english), section(turkish)),
        Twins::Unpaired { section: id, .. } => {
            let alone = section(id);
            let language = alone.and_then(|alone| alone.section.language.tag.language()).unwrap_or(Language::English);
            Twin::from_fn(|side| alone.filter(|_| side == language))
        }
    }
}

/// Where a span of the document starts.
pub fn start(report: &DocumentReport, span: Span) -> Place {
    report.document.place(span.start)
}

/// The page of a place, where it is known.
pub fn page(place: Option<Place>) -> Cell<'static> {
    place.and_then(|place| place.page).into()
}

/// The line of a place.
pub fn line(place: Option<Place>) -> Cell<'static> {
    place.map(|place| place.line).into()
}
