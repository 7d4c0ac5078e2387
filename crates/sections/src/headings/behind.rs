//! What stands behind a wording on its line: marks, a second wording, an addition, a separator.

use crate::headings::known::{Entry, HeadingKind, Headings, Layout};
use crate::headings::wording::{Ending, NOTE_MARKS, has_no_small, wording};
use ikiz_document::{Language, LanguageTag, Span};
use ikiz_text::{folded, is_plain_apostrophe, is_stop_word, lower};

/// The largest number of words in brackets behind a heading.
const MOST_ADDED_WORDS: usize = 8;
/// The largest number of words of the label of a part.
const MOST_LABEL_WORDS: usize = 4;

/// What stands behind a wording on its line.
pub(crate) struct Behind {
    /// Where the wording ends, with a second one.
    pub wording_end: usize,
    /// The language that an addition names.
    pub language: Option<LanguageTag>,
    /// A second wording of a text.
    pub second: Option<Entry>,
    pub layout: Layout,
    /// Where the text goes on.
    pub rest: usize,
}

impl Headings {
    /// Reads on behind a wording: marks of notes, a second wording, the name of a language, words in brackets, a
    /// separator.
    pub(crate) fn behind(&self, text: &str, end: usize, line: Span) -> Behind {
        let next = || text[end..].find('\n').map_or(text.len(), |length| end + length);
        // The wording may go over the line's end.
        let line_end = if end <= line.end { line.end } else { next() };
        let mut behind = Behind { wording_end: end, language: None, second: None, layout: Layout::Bare, rest: end };
        let mut at = end;
        for _ in 0..4 {
            at += note_mark(&text[at..line_end]);
            if let Some((second_end, second)) = self.second(text, at, line_end) {
                // `Öz ve Anahtar Kelimeler` heads the text first.
                behind.second = Some(second).filter(|second| second.kind.is_some_and(HeadingKind::is_text));
                behind.wording_end = second_end;
                at = second_end;
            } else if let Some((addition_end, language)) = self.addition(text, at, line_end) {
                behind.language = language.or(behind.language);
                at = addition_end;
            } else {
                break;
            }
        }
        (behind.layout, behind.rest) = layout(text, at, line_end);
        behind
    }

    /// A second wording behind a mark: `ÖZET / ABSTRACT`, `Özet (Abstract)`; behind a word or a dash only where nothing
    /// but a separator follows.
    fn second(&self, text: &str, at: usize, line_end: usize) -> Option<(usize, Entry)> {
        let after = text[at..line_end].trim_start();
        let sure = after.strip_prefix(['/', '|', '(', '\\', '[']);
        let other = || after.strip_prefix(['-', '–', '—', '&', '+', ',']);
        let word = || ["ve ", "VE ", "and ", "AND ", "Ve ", "And "].iter().find_map(|word| after.strip_prefix(word));
        let second = sure.or_else(other).or_else(word)?;
        let from = line_end - second.trim_start().len();
        let known = |key: &str, ending: Ending, _| {
            self.entries.get(key).copied().filter(|entry| ending == Ending::Word && entry.kind.is_some())
        };
        let found = wording(text, from, &self.reach, known)?;
        let ends = sure.is_some() || found.0 > line_end || layout(text, found.0, line_end).0 != Layout::Bare;
        ends.then_some(found)
    }

    /// An addition behind a wording: words in brackets or the name of a language. Gives its end and the language.
    fn addition(&self, text: &str, at: usize, line_end: usize) -> Option<(usize, Option<LanguageTag>)> {
        let after = text[at..line_end].trim_start();
        let from = line_end - after.len();
        let language = |name: &str| self.languages.get(folded(name).as_str()).copied();
        let brackets = [('(', ')'), ('[', ']'), ('{', '}')];
        if let Some((_, closing)) = brackets.into_iter().find(|(opening, _)| after.starts_with(*opening)) {
            let length = after.find(closing)?;
            let inside = &after[1..length];
            let end = from + length + 1;
            let words = inside.split_whitespace().count();
            let named = inside.split(|c: char| !c.is_alphabetic()).find_map(language);
            let is_limit = inside.contains(|c: char| c.is_ascii_digit()) && inside.contains(char::is_alphabetic);
            let is_kept = words <= 4 && (named.is_some() || is_limit)
                || words <= MOST_ADDED_WORDS && !matches!(layout(text, end, line_end).0, Layout::Bare);
            return is_kept.then_some((end, named));
        }
        let name = after.trim_start_matches(['-', '–', '—', '/', ',', ' ']);
        let length = name.find(|c: char| !c.is_alphabetic()).unwrap_or(name.len());
        let end = line_end - name.len() + length;
        let named = language(&name[..length])?;
        (layout(text, end, line_end).0 != Layout::Bare).then_some((end, Some(named)))
    }
}

/// Whether what follows begins with a code: `Q12`, `62P12`, `634.63`.
pub(crate) fn has_code(rest: &str) -> bool {
    let word = rest.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).next().unwrap_or_default();
    word.contains(|c: char| c.is_ascii_digit()) && !word.contains(char::is_lowercase)
}

/// The length of the note mark right behind a word: `*`, `¹`, or a digit that hangs at it.
fn note_mark(after: &str) -> usize {
    let marks = after.len() - after.trim_start_matches(NOTE_MARKS).len();
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let is_mark = digits > 0 && digits <= 2 && !after[digits..].starts_with(|c: char| c.is_alphanumeric());
    if marks > 0 {
        return marks;
    }
    if is_mark { digits } else { 0 }
}

/// Whether letters that follow a keyword heading without a blank make an inflected form of it.
pub(crate) fn is_inflection(after: &str) -> bool {
    const ENDINGS: [&str; 30] = [
        "ce", "de", "deki", "den", "dir", "e", "i", "imiz", "in", "inde", "inden", "ine", "ini", "inin", "ing", "iyle",
        "le", "ler", "lere", "leri", "lerin", "lerinde", "lerine", "lerini", "less", "li", "s", "si", "yi", "yle",
    ];
    let word = folded(&after[..after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len())]);
    word.len() < 3 || ENDINGS.contains(&word.as_str())
}

/// Whether what stands behind a wording begins a sentence of its own. In running text, words of which only some begin
/// with a capital follow: `Öz güven`, `Abstract Expressionism`.
pub(crate) fn begins_sentence(wording: &str, rest: &str) -> bool {
    let mut letters = rest.chars();
    let begins = letters.next().is_some_and(char::is_uppercase)
        && letters.find(|c| !is_plain_apostrophe(*c)).is_some_and(|second| second.is_lowercase() || second == ' ');
    if !begins || wording.starts_with(char::is_lowercase) {
        return false;
    }
    let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_label = || {
        let line = rest.split('\n').next().unwrap_or_default();
        line.find(':').is_some_and(|at| line[..at].split_whitespace().count() <= MOST_LABEL_WORDS)
    };
    has_no_small(wording)
        || Language::BOTH.iter().any(|language| is_stop_word(&lower(word, *language), *language))
        || is_label()
}

/// Reads what follows a wording.
fn layout(text: &str, from: usize, line_end: usize) -> (Layout, usize) {
    const SEPARATORS: [char; 11] = [':', ';', '.', '—', '–', '-', '―', '=', '|', '：', '→'];
    let from = from.min(line_end);
    let mut separator = None;
    let mut rest = line_end;
    for (at, c) in text[from..line_end].char_indices() {
        // A hyphen inside a word: `öz-yeterlik`.
        let inside = c == '-' && at == 0 && text[from + 1..line_end].starts_with(char::is_lowercase);
        let closing = matches!(c, ')' | ']' | '}' | '>' | '»' | '”' | '"' | '~' | '’');
        if SEPARATORS.contains(&c) && !inside {
            separator.get_or_insert(c);
        } else if !(c.is_whitespace() || matches!(c, '*' | '_' | '\u{ad}') || (closing && separator.is_none())) {
            rest = from + at;
            break;
        }
    }
    let layout = match separator {
        _ if rest == line_end => Layout::OwnLine,
        Some(separator) => Layout::RunIn(separator),
        None => Layout::Bare,
    };
    (layout, rest)
}
