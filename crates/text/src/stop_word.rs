//! Words that carry grammar, not content.

use crate::data::{PerLanguage, entries, set};
use ikiz_document::Language;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

const LISTS: PerLanguage<&str> = PerLanguage {
    english: include_str!("../data/en/stop_words.txt"),
    turkish: include_str!("../data/tr/stop_words.txt"),
};

static STOP_WORDS: LazyLock<PerLanguage<FxHashSet<&'static str>>> =
    LazyLock::new(|| PerLanguage { english: set(LISTS.english), turkish: set(LISTS.turkish) });

/// Whether a word (its surface: lower case of its language) is a stop word.
pub fn is_stop_word(surface: &str, language: Language) -> bool {
    STOP_WORDS.get(language).contains(surface)
}

/// The stop words of a language, sorted.
pub fn stop_words(language: Language) -> impl Iterator<Item = &'static str> {
    entries(LISTS.get(language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order() {
        for language in Language::BOTH {
            crate::data::check(LISTS.get(language), language);
        }
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
