//! Sections out of the fields that a file itself declares: a field may be no text at all, hold two languages, or
//! headings of its own.

use crate::cuts::cut::{Cut, Cuts, Role};
use crate::declared::field::{DOUBT, Field, cut, headed};
use crate::declared::field_lists::lists;
use crate::declared::field_text;
use crate::headings::known::HeadingKind;
use crate::lists::list_language::is_latin;
use crate::rows::view::View;
use crate::texts::bilingual::sure_language;
use ikiz_document::{Confidence, DeclaredField, DetectedLanguage, LanguageTag, Span};

/// Marks between two titles that are tried.
const MOST_SEPARATORS: usize = 6;
/// Fewest words of each of two titles with a slash between them that has no blanks around it.
const LEAST_WORDS: usize = 3;

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
    settle_twins(view, &mut cuts);
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
    let parted = |marks: &'static [&'static str]| {
        marks.iter().flat_map(|mark| text.match_indices(mark)).map(|(at, mark)| {
            let first = Span::new(field.span.start, field.span.start + at).trimmed(view.text);
            let second = Span::new(field.span.start + at + mark.len(), field.span.end).trimmed(view.text);
            [first, second]
        })
    };
    let halves = parted(&[" / ", " = ", " | ", " // ", "\n"]);
    let has_words = |part: &Span| part.of(view.text).split_whitespace().nth(1).is_some();
    let is_whole = |part: &Span| has_words(part) && closes_quotations(part.of(view.text));
    let is_full = |[first, second]: &[Span; 2]| {
        let is_long = |part: &Span| part.of(view.text).split_whitespace().nth(LEAST_WORDS - 1).is_some();
        is_long(first) && is_long(second) && second.of(view.text).starts_with(char::is_uppercase)
    };
    // A slash without blanks parts titles that are surely whole: and/or, 2019/2020, İzmir/Türkiye.
    let halves = halves.chain(parted(&["/"]).filter(is_full));
    for halves in halves.filter(|halves| halves.iter().all(is_whole)).take(MOST_SEPARATORS) {
        let languages = halves.map(|part| sure_language(view, part.of(view.text)));
        if matches!(languages, [Some(one), Some(other)] if one != other) {
            parts = halves.to_vec();
            break;
        }
    }
    // What the file declares is the language of the whole field.
    let is_split = parts.len() > 1;
    let made = parts.into_iter().map(|part| cut(view, field.declared, Role::Title, part));
    let written = made.filter(|title| title.span.of(view.text).contains(char::is_alphabetic));
    written.map(|title| Cut { declared: title.declared.filter(|_| !is_split), ..title }).collect()
}

/// Whether each quotation that begins in a text ends in it.
fn closes_quotations(text: &str) -> bool {
    text.matches('“').count() == text.matches('”').count()
}

/// Of two titles or lists that seem to be in one language, in a record whose texts are in both, the doubtful one is in
/// the other: few words say little. The same where the language of one is not known.
fn settle_twins(view: &View, cuts: &mut [Cut]) {
    if !has_both_texts(cuts) {
        return;
    }
    for role in [Role::Title, Role::Keywords] {
        let mut of_role: Vec<&mut Cut> = cuts.iter_mut().filter(|cut| cut.role == role).collect();
        let [one, other] = &mut *of_role else { continue };
        let (language, doubtful) = match (one.language.tag.language(), other.language.tag.language()) {
            (Some(first), Some(second)) if first == second => {
                (first, if one.language.confidence < other.language.confidence { one } else { other })
            }
            (Some(first), None) => (first, other),
            (None, Some(second)) => (second, one),
            _ => continue,
        };
        let is_declared = doubtful.declared == Some(language);
        let is_open =
            doubtful.language.tag == LanguageTag::Undetermined || doubtful.language.confidence.value() < DOUBT;
        if is_open && is_latin(doubtful.span.of(view.text)) && !is_declared {
            doubtful.language = DetectedLanguage::new(language.twin().into(), Confidence::new(0.6));
        }
    }
}
