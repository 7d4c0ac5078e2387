//! Any text has a language with a confidence, and shares that are shares.

#![no_main]

use ikiz_language::LanguageDetector;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static DETECTOR: LazyLock<LanguageDetector> = LazyLock::new(LanguageDetector::new);

fuzz_target!(|text: &str| {
    let found = DETECTOR.detect(text);
    assert!((0.0..=1.0).contains(&found.confidence.value()));
    let total: f64 = found.shares.iter().map(|share| share.share).sum();
    assert!(found.shares.is_empty() || (total - 1.0).abs() < 1e-9);
    assert!(DETECTOR.lean(text).is_finite());
});
