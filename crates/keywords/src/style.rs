//! How a sentence is printed: what a capital means in it.

use crate::surface::letters_and_capitals;
use ikiz_document::{Language, SectionKind, Token};
use ikiz_text::is_plain_apostrophe;

/// How a sentence is printed: what a capital means in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// A capital inside the sentence marks a name.
    Running,
    /// Every word begins with a capital, or may do so.
    Headline,
    /// All letters are capitals.
    Capitals,
}

/// The letters of a sentence and the capitals among them, counted token by token.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SentencePrint {
    letters: u32,
    capitals: u32,
    words: u32,
    raised: u32,
}

impl SentencePrint {
    /// Adds a token as printed, with its letters and the capitals among them.
    pub fn add(&mut self, printed: &str, letters: u32, capitals: u32) {
        self.letters += letters;
        self.capitals += capitals;
        if letters >= 4 {
            self.words += 1;
            self.raised += u32::from(capitals > 0 && printed.starts_with(char::is_uppercase));
        }
    }

    /// The style of the sentence. Titles and keyword lists have capitals by custom, not by meaning.
    pub fn style(self, kind: SectionKind) -> Style {
        let Self { letters, capitals, words, raised } = self;
        if capitals * 10 > letters * 7 && letters > 0 && words > 1 {
            Style::Capitals
        } else if matches!(kind, SectionKind::Title | SectionKind::Keywords) || words > 3 && raised * 10 > words * 7 {
            Style::Headline
        } else {
            Style::Running
        }
    }
}

impl Style {
    /// The style of a sentence.
    pub fn of(text: &str, tokens: &[Token], kind: SectionKind) -> Self {
        let mut counts = SentencePrint::default();
        for token in tokens {
            let printed = printed(text, token);
            let (letters, capitals) = letters_and_capitals(printed);
            counts.add(printed, letters, capitals);
        }
        counts.style(kind)
    }

    /// Whether the case of a word is meaningful at its place.
    pub fn decides(self, printed: &str, opens_sentence: bool, language: Language) -> bool {
        match self {
            Self::Capitals => false,
            _ if !printed.starts_with(char::is_uppercase) => true,
            _ if is_acronym(printed) => true,
            // In Turkish only names take an apostrophe before their endings.
            _ if language == Language::Turkish && printed.contains(is_plain_apostrophe) => true,
            Self::Running => !opens_sentence,
            Self::Headline => false,
        }
    }
}

/// The letters of a token as printed; empty if its span is not in the text.
pub(crate) fn printed<'a>(text: &'a str, token: &Token) -> &'a str {
    text.get(token.span.start..token.span.end).unwrap_or_default()
}

fn is_acronym(printed: &str) -> bool {
    let mut before = false;
    printed.chars().any(|c| {
        let found = before && c.is_uppercase();
        before = c.is_alphabetic();
        found
    })
}
