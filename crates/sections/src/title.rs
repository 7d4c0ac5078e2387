//! Titles: the blocks before the first heading, and those right above or below one, that look like titles. Better none than a wrong one.

use crate::block::{BlockLooks, ends_sentence};
use crate::finder::View;
use crate::row::Row;
use ikiz_document::{Evidence, Span};

/// Rows from the start of a file in which a title may stand.
const TITLE_ROWS: usize = 25;
/// Words of a title.
const TITLE_WORDS: std::ops::RangeInclusive<usize> = 3..=45;
/// Up to this length a block that begins like a known heading is no title.
const KNOWN_HEADING_WORDS: usize = 5;
/// Most rows of a title.
const MOST_TITLE_ROWS: usize = 6;

/// How sure the languages of two lines must be to part them.
const SURE: f64 = 0.85;

const START: f64 = -2.0;
const CAPITALS: f64 = 1.5;
const STANDS_OUT: f64 = 1.8;
const FIRST_LEVEL: f64 = 2.0;
const TITLE_CASE: f64 = 1.4;
const LONG: f64 = 0.6;
const FIRST_BLOCK: f64 = 0.8;
const CENTRED: f64 = 0.5;
const AUTHORS_BELOW: f64 = 0.8;
const BESIDE: f64 = 0.8;
const SENTENCE: f64 = -4.0;
const SMALL: f64 = -2.0;

/// A title that was found.
#[derive(Clone, Debug)]
pub(crate) struct TitleFound {
    /// Where it stands.
    pub span: Span,
    /// Why.
    pub evidence: Vec<Evidence>,
}

impl TitleFound {
    fn score(&self) -> f64 {
        self.evidence.iter().map(|evidence| evidence.weight).sum()
    }
}

/// The titles in the rows `first..end` of a file's start, at most two: that of the second language stands under the first.
pub(crate) fn titles_at_start(view: &View, first: usize, end: usize) -> Vec<TitleFound> {
    let mut found: Vec<TitleFound> = Vec::new();
    let mut seen = 0;
    for (from, to) in blocks(view, first, end.min(first + TITLE_ROWS)) {
        if is_matter(view, from) {
            continue;
        }
        let cut = (from + 1..to).find(|at| is_matter(view, *at)).unwrap_or(to);
        let authors_below = cut < end && is_matter(view, cut);
        let beside = !found.is_empty();
        if let Some(title) = weigh(view, from, cut, seen == 0, authors_below, beside) {
            found.push(title);
        } else if beside {
            break;
        }
        seen += 1;
        if found.len() == 2 || view.rows[from].is_prose() && to - from > 3 {
            break;
        }
    }
    found
}

/// The title right above or below the heading of an abstract: in the rows `first..end`, nearest to the heading first.
pub(crate) fn title_at_heading(view: &View, first: usize, end: usize, above: bool) -> Option<TitleFound> {
    let mut blocks = blocks(view, first, end);
    if above {
        blocks.reverse();
    }
    blocks.into_iter().find_map(|(from, to)| {
        let from = (from..to).find(|at| !is_matter(view, *at))?;
        let to = (from..to).find(|at| is_matter(view, *at)).unwrap_or(to);
        weigh(view, from, to, false, false, true)
    })
}

fn weigh(view: &View, from: usize, to: usize, first: bool, authors_below: bool, beside: bool) -> Option<TitleFound> {
    let rows = &view.rows[from..to];
    let (head, last) = (rows.first()?, rows.last()?);
    let span = Span::new(head.span.start, last.span.end);
    let text = span.of(view.text);
    let words: usize = rows.iter().map(|row| row.words).sum();
    let small: usize = rows.iter().map(|row| row.small).sum();
    if !TITLE_WORDS.contains(&words) || rows.len() > MOST_TITLE_ROWS || rows.iter().any(|row| row.contents) {
        return None;
    }
    // Önsöz ve Teşekkür, List of Tables: a known heading with few words besides is none.
    let heading = view.tools.headings.find(view.text, head.span, &view.tools.folding);
    if heading.is_some() && words <= KNOWN_HEADING_WORDS {
        return None;
    }
    let mut evidence = Vec::new();
    let mut add = |observation: &str, weight: f64| {
        evidence.push(Evidence { observation: observation.to_owned(), weight });
    };
    add("a block without heading", START);
    if rows.iter().all(|row| row.capitals) {
        add("in capitals", CAPITALS);
    } else if small * 2 <= words {
        add("in title case", TITLE_CASE);
    } else if !head.stands_out() {
        add("mostly small letters", SMALL);
    }
    if head.style.style_name.as_deref().is_some_and(|name| matches!(name, "h1" | "Title" | "Heading 1")) {
        add("first heading level", FIRST_LEVEL);
    }
    if head.stands_out() {
        add("stands out in print", STANDS_OUT);
    }
    if words >= 5 {
        add("long enough", LONG);
    }
    if first {
        add("first block", FIRST_BLOCK);
    }
    if rows.iter().all(|row| row.style.indent >= 6) {
        add("centred", CENTRED);
    }
    if authors_below {
        add("authors below", AUTHORS_BELOW);
    }
    if beside {
        add("beside a title or heading", BESIDE);
    }
    if ends_sentence(text) && !text.ends_with(['?', '!']) || has_inner_stop(text) && !head.stands_out() {
        add("a sentence", SENTENCE);
    }
    let found = TitleFound { span, evidence };
    (found.score() > 0.0).then_some(found)
}

/// Whether a stop stands inside, other than that of an ordinal or an initial.
fn has_inner_stop(text: &str) -> bool {
    text.match_indices(". ").any(|(at, _)| {
        let word = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        word.chars().count() > 2 && !word.ends_with(|c: char| c.is_ascii_digit())
    })
}

/// Whether a row is front matter: authors, affiliations, dates, journal.
fn is_matter(view: &View, at: usize) -> bool {
    let row = &view.rows[at];
    let line = row.text(view.text);
    let heading = row.style.style_name.is_some();
    let alone = row.block_start && view.rows.get(at + 1).is_none_or(|next| next.block_start || next.words == 0);
    row.words == 0
        || (!heading
            && (BlockLooks::is_names(line, alone) || view.tools.looks.is_front_matter(line, &view.tools.folding)))
}

/// The blocks in a range of rows; a change between capitals and small letters, of the heading style or of the language parts a
/// block too.
fn blocks(view: &View, first: usize, end: usize) -> Vec<(usize, usize)> {
    let mut blocks = Vec::new();
    let mut from = first;
    for at in first + 1..=end {
        let parted = at == end || {
            let (before, row) = (&view.rows[at - 1], &view.rows[at]);
            row.block_start
                || row.capitals != before.capitals
                || row.style.style_name != before.style.style_name
                || languages_differ(view, before, row)
        };
        if parted && from < at {
            blocks.push((from, at));
            from = at;
        }
    }
    blocks
}

/// Whether two rows are surely one in English and one in Turkish.
fn languages_differ(view: &View, before: &Row, row: &Row) -> bool {
    let sure = |row: &Row| {
        let found = view.detector.detect(row.text(view.text));
        found.tag.language().filter(|_| row.words >= 3 && found.confidence.value() >= SURE)
    };
    matches!((sure(before), sure(row)), (Some(one), Some(other)) if one != other)
}
