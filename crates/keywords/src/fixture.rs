//! Small analyzed texts for tests.

use crate::{CorpusTerms, DocumentTerms, TermOptions, TermTotals};
use ikiz_document::{AnalyzedSection, Key, Language, Section, SectionId, SectionKind, Span};
use ikiz_text::{KeyRules, Keys, SurfaceCounts, Tokenizer, sentences};

/// A text as a section of that kind, with keys.
pub fn analyzed(text: &str, language: Language, kind: SectionKind) -> AnalyzedSection {
    placed(text, 0, language, kind)
}

/// The text from an offset as a section.
fn placed(text: &str, offset: usize, language: Language, kind: SectionKind) -> AnalyzedSection {
    let own = &text[offset..];
    let mut tokens = Tokenizer::new(language).tokens(own);
    Keys::settle(&SurfaceCounts::default(), language, KeyRules::default()).assign(&mut tokens);
    for token in &mut tokens {
        token.span = token.span.shifted(offset);
    }
    let section = Section::given(SectionId(1), kind, language, Span::new(offset, text.len()));
    let sentences = sentences(own, language).into_iter().map(|sentence| sentence.shifted(offset)).collect();
    AnalyzedSection { section, sentences, tokens, model_tokens: None }
}

/// A document.
#[derive(Clone, Default)]
pub struct Sample {
    pub text: String,
    pub sections: Vec<AnalyzedSection>,
}

impl Sample {
    /// A document of one abstract.
    pub fn new(text: &str, language: Language) -> Self {
        Self::default().with(text, language, SectionKind::Abstract)
    }

    /// The document with one more section.
    pub fn with(mut self, text: &str, language: Language, kind: SectionKind) -> Self {
        let offset = self.text.len();
        self.text.push_str(text);
        self.sections.push(placed(&self.text, offset, language, kind));
        self
    }

    /// Its terms.
    pub fn terms(&self) -> DocumentTerms<'_> {
        DocumentTerms::of(&self.text, &self.sections)
    }
}

/// The counts of documents.
pub fn totals<'s>(samples: impl IntoIterator<Item = &'s Sample>, bound: usize) -> TermTotals {
    let mut totals = TermTotals::with_bound(bound);
    for sample in samples {
        totals.add(&sample.terms()).unwrap();
    }
    totals
}

/// The terms of a corpus.
pub fn corpus(samples: &[Sample]) -> CorpusTerms {
    totals(samples, 1_000).finish(&TermOptions::default()).unwrap()
}

/// The key of a word.
pub fn key(word: &str, language: Language) -> Key {
    Keys::settle(&SurfaceCounts::default(), language, KeyRules::default()).key(word)
}

/// The keys of a phrase.
pub fn keys(phrase: &str, language: Language) -> Vec<Key> {
    phrase.split(' ').map(|word| key(word, language)).collect()
}
