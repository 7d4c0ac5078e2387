//! Sections to sentences, tokens and keys.

use ikiz_document::{AnalyzedSection, Language, Section, SectionKind, Span, Token};
use ikiz_text::{Keys, SurfaceCounts, Tokenizer, sentences};

/// One of something for each of the two languages.
#[derive(Debug, Default)]
pub struct Both<T> {
    /// For English.
    pub english: T,
    /// For Turkish.
    pub turkish: T,
}

impl<T> Both<T> {
    /// Makes both.
    pub fn new(make: impl Fn(Language) -> T) -> Self {
        Self { english: make(Language::English), turkish: make(Language::Turkish) }
    }

    /// That of a language.
    pub const fn of(&self, language: Language) -> &T {
        match language {
            Language::English => &self.english,
            Language::Turkish => &self.turkish,
        }
    }

    /// That of a language, to change it.
    pub const fn of_mut(&mut self, language: Language) -> &mut T {
        match language {
            Language::English => &mut self.english,
            Language::Turkish => &mut self.turkish,
        }
    }
}

/// The language whose rules a section is read by: its own, or else the declared one; English for what is in neither.
pub fn rules_of(section: &Section) -> Language {
    section.language.tag.language().or(section.declared).unwrap_or(Language::English)
}

/// Cuts sections into sentences and tokens.
pub struct Analyzer {
    tokenizers: Both<Tokenizer>,
}

impl Analyzer {
    /// An analyzer for both languages.
    pub fn new() -> Self {
        Self { tokenizers: Both::new(Tokenizer::new) }
    }

    /// The section with its sentences and tokens; keys are not yet set. A title is one sentence, a keyword list one for each keyword.
    pub fn analyze(&self, document_text: &str, section: Section) -> AnalyzedSection {
        let language = rules_of(&section);
        let text = section.span.of(document_text);
        let tokens = self.tokens(text, section.span.start, language);
        let sentences = match section.kind {
            SectionKind::Title => vec![section.span],
            SectionKind::Keywords => section.keywords.iter().map(|keyword| keyword.span).collect(),
            _ => sentences(text, language).into_iter().map(|span| span.shifted(section.span.start)).collect(),
        };
        AnalyzedSection { section, sentences, tokens }
    }

    /// The tokens of a text that starts at `offset` of its document.
    pub fn tokens(&self, text: &str, offset: usize, language: Language) -> Vec<Token> {
        let mut tokens = self.tokenizers.of(language).tokens(text);
        for token in &mut tokens {
            token.span = Span::shifted(token.span, offset);
        }
        tokens
    }
}

/// The surface counts of sections in the two languages; what is in another language gives no evidence.
pub fn surface_counts(sections: &[AnalyzedSection]) -> Both<SurfaceCounts> {
    let mut counts = Both::<SurfaceCounts>::default();
    for section in sections {
        if let Some(language) = section.section.language.tag.language() {
            counts.of_mut(language).add(&section.tokens);
        }
    }
    counts
}

/// Sets the keys of all tokens.
pub fn assign_keys(sections: &mut [AnalyzedSection], keys: &Both<Keys>) {
    for section in sections {
        keys.of(rules_of(&section.section)).assign(&mut section.tokens);
    }
}
