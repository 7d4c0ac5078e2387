//! Candidates: every run of one to seven lines, the parts of a line in two languages, what stands behind a label.

use super::piece::{Counts, Piece, PieceReader};
use super::sheet::{Line, Matter, Sheet};
use ikiz_document::Span;

/// The largest number of lines of a title.
const MOST_LINES: usize = 7;
/// The largest number of words of a title.
const MOST_WORDS: u16 = 45;
/// The smallest number of words and bytes of a title.
const LEAST: (u16, usize) = (2, 8);
/// The widest step from line to line, in sizes.
const MOST_STEP: f64 = 3.2;
/// How much larger a line may be printed than the one before.
const SIZES: std::ops::Range<f64> = 0.6..1.6;
/// How sure the languages of the two parts of a line are.
const SURE_PART: f64 = 1.0;
/// The smallest number of bytes of a part.
const PART: usize = 12;

/// The largest number of lines of a title that end with a stop, the last aside.
const MOST_STOPS: usize = 2;
/// Separators of a line that are tried.
const MOST_SEPARATORS: usize = 6;

/// How a candidate was cut out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Whole lines.
    Lines,
    /// Behind a label.
    BehindLabel,
    /// Before or behind a slash, bar or bracket.
    Part,
}

/// A run of lines, or of parts of lines at its ends.
#[derive(Clone, Debug)]
pub(super) struct TitleCandidate {
    /// First and last line.
    pub first: usize,
    pub last: usize,
    pub shape: Shape,
    pub head: Piece,
    pub tail: Piece,
    pub counts: Counts,
    /// A line of it has parts in two languages.
    pub mixed: bool,
}

impl TitleCandidate {
    pub(super) const fn span(&self) -> Span {
        Span { start: self.head.span.start, end: self.tail.span.end }
    }

    pub(super) const fn lines(&self) -> usize {
        self.last - self.first + 1
    }
}

/// All candidates, in the order of their first lines.
pub(super) fn candidates(sheet: &Sheet, reader: &PieceReader<'_>) -> Vec<TitleCandidate> {
    let mut found = Vec::new();
    let parts: Vec<Option<(Piece, Piece)>> = sheet.lines.iter().map(|line| parts(line, reader)).collect();
    for first in 0..sheet.lines.len() {
        let line = &sheet.lines[first];
        let Some(piece) = line.piece.filter(|_| may_begin(sheet, first)) else { continue };
        match line.label {
            Some(behind) => {
                if let Some(piece) = reader.read(Span::new(behind, line.span.end), true) {
                    runs(sheet, first, piece, Shape::BehindLabel, &parts, &mut found);
                }
            }
            None => runs(sheet, first, piece, Shape::Lines, &parts, &mut found),
        }
        if let Some((_, second)) = parts[first] {
            runs(sheet, first, second, Shape::Part, &parts, &mut found);
        }
    }
    found
}

fn may_begin(sheet: &Sheet, at: usize) -> bool {
    let line = &sheet.lines[at];
    // Running text in the usual print: a title has no such neighbours.
    let in_text = line.running && at > 0 && {
        let before = &sheet.lines[at - 1];
        before.page == line.page && before.prose && before.row + 1 == line.row
    };
    let lettered = line.piece.is_some_and(|piece| piece.counts.lettered > 0);
    lettered && !line.taken && line.matter != Matter::Address && !in_text && !begins_section(line)
}

/// Whether a heading stands there that no title begins with. What runs on behind other headings may be one: Sonuç: …
fn begins_section(line: &Line) -> bool {
    use crate::headings::known::HeadingKind::{Body, Other, References};
    match line.heading {
        None => false,
        Some(Body | References | Other) => !line.runs_in,
        Some(_) => true,
    }
}

/// Whether a heading stands there that no title goes over. The last line of a title may read like one: `… ÜZERİNE BİR`
/// `DEĞERLENDİRME`.
fn ends_run(before: &Line, line: &Line) -> bool {
    use crate::headings::known::HeadingKind::{Body, Other, References};
    let same_print =
        (before.ratio - line.ratio).abs() < 0.05 && before.bold == line.bold && before.capitals == line.capitals;
    match line.heading {
        None => false,
        Some(Body | References | Other) => !same_print || line.block_start && before.gap(line) > 2.0,
        Some(_) => true,
    }
}

/// All runs that begin with a piece of a line.
fn runs(
    sheet: &Sheet,
    first: usize,
    head: Piece,
    shape: Shape,
    parts: &[Option<(Piece, Piece)>],
    found: &mut Vec<TitleCandidate>,
) {
    if let (Shape::Lines, Some((part, _))) = (shape, parts[first]) {
        let (head, tail, counts) = (part, part, part.counts);
        found.push(TitleCandidate { first, last: first, shape: Shape::Part, head, tail, counts, mixed: false });
    }
    let mut mixed = shape != Shape::Part && is_mixed(parts[first].as_ref());
    let mut push = |last: usize, tail: Piece, counts: Counts, shape: Shape, mixed: bool| {
        let length = tail.span.end.saturating_sub(head.span.start);
        if counts.words >= LEAST.0 && length > LEAST.1 && counts.words <= MOST_WORDS {
            found.push(TitleCandidate { first, last, shape, head, tail, counts, mixed });
        }
    };
    let mut counts = head.counts;
    let mut stops = 0;
    push(first, head, counts, shape, mixed);
    let following = sheet.lines.iter().zip(parts).enumerate().take(first + MOST_LINES).skip(first + 1);
    for (at, (line, own_parts)) in following {
        let before = &sheet.lines[at - 1];
        let Some(piece) = line.piece.filter(|_| follows(before, line) && line.label.is_none()) else { return };
        if let Some((part, _)) = own_parts.filter(|_| shape != Shape::Part) {
            push(at, part, counts + part.counts, Shape::Part, mixed);
        }
        counts += piece.counts;
        // The stop of the line before stands inside now.
        let stop = before.piece.is_some_and(|piece| piece.ends_with_stop);
        counts.stops += u16::from(stop);
        stops += usize::from(stop);
        if counts.words > MOST_WORDS || stops > MOST_STOPS {
            return;
        }
        mixed |= is_mixed(own_parts.as_ref());
        push(at, piece, counts, shape, mixed);
    }
}

/// Whether a run may go on from a line to the next.
fn follows(before: &Line, line: &Line) -> bool {
    let near = match (before.place, line.place) {
        (Some(one), Some(other)) => {
            let overlap = one.right.min(other.right) - one.left.max(other.left);
            other.top > one.bottom && overlap > 0.0 && before.gap(line) <= MOST_STEP
        }
        _ => true,
    };
    line.page == before.page
        && line.row == before.row + 1
        && near
        && !line.taken
        && line.matter != Matter::Address
        && !ends_run(before, line)
        && SIZES.contains(&(line.ratio / before.ratio))
}

fn is_mixed(parts: Option<&(Piece, Piece)>) -> bool {
    parts.is_some_and(|(one, other)| one.counts.odds * other.counts.odds < -SURE_PART)
}

/// The two parts of a line in two languages, or of a title and what is none: a name, a journal.
fn parts(line: &Line, reader: &PieceReader<'_>) -> Option<(Piece, Piece)> {
    let piece = line.piece.filter(|_| !line.running && !line.taken && line.matter != Matter::Address)?;
    let text = piece.span.of(reader.text);
    let mut best: Option<(f64, (Piece, Piece))> = None;
    for (end, start) in separators(text).take(MOST_SEPARATORS) {
        let bracket = text[end..].starts_with('(');
        let behind = text[start..].strip_suffix(')').filter(|_| bracket).unwrap_or(&text[start..]);
        if end <= PART || behind.len() <= PART {
            continue;
        }
        let at = piece.span.start;
        let Some(one) = reader.read(Span::new(at, at + end), true) else { continue };
        let Some(other) = reader.read(Span::new(at + start, at + start + behind.len()), true) else { continue };
        let (left, right) = (one.counts.odds, other.counts.odds);
        let languages = if left * right < 0.0 { left.abs().min(right.abs()) } else { 0.0 };
        let is_other = |part: &Piece| part.names || 3 * part.counts.matter >= part.counts.words.max(3);
        let bar = !bracket && is_other(&one) != is_other(&other);
        let sure = if bar { languages.max(SURE_PART + 0.1) } else { languages };
        if sure > SURE_PART && best.as_ref().is_none_or(|best| sure > best.0) {
            best = Some((sure, (one, other)));
        }
    }
    best.map(|(_, parts)| parts)
}

/// Where the parts of a line may end and begin: at a slash, a bar, a dash between blanks, a bracket that holds the
/// rest.
fn separators(text: &str) -> impl Iterator<Item = (usize, usize)> {
    text.match_indices(['/', '|', '(', '–', '—', '-']).map(|(at, found)| (at, at + found.len())).filter(
        |(end, start)| match text.as_bytes()[*end] {
            b'(' => text.ends_with(')'),
            b'/' | b'|' => true,
            _ => text[..*end].ends_with(' ') && text[*start..].starts_with(' '),
        },
    )
}
