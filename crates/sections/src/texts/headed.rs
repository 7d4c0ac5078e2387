//! The texts and lists under the headings of a document.

use crate::cuts::cut::{Cut, Cuts, Role};
use crate::headings::candidate::{Candidate, Stops, stops};
use crate::headings::known::{HeadingKind, Layout};
use crate::lists::list_edge::list_extent;
use crate::rows::view::View;
use crate::texts::bilingual::both_texts;
use crate::texts::edge;
use crate::texts::unheaded;
use ikiz_document::{Language, Span};

/// The smallest number of words of the text of the second language under a heading.
const SECOND_WORDS: usize = 20;
/// A text this many times longer than the other is not its translation.
const MOST_TIMES: usize = 2;

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

/// The text under a heading; both where it heads one in each language, whether it says so or not.
fn texts(view: &View, heading: &Candidate, stops: &Stops) -> Vec<Cut> {
    let Some(extent) = edge::text_extent(view, heading, stops) else { return Vec::new() };
    let next_row = extent.next_row;
    let declared = heading.heading.language.language();
    let first = text(view, heading, extent, heading.row, declared);
    let is_long = |part: &str| part.split_whitespace().count() >= SECOND_WORDS;
    if let Some(parts) = both_texts(view, first.span, &first.language, is_long) {
        return parts.map(|part| part_of(view, heading, &first, part)).into();
    }
    let second = second_text(view, heading, &first, next_row, stops);
    second.into_iter().chain([first]).collect()
}

fn text(view: &View, heading: &Candidate, extent: edge::Extent, row: usize, declared: Option<Language>) -> Cut {
    let mut cut = view.cut(Role::Text(heading.heading.kind), extent.span, heading.evidence.clone());
    cut.heading = Some(heading.heading.wording);
    cut.declared = view.file_language(row).or(declared);
    cut.parts = view.tools.labels.parts(view.text, extent.span);
    cut.rows.start = row;
    cut.skipped = extent.skipped;
    cut
}

/// One of two texts that stand under one heading; what the heading says of the language, it says of one of them.
fn part_of(view: &View, heading: &Candidate, whole: &Cut, part: Span) -> Cut {
    let mut cut = view.cut(whole.role, part, heading.evidence.clone());
    cut.declared = whole.declared.filter(|declared| cut.language.tag == (*declared).into());
    cut.parts = view.tools.labels.parts(view.text, part);
    if part.start == whole.span.start {
        cut.heading = whole.heading;
        cut.rows.start = whole.rows.start;
        cut.skipped.clone_from(&whole.skipped);
    }
    cut
}

/// The text of the second language right behind the first: under a heading that names both, as in `ÖZET / ABSTRACT`, or
/// before the keywords, where it has no heading of its own.
fn second_text(view: &View, heading: &Candidate, first: &Cut, from: usize, stops: &Stops) -> Option<Cut> {
    if view.rows.get(from).is_none_or(|_| stops[from].is_some()) {
        return None;
    }
    let double = heading.heading.double;
    let of_heading = heading.heading.language.language();
    let language = if double { of_heading } else { first.language.tag.language() };
    let twin = language.map(Language::twin)?;
    let mut second = heading.clone();
    second.next_row = from;
    second.row = from;
    second.heading.layout = Layout::OwnLine;
    let extent = edge::text_extent(view, &second, stops)?;
    let next = extent.next_row;
    let skips = !extent.skipped.is_empty();
    let mut cut = text(view, heading, extent, from, Some(twin));
    if view.words(cut.span) < SECOND_WORDS || cut.language.tag != twin.into() {
        return None;
    }
    if !double {
        let is_alike = view.words(cut.span) <= MOST_TIMES * view.words(first.span);
        let is_headed =
            stops[next..].iter().flatten().find(|kind| !matches!(kind, HeadingKind::Keywords | HeadingKind::Codes));
        if skips
            || !is_alike
            || stops.get(next) != Some(&Some(HeadingKind::Keywords))
            || is_headed.is_some_and(|kind| kind.is_text())
        {
            return None;
        }
        cut.heading = None;
        cut.declared = view.file_language(from);
    }
    Some(cut)
}

fn list(view: &View, heading: &Candidate, stops: &Stops) -> Option<Cut> {
    let span = list_extent(view, heading, stops)?;
    let mut cut = view.cut(Role::Keywords, span, heading.evidence.clone());
    cut.heading = Some(heading.heading.wording);
    cut.declared = view.file_language(heading.row).or(heading.heading.language.language());
    cut.keywords = view.keywords(span);
    cut.rows.start = heading.row;
    Some(cut)
}
