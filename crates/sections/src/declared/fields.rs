//! Sections out of the fields that a file itself declares: a field may be no text at all, hold two languages, or headings of its own.

use crate::cuts::cut::{Cut, Cuts, Role};
use crate::declared::field_text;
use crate::headings::known::{HeadingKind, Layout};
use crate::headings::weight;
use crate::lists::keyword_list;
use crate::rows::view::View;
use crate::texts::bilingual::{Border, border, language_by_pieces, sure_language};
use ikiz_document::{
    Confidence, Declared, DeclaredField, DetectedLanguage, Evidence, Keyword, Language, LanguageTag, Span,
};
use std::ops::Range;

/// A language less sure than this is doubtful for a title or list.
const DOUBT: f64 = 0.8;
/// Codes from which they are not keywords like `B12`.
const CODES: usize = 2;
/// Keywords by which a line of a list is one of its own.
const LINE_LIST: usize = 3;

/// The rows of a field.
pub(crate) struct Field {
    pub declared: Declared,
    pub rows: Range<usize>,
    /// All its letters.
    pub span: Span,
}

/// Places the sections of all fields, in order.
pub(crate) fn place(view: &View, cuts: &mut Cuts) {
    for mut cut in of_fields(view) {
        cut.declared = cut.declared.or_else(|| view.file_language(cut.rows.start));
        cuts.place(cut);
    }
}

fn of_fields(view: &View) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = Vec::new();
    let mut fields = fields(view);
    // Texts first: what languages they are in says what to expect of lists.
    let is_text = |field: &Field| matches!(field.declared.field, DeclaredField::Abstract | DeclaredField::Summary);
    fields.sort_by_key(|field| !is_text(field));
    for field in fields {
        let bilingual = has_both_texts(&cuts);
        cuts.extend(match field.declared.field {
            DeclaredField::Title => titles(view, &field),
            DeclaredField::Abstract => field_text::cuts(view, &field, HeadingKind::Abstract),
            DeclaredField::Summary => field_text::cuts(view, &field, HeadingKind::Summary),
            DeclaredField::Keywords => lists(view, &field, bilingual),
            DeclaredField::Body => vec![whole(view, &field, Role::Body)],
            DeclaredField::References => vec![whole(view, &field, Role::References)],
        });
    }
    cuts.sort_by_key(|cut| cut.span.start);
    settle_twins(&mut cuts);
    cuts
}

/// Whether there are texts in both languages.
fn has_both_texts(cuts: &[Cut]) -> bool {
    let text_in = |tag| cuts.iter().any(|cut| cut.role.is_text() && cut.language.tag == tag);
    text_in(LanguageTag::ENGLISH) && text_in(LanguageTag::TURKISH)
}

/// The runs of rows that stand in one field.
fn fields(view: &View) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for (at, row) in view.rows.iter().enumerate() {
        let Some(declared) = row.declared else { continue };
        match fields.last_mut() {
            Some(last)
                if last.declared.number == declared.number
                    && last.rows.end == at
                    && view.rows[last.rows.start].source == row.source =>
            {
                last.rows.end = at + 1;
                last.span.end = row.span.end;
            }
            _ => fields.push(Field { declared, rows: at..at + 1, span: row.span }),
        }
    }
    fields
}

/// A cut for which the file speaks.
pub(crate) fn cut(view: &View, declared: Declared, role: Role, span: Span) -> Cut {
    let evidence = vec![Evidence { observation: "declared by the file".to_owned(), weight: weight::DECLARED }];
    let mut cut = view.cut(role, span, evidence);
    cut.declared = declared.language.and_then(LanguageTag::language);
    cut
}

/// The heading that the file sets over a field, and the rows below it.
pub(crate) fn headed(view: &View, field: &Field) -> (Option<Span>, Range<usize>) {
    let first = &view.rows[field.rows.start];
    if field.rows.len() > 1 && first.heading_style {
        (Some(first.span), field.rows.start + 1..field.rows.end)
    } else {
        (None, field.rows.clone())
    }
}

/// All of a field; the headings in a body are part of it.
fn whole(view: &View, field: &Field, role: Role) -> Cut {
    if role == Role::Body {
        return cut(view, field.declared, role, field.span);
    }
    let (heading, rows) = headed(view, field);
    let span = Span::new(view.rows[rows.start].span.start, field.span.end);
    let mut cut = cut(view, field.declared, role, span);
    cut.heading = heading;
    cut
}

/// The title, or both where it is written in two languages with a mark between them.
fn titles(view: &View, field: &Field) -> Vec<Cut> {
    let text = field.span.of(view.text);
    let mut parts = vec![field.span];
    for (at, mark) in [" / ", " = ", " | ", " // ", "\n"].iter().flat_map(|mark| text.match_indices(mark)) {
        let first = Span::new(field.span.start, field.span.start + at).trimmed(view.text);
        let second = Span::new(field.span.start + at + mark.len(), field.span.end).trimmed(view.text);
        let languages = [first, second].map(|part| sure_language(view, part.of(view.text)));
        let words = |part: Span| part.of(view.text).split_whitespace().count();
        if words(first) >= 2 && words(second) >= 2 && matches!(languages, [Some(one), Some(other)] if one != other) {
            parts = vec![first, second];
            break;
        }
    }
    let is_split = parts.len() > 1;
    let made = parts.into_iter().map(|part| cut(view, field.declared, Role::Title, part));
    let told = made.filter(|title| title.language.tag != LanguageTag::Undetermined);
    told.map(|mut title| {
        if is_split {
            title.declared = None;
        }
        title
    })
    .collect()
}

/// The lists in a field of keywords: one a language. A line that is a list itself is one of its own; single lines beside such lists are
/// classes of a library, and stay only where no list is in their language.
fn lists(view: &View, field: &Field, bilingual: bool) -> Vec<Cut> {
    let mut lists: Vec<Vec<Keyword>> = Vec::new();
    let mut singles: Vec<Keyword> = Vec::new();
    let (heading, rows) = headed(view, field);
    let of_heading = heading.and_then(|heading| view.tools.headings.find(view.text, heading, &view.tools.folding));
    if of_heading.is_some_and(|heading| heading.kind == HeadingKind::Codes) {
        return Vec::new();
    }
    let is_single_row = rows.len() == 1;
    for row in &view.rows[rows] {
        let known = view.tools.headings.find(view.text, row.span, &view.tools.folding);
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
    let of_lists: Vec<LanguageTag> =
        lists.iter().map(|list| view.detector.detect(extent(list).of(view.text)).tag).collect();
    // Singles between two lists cannot be one section with those behind them.
    let mut runs: Vec<Vec<Keyword>> = Vec::new();
    for single in singles {
        let parted = runs.last().and_then(|run| run.last()).is_none_or(|last| {
            lists.iter().any(|list| extent(list).start >= last.span.end && extent(list).end <= single.span.start)
        });
        if parted {
            runs.push(Vec::new());
        }
        if let Some(run) = runs.last_mut() {
            run.push(single);
        }
    }
    for run in runs {
        let tag = view.detector.detect(extent(&run).of(view.text)).tag;
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

/// The keywords with the one parted in which a slash stands between two lists: `arı, bal / bee, honey`. `None` where the languages do not
/// change there.
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

/// The keywords with those parted that two lists set side by side have in common: `… değerler eğitimi. Religious education, …`.
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

/// Of two titles or lists that seem to be in one language, in a record whose texts are in both, the doubtful one is in the other: few words
/// say little.
fn settle_twins(cuts: &mut [Cut]) {
    if !has_both_texts(cuts) {
        return;
    }
    for role in [Role::Title, Role::Keywords] {
        let mut of_role: Vec<&mut Cut> = cuts.iter_mut().filter(|cut| cut.role == role).collect();
        let [one, other] = &mut *of_role else { continue };
        let Some(language) = one.language.tag.language().filter(|_| one.language.tag == other.language.tag) else {
            continue;
        };
        let doubtful = if one.language.confidence < other.language.confidence { one } else { other };
        let is_declared = doubtful.declared == Some(language);
        if doubtful.language.confidence.value() < DOUBT && !is_declared {
            doubtful.language = DetectedLanguage::new(language.twin().into(), Confidence::new(0.6));
        }
    }
}
