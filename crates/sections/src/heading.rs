//! The headings that are known, and how one is found at the start of a line.

use crate::folding::Folding;
use ikiz_document::{Language, LanguageTag, Span};
use rustc_hash::FxHashMap;

const HEADINGS: &str = include_str!("../data/headings.tsv");

/// What a heading opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum HeadingKind {
    /// The short form.
    Abstract,
    /// The short form or the long one: the document tells.
    Either,
    /// The long form.
    Summary,
    /// A keyword list.
    Keywords,
    /// The body.
    Body,
    /// The works cited.
    References,
    /// None of these, but the end of what stands before.
    Other,
}

impl HeadingKind {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "abstract" => Self::Abstract,
            "either" => Self::Either,
            "summary" => Self::Summary,
            "keywords" => Self::Keywords,
            "body" => Self::Body,
            "references" => Self::References,
            "other" => Self::Other,
            _ => return None,
        })
    }

    /// Whether a text with a twin stands under it.
    pub(crate) fn is_text(self) -> bool {
        matches!(self, Self::Abstract | Self::Either | Self::Summary)
    }
}

/// How a line is numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Numbering {
    /// Not at all.
    #[default]
    None,
    /// `1.`, `I.`, `6)`.
    Simple,
    /// `2.4.1`.
    Nested,
}

/// What stands between a heading and its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// The heading has a line of its own.
    OwnLine,
    /// A separator and text on the same line.
    RunIn(char),
    /// Text on the same line without a separator.
    Bare,
}

/// A known heading at the start of a line.
#[derive(Clone, Debug)]
pub(crate) struct HeadingMatch {
    pub kind: HeadingKind,
    pub language: LanguageTag,
    /// The wording as printed.
    pub wording: Span,
    pub numbering: Numbering,
    pub layout: Layout,
    /// Where the text goes on after wording and separator.
    pub rest: usize,
    /// A second heading stands behind a slash: `ÖZET / ABSTRACT`.
    pub double: bool,
}

/// The headings of the data file.
#[derive(Debug)]
pub(crate) struct Headings {
    entries: FxHashMap<Box<str>, (HeadingKind, LanguageTag)>,
    longest: usize,
}

impl Headings {
    pub(crate) fn new(folding: &Folding) -> Self {
        let entries: FxHashMap<Box<str>, _> = entries(HEADINGS)
            .filter_map(|[kind, language, wording]| {
                let language = tag(language)?;
                Some((folding.letters(wording).into_boxed_str(), (HeadingKind::named(kind)?, language)))
            })
            .collect();
        let longest = entries.keys().map(|key| key.len()).max().unwrap_or(0);
        Self { entries, longest }
    }

    /// The known heading at the start of a line of the text, if there is one. It may go over one line end.
    pub(crate) fn find(&self, text: &str, line: Span, folding: &Folding) -> Option<HeadingMatch> {
        let (start, numbering) = skip_number(text, line);
        let (end, (kind, language)) =
            wording(text, start, self.longest, folding, |key| self.entries.get(key).copied())?;
        let mut wording_end = end;
        let mut double = false;
        let after = text[end..].trim_start_matches([' ', '\t']);
        if let Some(second) = after.strip_prefix(['/', '|', '(']) {
            let from = text.len() - second.trim_start_matches([' ', '\t']).len();
            let known = |key: &str| self.entries.get(key).copied();
            if let Some((second_end, _)) = wording(text, from, self.longest, folding, known) {
                wording_end = second_end;
                double = true;
            }
        }
        let line_end = text[wording_end..].find('\n').map_or(text.len(), |length| wording_end + length);
        let (layout, rest) = layout(text, wording_end, line_end);
        Some(HeadingMatch { kind, language, wording: Span::new(start, wording_end), numbering, layout, rest, double })
    }
}

fn tag(code: &str) -> Option<LanguageTag> {
    let known = Language::BOTH.into_iter().find(|known| known.code() == code);
    known.map(LanguageTag::from).or_else(|| LanguageTag::other(code))
}

/// The longest known wording at a place, by its folded letters; blanks and hyphens between them are passed over.
pub(crate) fn wording<T>(
    text: &str,
    start: usize,
    longest: usize,
    folding: &Folding,
    known: impl Fn(&str) -> Option<T>,
) -> Option<(usize, T)> {
    let mut letters = String::new();
    let mut found = None;
    let mut line_ends = 0;
    let mut characters = text[start..].char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        if let Some(letter) = folding.letter(c) {
            letters.push(letter);
            if letters.len() > longest {
                break;
            }
            let at_word_end = characters.peek().is_none_or(|(_, next)| !next.is_alphanumeric());
            if at_word_end && let Some(entry) = known(&letters) {
                found = Some((start + at + c.len_utf8(), entry));
            }
        } else {
            line_ends += usize::from(c == '\n');
            let passed =
                matches!(c, ' ' | '\t' | '\u{a0}' | '-' | '\u{ad}' | '\u{2010}' | '\'' | '’' | '\n' | ',' | '/');
            // An apostrophe or comma inside the wording: `author's note`, `sonuç, tartışma ve öneriler`.
            if letters.is_empty() || !passed || line_ends > 1 {
                break;
            }
        }
    }
    found
}

/// Reads what follows a wording.
fn layout(text: &str, from: usize, line_end: usize) -> (Layout, usize) {
    const SEPARATORS: [char; 8] = [':', ';', '.', '—', '–', '-', '―', '='];
    let mut separator = None;
    let mut rest = line_end;
    for (at, c) in text[from..line_end].char_indices() {
        if SEPARATORS.contains(&c) {
            separator.get_or_insert(c);
        } else if !(c.is_whitespace() || matches!(c, '*' | '_' | ')' | ']' | '\u{ad}')) {
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

/// Where the letters of a line begin, after marks and a number.
pub(crate) fn skip_number(text: &str, line: Span) -> (usize, Numbering) {
    let whole = line.of(text);
    let marks = |c: char| c.is_whitespace() || matches!(c, '#' | '*' | '_' | '>' | '•' | '■' | '[' | '(');
    let unmarked = whole.trim_start_matches(marks);
    let start = line.end - unmarked.len();
    let number_end = unmarked.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(0);
    let number = &unmarked[..number_end];
    if number.starts_with(|c: char| c.is_ascii_digit()) && number_end <= 12 {
        let rest = unmarked[number_end..].trim_start_matches([' ', '\t', ')', '-', '–', '.']);
        let nested = number.trim_end_matches('.').contains('.');
        return (line.end - rest.len(), if nested { Numbering::Nested } else { Numbering::Simple });
    }
    let roman_end = unmarked.find(|c: char| !matches!(c, 'I' | 'V' | 'X' | 'i' | 'v' | 'x')).unwrap_or(0);
    if roman_end > 0 && unmarked[roman_end..].starts_with(['.', ')']) {
        let rest = unmarked[roman_end + 1..].trim_start();
        return (line.end - rest.len(), Numbering::Simple);
    }
    (start, Numbering::None)
}

/// The fields of a data file's entries.
pub(crate) fn entries<const N: usize>(list: &str) -> impl Iterator<Item = [&str; N]> {
    list.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .filter_map(|line| line.split('\t').collect::<Vec<_>>().try_into().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str) -> Option<(HeadingKind, String, Layout, String)> {
        let folding = Folding::new();
        let end = text.find('\n').unwrap_or(text.len());
        let found = Headings::new(&folding).find(text, Span::new(0, end), &folding)?;
        Some((found.kind, found.wording.of(text).to_owned(), found.layout, text[found.rest..].to_owned()))
    }

    #[test]
    fn data_is_sorted_and_known() {
        let lines: Vec<_> = HEADINGS.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]));
        let mut letters: Vec<_> = entries::<3>(HEADINGS).map(|entry| Folding::new().letters(entry[2])).collect();
        assert_eq!(letters.len(), lines.len());
        letters.sort();
        let double: Vec<_> = letters.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(double.is_empty(), "{double:?}");
        for [kind, language, _] in entries::<3>(HEADINGS) {
            assert!(HeadingKind::named(kind).is_some(), "{kind}");
            assert!(tag(language).is_some(), "{language}");
        }
    }

    #[test]
    fn headings_in_every_dress() {
        use HeadingKind::{Abstract, Either, Keywords, Summary};
        for (text, kind, wording, layout, rest) in [
            ("ÖZET", Either, "ÖZET", Layout::OwnLine, ""),
            ("Ö Z E T", Either, "Ö Z E T", Layout::OwnLine, ""),
            ("6.ÖZET", Either, "ÖZET", Layout::OwnLine, ""),
            ("ÖZET / ABSTRACT", Either, "ÖZET / ABSTRACT", Layout::OwnLine, ""),
            ("Abstract—We show", Abstract, "Abstract", Layout::RunIn('—'), "We show"),
            ("Genisletilmis Ozet", Summary, "Genisletilmis Ozet", Layout::OwnLine, ""),
            ("RÉSUMÉ", Abstract, "RÉSUMÉ", Layout::OwnLine, ""),
            ("Mots-clés : a, b", Keywords, "Mots-clés", Layout::RunIn(':'), "a, b"),
            ("АННОТАЦИЯ", Abstract, "АННОТАЦИЯ", Layout::OwnLine, ""),
            ("Key Words; a, b", Keywords, "Key Words", Layout::RunIn(';'), "a, b"),
            ("Anahtar\nsözcükler: a", Keywords, "Anahtar\nsözcükler", Layout::RunIn(':'), "a"),
            ("**Keywords:** a", Keywords, "Keywords", Layout::RunIn(':'), "a"),
            ("Öz yeterlik inancı", Abstract, "Öz", Layout::Bare, "yeterlik inancı"),
        ] {
            let expected = (kind, wording.to_owned(), layout, rest.to_owned());
            assert_eq!(find(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn words_that_only_begin_alike_are_none() {
        for text in ["Özetle söylemek gerekirse", "Abstraction", "Girişim", "Keywordless", "", "1234", "-"] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
