//! What the measures of a section are made of.

use crate::abbreviation::{abbreviations, is_in_capitals};
use ikiz_document::{AnalyzedSection, Language, SectionId, SectionKind, Span, Token, TokenKind, span::flattened};
use ikiz_text::{Number, folded, is_stop_word, numbers, syllables};

/// A section in one of the two languages; of one in a third language the words are counted as if it were English.
pub(super) struct Text<'a> {
    pub section: &'a AnalyzedSection,
    /// Its language, if it is one of the two.
    pub language: Option<Language>,
    pub characters: usize,
    /// Words and numbers.
    pub words: Vec<&'a Token>,
    /// Those that are no stop words.
    pub content: usize,
    /// Those with letters, and their syllables.
    pub spoken: (usize, usize),
    pub numbers: Vec<Number>,
    /// Its abbreviations in order: where each stands, and its letters.
    pub abbreviations: Vec<(Span, String)>,
}

impl<'a> Text<'a> {
    /// A section of a document with that text.
    pub fn new(text: &str, section: &'a AnalyzedSection, language: Option<Language>) -> Self {
        let rules = language.unwrap_or(Language::English);
        let in_capitals: Vec<Span> =
            section.sentences.iter().copied().filter(|span| is_in_capitals(text, section.tokens_in(*span))).collect();
        let is_stressed = |token: &Token| in_capitals.iter().any(|sentence| sentence.overlaps(token.span));
        let words: Vec<&Token> = section.tokens.iter().filter(|token| token.kind != TokenKind::Punctuation).collect();
        let with_letters = words.iter().filter(|token| token.kind == TokenKind::Word);
        // In capitals a short word looks like an acronym, which would be spelled.
        let said = with_letters.map(|token| {
            let printed = if is_stressed(token) { &*token.surface } else { token.span.of(text) };
            syllables(printed, rules)
        });
        Self {
            section,
            language,
            characters: flattened(section.section.span.of(text)).chars().count(),
            content: words.iter().filter(|token| !is_stop_word(&token.surface, rules)).count(),
            spoken: said.filter(|said| *said > 0).fold((0, 0), |(words, all), said| (words + 1, all + said)),
            numbers: numbers(text, &section.tokens, rules),
            abbreviations: abbreviations(text, section).map(|(token, letters)| (token.span, folded(letters))).collect(),
            words,
        }
    }

    /// The id of the section.
    pub fn id(&self) -> SectionId {
        self.section.section.id
    }

    /// Whether it is measured with others of its language.
    pub fn is_measured(&self) -> bool {
        let kind = self.section.section.kind;
        kind.is_text() || kind == SectionKind::Title
    }
}
