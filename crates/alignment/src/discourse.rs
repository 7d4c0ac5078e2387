//! Words by which articles of every field speak of themselves: they say nothing about the subject of a text.

use ikiz_document::{Language, Twin};
use ikiz_text::data::set;
use ikiz_text::twin_data;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

const WORDS: Twin<&str> = twin_data!("discourse_words.txt");

static KEYS: LazyLock<Twin<FxHashSet<&'static str>>> = LazyLock::new(|| WORDS.map(set));

/// Whether the word with this key is one.
pub(crate) fn is_discourse(key: &str, language: Language) -> bool {
    KEYS.of(language).contains(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        WORDS.into_iter().for_each(|list| ikiz_text::data::check_lower(list, 1));
    }
}
