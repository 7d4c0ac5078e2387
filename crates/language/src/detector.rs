//! Layers of evidence for the language of a text.

use ikiz_document::{Confidence, DetectedLanguage, Language, LanguageTag};
use whatlang::{Detector, Lang};

/// Tells the language of texts.
pub struct LanguageDetector {
    pair: Detector,
}

impl Default for LanguageDetector {
    fn default() -> Self {
        Self::new()
    }
}

impl LanguageDetector {
    /// A detector for English, Turkish and others.
    pub fn new() -> Self {
        Self { pair: Detector::with_allowlist(vec![Lang::Eng, Lang::Tur]) }
    }

    /// The language of a text; undetermined where it holds no letters.
    pub fn detect(&self, text: &str) -> DetectedLanguage {
        let Some(info) = self.pair.detect(text) else { return DetectedLanguage::default() };
        let tag = match info.lang() {
            Lang::Eng => Language::English.into(),
            Lang::Tur => Language::Turkish.into(),
            other => LanguageTag::other(other.code()).unwrap_or_default(),
        };
        DetectedLanguage::new(tag, Confidence::new(info.confidence()))
    }
}
