//! Where the list under a keyword heading begins and ends.

use crate::headings::candidate::{Candidate, Stops};
use crate::headings::known::Layout;
use crate::headings::wording::{Numbering, skip_number};
use crate::lists::keyword_list::{begins_with_sentence, extent};
use crate::lists::separator::BARS;
use crate::rows::block::{BlockLooks, HeadingLook, ends_sentence, unknown_heading};
use crate::rows::row::Row;
use crate::rows::view::View;
use ikiz_document::Span;

/// The largest number of rows of a keyword list.
const MOST_LIST_ROWS: usize = 16;
/// The largest number of words of a keyword that has a line of its own.
const KEYWORD_WORDS: usize = 6;
/// The largest number of words of a line that goes on a list.
const MOST_LINE_WORDS: usize = 30;
/// Longest line right below a keyword heading, in bytes, that may be a list.
const MOST_LINE_BYTES: usize = 600;
/// The smallest number of items of a list that has blank lines between its items.
const SPACED_ITEMS: usize = 3;

/// The list under a keyword heading; `None` where there is none.
pub(crate) fn list_extent(view: &View, candidate: &Candidate, stops: &Stops) -> Option<Span> {
    let source = view.rows[candidate.row].source;
    let own_line = candidate.heading.layout == Layout::OwnLine;
    let first = candidate.next_row;
    let row = view.rows.get(first)?;
    let start = if own_line { row.span.start } else { candidate.heading.rest };
    if row.source != source || (own_line && (stops[first].is_some() || row.span.len() > MOST_LINE_BYTES)) {
        return None;
    }
    let items = if own_line { item_rows(view, first, stops) } else { 1 };
    let mut end = first + items;
    while end < view.rows.len() && end < first + MOST_LIST_ROWS {
        let before = &view.rows[end - 1];
        let from = if end - 1 == first { start } else { before.span.start };
        let line = Span::new(from, before.span.end).of(view.text);
        if stops[end].is_some() || view.rows[end].source != source || !goes_on(view, line, end, first) {
            break;
        }
        end += 1;
    }
    let span = Span::new(start, view.rows[end - 1].span.end.max(start)).trimmed(view.text);
    let span = extent(view.text, span);
    (!span.is_empty()).then_some(span)
}

/// The number of rows from `first` on that are an item each, though each may be a paragraph; 1 where they are none.
fn item_rows(view: &View, first: usize, stops: &Stops) -> usize {
    let row = &view.rows[first];
    let is_small = |row: &Row| row.text(view.text).chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
    let is_item = |at: &usize| {
        let item = &view.rows[*at];
        let text = item.text(view.text);
        let known = *at > first && stops[*at].is_some();
        let heading = *at > first
            && (skip_number(view.text, item.span).1 == Numbering::Nested
                || is_small(row) && unknown_heading(view.text, &view.rows, *at) == Some(HeadingLook::Set));
        !known
            && !heading
            && item.source == row.source
            && item.style.bold == row.style.bold
            && item.words > 0
            && item.words <= KEYWORD_WORDS
            && is_small(item) == is_small(row)
            && !text.trim_end_matches([',', ';']).contains([',', ';', ':', '|', '@'])
            && !text.ends_with(['?', '!', ':'])
            && !BlockLooks::is_names(text, false)
            && !view.tools.looks.is_front_matter(text)
    };
    let items = (first..view.rows.len().min(first + MOST_LIST_ROWS)).take_while(is_item).count();
    let spaced = view.rows.get(first + 1).is_some_and(|next| next.block_start);
    // In a list without blank lines the first one ends it.
    let items = if spaced {
        items
    } else {
        view.rows[first..first + items].iter().skip(1).take_while(|row| !row.block_start).count() + 1
    };
    if items < SPACED_ITEMS && spaced { 1 } else { items.max(1) }
}

/// Whether a list goes on in the row `next`; `line` is the list's part of the row before.
fn goes_on(view: &View, line: &str, next: usize, first: usize) -> bool {
    const SEPARATORS: [char; 6] = [',', ';', '|', '/', '،', '؛'];
    let is_separator = |c: char| SEPARATORS.contains(&c) || BARS.contains(&c);
    let is_bullet = |c: char| matches!(c, '-' | '–' | '*') || BARS.contains(&c);
    let line = line.trim_end();
    let row = &view.rows[next];
    let text = row.text(view.text);
    let open = line.ends_with(|c: char| is_separator(c) || matches!(c, '-' | '–')) || text.starts_with([',', ';']);
    let bullets = text.starts_with(is_bullet) && view.rows[first].text(view.text).starts_with(is_bullet);
    // A small letter goes on the item of the line before.
    if begins_with_sentence(text) && !text.starts_with(char::is_lowercase) {
        return false;
    }
    // The title of the other language in capitals.
    let set_off = row.capitals && !view.rows[next - 1].capitals && row.words > 2;
    if bullets || (open && row.words <= MOST_LINE_WORDS && !set_off) {
        return true;
    }
    let first_row = &view.rows[first];
    let alike = !row.style.blank_before && row.style.bold == first_row.style.bold && first_row.words <= KEYWORD_WORDS;
    let one_a_line = alike && !BlockLooks::is_names(text, true) && !line.contains(is_separator);
    if row.block_start && !one_a_line {
        return false;
    }
    if line.ends_with('.') {
        // A list that is separated by full stops.
        return line.contains(". ") && text.ends_with('.') && row.words <= KEYWORD_WORDS;
    }
    let front = view.tools.looks.is_front_matter(text);
    let separated = text.contains(is_separator);
    let list_is_separated = view.rows[first..next].iter().any(|row| row.text(view.text).contains(is_separator));
    if set_off {
        return false;
    }
    if list_is_separated {
        // The last words of a wrapped list; or else the line that follows it.
        let short = row.words <= 4 || text.ends_with('.') && row.words <= 9;
        return (separated && row.words <= MOST_LINE_WORDS && !row_is_sentence(text)) || (short && !front);
    }
    // A keyword a line.
    row.words <= KEYWORD_WORDS && !front && !ends_sentence(text)
}

/// Whether a row holds a sentence end inside: a list does not.
fn row_is_sentence(text: &str) -> bool {
    text.split_whitespace().count() > 12 && text.contains(". ")
}
