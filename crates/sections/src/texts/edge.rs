//! Where the text and the list under a heading begin and end.

use crate::headings::candidate::{Candidate, Stops};
use crate::headings::known::{HeadingKind, Layout};
use crate::rows::block::{BlockLooks, HeadingLook, ends_sentence, unknown_heading};
use crate::rows::row::Row;
use crate::rows::view::View;
use ikiz_document::{LanguageTag, Span};

/// The largest number of rows between a heading and the text under it: title, authors, affiliations.
const MOST_SKIPPED: usize = 14;
/// The largest number of rows of a text with a twin; long forms have about 1,500 words.
const MOST_ROWS: usize = 600;
/// The largest number of words of a text with headings inside.
const INNER_HEADING_WORDS: usize = 1000;
/// The smallest number of words of a paragraph that by its language ends a text.
const PARAGRAPH_WORDS: usize = 12;
/// Bytes by which the language of a text or paragraph is told while edges are sought.
const OPENING: usize = 1500;
/// How sure the language of such a paragraph must be.
const SURE: f64 = 0.85;

/// Where a text stands.
#[derive(Clone, Debug)]
pub(crate) struct Extent {
    /// The text, trimmed.
    pub span: Span,
    /// Rows between heading and text.
    pub skipped: Vec<usize>,
    /// The row behind the text.
    pub next_row: usize,
}

/// The text under a heading; `None` where there is none.
pub(crate) fn text_extent(view: &View, candidate: &Candidate, stops: &Stops) -> Option<Extent> {
    let source = view.rows[candidate.row].source;
    let (first, start, skipped) = text_start(view, candidate, stops)?;
    let first_block = block_end(view, first);
    let opening = Span::new(start, view.rows[first_block].span.end.max(start));
    let language = view.detector.detect(self::opening(view.text, opening)).tag;
    let print = Print::of(view, first);
    let mut end = first + 1;
    while end < view.rows.len() && end < first + MOST_ROWS {
        let row = &view.rows[end];
        if stops[end].is_some() || row.source != source || row.contents {
            break;
        }
        let label = view.tools.labels.at(view.text, row.span.start).is_some();
        if !label && (print.ends_before(view, end, stops) || is_field(view, end)) {
            break;
        }
        if row.block_start || row.stands_out() {
            let is_matter = view.tools.looks.is_front_matter(row.text(view.text)) && !row.is_prose();
            // A bold heading inside the text may have a word of front matter: `Araştırma, Yenilik ve Girişim`.
            let front = is_matter && !is_bold_heading(view, end);
            if !label && (front || ends_at_heading(view, end, first, stops)) {
                break;
            }
        }
        if row.block_start && end > first_block && language != LanguageTag::Undetermined {
            let block = Span::new(row.span.start, view.rows[block_end(view, end)].span.end);
            if block.of(view.text).split_whitespace().count() >= PARAGRAPH_WORDS {
                let found = view.detector.detect(self::opening(view.text, block));
                if found.tag.language().is_some() && found.tag != language && found.confidence.value() >= SURE {
                    break;
                }
            }
        }
        end += 1;
    }
    end = without_foreign_end(view, first, end, language);
    let span = Span::new(start, view.rows[end - 1].span.end.max(start)).trimmed(view.text);
    (!span.is_empty()).then_some(Extent { span, skipped, next_row: end })
}

/// The print of a text, as its first rows have it.
struct Print {
    /// Font size against the usual one, where sizes are known.
    size: Option<f32>,
}

impl Print {
    /// Rows of a text that tell its print.
    const ROWS: usize = 6;
    /// Larger by more than this is no print of the text.
    const LARGER: f32 = 1.08;
    /// Smaller by more than this neither.
    const SMALLER: f32 = 0.94;
    /// Rows behind smaller print in which the text may go on.
    const AHEAD: usize = 40;

    fn of(view: &View, first: usize) -> Self {
        let rows = view.rows[first..].iter().take(Self::ROWS).filter(|row| row.words > 2);
        let mut sizes: Vec<f32> = rows.filter_map(|row| row.style.size_ratio).collect();
        sizes.sort_by(f32::total_cmp);
        Self { size: sizes.get(sizes.len() / 2).copied() }
    }

    /// How large a row is printed against the text.
    fn share(&self, row: &Row) -> f32 {
        match (self.size, row.style.size_ratio) {
            (Some(size), Some(own)) if size > 0.0 => own / size,
            _ => 1.0,
        }
    }

    /// Whether the print of a row shows that the text has ended above it: larger letters; smaller ones, where the text
    /// does not go on behind them.
    fn ends_before(&self, view: &View, at: usize, stops: &Stops) -> bool {
        let (row, before) = (&view.rows[at], &view.rows[at - 1]);
        let share = self.share(row);
        let ended = ends_sentence(before.text(view.text));
        if share > Self::LARGER {
            let goes_on = row.text(view.text).starts_with(char::is_lowercase);
            return row.words > 1 && !goes_on && (ended || row.block_start);
        }
        share < Self::SMALLER && ended && row.words > 0 && !self.goes_on_behind(view, at, stops)
    }

    /// Whether rows in the text's own print stand behind one in smaller print, with no heading between.
    fn goes_on_behind(&self, view: &View, at: usize, stops: &Stops) -> bool {
        for (next, row) in view.rows.iter().enumerate().skip(at + 1).take(Self::AHEAD) {
            let share = self.share(row);
            if stops[next].is_some() || row.source != view.rows[at].source || share > Self::LARGER {
                return false;
            }
            if share >= Self::SMALLER {
                return row.is_prose() && unknown_heading(view.text, &view.rows, next).is_none();
            }
        }
        false
    }
}

/// Whether a row is a field of a record behind a text that has ended: a label, and no sentence.
fn is_field(view: &View, at: usize) -> bool {
    /// The largest number of words of a label.
    const MOST_WORDS: usize = 4;
    let (row, before) = (&view.rows[at], &view.rows[at - 1]);
    let line = row.text(view.text);
    let Some((label, value)) = line.split_once(':') else { return false };
    let shaped = label.starts_with(char::is_uppercase)
        && label.split(' ').count() <= MOST_WORDS
        && label.chars().all(|letter| letter.is_alphabetic() || matches!(letter, ' ' | '-' | '/'));
    shaped
        && !value.trim().is_empty()
        && !row.is_prose()
        && !ends_sentence(line)
        && ends_sentence(before.text(view.text))
}

/// Where a text ends without what stands behind its last sentence: the title of the other language, a page foot,
/// authors.
fn without_foreign_end(view: &View, first: usize, end: usize, language: LanguageTag) -> usize {
    let mut end = end;
    while end > first + 1 {
        let row = &view.rows[end - 1];
        let line = row.text(view.text);
        if ends_sentence(line) {
            break;
        }
        let foreign = (row.capitals && row.words > 0)
            || (row.block_start && (BlockLooks::is_names(line, true) || view.tools.looks.is_front_matter(line)));
        if foreign {
            end -= 1;
            continue;
        }
        let block = (first + 1..end).rev().find(|at| view.rows[*at].block_start);
        match block.filter(|block| is_foreign_block(view, *block, end, language)) {
            Some(block) => end = block,
            None => break,
        }
    }
    end
}

/// Whether a last block without a stop is no part of the text above it, which has ended: a title, by its language,
/// print or place.
fn is_foreign_block(view: &View, from: usize, to: usize, language: LanguageTag) -> bool {
    /// The largest number of words of a title.
    const MOST_WORDS: usize = 40;
    /// Blanks by which lines in the middle of the page stand in.
    const CENTRED: u16 = 6;
    let rows = &view.rows[from..to];
    let words: usize = rows.iter().map(|row| row.words).sum();
    if words > MOST_WORDS || !ends_sentence(view.rows[from - 1].text(view.text)) {
        return false;
    }
    let block = Span::new(rows[0].span.start, rows[rows.len() - 1].span.end);
    let found = view.detector.detect(block.of(view.text));
    let other = language != LanguageTag::Undetermined
        && found.tag.language().is_some()
        && found.tag != language
        && found.confidence.value() >= SURE;
    let title_case = rows.iter().all(|row| row.small * 2 <= row.words);
    let bold = rows.iter().all(|row| row.style.bold) && !view.rows[from - 1].style.bold;
    let centred = rows.iter().all(|row| row.style.indent >= CENTRED);
    (other && (title_case || bold || centred)) || (title_case && (bold || centred))
}

/// Whether a row behind a sentence looks like a heading by its bold print.
fn is_bold_heading(view: &View, at: usize) -> bool {
    unknown_heading(view.text, &view.rows, at) == Some(HeadingLook::Bold)
        && ends_sentence(view.rows[at - 1].text(view.text))
}

/// Whether a heading that is not on the list ends the text that began in row `first`. A line in title case or bold is a
/// heading inside the text where prose follows it and a known heading, the keywords or the next text, ends the whole
/// soon.
fn ends_at_heading(view: &View, at: usize, first: usize, stops: &Stops) -> bool {
    match unknown_heading(view.text, &view.rows, at) {
        None => false,
        Some(HeadingLook::Set) => true,
        Some(look) => {
            let prose = view.rows.get(at + 1).is_some_and(|row| row.is_prose() || is_paragraph(view, at + 1));
            let next = stops[at..].iter().take(MOST_ROWS).flatten().next();
            let known = next.is_some_and(|kind| {
                kind.is_text()
                    || *kind == HeadingKind::Keywords
                    || (look == HeadingLook::TitleCase && *kind == HeadingKind::Body)
            });
            let end = at + stops[at..].iter().take_while(|stop| stop.is_none()).count();
            let words: usize = view.rows[first..end].iter().map(|row| row.words).sum();
            !(prose && known && words <= INNER_HEADING_WORDS)
        }
    }
}

/// Row and byte at which the text under a heading begins, and the rows passed over.
fn text_start(view: &View, candidate: &Candidate, stops: &Stops) -> Option<(usize, usize, Vec<usize>)> {
    if candidate.heading.layout != Layout::OwnLine {
        return Some((candidate.next_row, candidate.heading.rest, Vec::new()));
    }
    let source = view.rows[candidate.row].source;
    let mut skipped = Vec::new();
    let rows = view.rows.iter().zip(stops).enumerate().skip(candidate.next_row).take(MOST_SKIPPED);
    for (at, (row, stop)) in rows {
        // Labels of a record may stand between: `Danışman: …`.
        let is_end = stop.is_some_and(|kind| kind != HeadingKind::Label);
        if is_end || row.source != source {
            return None;
        }
        let label = view.tools.labels.at(view.text, row.span.start).is_some();
        if label || (stop.is_none() && begins_text(view, at)) {
            return Some((at, row.span.start, skipped));
        }
        skipped.push(at);
    }
    None
}

fn begins_text(view: &View, at: usize) -> bool {
    let row = &view.rows[at];
    let line = row.text(view.text);
    if row.capitals || row.contents || BlockLooks::is_names(line, true) {
        return false;
    }
    let last = block_end(view, at);
    if view.tools.looks.is_front_matter(line) && !(row.is_prose() && last > at) {
        return false;
    }
    if row.is_prose() && (last > at || ends_sentence(line) || row.words >= 25) {
        return true;
    }
    is_paragraph(view, at)
}

/// Whether a block reads like running text as a whole, though its first line may be full of names.
fn is_paragraph(view: &View, at: usize) -> bool {
    let last = block_end(view, at);
    let row = &view.rows[at];
    let rows = &view.rows[at..=last];
    let words: usize = rows.iter().map(|row| row.words).sum();
    let small: usize = rows.iter().map(|row| row.small).sum();
    let widest = rows.iter().map(|row| row.span.len()).max().unwrap_or(0);
    words >= 20
        && small * 2 >= words
        && row.span.len() * 10 >= widest * 7
        && ends_sentence(view.rows[last].text(view.text))
}

/// The first words of a span: enough to tell its language.
pub(crate) fn opening(text: &str, span: Span) -> &str {
    let whole = span.of(text);
    let end = (0..=OPENING.min(whole.len())).rev().find(|end| whole.is_char_boundary(*end));
    &whole[..end.unwrap_or(0)]
}

/// The last row of the block that a row stands in.
fn block_end(view: &View, at: usize) -> usize {
    let rest = &view.rows[at + 1..];
    at + rest.iter().take(MOST_ROWS).take_while(|row| !row.block_start).count()
}
