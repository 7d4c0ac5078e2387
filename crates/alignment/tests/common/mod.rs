//! Texts in the form that the aligner takes.
#![allow(dead_code, reason = "no test file needs all of them")]

use ikiz_alignment::{Bitext, KeywordFeatures, Sentence, TranslationModel};
use ikiz_document::{Language, Span, Token};
use ikiz_text::{Dictionary, KeyRules, Keys, SurfaceCounts, Tokenizer};

/// Tokens of a text with their keys; the text is the whole collection.
pub fn tokens(text: &str, language: Language) -> Vec<Token> {
    let mut tokens = Tokenizer::new(language).tokens(text);
    let mut counts = SurfaceCounts::default();
    counts.add(&tokens);
    Keys::settle(&counts, language, KeyRules::default()).assign(&mut tokens);
    tokens
}

/// Features of sentences, each as a text of its own.
pub fn sentences<S: AsRef<str>>(texts: &[S], language: Language) -> Vec<Sentence> {
    let sentence = |text: &S| {
        let text = text.as_ref();
        Sentence::new(text, Span::new(0, text.len()), &tokens(text, language), language)
    };
    texts.iter().map(sentence).collect()
}

/// Features of a pair of texts.
pub fn bitext<S: AsRef<str>>(english: &[S], turkish: &[S]) -> Bitext {
    Bitext { english: sentences(english, Language::English), turkish: sentences(turkish, Language::Turkish) }
}

/// A model before learning: only the dictionary of the program.
pub fn model() -> TranslationModel {
    TranslationModel::new(vec![Dictionary::shipped()])
}

/// Features of a keyword list.
pub fn keywords(texts: &[&str], language: Language) -> Vec<KeywordFeatures> {
    let keyword = |text: &&str| {
        let (span, tokens) = (Span::new(0, text.len()), tokens(text, language));
        KeywordFeatures::new(text, span, &tokens, language, KeyRules::default())
    };
    texts.iter().map(keyword).collect()
}
