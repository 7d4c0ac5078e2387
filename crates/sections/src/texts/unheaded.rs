//! Abstracts without a heading: running text right above a list of keywords that no text stands over.

use crate::cuts::cut::{Cut, Cuts, Role};
use crate::headings::candidate::{Candidate, Stops};
use crate::headings::known::HeadingKind;
use crate::rows::block::{BlockLooks, ends_sentence};
use crate::rows::row::Row;
use crate::rows::view::View;
use ikiz_document::{Evidence, LanguageTag, Span};

/// Words of such a text.
const FEWEST_WORDS: usize = 40;
const MOST_WORDS: usize = 1000;
/// The largest number of rows of it.
const MOST_ROWS: usize = 120;
/// The largest number of words of a heading or title that stands above it.
const HEADING_WORDS: usize = 8;
/// Its font size may differ from that of its last row by this share.
const SAME_PRINT: f32 = 0.05;
/// Lists of keywords at the start of a file over which such texts are sought.
const MOST_LISTS: usize = 3;

/// Places the texts without a heading above the lists of keywords of each file.
pub(crate) fn place(view: &View, headings: &[Candidate], stops: &Stops, cuts: &mut Cuts) {
    for file in view.files() {
        let of_file = headings.iter().filter(|candidate| file.contains(&candidate.row));
        let is_body =
            |candidate: &&Candidate| matches!(candidate.heading.kind, HeadingKind::Body | HeadingKind::References);
        let body = of_file.clone().find(is_body).map_or(file.end, |candidate| candidate.row);
        let lists = of_file.filter(|candidate| candidate.heading.kind == HeadingKind::Keywords).take(MOST_LISTS);
        for list in lists.filter(|list| list.row <= body) {
            if let Some(cut) = text_above(view, list.row, stops, cuts) {
                cuts.place(cut);
            }
        }
    }
}

/// The running text that ends right above a row, where no section holds it.
fn text_above(view: &View, list: usize, stops: &Stops, cuts: &Cuts) -> Option<Cut> {
    let last = list.checked_sub(1).filter(|last| view.rows[*last].source == view.rows[list].source)?;
    let print = &view.rows[last];
    let is_part = |at: &usize| {
        let row = &view.rows[*at];
        let line = row.text(view.text);
        let free = stops[*at].is_none() && !cuts.holds(*at) && row.source == print.source && !row.contents;
        // A block of one short line is a heading or a title; the first line of a text may be as short.
        let alone = row.block_start && view.rows.get(at + 1).is_none_or(|next| next.block_start);
        let wording = alone && row.words <= HEADING_WORDS && !ends_sentence(line);
        free && same_print(row, print) && !row.capitals && !wording && !is_matter(view, row)
    };
    let mut first = (list.saturating_sub(MOST_ROWS)..list).rev().take_while(is_part).last()?;
    while first < list && !(view.rows[first].block_start && view.rows[first].is_prose()) {
        first += 1;
    }
    if first >= list || !ends_sentence(view.rows[last].text(view.text)) {
        return None;
    }
    let span = Span::new(view.rows[first].span.start, print.span.end).trimmed(view.text);
    let words = view.words(span);
    if !(FEWEST_WORDS..=MOST_WORDS).contains(&words) || !span.of(view.text).starts_with(char::is_uppercase) {
        return None;
    }
    let evidence = vec![Evidence {
        observation: "running text, without a heading, above a list of keywords".to_owned(),
        weight: 0.8,
    }];
    let cut = view.cut(Role::Text(HeadingKind::Abstract), span, evidence);
    let new = cuts.iter().all(|other| !other.role.is_text() || other.language.tag != cut.language.tag);
    (new && matches!(cut.language.tag, LanguageTag::Known(_))).then_some(cut)
}

fn same_print(row: &Row, print: &Row) -> bool {
    let size = match (row.style.size_ratio, print.style.size_ratio) {
        (Some(own), Some(size)) => (own / size - 1.0).abs() < SAME_PRINT,
        _ => true,
    };
    size && row.style.bold == print.style.bold && !row.heading_style
}

/// Whether a row tells of authors, affiliations or the journal.
fn is_matter(view: &View, row: &Row) -> bool {
    let line = row.text(view.text);
    BlockLooks::is_names(line, row.block_start) || (view.tools.looks.is_front_matter(line) && !row.is_prose())
}
