//! Stop words: words that carry grammar, not content.

use crate::data::{entries, set};
use crate::twin_data;
use ikiz_document::{Language, Twin};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

const LISTS: Twin<&str> = twin_data!("stop_words.txt");

static STOP_WORDS: LazyLock<Twin<FxHashSet<&'static str>>> = LazyLock::new(|| LISTS.map(set));

/// Whether a word (its surface form: lower case of its language) is a stop word.
pub fn is_stop_word(surface: &str, language: Language) -> bool {
    STOP_WORDS.of(language).contains(surface)
}

/// The stop words of a language, sorted.
pub fn stop_words(language: Language) -> impl Iterator<Item = &'static str> {
    entries(LISTS.of(language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order() {
        LISTS.into_iter().for_each(|list| crate::data::check_lower(list, 1));
    }

    #[test]
    fn function_words_are_stop_words() {
        assert!(is_stop_word("olduğunu", Language::Turkish));
        assert!(is_stop_word("whereas", Language::English));
        assert!(!is_stop_word("eğitim", Language::Turkish));
        assert!(!is_stop_word("değerlendirme", Language::Turkish));
        assert!(!is_stop_word("ve", Language::English));
    }
}
