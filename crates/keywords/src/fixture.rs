//! Small analyzed texts for tests.

use crate::terms::{SectionTerms, count_section};
use ikiz_document::{
    AnalyzedSection, Confidence, DetectedLanguage, Key, Language, Section, SectionId, SectionKind, Span,
};
use ikiz_text::{KeyRules, Keys, SurfaceCounts, Tokenizer, sentences};

/// A text as a section of that kind, with keys.
pub fn analyzed(text: &str, language: Language, kind: SectionKind) -> AnalyzedSection {
    let mut tokens = Tokenizer::new(language).tokens(text);
    Keys::settle(&SurfaceCounts::default(), language, KeyRules::default()).assign(&mut tokens);
    let section = Section {
        id: SectionId(1),
        kind,
        language: DetectedLanguage::new(language.into(), Confidence::CERTAIN),
        declared: None,
        heading: None,
        span: Span::new(0, text.len()),
        parts: Vec::new(),
        keywords: Vec::new(),
        confidence: Confidence::CERTAIN,
        article: 1,
        evidence: Vec::new(),
    };
    AnalyzedSection { section, sentences: sentences(text, language), tokens, model_tokens: None }
}

/// The counts of an abstract.
pub fn terms(text: &str, language: Language) -> SectionTerms {
    count_section(text, &analyzed(text, language, SectionKind::Abstract), language)
}

/// The key of a word.
pub fn key(word: &str, language: Language) -> Key {
    Keys::settle(&SurfaceCounts::default(), language, KeyRules::default()).key(word)
}

/// The keys of a phrase.
pub fn keys(phrase: &str, language: Language) -> Vec<Key> {
    phrase.split(' ').map(|word| key(word, language)).collect()
}
