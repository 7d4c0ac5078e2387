//! Bodies: the running text outside of the other sections.

use crate::cuts::cut::{Cuts, Role};
use crate::headings::candidate::Candidate;
use crate::headings::known::HeadingKind;
use crate::rows::block::unknown_heading;
use crate::rows::row::Row;
use crate::rows::view::View;
use ikiz_document::{Evidence, Span};
use std::ops::Range;

/// The smallest number of words that make a body.
const BODY_WORDS: usize = 40;

/// Places the bodies of each file.
pub(crate) fn place(view: &View, headings: &[Candidate], cuts: &mut Cuts) {
    for file in view.files() {
        of_file(view, headings, cuts, &file);
    }
}

fn of_file(view: &View, headings: &[Candidate], cuts: &mut Cuts, file: &Range<usize>) {
    let opening = headings.iter().find(|heading| {
        heading.heading.kind == HeadingKind::Body && file.contains(&heading.row) && !cuts.holds(heading.row)
    });
    let here = || cuts.iter().filter(|cut| file.contains(&cut.rows.start));
    let front_end =
        here().filter(|cut| !matches!(cut.role, Role::References | Role::Title)).map(|cut| cut.rows.end).min();
    let references = here().filter(|cut| cut.role == Role::References).map(|cut| cut.rows.start).next_back();
    let end = references.unwrap_or(file.end);
    let mut at = opening.map_or_else(|| front_end.unwrap_or(file.start), |heading| heading.row);
    while at < end {
        if cuts.holds(at) {
            at += 1;
            continue;
        }
        let free = (at..end).take_while(|row| !cuts.holds(*row)).count();
        let known = opening.filter(|heading| heading.row == at);
        body(view, cuts, at..at + free, known);
        at += free;
    }
}

/// The body in a run of rows that no other section holds.
fn body(view: &View, cuts: &mut Cuts, run: Range<usize>, opening: Option<&Candidate>) {
    let Some(prose) = run.clone().find(|at| view.rows[*at].is_prose()) else { return };
    let words: usize = view.rows[run.clone()].iter().filter(|row| row.is_prose()).map(|row: &Row| row.words).sum();
    if words < BODY_WORDS {
        return;
    }
    let start = match opening {
        Some(_) => run.start,
        // Its first heading, where one stands right above.
        None if prose > run.start && unknown_heading(view.text, &view.rows, prose - 1).is_some() => prose - 1,
        None => prose,
    };
    let span = Span::new(view.rows[start].span.start, view.rows[run.end - 1].span.end).trimmed(view.text);
    let evidence = opening.map_or_else(
        || vec![Evidence { observation: "running text outside the other sections".to_owned(), weight: 1.0 }],
        |heading| heading.evidence.clone(),
    );
    let mut cut = view.cut(Role::Body, span, evidence);
    cut.declared = view.file_language(start);
    cuts.place(cut);
}
