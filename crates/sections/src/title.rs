//! Titles: the blocks before the first heading, and those right above or below one, that look like titles. Better none than a wrong one.

use crate::block::{BlockLooks, ends_sentence};
use crate::candidate::Candidate;
use crate::cut::{Cut, Cuts, Role};
use crate::row::Row;
use crate::view::View;
use ikiz_document::{Evidence, LanguageTag, Span};

/// Most rows between two sections in which a title above a heading is sought.
const GAP_ROWS: usize = 12;
/// Rows from the start of a file in which a title may stand.
const TITLE_ROWS: usize = 60;
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
const LARGEST: f64 = 1.5;
const SMALLER: f64 = -1.2;
const PRINTED_AGAIN: f64 = 1.5;
const SENTENCE: f64 = -4.0;
const SMALL: f64 = -2.0;

/// A title that was found.
#[derive(Clone, Debug)]
struct TitleFound {
    /// Where it stands.
    span: Span,
    /// Why.
    evidence: Vec<Evidence>,
}

impl TitleFound {
    fn score(&self) -> f64 {
        self.evidence.iter().map(|evidence| evidence.weight).sum()
    }
}

/// Places the best title of each language that no title is declared in.
pub(crate) fn place(view: &View, headings: &[Candidate], cuts: &mut Cuts) {
    let mut found = Vec::new();
    for file in view.files() {
        // What is printed begins behind what is declared.
        let printed = file.clone().find(|row| view.rows[*row].declared.is_none()).unwrap_or(file.end);
        let heads = headings.iter().map(|heading| heading.row).chain(cuts.iter().map(|cut| cut.rows.start));
        let end = heads.filter(|row| (printed..file.end).contains(row)).min().unwrap_or(file.end);
        found.extend(titles_at_start(view, printed, end));
    }
    for cut in cuts.iter().filter(|cut| cut.heading.is_some() && matches!(cut.role, Role::Text(_) | Role::Keywords)) {
        found.extend(titles_beside(view, cuts, cut));
    }
    let titles = cuts.iter().filter(|cut| cut.role == Role::Title);
    let mut languages: Vec<LanguageTag> = titles.map(|cut| cut.language.tag).collect();
    for title in best_titles(view, found) {
        let mut cut = view.cut(Role::Title, title.span, title.evidence);
        if cut.language.tag == LanguageTag::Undetermined || languages.contains(&cut.language.tag) {
            continue;
        }
        cut.declared = view.file_language(cut.rows.start);
        languages.push(cut.language.tag);
        if !cuts.iter().any(|other| other.span.overlaps(cut.span)) {
            cuts.place(cut);
        }
    }
}

/// The titles right above and below the heading of a text or list.
fn titles_beside(view: &View, cuts: &Cuts, cut: &Cut) -> Vec<TitleFound> {
    let row = cut.rows.start;
    let free = |at: &usize| view.rows[*at].source == view.rows[row].source && !cuts.holds(*at);
    let gap = (row.saturating_sub(GAP_ROWS)..row).rev().take_while(free).last().unwrap_or(row);
    let above = title_at_heading(view, gap, row, true);
    let below = match (cut.skipped.first(), cut.skipped.last()) {
        (Some(first), Some(last)) => title_at_heading(view, *first, last + 1, false),
        _ => None,
    };
    above.into_iter().chain(below).collect()
}

/// The blocks in the rows `first..end` of a file's start that may be titles.
fn titles_at_start(view: &View, first: usize, end: usize) -> Vec<TitleFound> {
    let mut found: Vec<TitleFound> = Vec::new();
    for (place, (from, to)) in blocks(view, first, end.min(first + TITLE_ROWS)).into_iter().enumerate() {
        let authors_below = to < end && is_matter(view, to);
        found.extend(weigh(view, from, to, place == 0, authors_below, false));
    }
    found
}

/// The title right above or below the heading of an abstract: in the rows `first..end`, nearest to the heading first.
fn title_at_heading(view: &View, first: usize, end: usize, above: bool) -> Option<TitleFound> {
    let mut blocks = blocks(view, first, end);
    if above {
        blocks.reverse();
    }
    blocks.into_iter().find_map(|(from, to)| weigh(view, from, to, false, false, true))
}

/// The best title of each language among those that were found: the one with the most for it, the earlier of equals. What is printed several
/// times, on cover and title page and above the abstract, is the more likely one.
fn best_titles(view: &View, mut found: Vec<TitleFound>) -> Vec<TitleFound> {
    let letters: Vec<String> = found.iter().map(|title| view.tools.folding.letters(title.span.of(view.text))).collect();
    for (title, own) in found.iter_mut().zip(&letters) {
        let times = letters.iter().filter(|other| *other == own).count();
        if times > 1 {
            title.evidence.push(Evidence { observation: format!("printed {times} times"), weight: PRINTED_AGAIN });
        }
    }
    found.retain(|title| title.score() > 0.0);
    found.sort_by(|one, other| other.score().total_cmp(&one.score()).then(one.span.cmp(&other.span)));
    found
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
    if head.style.style_name.as_deref().is_some_and(|name| matches!(name, "h1" | "Title")) {
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
    if text.matches(':').count() > 1 {
        add("several colons, as in a list of terms", SENTENCE);
    }
    if let Some((observation, weight)) = weigh_size(view, from, to) {
        add(observation, weight);
    }
    if ends_sentence(text) && !text.ends_with(['?', '!']) || has_inner_stop(text) && !head.stands_out() {
        add("a sentence", SENTENCE);
    }
    let found = TitleFound { span, evidence };
    (found.score() > -PRINTED_AGAIN).then_some(found)
}

/// How the print of a block stands to the largest on its page.
fn weigh_size(view: &View, from: usize, to: usize) -> Option<(&'static str, f64)> {
    let size = |row: &Row| row.style.size_ratio;
    let own = view.rows[from..to].iter().filter_map(size).fold(0.0_f32, f32::max);
    let page_start = (0..=from).rev().find(|at| view.rows[*at].style.page_start).unwrap_or(0);
    let page_end = (from + 1..view.rows.len()).find(|at| view.rows[*at].style.page_start).unwrap_or(view.rows.len());
    let others = (page_start..page_end).filter(|at| !(from..to).contains(at) && !is_matter(view, *at));
    let largest = others.filter_map(|at| size(&view.rows[at])).fold(0.0_f32, f32::max);
    if own == 0.0 || largest == 0.0 {
        None
    } else if own > 1.1 && own >= largest * 0.98 {
        Some(("largest print of its page", LARGEST))
    } else if own < largest * 0.9 {
        Some(("smaller than other print of its page", SMALLER))
    } else {
        None
    }
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
    let alone = row.block_start && view.rows.get(at + 1).is_none_or(|next| next.block_start || next.words == 0);
    row.words == 0
        || (!row.heading_style
            && (BlockLooks::is_names(line, alone)
                || view.tools.looks.is_front_matter(line, &view.tools.folding)
                || view.tools.looks.is_institution(line, &view.tools.folding)))
}

/// The blocks in a range of rows, lines of front matter left out; a change between capitals and small letters, of the heading style, of the
/// size or of the language parts a block too.
fn blocks(view: &View, first: usize, end: usize) -> Vec<(usize, usize)> {
    let matter: Vec<bool> = (first..end).map(|at| is_matter(view, at)).collect();
    let mut blocks = Vec::new();
    let mut from = first;
    for at in first..=end {
        let parted = at == end
            || matter[at - first]
            || (at > from && {
                let (before, row) = (&view.rows[at - 1], &view.rows[at]);
                row.block_start
                    || row.capitals != before.capitals
                    || row.style.style_name != before.style.style_name
                    || sizes_differ(before, row)
            });
        if parted {
            parts_by_language(view, from, at, &mut blocks);
            from = if at < end && matter[at - first] { at + 1 } else { at };
        }
    }
    blocks
}

fn sizes_differ(before: &Row, row: &Row) -> bool {
    match (before.style.size_ratio, row.style.size_ratio) {
        (Some(before), Some(row)) => !(0.93..1.08).contains(&(row / before)),
        _ => false,
    }
}

/// A block, or the two parts of one that begins in one language and ends in the other.
fn parts_by_language(view: &View, from: usize, to: usize, blocks: &mut Vec<(usize, usize)>) {
    if from >= to {
        return;
    }
    let span = |from: usize, to: usize| Span::new(view.rows[from].span.start, view.rows[to - 1].span.end);
    let language = |from: usize, to: usize| {
        let found = view.detector.detect(span(from, to).of(view.text));
        let sure = found.confidence.value();
        found.tag.language().map(|language| (language, sure))
    };
    let cut = |at: &usize| match (language(from, *at), language(*at, to)) {
        (Some((one, sure)), Some((other, sure_too))) if one != other => Some((*at, sure.min(sure_too))),
        _ => None,
    };
    let short = to - from <= MOST_TITLE_ROWS;
    let best = (from + 1..to).filter(|_| short).filter_map(|at| cut(&at));
    let best =
        best.filter(|(_, sure)| *sure >= SURE).max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)));
    match best {
        Some((at, _)) => blocks.extend([(from, at), (at, to)]),
        None => blocks.push((from, to)),
    }
}
