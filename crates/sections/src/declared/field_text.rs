//! The texts in a declared field: cut at headings that stand in it (`Özet: … Abstract: … Keywords: …`) and where the
//! language changes.

use crate::cuts::cut::{Cut, Role};
use crate::declared::field::{Field, cut, headed};
use crate::declared::field_lists::by_language;
use crate::headings::heading::HeadingMatch;
use crate::headings::inner::inner_headings;
use crate::headings::known::{HeadingKind, Layout};
use crate::headings::weight::{self, FEW_WORDS};
use crate::headings::wording::has_no_small;
use crate::lists::keyword_list;
use crate::rows::block::ends_sentence;
use crate::rows::view::View;
use crate::texts::bilingual::both_texts;
use ikiz_document::{Declared, Evidence, Keyword, Span};
use std::ops::Range;

/// The smallest number of words of a text of a sentence or two; notes of catalogues have fewer.
const SHORT_TEXT_WORDS: usize = 6;
/// Up to so many words, what stands under a heading of another kind (`JEL Codes:`) is left out.
const ASIDE_WORDS: usize = 30;
/// From this number of words on, capitals and names do not speak against a text.
const CERTAIN_WORDS: usize = 35;
/// Words by which a text behind a list is known.
const START_WORDS: usize = 40;
/// A piece of a list with more words is text.
const MOST_KEYWORD_WORDS: usize = 12;
/// The largest number of words of a list behind which no text begins.
const LIST_WORDS: usize = 80;

/// The cuts in a field that holds texts of that kind.
pub(crate) fn cuts(view: &View, field: &Field, kind: HeadingKind) -> Vec<Cut> {
    let (over, rows) = headed(view, field);
    let start = view.rows[rows.start].span.start;
    let headings = headings(view, rows, field.span.end);
    let first_end = headings.first().map_or(field.span.end, |heading| heading.wording.start);
    let mut made = texts(view, field.declared, kind, None, Span::new(start, first_end));
    if let Some(first) = made.first_mut() {
        first.heading = over;
    }
    for (at, heading) in headings.iter().enumerate() {
        let end = headings.get(at + 1).map_or(field.span.end, |next| next.wording.start);
        let content = Span::new(heading.rest.min(end), end).trimmed(view.text);
        match heading.kind {
            HeadingKind::Keywords => {
                let (list, rest) = list_and_rest(view, content);
                let mut keywords = view.keywords(list);
                // A list that runs into a text: from there on it is none.
                let is_long = |keyword: &Keyword| keyword.text.split(' ').count() > MOST_KEYWORD_WORDS;
                let end = keywords.iter().position(is_long).unwrap_or(keywords.len());
                let long = keywords.get(end).map(|keyword| keyword.span);
                keywords.truncate(end);
                let rest = long.map_or(rest, |long| {
                    let start = sentence_start(view, long);
                    keywords.extend(keyword_list::keyword(view.text, Span::new(long.start, start)));
                    Span::new(start, content.end)
                });
                let of_heading = Declared { language: heading.language.into(), ..field.declared };
                let mut lists = by_language(view, of_heading, keywords, false);
                if let Some(list) = lists.first_mut() {
                    list.heading = Some(heading.wording);
                }
                made.extend(lists);
                made.extend(texts(view, field.declared, kind, None, rest));
            }
            HeadingKind::Codes | HeadingKind::Label | HeadingKind::Other => {}
            _ => made.extend(texts(view, field.declared, kind, Some(heading), content)),
        }
    }
    made
}

/// The headings in a field, in order.
fn headings(view: &View, rows: Range<usize>, end: usize) -> Vec<HeadingMatch> {
    let mut headings: Vec<HeadingMatch> = Vec::new();
    let known = &view.tools.headings;
    for row in &view.rows[rows] {
        let first = known.find(view.text, row.span).filter(|found| is_heading(view, found));
        let passed = |found: &HeadingMatch| headings.last().is_some_and(|last| found.wording.start < last.rest);
        headings.extend(first.filter(|found| !passed(found)));
        headings.extend(inner_headings(known, view.text, row.span, true));
    }
    let ends: Vec<usize> = headings.iter().skip(1).map(|next| next.wording.start).chain([end]).collect();
    let is_kept = |(heading, end): (HeadingMatch, usize)| {
        let words = view.text[heading.rest.min(end)..end].split_whitespace().count();
        let is_aside = matches!(heading.kind, HeadingKind::Other | HeadingKind::Label);
        (!is_aside || words <= ASIDE_WORDS).then_some(heading)
    };
    headings.into_iter().zip(ends).filter_map(is_kept).collect()
}

/// Whether a wording at the start of a row is a heading there.
fn is_heading(view: &View, found: &HeadingMatch) -> bool {
    let printed = found.wording.of(view.text);
    let capitals = has_no_small(printed);
    match found.kind {
        HeadingKind::Body | HeadingKind::References => false,
        HeadingKind::Other | HeadingKind::Label => {
            matches!(found.layout, Layout::OwnLine | Layout::RunIn(':' | '—' | '–' | '='))
        }
        HeadingKind::Codes | HeadingKind::Keywords => found.layout != Layout::Bare,
        _ => found.layout != Layout::Bare || (capitals && view.text[found.rest..].starts_with(char::is_uppercase)),
    }
}

/// A keyword list, and the text that begins behind it.
fn list_and_rest(view: &View, content: Span) -> (Span, Span) {
    let text = content.of(view.text);
    let none = Span::new(content.end, content.end);
    let ends = ends_sentence(text);
    for (at, mark) in text.match_indices(['.', '\n']) {
        let rest = Span::new(content.start + at + 1, content.end);
        // The first of several line ends has been asked already.
        let is_asked = mark == "\n" && text[..at].ends_with('\n');
        if rest.of(view.text).starts_with(char::is_whitespace)
            && !is_asked
            && is_text_of(rest.of(view.text).split_whitespace().take(START_WORDS), ends)
        {
            return (Span::new(content.start, rest.start).trimmed(view.text), rest.trimmed(view.text));
        }
    }
    if text.split_whitespace().count() > LIST_WORDS {
        let first = text.find('\n').unwrap_or(text.len());
        return (Span::new(content.start, content.start + first).trimmed(view.text), none);
    }
    (content, none)
}

/// Where a sentence begins in the last piece of a list: at the first capital behind a few small words, or else at its
/// start.
fn sentence_start(view: &View, piece: Span) -> usize {
    let text = piece.of(view.text);
    let mut at = 0;
    for word in text.split(' ').take(MOST_KEYWORD_WORDS) {
        if at > 0 && word.starts_with(char::is_uppercase) && keyword_list::begins_with_sentence(&text[at..]) {
            return piece.start + at;
        }
        at += word.len() + 1;
    }
    piece.start
}

/// Whether words are a text: enough of them, most of them small. Kinds of theses, identifiers and page counts are none.
fn is_text(text: &str) -> bool {
    is_text_of(text.split_whitespace(), ends_sentence(text))
}

/// The same of words that end a sentence or do not.
fn is_text_of<'a>(pieces: impl Iterator<Item = &'a str>, ends: bool) -> bool {
    let (mut words, mut small) = (0, 0);
    for word in pieces {
        if let Some(first) = word.chars().find(|letter| letter.is_alphanumeric()) {
            let is_word = first.is_alphabetic() && !word.contains("://") && !word.contains('@');
            words += usize::from(is_word);
            // Arabic has no capitals.
            small += usize::from(is_word && !first.is_uppercase());
        }
    }
    words >= FEW_WORDS && (small * 2 >= words || (words >= CERTAIN_WORDS && ends))
}

/// Whether few words are a text of a sentence or two.
fn is_short_text(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let small = text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    words >= SHORT_TEXT_WORDS && small * 2 >= words && text.starts_with(char::is_uppercase) && ends_sentence(text)
}

/// The text in a span, or both where its language changes; none where there is no text.
fn texts(view: &View, declared: Declared, kind: HeadingKind, heading: Option<&HeadingMatch>, span: Span) -> Vec<Cut> {
    let span = span.trimmed(view.text);
    let is_short = !is_text(span.of(view.text));
    if span.is_empty() || is_short && !is_short_text(span.of(view.text)) {
        return Vec::new();
    }
    let mut whole = text(view, declared, kind, heading, span);
    if is_short {
        whole.evidence.push(Evidence { observation: "a sentence or two".to_owned(), weight: weight::SHORT_FIELD });
        return vec![whole];
    }
    let Some(parts) = both_texts(view, span, &whole.language, is_text) else { return vec![whole] };
    let declared = Declared { language: None, ..declared };
    vec![text(view, declared, kind, heading, parts[0]), text(view, declared, kind, None, parts[1])]
}

fn text(view: &View, declared: Declared, kind: HeadingKind, heading: Option<&HeadingMatch>, span: Span) -> Cut {
    let kind = heading.map_or(kind, |heading| heading.kind);
    let mut cut = cut(view, declared, Role::Text(kind), span);
    cut.parts = view.tools.labels.parts(view.text, span);
    cut.heading = heading.map(|heading| heading.wording);
    if let Some(language) = heading.and_then(|heading| heading.language.language()) {
        cut.declared = Some(language);
    }
    cut
}
