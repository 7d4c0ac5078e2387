//! Which words may have a capital where a journal asks for small letters: names and acronyms.
//!
//! A word is a name if the texts of the document print it with a capital within a sentence, if the lists or the lexicon
//! have it as one, or if nobody knows it; words with a capital beside a name are part of it (`Ege Bölgesi`).

use crate::calendar::{Kind, NAMES};
use crate::context::Context;
use crate::names::listed_words;
use ikiz_document::{AnalyzedSection, Language, SectionKind, Span, Token, TokenKind};
use ikiz_text::{Enclosed, is_apostrophe, is_hyphen, is_known_word, is_name, is_sentence_end, lower};
use rustc_hash::FxHashSet;

/// In a sentence with fewer small words than this share, capitals say nothing: it is a heading.
const SMALL_SHARE: f64 = 0.6;

/// A word, or a part of one between hyphens.
pub(super) struct Word<'a> {
    pub span: Span,
    pub printed: &'a str,
    /// In lower case, without what follows an apostrophe.
    pub lower: String,
    /// Whether a capital is free here: it stands first, or behind a colon, a dash or the end of a sentence.
    pub opens: bool,
    /// Whether only a blank or a hyphen stands between it and the word before.
    pub is_joined: bool,
    /// Whether a hyphen stands before it.
    pub follows_hyphen: bool,
}

impl Word<'_> {
    /// Whether it begins with a capital.
    pub fn is_capital(&self) -> bool {
        self.printed.starts_with(char::is_uppercase)
    }

    /// Whether it begins with a small letter.
    pub fn is_small(&self) -> bool {
        self.printed.starts_with(char::is_lowercase)
    }

    /// Whether it has two capitals or a digit, or is a single letter.
    pub fn is_acronym(&self) -> bool {
        let capitals = self.printed.chars().filter(|letter| letter.is_uppercase()).count();
        capitals > 1
            || self.printed.contains(|letter: char| letter.is_ascii_digit())
            || self.lower.chars().nth(1).is_none()
    }
}

/// The words of some tokens; those in quotation marks are left out.
pub(super) fn words<'a>(text: &'a str, tokens: &[Token], language: Language) -> Vec<Word<'a>> {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return Vec::new() };
    let all = Span::new(first.span.start, last.span.end);
    let quotations = Enclosed::quotations(all.of(text), all.start);
    let mut words: Vec<Word<'a>> = Vec::new();
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Word && !quotations.touches(token.span)) {
        let mut start = token.span.start;
        for part in token.span.of(text).split(is_hyphen) {
            let span = Span::new(start, start + part.len());
            start = span.end + text[span.end..].chars().next().map_or(0, char::len_utf8);
            let Some(base) = part.split(is_apostrophe).next().filter(|base| !base.is_empty()) else { continue };
            let gap = words.last().map_or("", |before| &text[before.span.end..span.start]);
            let marks = |mark| is_sentence_end(mark) || matches!(mark, ':' | '–' | '—' | '/');
            let is_first = words.is_empty() && !text[all.start..span.start].contains(char::is_alphanumeric);
            let opens = is_first || gap.contains(marks) || gap.ends_with(['\'', '‘']);
            let is_joined = !words.is_empty() && gap.chars().all(|mark| mark.is_whitespace() || is_hyphen(mark));
            let follows_hyphen = is_joined && gap.contains(is_hyphen);
            let lower = lower(base, language);
            words.push(Word { span, printed: part, lower, opens, is_joined, follows_hyphen });
        }
    }
    words
}

/// What several words with a capital in a row are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Runs {
    /// Each word for itself: most words have a capital.
    SayNothing,
    /// A name, if one of them is known as one.
    MayHoldNames,
    /// A name: most other words are small.
    AreNames,
}

/// What the texts of a document show of the names in a language.
pub(super) struct Capitals {
    language: Language,
    /// Words with a capital within a sentence.
    capital: FxHashSet<String>,
}

impl Capitals {
    /// Looks at all running text of a language.
    pub fn new(context: &Context<'_>, language: Language) -> Self {
        let mut capital = FxHashSet::default();
        let is_text = |section: &&AnalyzedSection| {
            let kind = section.section.kind;
            (kind.is_text() || kind == SectionKind::Body) && context.language(section) == Some(language)
        };
        for section in context.sections.iter().filter(is_text) {
            for sentence in &section.sentences {
                let words = words(&context.document.text, section.tokens_in(*sentence), language);
                let small = words.iter().filter(|word| word.is_small()).count();
                if small as f64 >= SMALL_SHARE * words.len() as f64 {
                    let named = words.into_iter().filter(|word| word.is_capital() && !word.opens);
                    capital.extend(named.map(|word| word.lower));
                }
            }
        }
        Self { language, capital }
    }

    /// Which of the words have a capital and need none; `is_free` says where one is free.
    pub fn superfluous(&self, words: &[Word<'_>], runs: Runs, is_free: impl Fn(&Word<'_>) -> bool) -> Vec<usize> {
        let mut may_have = vec![false; words.len()];
        let lowers: Vec<&str> = words.iter().map(|word| &*word.lower).collect();
        for (at, word) in words.iter().enumerate() {
            let listed = listed_words(&lowers[at..], self.language).unwrap_or(0);
            may_have[at..at + listed].fill(true);
            may_have[at] |= self.is_name(word);
        }
        for run in runs_of(words) {
            let has_name = run.clone().any(|at| may_have[at] && words[at].is_capital());
            let is_name = match runs {
                Runs::SayNothing => false,
                Runs::MayHoldNames => has_name,
                Runs::AreNames => has_name || run.len() > 1,
            };
            if is_name {
                may_have[run].fill(true);
            }
        }
        let is_wrong = |word: &Word<'_>| word.is_capital() && !is_free(word);
        (0..words.len()).filter(|at| is_wrong(&words[*at]) && !may_have[*at]).collect()
    }

    fn is_name(&self, word: &Word<'_>) -> bool {
        let is_of_calendar = || {
            let name = NAMES.of(self.language).words.get(&*word.lower);
            name.is_some_and(|name| matches!(name.kind, Kind::Day | Kind::Month | Kind::LunarMonth))
        };
        word.is_acronym()
            || self.capital.contains(&word.lower)
            || is_name(&word.lower, self.language)
            || is_of_calendar()
            || !is_known_word(&word.lower, self.language)
    }
}

/// Runs of words with a capital that only blanks or hyphens part.
fn runs_of(words: &[Word<'_>]) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, word) in words.iter().enumerate().filter(|(_, word)| word.is_capital()) {
        match runs.last_mut() {
            Some(run) if run.end == at && word.is_joined => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// Whether a word in capitals has the I of the other language: `Ilaç` for `İlaç`, `İNTERNET` in English.
pub(super) fn has_wrong_dot(word: &Word<'_>, language: Language) -> bool {
    match language {
        Language::Turkish => {
            let dotted = word.lower.replace('ı', "i");
            word.printed.contains('I')
                && !word.printed.contains('İ')
                && !is_known_word(&word.lower, language)
                && is_known_word(&dotted, language)
                && !is_name(&dotted, language)
                && !is_known_word(&dotted, Language::English)
        }
        Language::English => {
            word.printed.contains('İ') && is_known_word(&word.lower, language) && !is_name(&word.lower, language)
        }
    }
}
