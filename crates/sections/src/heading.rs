//! The headings that are known, and how one is found at the start of a line.

use crate::folding::Folding;
use crate::misspelling::{FEWEST_LETTERS, is_misspelt};
use crate::wording::{Ending, NOTE_MARKS, skip_number, undecorated, wording};
use ikiz_document::{Language, LanguageTag, Span};
use ikiz_text::{is_known_word, is_stop_word, lower};
use rustc_hash::FxHashMap;

pub(crate) use crate::wording::Numbering;

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
    /// Codes of a classification: JEL, MSC, UDC.
    Codes,
    /// A label of a record: what stands before ends, but nothing is said of what follows.
    Label,
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
            "codes" => Self::Codes,
            "label" => Self::Label,
            "other" => Self::Other,
            _ => return None,
        })
    }

    /// Whether a text with a twin stands under it.
    pub(crate) fn is_text(self) -> bool {
        matches!(self, Self::Abstract | Self::Either | Self::Summary)
    }
}

/// What stands between a heading and its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// The heading has a line of its own.
    OwnLine,
    /// A separator and text on the same line.
    RunIn(char),
    /// Nothing at all, not even a blank: `ÖzBu çalışma`.
    Glued,
    /// A blank, but the text clearly begins a sentence: `ÖZ Bu çalışma`.
    Sentence,
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
    /// A second heading, of the other language, stands behind a slash: `ÖZET / ABSTRACT`.
    pub double: bool,
    /// A slip of the pen away from the known wording.
    pub misspelt: bool,
}

/// What the data file says of a wording.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// `None`: no heading, though it begins like one.
    kind: Option<HeadingKind>,
    language: LanguageTag,
}

/// The headings of the data file.
#[derive(Debug)]
pub(crate) struct Headings {
    entries: FxHashMap<Box<str>, Entry>,
    /// Those of texts and lists in both languages, by which misspelt ones are known.
    spellings: Vec<(Vec<char>, Entry)>,
    /// Names of languages, as they stand beside a heading.
    languages: FxHashMap<Box<str>, LanguageTag>,
    longest: usize,
}

/// What stands behind a wording on its line.
struct Behind {
    wording_end: usize,
    language: Option<LanguageTag>,
    second: Option<Entry>,
    layout: Layout,
    rest: usize,
}

impl Headings {
    pub(crate) fn new(folding: &Folding) -> Self {
        let mut headings =
            Self { entries: FxHashMap::default(), spellings: Vec::new(), languages: FxHashMap::default(), longest: 0 };
        for [kind, language, wording] in entries(HEADINGS) {
            let Some(language) = tag(language) else { continue };
            let key = folding.letters(wording);
            if kind == "language" {
                headings.languages.insert(key.into_boxed_str(), language);
                continue;
            }
            let entry = Entry { kind: HeadingKind::named(kind), language };
            let is_sought = entry.kind.is_some_and(|kind| kind.is_text() || kind == HeadingKind::Keywords);
            if is_sought && language.language().is_some() {
                headings.spellings.push((key.chars().collect(), entry));
            }
            headings.longest = headings.longest.max(key.len());
            headings.entries.insert(key.into_boxed_str(), entry);
        }
        headings
    }

    /// The known heading at the start of a line of the text, if there is one. It may go over one line end.
    pub(crate) fn find(&self, text: &str, line: Span, folding: &Folding) -> Option<HeadingMatch> {
        let bare = Span::new(line.end - undecorated(line.of(text)).len(), line.end);
        let (start, numbering) = skip_number(text, bare);
        let known = |key: &str, ending: Ending, end: usize| self.entry(key, ending, &text[end..], folding);
        let found = wording(text, start, self.longest, folding, known);
        // Letters that go on may be those of a slip rather than of the text: `Anahtar Kelimerler`.
        let slip = found
            .is_none_or(|(_, (_, ending))| ending == Ending::Small)
            .then(|| self.misspelt(text, Span::new(start, line.end), folding))
            .flatten();
        let (end, (entry, ending)) = slip.or(found)?;
        let kind = entry.kind?;
        let mut behind = self.behind(text, end, line, folding);
        if ending != Ending::Word {
            behind.layout = Layout::Glued;
        } else if behind.layout == Layout::Bare && begins_sentence(Span::new(start, end).of(text), &text[behind.rest..])
        {
            behind.layout = Layout::Sentence;
        }
        if kind == HeadingKind::Label
            && !text[behind.wording_end..].trim_start_matches([' ', '\t', ')']).starts_with([':', '：'])
        {
            return None;
        }
        // Codes need no separator: `JEL Q12`, `MSC 2020: 62P12`.
        if kind == HeadingKind::Codes
            && behind.layout == Layout::Bare
            && has_code(&text[behind.rest..line.end.max(behind.rest)])
        {
            behind.layout = Layout::RunIn(':');
        }
        let double = behind.second.is_some_and(|second| second.language != entry.language);
        // The year of a classification is part of its name.
        let first = if kind == HeadingKind::Codes { bare.start } else { start };
        let wording = Span::new(first, behind.wording_end);
        let language = behind.language.unwrap_or(entry.language);
        Some(HeadingMatch {
            kind,
            language,
            wording,
            numbering,
            layout: behind.layout,
            rest: behind.rest,
            double,
            misspelt: slip.is_some(),
        })
    }

    /// What is known of a wording that ends in that way.
    fn entry(&self, key: &str, ending: Ending, after: &str, folding: &Folding) -> Option<(Entry, Ending)> {
        let entry = *self.entries.get(key)?;
        let is_glued = |kind: HeadingKind| match ending {
            Ending::Word => true,
            Ending::Capital => kind.is_text() || kind == HeadingKind::Keywords,
            Ending::Small => kind == HeadingKind::Keywords && !is_inflection(after, folding),
        };
        entry.kind.map_or(ending == Ending::Word, is_glued).then_some((entry, ending))
    }

    /// The wording that the first words of a line, up to a separator or its end, are a slip of the pen away from.
    fn misspelt(&self, text: &str, line: Span, folding: &Folding) -> Option<(usize, (Entry, Ending))> {
        let whole = line.of(text);
        let head = &whole[..whole.find([':', ';', '—', '–', '=', '\t', '\n']).unwrap_or(whole.len())];
        let head = head.trim_end_matches(|c: char| !c.is_alphabetic());
        if head.len() > 2 * self.longest || !head.starts_with(char::is_uppercase) {
            return None;
        }
        let letters: Vec<char> = head.chars().filter_map(|c| folding.letter(c)).collect();
        if letters.len() + 1 < FEWEST_LETTERS {
            return None;
        }
        let (_, entry) = self
            .spellings
            .iter()
            .find(|(known, _)| is_misspelt(known, &letters) && !letters.starts_with(known.as_slice()))?;
        let is_word = Language::BOTH.iter().any(|language| is_known_word(&lower(head, *language), *language));
        (!is_word).then_some((line.start + head.len(), (*entry, Ending::Word)))
    }

    /// Reads on behind a wording: marks of notes, a second wording, the name of a language, words in brackets, a separator.
    fn behind(&self, text: &str, end: usize, line: Span, folding: &Folding) -> Behind {
        let next = || text[end..].find('\n').map_or(text.len(), |length| end + length);
        // The wording may go over the line's end.
        let line_end = if end <= line.end { line.end } else { next() };
        let mut behind = Behind { wording_end: end, language: None, second: None, layout: Layout::Bare, rest: end };
        let mut at = end;
        for _ in 0..4 {
            at += note_mark(&text[at..line_end]);
            if let Some((second_end, second)) = self.second(text, at, line_end, folding) {
                // `Öz ve Anahtar Kelimeler` heads the text first.
                behind.second = Some(second).filter(|second| second.kind.is_some_and(HeadingKind::is_text));
                behind.wording_end = second_end;
                at = second_end;
            } else if let Some((addition_end, language)) = self.addition(text, at, line_end, folding) {
                behind.language = language.or(behind.language);
                at = addition_end;
            } else {
                break;
            }
        }
        (behind.layout, behind.rest) = layout(text, at, line_end);
        behind
    }

    /// A second wording behind a mark: `ÖZET / ABSTRACT`, `Özet (Abstract)`; behind a word or a dash only where nothing but a
    /// separator follows.
    fn second(&self, text: &str, at: usize, line_end: usize, folding: &Folding) -> Option<(usize, Entry)> {
        let after = text[at..line_end].trim_start();
        let sure = after.strip_prefix(['/', '|', '(', '\\', '[']);
        let other = || after.strip_prefix(['-', '–', '—', '&', '+', ',']);
        let word = || ["ve ", "VE ", "and ", "AND ", "Ve ", "And "].iter().find_map(|word| after.strip_prefix(word));
        let second = sure.or_else(other).or_else(word)?;
        let from = line_end - second.trim_start().len();
        let known = |key: &str, ending: Ending, _| {
            self.entries.get(key).copied().filter(|entry| ending == Ending::Word && entry.kind.is_some())
        };
        let found = wording(text, from, self.longest, folding, known)?;
        let ends = sure.is_some() || found.0 > line_end || layout(text, found.0, line_end).0 != Layout::Bare;
        ends.then_some(found)
    }

    /// An addition behind a wording: words in brackets or the name of a language. Gives its end and the language.
    fn addition(
        &self,
        text: &str,
        at: usize,
        line_end: usize,
        folding: &Folding,
    ) -> Option<(usize, Option<LanguageTag>)> {
        let after = text[at..line_end].trim_start();
        let from = line_end - after.len();
        let language = |name: &str| self.languages.get(folding.letters(name).as_str()).copied();
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

/// Most words in brackets behind a heading.
const MOST_ADDED_WORDS: usize = 8;

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
fn is_inflection(after: &str, folding: &Folding) -> bool {
    const ENDINGS: [&str; 30] = [
        "ce", "de", "deki", "den", "dir", "e", "i", "imiz", "in", "inde", "inden", "ine", "ini", "inin", "ing", "iyle",
        "le", "ler", "lere", "leri", "lerin", "lerinde", "lerine", "lerini", "less", "li", "s", "si", "yi", "yle",
    ];
    let word = folding.letters(&after[..after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len())]);
    word.len() < 3 || ENDINGS.contains(&word.as_str())
}

/// Whether what stands behind a wording begins a sentence of its own. In running text, words of which only some begin with a
/// capital follow: `Öz güven`, `Abstract Expressionism`.
fn begins_sentence(wording: &str, rest: &str) -> bool {
    let is_capitals =
        wording.chars().filter(|c| c.is_alphabetic()).count() > 1 && !wording.contains(char::is_lowercase);
    let mut letters = rest.chars();
    let begins = letters.next().is_some_and(char::is_uppercase)
        && letters.find(|c| *c != '’' && *c != '\'').is_some_and(|second| second.is_lowercase() || second == ' ');
    if !begins || wording.starts_with(char::is_lowercase) {
        return false;
    }
    let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_label = || {
        let line = rest.split('\n').next().unwrap_or_default();
        line.find(':').is_some_and(|at| line[..at].split_whitespace().count() <= MOST_LABEL_WORDS)
    };
    is_capitals || Language::BOTH.iter().any(|language| is_stop_word(&lower(word, *language), *language)) || is_label()
}

/// Most words of the label of a part.
const MOST_LABEL_WORDS: usize = 4;

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

fn tag(code: &str) -> Option<LanguageTag> {
    let known = Language::BOTH.into_iter().find(|known| known.code() == code);
    known.map(LanguageTag::from).or_else(|| LanguageTag::other(code))
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
        let folding = Folding::new();
        let headings = || entries::<3>(HEADINGS).filter(|entry| entry[0] != "language");
        let mut letters: Vec<_> = headings().map(|entry| folding.letters(entry[2])).collect();
        assert_eq!(entries::<3>(HEADINGS).count(), lines.len());
        assert!(letters.iter().all(|key| !key.is_empty()));
        letters.sort();
        let double: Vec<_> = letters.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(double.is_empty(), "{double:?}");
        for [kind, language, _] in entries::<3>(HEADINGS) {
            assert!(HeadingKind::named(kind).is_some() || matches!(kind, "none" | "language"), "{kind}");
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
            ("Öz kültürümüzün izleri", Abstract, "Öz", Layout::Bare, "kültürümüzün izleri"),
            ("ÖzBu çalışma", Abstract, "Öz", Layout::Glued, "Bu çalışma"),
            ("ÖZETBu çalışma", Either, "ÖZET", Layout::Glued, "Bu çalışma"),
            ("Anahtar Kelimelerarı, bal", Keywords, "Anahtar Kelimeler", Layout::Glued, "arı, bal"),
            ("KeywordsBee, honey", Keywords, "Keywords", Layout::Glued, "Bee, honey"),
            ("ÖZ Bu çalışma", Abstract, "ÖZ", Layout::Sentence, "Bu çalışma"),
            ("Abstract The bees", Abstract, "Abstract", Layout::Sentence, "The bees"),
            ("Abstract Background: Bees", Abstract, "Abstract", Layout::Sentence, "Background: Bees"),
            ("ÖZ (150–250 kelime)", Abstract, "ÖZ", Layout::OwnLine, ""),
            ("Öz*: Arılar", Abstract, "Öz", Layout::RunIn(':'), "Arılar"),
            ("Abstract1", Abstract, "Abstract", Layout::OwnLine, ""),
            ("Özet² Bu çalışma", Either, "Özet", Layout::Sentence, "Bu çalışma"),
            ("::ÖZ::", Abstract, "ÖZ", Layout::OwnLine, ""),
            ("[ÖZET]", Either, "ÖZET", Layout::OwnLine, ""),
            ("– ABSTRACT –", Abstract, "ABSTRACT", Layout::OwnLine, ""),
            ("Öz ve Anahtar Kelimeler", Abstract, "Öz ve Anahtar Kelimeler", Layout::OwnLine, ""),
            ("Keywords (3-5 words): a", Keywords, "Keywords", Layout::RunIn(':'), "a"),
            ("Anahtar Kelimeler (Keywords): a", Keywords, "Anahtar Kelimeler (Keywords", Layout::RunIn(':'), "a"),
            ("Anahtar Kelimeler\nistanbul", Keywords, "Anahtar Kelimeler", Layout::OwnLine, "\nistanbul"),
            ("Abtract", Abstract, "Abtract", Layout::OwnLine, ""),
            ("Anahtar Kelimerler: arı", Keywords, "Anahtar Kelimerler", Layout::RunIn(':'), "arı"),
        ] {
            let expected = (kind, wording.to_owned(), layout, rest.to_owned());
            assert_eq!(find(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn languages_beside_a_heading_are_its_own() {
        let folding = Folding::new();
        let headings = Headings::new(&folding);
        for (text, language) in [
            ("Özet (İngilizce)", "en"),
            ("Abstract - Turkish", "tr"),
            ("İngilizce Özet", "en"),
            ("Öz Türkçe:", "tr"),
            ("ABSTRACT / İNGİLİZCE ÖZ", "en"),
            ("الملخّص", "ara"),
            ("Аннотация.", "rus"),
        ] {
            let found = headings.find(text, Span::new(0, text.len()), &folding).expect(text);
            assert_eq!((found.language.code(), found.layout), (language, Layout::OwnLine), "{text}");
            assert!(!found.double, "{text}");
        }
    }

    #[test]
    fn labels_of_records_need_a_colon() {
        assert_eq!(find("Yazar isimleri: Can Er").map(|found| found.0), Some(HeadingKind::Label));
        assert_eq!(find("Yazar isimleri"), None);
        assert_eq!(find("JEL Kodları: Q12").map(|found| found.0), Some(HeadingKind::Codes));
        assert_eq!(find("2020 AMS Konu Sınıflandırması: 62P12").map(|found| found.0), Some(HeadingKind::Codes));
    }

    #[test]
    fn words_that_only_begin_alike_are_none() {
        for text in [
            "Özet olarak, arılar",
            "Öz güven",
            "Abstract thinking",
            "Özetle: arılar",
            "Anahtar kelimelerin seçimi",
            "Keywording, tags",
            "Attract: bees",
            "Özetle söylemek gerekirse",
            "Abstraction",
            "Girişim",
            "Keywordless",
            "",
            "1234",
            "-",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
