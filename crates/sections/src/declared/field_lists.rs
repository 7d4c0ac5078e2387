//! The lists in a declared field of keywords: one a language, without the codes of a classification.

use crate::cuts::cut::{Cut, Role};
use crate::declared::field::{DOUBT, Field, cut, headed};
use crate::headings::known::{HeadingKind, Layout};
use crate::lists::keyword_list;
use crate::lists::list_language::is_latin;
use crate::rows::view::View;
use crate::texts::bilingual::{Border, border, language_by_pieces};
use ikiz_document::{Confidence, Declared, DetectedLanguage, Keyword, Language, LanguageTag, Span};

/// Codes from which they are not keywords like `B12`.
const CODES: usize = 2;
/// Keywords in another script by which they are a list of their own.
const SCRIPT_LIST: usize = 2;
/// Keywords by which a line of a list is one of its own.
const LINE_LIST: usize = 3;

/// The lists in a field of keywords: one a language. A line that is a list itself is one of its own; single lines
/// beside such lists are classes of a library, and stay only where no list is in their language.
pub(crate) fn lists(view: &View, field: &Field, bilingual: bool) -> Vec<Cut> {
    let mut lists: Vec<Vec<Keyword>> = Vec::new();
    let mut singles: Vec<Keyword> = Vec::new();
    let (heading, rows) = headed(view, field);
    let of_heading = heading.and_then(|heading| view.tools.headings.find(view.text, heading));
    if of_heading.is_some_and(|heading| heading.kind == HeadingKind::Codes) {
        return Vec::new();
    }
    let is_single_row = rows.len() == 1;
    for row in &view.rows[rows] {
        let known = view.tools.headings.find(view.text, row.span);
        if known.is_some_and(|heading| heading.kind == HeadingKind::Codes && heading.layout != Layout::OwnLine) {
            continue;
        }
        let keywords = view.keywords(row.span);
        let by_semicolon = row.text(view.text).contains(';');
        if keywords.len() >= LINE_LIST || (keywords.len() > 1 && is_single_row) {
            lists.push(keywords);
        } else if keywords.len() > 1 && by_semicolon {
            singles.extend(keywords);
        } else {
            singles.extend(keyword_list::keyword(view.text, row.span));
        }
    }
    let extents: Vec<Span> = lists.iter().map(|list| extent(list)).collect();
    let mut of_lists: Vec<LanguageTag> = Vec::new();
    for list in &extents {
        let tag = view.detector.detect_within_pair(list.of(view.text)).tag;
        if !of_lists.contains(&tag) {
            of_lists.push(tag);
        }
    }
    // Singles between two lists cannot be one section with those behind them.
    let mut runs: Vec<Vec<Keyword>> = Vec::new();
    for single in singles {
        let parted = runs.last().and_then(|run| run.last()).is_none_or(|last| {
            let next = extents.partition_point(|list| list.start < last.span.end);
            extents.get(next).is_some_and(|list| list.end <= single.span.start)
        });
        if parted {
            runs.push(Vec::new());
        }
        if let Some(run) = runs.last_mut() {
            run.push(single);
        }
    }
    for run in runs {
        let tag = view.detector.detect_within_pair(extent(&run).of(view.text)).tag;
        if !of_lists.contains(&tag) && (of_lists.is_empty() || tag != LanguageTag::Undetermined) {
            lists.push(run);
        }
    }
    lists.sort_by_key(|list| extent(list).start);
    let both = bilingual && lists.len() == 1;
    let mut made: Vec<Cut> = lists.into_iter().flat_map(|list| by_language(view, field.declared, list, both)).collect();
    if let Some(first) = made.first_mut() {
        first.heading = heading;
    }
    made
}

/// A list, or two where its language changes. `bilingual`: that is to be expected.
pub(crate) fn by_language(view: &View, declared: Declared, keywords: Vec<Keyword>, bilingual: bool) -> Vec<Cut> {
    if keywords.is_empty() || keyword_list::are_codes(&keywords) {
        return Vec::new();
    }
    let mut keywords = parted(view, without_codes(keywords));
    if let Some(at) = script_border(view, &keywords) {
        let second = keywords.split_off(at);
        let declared = Declared { language: None, ..declared };
        return [keywords, second].into_iter().flat_map(|part| by_language(view, declared, part, bilingual)).collect();
    }
    if let Some(at_slash) = at_slash(view, &keywords) {
        keywords = at_slash;
    }
    let pieces: Vec<Span> = keywords.iter().map(|keyword| keyword.span).collect();
    let sought = if bilingual && declared.language.is_none() { Border::Expected } else { Border::Balanced };
    let Some((at, languages)) = border(view, &pieces, sought) else {
        return vec![list(view, declared, keywords, None)];
    };
    let second = keywords.split_off(at);
    let declared = Declared { language: None, ..declared };
    let [one, other] = languages;
    vec![list(view, declared, keywords, Some(one)), list(view, declared, second, Some(other))]
}

/// The index of the keyword with which the script changes, where two lists follow each other, one of them not in Latin
/// letters.
fn script_border(view: &View, keywords: &[Keyword]) -> Option<usize> {
    let latin: Vec<bool> = keywords.iter().map(|keyword| is_latin(keyword.span.of(view.text))).collect();
    let first = *latin.first()?;
    let at = latin.iter().position(|own| *own != first)?;
    let is_single_change = latin[at..].iter().all(|own| *own != first);
    (is_single_change && at.min(latin.len() - at) >= SCRIPT_LIST).then_some(at)
}

/// The keywords without the codes of a classification in front or behind.
fn without_codes(mut keywords: Vec<Keyword>) -> Vec<Keyword> {
    let codes = |keyword: &&Keyword| keyword_list::are_codes(std::slice::from_ref(*keyword));
    let behind = keywords.iter().rev().take_while(codes).count();
    if behind >= CODES && behind < keywords.len() {
        keywords.truncate(keywords.len() - behind);
    }
    let before = keywords.iter().take_while(codes).count();
    if before >= CODES && before < keywords.len() {
        keywords.drain(..before);
    }
    keywords
}

/// The keywords with the one parted in which a slash stands between two lists: `arı, bal / bee, honey`. `None` where
/// the languages do not change there.
fn at_slash(view: &View, keywords: &[Keyword]) -> Option<Vec<Keyword>> {
    let mut with_slash = keywords.iter().enumerate().filter(|(_, keyword)| keyword.text.contains(" / "));
    let (index, keyword) = with_slash.next().filter(|_| keywords.len() > 2)?;
    let at = keyword.span.start + keyword.span.of(view.text).find(" / ")?;
    let halves = [Span::new(keyword.span.start, at), Span::new(at + 3, keyword.span.end)];
    let mut all = keywords.to_vec();
    all.splice(index..=index, halves.into_iter().filter_map(|half| keyword_list::keyword(view.text, half)));
    let pieces: Vec<Span> = all.iter().map(|keyword| keyword.span).collect();
    let is_border =
        with_slash.next().is_none() && border(view, &pieces, Border::Balanced).is_some_and(|(at, _)| at == index + 1);
    is_border.then_some(all)
}

/// The keywords with those parted that two lists set side by side have in common: `… değerler eğitimi. Religious
/// education, …`.
fn parted(view: &View, keywords: Vec<Keyword>) -> Vec<Keyword> {
    let mut all = Vec::new();
    for keyword in keywords {
        let text = keyword.span.of(view.text);
        let stop = text.match_indices(". ").map(|(at, _)| at).find(|at| {
            let word = text[..*at].rsplit(' ').next().unwrap_or_default();
            word.chars().filter(|letter| letter.is_alphabetic()).count() > 3
                && text[at + 2..].starts_with(char::is_uppercase)
        });
        match stop {
            Some(at) => {
                let start = keyword.span.start;
                all.extend(keyword_list::keyword(view.text, Span::new(start, start + at)));
                all.extend(keyword_list::keyword(view.text, Span::new(start + at + 2, keyword.span.end)));
            }
            None => all.push(keyword),
        }
    }
    all
}

fn list(view: &View, declared: Declared, keywords: Vec<Keyword>, language: Option<Language>) -> Cut {
    let mut cut = cut(view, declared, Role::Keywords, extent(&keywords));
    let is_doubtful = cut.language.confidence.value() < DOUBT && cut.language.tag.language().is_none();
    let by_keywords = || {
        let pieces: Vec<Span> = keywords.iter().map(|keyword| keyword.span).collect();
        if is_doubtful { language_by_pieces(view, &pieces) } else { None }
    };
    if let Some(language) = language.or_else(by_keywords) {
        let agrees = cut.language.tag == language.into();
        let confidence = if agrees { cut.language.confidence.value().max(0.7) } else { 0.6 };
        cut.language = DetectedLanguage::new(language.into(), Confidence::new(confidence));
    }
    cut.keywords = keywords;
    cut
}

fn extent(keywords: &[Keyword]) -> Span {
    let ends = keywords.first().zip(keywords.last());
    ends.map_or_else(Span::default, |(first, last)| Span::new(first.span.start, last.span.end))
}
