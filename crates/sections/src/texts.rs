//! The texts and lists under the headings of a document.

use crate::candidate::{Candidate, Stops, stops};
use crate::cut::{Cut, Cuts, Role};
use crate::edge;
use crate::heading::{HeadingKind, Layout};
use crate::keyword_list;
use crate::unheaded;
use crate::view::View;
use crate::weight::TEXT_WORDS;
use ikiz_document::Language;

/// Places the text or list under each heading that has one.
pub(crate) fn place(view: &View, headings: &[Candidate], cuts: &mut Cuts) {
    let stops = stops(view, headings);
    for heading in headings {
        let found = match heading.heading.kind {
            kind if kind.is_text() => texts(view, heading, &stops),
            HeadingKind::Keywords => list(view, heading, &stops).into_iter().collect(),
            _ => Vec::new(),
        };
        for cut in found {
            cuts.place(cut);
        }
    }
    unheaded::place(view, headings, &stops, cuts);
}

/// The text under a heading, and that of the second language where the heading names both.
fn texts(view: &View, heading: &Candidate, stops: &Stops) -> Vec<Cut> {
    let Some(extent) = edge::text_extent(view, heading, stops) else { return Vec::new() };
    let next_row = extent.next_row;
    let declared = heading.heading.language.language();
    let first = text(view, heading, extent, heading.row, declared);
    let second = if heading.heading.double { second_text(view, heading, next_row, stops) } else { None };
    second.into_iter().chain([first]).collect()
}

fn text(view: &View, heading: &Candidate, extent: edge::Extent, row: usize, declared: Option<Language>) -> Cut {
    let mut cut = view.cut(Role::Text(heading.heading.kind), extent.span, heading.evidence.clone());
    cut.heading = Some(heading.heading.wording);
    cut.declared = view.file_language(row).or(declared);
    cut.parts = view.tools.labels.parts(view.text, extent.span, &view.tools.folding);
    cut.rows.start = row;
    cut.skipped = extent.skipped;
    cut
}

/// The text of the second language under a heading that names both: `ÖZET / ABSTRACT`.
fn second_text(view: &View, heading: &Candidate, from: usize, stops: &Stops) -> Option<Cut> {
    if view.rows.get(from).is_none_or(|_| stops[from].is_some()) {
        return None;
    }
    let twin = heading.heading.language.language().map(Language::twin)?;
    let mut second = heading.clone();
    second.next_row = from;
    second.row = from;
    second.heading.layout = Layout::OwnLine;
    let extent = edge::text_extent(view, &second, stops)?;
    let cut = text(view, heading, extent, from, Some(twin));
    (view.words(cut.span) >= TEXT_WORDS && cut.language.tag == twin.into()).then_some(cut)
}

fn list(view: &View, heading: &Candidate, stops: &Stops) -> Option<Cut> {
    let span = edge::list_extent(view, heading, stops)?;
    let mut cut = view.cut(Role::Keywords, span, heading.evidence.clone());
    cut.heading = Some(heading.heading.wording);
    cut.declared = view.file_language(heading.row).or(heading.heading.language.language());
    cut.keywords = keyword_list::split(view.text, span);
    cut.rows.start = heading.row;
    Some(cut)
}
