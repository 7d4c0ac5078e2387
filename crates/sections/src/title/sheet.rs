//! The lines among which titles are sought: pages at the start and around texts, each line with what it is and what
//! stands above and below.

use super::asked::TextPlace;
use super::piece::{Piece, PieceReader};
use crate::headings::known::{HeadingKind, Layout};
use crate::rows::row::Row;
use crate::rows::view::View;
use ikiz_document::{LanguageTag, Span};
use std::ops::Range;

/// Pages from the start of a file; where two pages in a row are running text, none behind the first of them.
const FIRST_PAGES: usize = 8;
/// The largest number of pages that are looked at.
const MOST_PAGES: usize = 40;
/// Rows that stand for a page where a format has none.
const PAGE_ROWS: usize = 60;
/// Rows of a page that are looked at.
const MOST_ROWS: usize = 150;
/// Lines below or above one among which its neighbour is sought.
const MOST_NEIGHBOURS: usize = 30;
/// Lines nearer than that, in sizes, stand on the same row of print.
const SAME_ROW: f32 = 0.35;
/// Share of the narrower of two lines by which they overlap.
const OVERLAP: f32 = 0.25;
/// Letters of a line that are looked at: a paragraph is none of a title page.
const LONG_LINE: usize = 600;

/// What a line is besides a part of a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Matter {
    None,
    /// An address, a date, an identifier: no title goes over it.
    Address,
    /// A label of the journal, a part of a thesis, a slot of a template.
    Label,
    /// An institution, or a line of the journal.
    Institution,
    /// Names of persons.
    Names,
}

/// A line.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent observations of one line")]
pub(super) struct Line {
    /// Its row.
    pub row: usize,
    /// As it stands in the text.
    pub span: Span,
    pub piece: Option<Piece>,
    pub matter: Matter,
    /// A known heading stands at its start.
    pub heading: Option<HeadingKind>,
    /// The heading has text behind it on the line.
    pub runs_in: bool,
    /// Where the title begins behind a label; the line's end where the label stands alone.
    pub label: Option<usize>,
    /// A section other than a title holds it.
    pub taken: bool,
    pub capitals: bool,
    pub bold: bool,
    pub heading_style: bool,
    pub first_level: bool,
    pub block_start: bool,
    /// Set in from the margin, where a format has no places.
    pub indented: bool,
    pub prose: bool,
    /// Prose in the usual print that begins no block.
    pub running: bool,
    /// Size against the document's usual one.
    pub ratio: f64,
    pub sized: bool,
    pub place: Option<Place>,
    /// Index of its page.
    pub page: usize,
}

/// Where a line stands on its page; a row of two printed lines has two baselines.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub left: f32,
    pub right: f32,
    pub top: f32,
    pub bottom: f32,
    pub size: f32,
}

/// The lines above and below one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Neighbours {
    pub above: Option<usize>,
    pub below: Option<usize>,
}

/// A page.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    /// Its number in its file, from 0.
    pub number: usize,
    /// Where its longer lines begin and end.
    left: f32,
    right: f32,
    /// The largest size of a line of two words or more.
    pub largest: f64,
    /// Most of its lines are not bold.
    pub plain: bool,
    /// Texts whose headings stand on it, by line.
    pub texts: Vec<(usize, LanguageTag)>,
}

/// The pages.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    pub lines: Vec<Line>,
    /// Those of each line.
    pub neighbours: Vec<Neighbours>,
    pub pages: Vec<Page>,
}

impl Line {
    /// How far below this line another begins, in sizes. Where places are not known, a blank line counts for one.
    pub(super) fn gap(&self, below: &Self) -> f64 {
        match (self.place, below.place) {
            (Some(one), Some(other)) => f64::from((other.top - one.bottom).abs() / one.size.max(1.0)),
            _ if below.block_start => 2.2,
            _ => 1.2,
        }
    }

    pub(super) fn odds(&self) -> f64 {
        self.piece.map_or(0.0, |piece| piece.counts.odds)
    }

    pub(super) const fn is_matter(&self) -> bool {
        !matches!(self.matter, Matter::None)
    }

    /// A known heading that opens a section or ends one: no title goes over it.
    pub(super) const fn is_heading(&self) -> bool {
        self.heading.is_some()
    }
}

impl Page {
    /// Whether a line of it stands in the middle.
    pub(super) fn is_centred(&self, line: &Line) -> bool {
        let Some(place) = line.place else { return line.indented };
        let (left, right) = (place.left - self.left, self.right - place.right);
        left > 12.0 && right > 12.0 && (left - right).abs() < (0.15 * (left + right)).max(12.0)
    }
}

/// The rows of each page of a file that is looked at, with its number.
fn pages_of(rows: &[Row], texts: &[TextPlace]) -> Vec<(usize, Range<usize>)> {
    let mut pages: Vec<(usize, Range<usize>)> = Vec::new();
    let mut from = 0;
    while from < rows.len() {
        let source = rows[from].source;
        let end = from + rows[from..].iter().take_while(|row| row.source == source).count();
        let mut of_file: Vec<Range<usize>> = Vec::new();
        let mut start = from;
        for at in from + 1..=end {
            let turn = at == end || {
                let (before, row) = (&rows[at - 1], &rows[at]);
                row.page != before.page || row.style.page_start || (row.frame.is_none() && at - start >= PAGE_ROWS)
            };
            if turn {
                of_file.push(start..at);
                start = at;
            }
        }
        let count = of_file.len();
        let with_text = |page: &Range<usize>| texts.iter().any(|text| page.contains(&text.heading));
        let near_text = |at: usize| with_text(&of_file[at]) || of_file.get(at + 1).is_some_and(with_text);
        let runs_on = |at: usize| !near_text(at) && is_running(&rows[of_file[at].clone()]);
        let running = (1..count.min(FIRST_PAGES)).find(|at| runs_on(at - 1) && runs_on(*at));
        let first = running.unwrap_or(FIRST_PAGES);
        let wanted: Vec<bool> = (0..count).map(|at| at < first || near_text(at)).collect();
        pages.extend(of_file.into_iter().enumerate().filter(|(at, _)| wanted[*at]));
        from = end;
    }
    pages.truncate(MOST_PAGES);
    pages
}

/// Whether most of a page is running text.
fn is_running(rows: &[Row]) -> bool {
    let prose = rows.iter().filter(|row| row.is_prose()).count();
    prose > 10 && 3 * prose > 2 * rows.len()
}

impl Sheet {
    pub(super) fn new(view: &View<'_>, taken: &[bool], texts: &[TextPlace], reader: &PieceReader<'_>) -> Self {
        let mut sheet = Self::default();
        for (number, rows) in pages_of(&view.rows, texts) {
            let first = sheet.lines.len();
            let rows = rows.start..rows.end.min(rows.start + MOST_ROWS);
            let page = sheet.pages.len();
            sheet.lines.extend(rows.map(|row| line(view, row, taken[row], page, reader)));
            let lines = &sheet.lines[first..];
            sheet.neighbours.extend(neighbours(lines, first));
            sheet.pages.push(page_of(lines, first, number, texts));
        }
        sheet
    }
}

fn line(view: &View<'_>, at: usize, taken: bool, page: usize, reader: &PieceReader<'_>) -> Line {
    let row = &view.rows[at];
    let text = row.text(view.text);
    let tools = view.tools;
    // Running text is only what stands beside a candidate.
    let running =
        row.is_prose() && !row.style.bold && !row.block_start && row.style.size_ratio.is_none_or(|ratio| ratio < 1.05);
    let read = text.len() <= LONG_LINE && !taken;
    let piece = if read { reader.read(row.span, !running) } else { None };
    let read = read && !running;
    let label = if read { tools.title_vocabulary.behind_label(view.text, row.span) } else { None };
    // What stands before a title as its label is no heading that ends one.
    let known = read && label.is_none();
    let heading = if known { tools.headings.find(view.text, row.span) } else { None };
    // Of what text runs on behind without a separator only labels in bold are headings: Sonuç Odaklı Öğrenme is none.
    let heading = heading.filter(|found| found.layout != Layout::Bare || row.style.bold_lead > 0);
    let runs_in = heading.as_ref().is_some_and(|found| found.layout != Layout::OwnLine);
    let matter = match (&piece, label) {
        _ if taken || running => Matter::None,
        (Some(piece), None) => matter(view, row, piece),
        (Some(_), Some(_)) => Matter::None,
        (None, _) => Matter::Address,
    };
    let place = row.frame.zip(row.last_frame).map(|(first, last)| Place {
        left: first.left.min(last.left),
        right: first.right.max(last.right),
        top: first.baseline,
        bottom: if last.baseline >= first.baseline { last.baseline } else { first.baseline },
        size: first.size.max(1.0),
    });
    let style_name = row.style.style_name.as_deref().unwrap_or_default();
    Line {
        row: at,
        span: row.span,
        matter,
        heading: heading.map(|found| found.kind),
        runs_in,
        label,
        taken,
        capitals: is_in_capitals(text),
        bold: row.style.bold,
        heading_style: row.heading_style,
        first_level: matches!(style_name, "h1" | "Title" | "title" | "Konu Başlığı" | "KonuBal"),
        block_start: row.block_start,
        indented: row.style.indent >= 6,
        prose: row.is_prose(),
        running,
        ratio: row.style.size_ratio.map_or(1.0, f64::from).clamp(0.2, 5.0),
        sized: row.style.size_ratio.is_some(),
        place,
        page,
        piece,
    }
}

/// More than two of three letters are capitals.
fn is_in_capitals(text: &str) -> bool {
    let (mut letters, mut capitals) = (0_usize, 0_usize);
    for letter in text.chars().filter(|letter| letter.is_alphabetic()) {
        letters += 1;
        capitals += usize::from(letter.is_uppercase());
    }
    capitals * 10 > letters * 7
}

fn matter(view: &View<'_>, row: &Row, piece: &Piece) -> Matter {
    let text = row.text(view.text);
    let vocabulary = &view.tools.title_vocabulary;
    if row.contents || is_address(text) {
        Matter::Address
    } else if vocabulary.is_not_title(view.text, row.span) || vocabulary.is_labelled(view.text, row.span) {
        Matter::Label
    } else if piece.ends_with_institution
        || piece.begins_with_institution
        || is_years(text)
        || 4 * piece.counts.matter >= piece.counts.words.max(4)
    {
        Matter::Institution
    } else if piece.names {
        Matter::Names
    } else {
        Matter::None
    }
}

/// Whether a line holds an address, an identifier or a date.
fn is_address(text: &str) -> bool {
    const MARKS: [&str; 11] = ["@", "http", "www.", "doi.org", "DOI:", "doi:", "ISSN", "ORCID", "orcid", "©", "....."];
    MARKS.iter().any(|mark| text.contains(mark)) || has_date_or_number(text)
}

/// Whether there is a date such as `12.03.2021` or a number such as `0000-0002-…`.
fn has_date_or_number(text: &str) -> bool {
    let is_group = |group: &str, least: usize, most: usize| {
        (least..=most).contains(&group.len()) && group.bytes().all(|digit| digit.is_ascii_digit())
    };
    text.split_whitespace().any(|word| {
        let word = word.trim_matches(|letter: char| !letter.is_ascii_digit());
        let groups = |mark: char| {
            let mut groups = word.splitn(4, mark);
            [groups.next(), groups.next(), groups.next()].map(Option::unwrap_or_default)
        };
        let date = ['.', '/', '-']
            .into_iter()
            .map(groups)
            .any(|[day, month, year]| is_group(day, 1, 2) && is_group(month, 1, 2) && is_group(year, 4, 4));
        let [one, other, third] = groups('-');
        date || (is_group(one, 4, 4) && is_group(other, 4, 4) && third.len() >= 4)
    })
}

/// `2019-2024`, `2019/2020`: a term, the years of a degree, or the end of a title.
fn is_years(text: &str) -> bool {
    text.len() < 24
        && text.bytes().filter(u8::is_ascii_digit).count() >= 8
        && text.chars().filter(|letter| letter.is_alphabetic()).count() < 10
}

/// The nearest lines above and below each that overlap with it; without places, the lines before and after.
fn neighbours(lines: &[Line], first: usize) -> Vec<Neighbours> {
    let count = lines.len();
    if lines.iter().any(|line| line.place.is_none()) {
        let of_line = |at: usize| Neighbours {
            above: at.checked_sub(1).map(|before| first + before),
            below: (at + 1 < count).then_some(first + at + 1),
        };
        return (0..count).map(of_line).collect();
    }
    let places: Vec<Place> = lines.iter().filter_map(|line| line.place).collect();
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| places[*one].top.total_cmp(&places[*other].top).then(one.cmp(other)));
    let below = |one: &Place, other: &Place| {
        let apart = other.top - one.bottom > SAME_ROW * one.size.min(other.size);
        let overlap = one.right.min(other.right) - one.left.max(other.left);
        apart && overlap > OVERLAP * (one.right - one.left).min(other.right - other.left)
    };
    let mut found = vec![Neighbours::default(); count];
    for (rank, &at) in order.iter().enumerate() {
        let mut following = order[rank + 1..].iter().take(MOST_NEIGHBOURS);
        found[at].below = following.find(|other| below(&places[at], &places[**other])).map(|other| first + other);
        let mut earlier = order[..rank].iter().rev().take(MOST_NEIGHBOURS);
        found[at].above = earlier.find(|other| below(&places[**other], &places[at])).map(|other| first + other);
    }
    found
}

/// The page of lines of which the first has that index.
fn page_of(of_page: &[Line], first: usize, number: usize, texts: &[TextPlace]) -> Page {
    let long = || of_page.iter().filter(|line| line.piece.is_some_and(|piece| piece.counts.words > 3));
    let left = long().filter_map(|line| line.place).map(|place| place.left).fold(f32::INFINITY, f32::min);
    let right = long().filter_map(|line| line.place).map(|place| place.right).fold(0.0, f32::max);
    let sized = of_page.iter().filter(|line| line.piece.is_some_and(|piece| piece.counts.words >= 2));
    let largest = sized.map(|line| line.ratio).fold(0.0, f64::max);
    let bold = of_page.iter().filter(|line| line.bold).count();
    let plain = 5 * bold < 2 * of_page.len();
    let first_row = of_page.first().map_or(0, |line| line.row);
    let end_row = first_row + of_page.len();
    let texts = texts
        .iter()
        .filter(|text| text.is_text && (first_row..end_row).contains(&text.heading))
        .map(|text| (first + text.heading - first_row, text.language))
        .collect();
    Page { number, left, right, largest, plain, texts }
}
