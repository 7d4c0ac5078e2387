//! What the measures of a section are made of.

use ikiz_document::{AnalyzedSection, Language, SectionId, SectionKind, Span, Token, TokenKind, span::flattened};
use ikiz_text::{Number, folded, is_apostrophe, is_stop_word, numbers, syllables};
use std::collections::BTreeMap;

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
    /// How often each abbreviation stands in it, by its letters.
    pub abbreviations: BTreeMap<String, usize>,
}

impl<'a> Text<'a> {
    /// A section of a document with that text.
    pub fn new(text: &str, section: &'a AnalyzedSection, language: Option<Language>) -> Self {
        let rules = language.unwrap_or(Language::English);
        let in_capitals: Vec<Span> =
            section.sentences.iter().copied().filter(|span| is_in_capitals(text, section.tokens_in(*span))).collect();
        let is_in_capitals = |token: &Token| in_capitals.iter().any(|sentence| sentence.overlaps(token.span));
        let words: Vec<&Token> = section.tokens.iter().filter(|token| token.kind != TokenKind::Punctuation).collect();
        let with_letters = words.iter().filter(|token| token.kind == TokenKind::Word);
        // In capitals a short word looks like an acronym, which would be spelled.
        let said = with_letters.map(|token| {
            let printed = if is_in_capitals(token) { &*token.surface } else { token.span.of(text) };
            syllables(printed, rules)
        });
        Self {
            section,
            language,
            characters: flattened(section.section.span.of(text)).chars().count(),
            content: words.iter().filter(|token| !is_stop_word(&token.surface, rules)).count(),
            spoken: said.filter(|said| *said > 0).fold((0, 0), |(words, all), said| (words + 1, all + said)),
            numbers: numbers(text, &section.tokens, rules),
            abbreviations: abbreviations(text, section, is_in_capitals),
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

/// Whether all words of a sentence are in capitals.
pub(crate) fn is_in_capitals(text: &str, tokens: &[Token]) -> bool {
    let mut words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
    !words.any(|token| token.span.of(text).contains(char::is_lowercase))
}

/// How often each abbreviation stands in a text. Sentences in capitals and labels of parts have none.
fn abbreviations(
    text: &str,
    section: &AnalyzedSection,
    is_in_capitals: impl Fn(&Token) -> bool,
) -> BTreeMap<String, usize> {
    let is_label = |token: &Token| section.section.parts.iter().any(|part| part.label.overlaps(token.span));
    let words = section.tokens.iter().filter(|token| token.kind == TokenKind::Word);
    let mut found = BTreeMap::new();
    for word in words.filter(|token| !is_label(token) && !is_in_capitals(token)) {
        if let Some(letters) = abbreviation(word.span.of(text)) {
            *found.entry(folded(letters)).or_default() += 1;
        }
    }
    found
}

/// A word of two capitals or more, without what follows an apostrophe and without a plural s; no other letter of it may
/// be small.
pub(crate) fn abbreviation(printed: &str) -> Option<&str> {
    let word = printed.split(is_apostrophe).next()?;
    let word = word.strip_suffix('s').unwrap_or(word);
    let is_one = word.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    (is_one && !word.contains(char::is_lowercase)).then_some(word)
}
