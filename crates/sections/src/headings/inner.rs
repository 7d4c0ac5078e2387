//! Headings inside a line: keywords that end the abstract's own line, codes behind a list, a second text.

use crate::headings::behind::has_code;
use crate::headings::heading::HeadingMatch;
use crate::headings::known::{HeadingKind, Headings, Layout};
use crate::headings::wording::has_no_small;
use ikiz_document::Span;
use ikiz_text::is_sentence_end;

/// The headings inside a line, in order, without the one it may begin with. In the field of a `record` more of them
/// count: nothing else is lost there by a line end.
pub(crate) fn inner_headings(headings: &Headings, text: &str, line: Span, record: bool) -> Vec<HeadingMatch> {
    let whole = line.of(text);
    let mut found: Vec<HeadingMatch> = Vec::new();
    let mut last = headings.find(text, line).filter(|first| first.layout != Layout::Bare);
    // Running text holds none without a separator.
    if !record && last.is_none() && !whole.contains([':', '：', '—', '–', '=']) {
        return found;
    }
    for start in word_starts(whole) {
        let at = line.start + start;
        if last.as_ref().is_some_and(|last| at < last.rest) {
            continue;
        }
        let Some(heading) = headings.find_spelt(text, Span::new(at, line.end), record) else { continue };
        let place = Place::of(&whole[..start], last.as_ref());
        if heading.wording.end <= line.end && is_heading(text, &heading, place, record) {
            last = Some(heading.clone());
            found.push(heading);
        }
    }
    found
}

/// Where in its line a wording stands.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "independent observations of one place")]
struct Place {
    /// Behind a sentence, or glued to the word before.
    after_sentence: bool,
    /// The word before has small letters.
    after_small: bool,
    /// Behind a heading in the same line.
    headed: bool,
    /// Behind the heading of a list or of codes.
    in_list: bool,
}

impl Place {
    fn of(before: &str, last: Option<&HeadingMatch>) -> Self {
        let bare = before.trim_end();
        let ends = bare.ends_with(|mark| is_sentence_end(mark) || matches!(mark, ')' | '”' | '"' | '»'));
        let is_list = |last: &HeadingMatch| matches!(last.kind, HeadingKind::Keywords | HeadingKind::Codes);
        Self {
            after_sentence: ends || bare.len() == before.len(),
            after_small: bare.rsplit(' ').next().is_some_and(|word| word.contains(char::is_lowercase)),
            headed: last.is_some(),
            in_list: last.is_some_and(is_list),
        }
    }
}

/// Whether a wording inside a line is a heading there.
fn is_heading(text: &str, found: &HeadingMatch, place: Place, record: bool) -> bool {
    let printed = found.wording.of(text);
    let capitals = has_no_small(printed);
    let separated = matches!(found.layout, Layout::RunIn(':' | '：' | '—' | '–' | '='));
    let placed = place.after_sentence || place.in_list;
    if found.misspelt && !(record && separated && placed) {
        return false;
    }
    match found.kind {
        HeadingKind::Keywords => {
            (separated && (placed || found.layout == Layout::RunIn(':')))
                || (record && place.after_sentence && found.layout == Layout::Glued)
        }
        HeadingKind::Codes => separated && (placed || has_code(&text[found.rest..])),
        HeadingKind::Other | HeadingKind::Label => separated && (place.in_list || record && place.after_sentence),
        kind if kind.is_text() => {
            let run_in = separated && placed && (record || capitals || place.headed);
            let set = matches!(found.layout, Layout::Sentence | Layout::Glued)
                && capitals
                && (placed || place.after_small)
                && (record || place.headed);
            // A field that holds all texts of a record in one line.
            let of_record = record
                && placed
                && matches!(found.layout, Layout::Sentence | Layout::Glued | Layout::RunIn('.'))
                && printed.starts_with(char::is_uppercase);
            run_in || set || of_record
        }
        _ => false,
    }
}

/// Byte offsets at which a word with a capital or a number begins, behind the first word.
fn word_starts(line: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut before = None;
    let mut opened = None;
    for (at, c) in line.char_indices() {
        let begins = match before {
            None => false,
            Some(before) if c.is_uppercase() => !char::is_uppercase(before),
            Some(before) => c.is_ascii_digit() && char::is_whitespace(before),
        };
        if begins {
            starts.push(opened.unwrap_or(at));
        } else if c > '\u{5ff}' && c.is_alphabetic() && before.is_some_and(char::is_whitespace) {
            // Arabic has no capitals.
            starts.push(at);
        }
        opened = matches!(c, '(' | '[').then_some(at);
        before = Some(c);
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(line: &str, record: bool) -> Vec<&str> {
        let headings = Headings::new();
        let found = inner_headings(&headings, line, Span::new(0, line.len()), record);
        found.iter().map(|heading| heading.wording.of(line)).collect()
    }

    #[test]
    fn lists_and_codes_begin_inside_lines() {
        assert_eq!(inside("Öz: Arılar sayıldı. Anahtar Kelimeler: arı, bal", false), ["Anahtar Kelimeler"]);
        assert_eq!(inside("Arılar sayılmıştır.Keywords: arı, bal", false), ["Keywords"]);
        assert_eq!(inside("Keywords: bee, honey. JEL Codes: Q12, Q13", false), ["JEL Codes"]);
        assert_eq!(inside("Keywords: bee, honey (JEL: Q12)", false), ["JEL"]);
        assert_eq!(inside("Keywords: bee, honey JEL Q12", false), ["JEL"]);
        let both = "Anahtar Kelimeler: arı, bal. Keywords: bee, honey. Geliş Tarihi: 01.02.2020";
        assert_eq!(inside(both, false), ["Keywords", "Geliş Tarihi"]);
        assert_eq!(inside("Anahtar Kelimeler: arı, bal. ABSTRACT: The bees", false), ["ABSTRACT"]);
    }

    #[test]
    fn words_of_running_text_are_none() {
        for line in [
            "Bu bölümde Anahtar Kelimeler ele alındı: arı, bal",
            "Arılar sayıldı. Özet olarak: bal azdı. Sonuç budur.",
            "Veriler toplandı. Özet: bal azdı.",
            "Öz ve Abstract kısımları: bunlara değinilmemiştir.",
            "The JEL committee met: it was long. Notes: none.",
        ] {
            assert!(inside(line, false).is_empty(), "{line}");
        }
    }
}
