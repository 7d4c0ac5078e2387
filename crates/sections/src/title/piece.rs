//! What is counted in a line, or a part of one: all that a candidate's words say is a sum over its pieces.

use crate::headings::vocabulary::{Vocabulary, WordClass};
use crate::headings::wording::NOTE_MARKS;
use ikiz_document::{Language, Span, Twin};
use ikiz_language::LanguageDetector;
use ikiz_text::{Counterparts, FoldedWord, WordStart, is_single_quote};
use rustc_hash::FxHashSet;
use std::ops::{Add, AddAssign};

/// Words of texts with which those of a title are compared.
pub(super) type TextWords = Twin<FxHashSet<WordStart>>;

/// The tools with which a piece is read.
#[derive(Clone, Copy)]
pub(super) struct PieceReader<'a> {
    pub text: &'a str,
    pub vocabulary: &'a Vocabulary,
    pub counterparts: &'a Counterparts,
    pub detector: &'a LanguageDetector,
    pub texts: &'a TextWords,
}

/// Counts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub words: u16,
    /// Words that begin with a letter.
    pub lettered: u16,
    /// Those in capitals, of two letters or more.
    pub capitals: u16,
    /// Those of four letters or more, and how many of these begin with a capital.
    pub long: u16,
    pub titled: u16,
    pub function: u16,
    pub content: u16,
    pub matter: u16,
    pub known: u16,
    pub digits: u16,
    pub letters: u16,
    pub commas: u16,
    pub colons: u16,
    pub semicolons: u16,
    /// Stops behind a word of three letters, with more behind them.
    pub stops: u16,
    pub years: u16,
    /// Signs of a reference: `(2019)`, `vd.`, `pp.`.
    pub cited: u16,
    /// Words that the texts of a language have, too.
    pub in_texts: Twin<u16>,
    pub open_brackets: i16,
    /// Log-odds for Turkish against English.
    pub odds: f64,
}

impl Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            words: self.words.saturating_add(other.words),
            lettered: self.lettered.saturating_add(other.lettered),
            capitals: self.capitals.saturating_add(other.capitals),
            long: self.long.saturating_add(other.long),
            titled: self.titled.saturating_add(other.titled),
            function: self.function.saturating_add(other.function),
            content: self.content.saturating_add(other.content),
            matter: self.matter.saturating_add(other.matter),
            known: self.known.saturating_add(other.known),
            digits: self.digits.saturating_add(other.digits),
            letters: self.letters.saturating_add(other.letters),
            commas: self.commas.saturating_add(other.commas),
            colons: self.colons.saturating_add(other.colons),
            semicolons: self.semicolons.saturating_add(other.semicolons),
            stops: self.stops.saturating_add(other.stops),
            years: self.years.saturating_add(other.years),
            cited: self.cited.saturating_add(other.cited),
            in_texts: self.in_texts.zip(other.in_texts).map(|(one, other)| one.saturating_add(other)),
            open_brackets: self.open_brackets.saturating_add(other.open_brackets),
            odds: self.odds + other.odds,
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

/// A line or a part of one.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent observations of one piece")]
pub(super) struct Piece {
    /// Its letters, without marks and separators at its ends.
    pub span: Span,
    pub counts: Counts,
    pub starts_small: bool,
    pub starts_with_number: bool,
    /// Ends with a stop behind a letter.
    pub ends_with_stop: bool,
    /// Ends with a comma, a dash, a word that joins.
    pub ends_open: bool,
    pub ends_with_colon: bool,
    pub ends_with_institution: bool,
    /// Begins as names of journals and institutions do: `Journal of`, `Faculty of`.
    pub begins_with_institution: bool,
    /// A raised mark stood at its end.
    pub marked: bool,
    /// Every word begins with a capital and few are known: as in names of persons.
    pub names: bool,
}

/// Marks that point to a note: they stand at the end of a title and are no part of it.
pub(super) fn is_mark(letter: char) -> bool {
    NOTE_MARKS.contains(&letter) || matches!(letter, '\u{e000}'..='\u{f8ff}')
}

/// What parts two titles on a line, or stands around one.
fn is_separator(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '/' | '|' | '_' | '•' | '■' | '#')
}

/// A line without the number of a note that is printed like a letter of its last word: `ÖRNEĞİ1`, but `OBD2`,
/// `COVID19`.
fn without_number(text: &str) -> &str {
    let Some(word) = text.strip_suffix(['1', '2', '3']) else { return text };
    let letters = word.chars().rev().take_while(|letter| letter.is_alphabetic()).count();
    if letters >= 5 { word } else { text }
}

/// Whether a text without letters holds the years that a title ends with.
fn holds_year(text: &str) -> bool {
    let mut numbers = text.split(|letter: char| !letter.is_ascii_digit());
    text.len() < 24 && numbers.any(|number| number.len() == 4 && (number.starts_with("19") || number.starts_with("20")))
}

/// A Turkish letter, `w`, or the like.
const OWN_LETTER: f64 = 0.8;
const FUNCTION_WORD: f64 = 1.5;
const KNOWN_WORD: f64 = 0.7;
/// Weight of what the letter model says, and the most that it says of a piece.
const LETTERS: f64 = 0.5;
const MOST_LETTERS: f64 = 2.0;

/// One word as it is read.
struct Word<'a> {
    text: &'a str,
    /// The character behind it.
    next: Option<char>,
}

impl PieceReader<'_> {
    /// Reads a span of the text; `None` where it holds neither letters nor a year. What only stands beside candidates
    /// is not read thoroughly: running text shows its language by its function words.
    pub(super) fn read(&self, span: Span, thoroughly: bool) -> Option<Piece> {
        let whole = span.of(self.text);
        let trimmed = whole.trim_end_matches(|letter| is_mark(letter) || is_separator(letter));
        let trimmed = without_number(trimmed);
        let marked = whole[trimmed.len()..].contains(|letter: char| is_mark(letter) || letter.is_ascii_digit());
        let start = span.start + (trimmed.len() - trimmed.trim_start_matches(|c| is_separator(c) || c == '*').len());
        let span = Span::new(start, (span.start + trimmed.len()).max(start));
        let text = span.of(self.text);
        if !text.contains(char::is_alphabetic) && !holds_year(text) {
            return None;
        }
        let mut counts = Counts::default();
        let mut last = WordClass::default();
        let mut names = NameCount::default();
        let mut begins_with_institution = false;
        for (at, word) in words(text).enumerate() {
            begins_with_institution |=
                (1..=2).contains(&at) && word.text.eq_ignore_ascii_case("of") && last.has(WordClass::MATTER);
            last = self.add_word(&word, thoroughly, &mut counts, &mut names);
        }
        for letter in text.chars() {
            counts.digits += u16::from(letter.is_ascii_digit());
            counts.letters += 1;
            counts.commas += u16::from(letter == ',');
            counts.colons += u16::from(letter == ':');
            counts.semicolons += u16::from(letter == ';');
            counts.open_brackets += i16::from(letter == '(') - i16::from(letter == ')');
        }
        counts.cited += signs_of_reference(text);
        if thoroughly {
            let odds = self.detector.lean_of_letters(text);
            counts.odds += LETTERS * odds.clamp(-MOST_LETTERS, MOST_LETTERS);
        }
        let end = text.chars().next_back().unwrap_or(' ');
        let stop = end == '.' && text[..text.len() - 1].ends_with(char::is_alphabetic);
        Some(Piece {
            span,
            counts,
            starts_small: text.starts_with(char::is_lowercase),
            starts_with_number: starts_with_number(text),
            ends_with_stop: stop,
            ends_open: last.has(WordClass::OPEN) && end.is_alphabetic()
                || matches!(end, ',' | ';' | '-' | '–' | '—' | '(' | '“' | '&'),
            ends_with_colon: end == ':',
            begins_with_institution,
            ends_with_institution: last.has(WordClass::INSTITUTION),
            marked,
            names: names.are_names(),
        })
    }

    fn add_word(&self, word: &Word<'_>, thoroughly: bool, counts: &mut Counts, names: &mut NameCount) -> WordClass {
        counts.words += 1;
        let Some(folded) = FoldedWord::of(word.text.split(is_single_quote).next().unwrap_or(word.text)) else {
            return WordClass::default();
        };
        let mut letters = word.text.chars();
        let first = letters.next().unwrap_or(' ');
        let length = 1 + letters.clone().count();
        let year = length == 4 && (word.text.starts_with("19") || word.text.starts_with("20"));
        if !first.is_alphabetic() {
            counts.years += u16::from(year && word.text.bytes().all(|digit| digit.is_ascii_digit()));
            return WordClass::default();
        }
        let upper = length > 1 && !word.text.contains(char::is_lowercase);
        let class = self.vocabulary.class(folded);
        let start = folded.start();
        counts.lettered += 1;
        counts.capitals += u16::from(upper);
        if length > 3 {
            counts.long += 1;
            counts.titled += u16::from(first.is_uppercase());
        }
        counts.stops += u16::from(length > 2 && word.next == Some('.'));
        counts.matter += u16::from(class.has(WordClass::MATTER) || class.has(WordClass::INSTITUTION));
        let known = Twin::from_fn(|language| thoroughly && self.counterparts.knows(start, language));
        let in_lexicon = known.english || known.turkish;
        if class.is_function() {
            counts.function += 1;
        } else if length > 2 {
            counts.content += 1;
            counts.known += u16::from(in_lexicon);
            for language in Language::BOTH {
                *counts.in_texts.of_mut(language) += u16::from(thoroughly && self.texts.of(language).contains(&start));
            }
        }
        counts.odds += word_odds(word.text, class, known);
        names.add(first, upper, class.is_function() || (length > 3 && in_lexicon), class);
        class
    }

    /// The starts of the content words of a span.
    pub(super) fn content(&self, span: Span) -> Vec<WordStart> {
        let folded = words(span.of(self.text)).filter_map(|word| {
            let stem = word.text.split(is_single_quote).next().unwrap_or(word.text);
            let folded = FoldedWord::of(stem)?;
            let content = stem.chars().nth(2).is_some() && !self.vocabulary.class(folded).is_function();
            (content || stem.starts_with(|c: char| c.is_ascii_digit())).then(|| folded.start())
        });
        folded.collect()
    }
}

/// What a word says for Turkish against English.
fn word_odds(word: &str, class: WordClass, known: Twin<bool>) -> f64 {
    let mut odds = 0.0;
    if word.contains(['ı', 'ş', 'ğ', 'İ', 'Ş', 'Ğ', 'ç', 'Ç', 'ö', 'Ö', 'ü', 'Ü']) {
        odds += OWN_LETTER;
    } else if word.contains(['w', 'x', 'q', 'W', 'X', 'Q']) {
        odds -= OWN_LETTER;
    }
    let side = |one: bool, other: bool| f64::from(u8::from(one)) - f64::from(u8::from(other));
    if class.is_function() {
        odds + FUNCTION_WORD * side(class.has(WordClass::TURKISH), class.has(WordClass::ENGLISH))
    } else {
        odds + KNOWN_WORD * side(known.turkish, known.english)
    }
}

/// The words of a text: runs of letters and digits, with an apostrophe inside.
fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let start = at + rest.find(char::is_alphanumeric)?;
        let mut end = text.len();
        let mut letters = text[start..].char_indices().peekable();
        while let Some((place, letter)) = letters.next() {
            let inner = is_single_quote(letter) && letters.peek().is_some_and(|(_, next)| next.is_alphabetic());
            if !(letter.is_alphanumeric() && !is_mark(letter) || inner) {
                end = start + place;
                break;
            }
        }
        // A mark alone: go on behind it.
        if end == start {
            end = start + text[start..].chars().next().map_or(1, char::len_utf8);
        }
        at = end;
        let next = text[end..].chars().next();
        // A stop counts only with more behind it.
        let next = next.filter(|_| text[end..].trim_start_matches('.').starts_with(' '));
        Some(Word { text: &text[start..end], next })
    })
}

/// Whether a text begins with a number as headings do: `2. `, `3.1 `.
fn starts_with_number(text: &str) -> bool {
    let rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    let digits = text.len() - rest.len();
    (1..=8).contains(&digits)
        && text.starts_with(|letter: char| letter.is_ascii_digit())
        && rest.trim_start_matches(')').starts_with(char::is_whitespace)
}

/// Signs of a reference to a work.
fn signs_of_reference(text: &str) -> u16 {
    let year_in_brackets = text.match_indices('(').any(|(at, _)| {
        let inside = text.as_bytes().get(at + 1..at + 5);
        inside.is_some_and(|inside| inside.iter().all(u8::is_ascii_digit) && matches!(&inside[..2], b"19" | b"20"))
            && text.as_bytes().get(at + 5) == Some(&b')')
    });
    let initial = text.match_indices(", ").any(|(at, _)| {
        let mut letters = text[at + 2..].chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next() == Some('.')
    });
    let words = ["vd.", "et al", " pp.", " ss.", " s. ", " p. "].iter().filter(|word| text.contains(**word)).count();
    u16::from(year_in_brackets) + u16::from(initial) + words as u16
}

/// What tells names of persons.
#[derive(Default)]
struct NameCount {
    words: usize,
    capital: usize,
    upper: usize,
    known: usize,
}

impl NameCount {
    fn add(&mut self, first: char, upper: bool, known: bool, class: WordClass) {
        // Titles before names, and the word between two of them.
        if class.has(WordClass::MATTER) || (class.has(WordClass::OPEN) && first.is_lowercase()) {
            return;
        }
        self.words += 1;
        self.capital += usize::from(first.is_uppercase());
        self.upper += usize::from(upper);
        self.known += usize::from(known);
    }

    fn are_names(&self) -> bool {
        if !(2..=14).contains(&self.words) || self.capital < self.words {
            return false;
        }
        let mixed = self.upper > 0 && self.upper < self.words;
        let known = self.known as f64 / self.words as f64;
        let most = match self.words {
            _ if mixed => 0.7,
            2 => 0.5,
            _ => 0.35,
        };
        known <= most
    }
}
