//! In which of the two languages words are, where the order of what is read depends on it.

use ikiz_language::LanguageDetector;
use std::sync::LazyLock;

static DETECTOR: LazyLock<LanguageDetector> = LazyLock::new(LanguageDetector::default);

/// Log-odds of Turkish against English.
pub(crate) fn lean(text: &str) -> f64 {
    DETECTOR.lean(text)
}
