//! The works cited.

use crate::cuts::cut::{Cuts, Role};
use crate::headings::candidate::Candidate;
use crate::headings::known::HeadingKind;
use crate::rows::block::ends_sentence;
use crate::rows::view::View;
use ikiz_document::Span;

/// Places the works cited under each heading that says so. They are never twice in a file: of two headings the later
/// one counts, unless sections lie between.
pub(crate) fn place(view: &View, headings: &[Candidate], cuts: &mut Cuts) {
    for (index, heading) in headings.iter().enumerate() {
        if heading.heading.kind != HeadingKind::References || cuts.holds(heading.row) {
            continue;
        }
        let Some(end) = end(view, heading, &headings[index + 1..], cuts) else { continue };
        let span = Span::new(view.rows[heading.next_row].span.start, view.rows[end - 1].span.end);
        let mut cut = view.cut(Role::References, span, heading.evidence.clone());
        cut.heading = Some(heading.heading.wording);
        cut.declared = view.file_language(heading.row).or(heading.heading.language.language());
        cut.rows.start = heading.row;
        cuts.place(cut);
    }
}

/// The row behind the works cited; `None` where there are none.
fn end(view: &View, heading: &Candidate, later: &[Candidate], cuts: &Cuts) -> Option<usize> {
    let source = view.rows[heading.row].source;
    let ends = |other: &&Candidate| other.heading.kind.is_text() || other.heading.kind == HeadingKind::Keywords;
    let next = later.iter().find(ends).map_or(view.rows.len(), |next| next.row);
    let free = |at: &usize| view.rows[*at].source == source && !cuts.holds(*at);
    let mut end = (heading.next_row..next).take_while(free).last()? + 1;
    // The title of a summary behind the works cited belongs to the summary.
    if next < view.rows.len() && end == next {
        while end > heading.next_row + 1
            && view.rows[end - 1].capitals
            && !ends_sentence(view.rows[end - 1].text(view.text))
        {
            end -= 1;
        }
    }
    Some(end)
}
