//! The texts in a declared field: cut at headings that stand in it (`Özet: … Abstract: … Keywords: …`) and where the language changes.

use crate::bilingual::{Border, border};
use crate::block::ends_sentence;
use crate::cut::{Cut, Role};
use crate::declared::{Field, by_language, cut, headed};
use crate::heading::{HeadingKind, HeadingMatch, Layout};
use crate::keyword_list;
use crate::view::View;
use crate::weight::FEW_WORDS;
use ikiz_document::{Declared, Keyword, Language, Span};
use ikiz_text::sentences;
use std::ops::Range;

/// Up to so many words, what stands under a heading of another kind (`JEL Codes:`) is left out.
const ASIDE_WORDS: usize = 30;
/// From so many words on, capitals and names do not speak against a text.
const CERTAIN_WORDS: usize = 35;
/// A second language with less than this share of a text is a quotation in it.
const SECOND_SHARE: f64 = 0.1;
/// A piece of a list with more words is text.
const MOST_KEYWORD_WORDS: usize = 12;
/// Most words of a list behind which no text begins.
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
                let mut keywords = keyword_list::split(view.text, list);
                // A list that runs into a text: from there on it is none.
                let is_long = |keyword: &Keyword| keyword.text.split(' ').count() > MOST_KEYWORD_WORDS;
                let end = keywords.iter().position(is_long).unwrap_or(keywords.len());
                let rest = keywords.get(end).map_or(rest, |first| Span::new(first.span.start, content.end));
                keywords.truncate(end);
                let of_heading = Declared { language: heading.language.into(), ..field.declared };
                let mut lists = by_language(view, of_heading, keywords, false);
                if let Some(list) = lists.first_mut() {
                    list.heading = Some(heading.wording);
                }
                made.extend(lists);
                made.extend(texts(view, field.declared, kind, None, rest));
            }
            HeadingKind::Other => {}
            _ => made.extend(texts(view, field.declared, kind, Some(heading), content)),
        }
    }
    made
}

/// The headings in a field, in order.
fn headings(view: &View, rows: Range<usize>, end: usize) -> Vec<HeadingMatch> {
    let mut headings: Vec<HeadingMatch> = Vec::new();
    for row in &view.rows[rows] {
        for start in sentence_starts(row.text(view.text)).into_iter().map(|start| row.span.start + start) {
            let line = Span::new(start, row.span.end);
            let Some(found) = view.tools.headings.find(view.text, line, &view.tools.folding) else { continue };
            let passed = headings.last().is_some_and(|last| found.wording.start < last.rest);
            if !passed && found.wording.end <= row.span.end && is_heading(view, &found, start == row.span.start) {
                headings.push(found);
            }
        }
    }
    let ends: Vec<usize> = headings.iter().skip(1).map(|next| next.wording.start).chain([end]).collect();
    let is_kept = |(heading, end): (HeadingMatch, usize)| {
        let words = view.text[heading.rest.min(end)..end].split_whitespace().count();
        (heading.kind != HeadingKind::Other || words <= ASIDE_WORDS).then_some(heading)
    };
    headings.into_iter().zip(ends).filter_map(is_kept).collect()
}

/// Byte offsets in a row at which a sentence may begin, or a heading in capitals that lost the break before it.
fn sentence_starts(row: &str) -> Vec<usize> {
    let stops = row.char_indices().filter(|(_, letter)| matches!(letter, '.' | '?' | '!' | ')' | '”' | '"'));
    let behind = stops.filter_map(|(at, stop)| {
        let after = at + stop.len_utf8();
        let start = after + (row[after..].len() - row[after..].trim_start().len());
        row[start..].starts_with(char::is_uppercase).then_some(start)
    });
    let mut before = "";
    let capitals = row.split(' ').filter_map(move |word| {
        let after_small = before.contains(char::is_lowercase);
        before = word;
        let letters = word.trim_end_matches(|letter: char| !letter.is_alphabetic());
        let is_capital = letters.chars().count() > 3 && letters.chars().all(char::is_uppercase);
        (is_capital && after_small).then(|| word.as_ptr() as usize - row.as_ptr() as usize)
    });
    let mut starts: Vec<usize> = std::iter::once(0).chain(behind).chain(capitals).collect();
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// Whether a wording at the start of a row or of a sentence in it is a heading there.
fn is_heading(view: &View, found: &HeadingMatch, at_row_start: bool) -> bool {
    let printed = found.wording.of(view.text);
    let capitals =
        printed.chars().filter(|letter| letter.is_alphabetic()).count() > 1 && !printed.contains(char::is_lowercase);
    let known = found.kind.is_text() || matches!(found.kind, HeadingKind::Keywords | HeadingKind::Other);
    known
        && match found.layout {
            Layout::OwnLine => at_row_start,
            Layout::RunIn(':' | '—' | '–' | '=') => true,
            Layout::RunIn(_) => at_row_start && found.kind != HeadingKind::Other,
            Layout::Bare => {
                let mut rest = view.text[found.rest..].chars().filter(|letter| letter.is_alphabetic());
                let begins_sentence =
                    rest.next().is_some_and(char::is_uppercase) && rest.next().is_some_and(char::is_lowercase);
                capitals
                    && found.kind.is_text()
                    && (begins_sentence || at_row_start && view.text[found.rest..].starts_with(char::is_uppercase))
            }
        }
}

/// A keyword list, and the text that begins behind it.
fn list_and_rest(view: &View, content: Span) -> (Span, Span) {
    let text = content.of(view.text);
    let none = Span::new(content.end, content.end);
    for (at, _) in text.match_indices(['.', '\n']) {
        let rest = Span::new(content.start + at + 1, content.end);
        if is_text(rest.of(view.text)) && view.text[rest.start..].starts_with(char::is_whitespace) {
            return (Span::new(content.start, rest.start).trimmed(view.text), rest.trimmed(view.text));
        }
    }
    if text.split_whitespace().count() > LIST_WORDS {
        let first = text.find('\n').unwrap_or(text.len());
        return (Span::new(content.start, content.start + first).trimmed(view.text), none);
    }
    (content, none)
}

/// Whether words are a text: enough of them, most of them small. Kinds of theses, identifiers and page counts are none.
fn is_text(text: &str) -> bool {
    let (mut words, mut small) = (0, 0);
    for word in text.split_whitespace() {
        if let Some(first) = word.chars().find(|letter| letter.is_alphanumeric()) {
            let is_word = first.is_alphabetic() && !word.contains("://") && !word.contains('@');
            words += usize::from(is_word);
            // Arabic has no capitals.
            small += usize::from(is_word && !first.is_uppercase());
        }
    }
    words >= FEW_WORDS && (small * 2 >= words || (words >= CERTAIN_WORDS && ends_sentence(text)))
}

/// The text in a span, or both where its language changes; none where there is no text.
fn texts(view: &View, declared: Declared, kind: HeadingKind, heading: Option<&HeadingMatch>, span: Span) -> Vec<Cut> {
    let span = span.trimmed(view.text);
    if span.is_empty() || !is_text(span.of(view.text)) {
        return Vec::new();
    }
    let whole = text(view, declared, kind, heading, span);
    let second = whole.language.shares.get(1);
    if second.is_none_or(|second| second.share < SECOND_SHARE || second.tag.language().is_none()) {
        return vec![whole];
    }
    let pieces = pieces(view, span, whole.language.tag.language().unwrap_or(Language::English));
    let Some((at, _)) = border(view, &pieces, Border::Anywhere) else { return vec![whole] };
    let parts = [Span::new(span.start, pieces[at - 1].end), Span::new(pieces[at].start, span.end)];
    if !parts.iter().all(|part| is_text(part.of(view.text))) {
        return vec![whole];
    }
    let declared = Declared { language: None, ..declared };
    vec![text(view, declared, kind, heading, parts[0]), text(view, declared, kind, None, parts[1])]
}

/// The sentences of a span; a line break ends one too.
fn pieces(view: &View, span: Span, language: Language) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut start = span.start;
    for row in span.of(view.text).split('\n') {
        pieces.extend(sentences(row, language).into_iter().map(|sentence| sentence.shifted(start)));
        start += row.len() + 1;
    }
    pieces
}

fn text(view: &View, declared: Declared, kind: HeadingKind, heading: Option<&HeadingMatch>, span: Span) -> Cut {
    let kind = heading.map_or(kind, |heading| heading.kind);
    let mut cut = cut(view, declared, Role::Text(kind), span);
    cut.parts = view.tools.labels.parts(view.text, span, &view.tools.folding);
    cut.heading = heading.map(|heading| heading.wording);
    if let Some(language) = heading.and_then(|heading| heading.language.language()) {
        cut.declared = Some(language);
    }
    cut
}
