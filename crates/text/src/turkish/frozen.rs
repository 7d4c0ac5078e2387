//! Words whose lemma is listed: those that look like a form of a noun or a verb and are words of their own, as
//! `özellikle` is no form of `özellik`, and forms that another root hides.

use crate::data::{rows, set};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

const FROZEN_WORDS: &str = include_str!("../../data/tr/frozen_words.txt");
const IRREGULAR_FORMS: &str = include_str!("../../data/tr/irregular_forms.tsv");

static FROZEN: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| set(FROZEN_WORDS));
static IRREGULAR: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| rows(IRREGULAR_FORMS).map(|[form, lemma]| (form, lemma)).collect());

/// The lemma of a word that is listed.
pub(super) fn listed_lemma(word: &str) -> Option<&'static str> {
    FROZEN.get(word).or_else(|| IRREGULAR.get(word)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{check_lower, entries};
    use crate::lexicon::{Root, Roots};
    use ikiz_document::Language;

    #[test]
    fn the_lists_are_in_order() {
        check_lower(FROZEN_WORDS, 1);
        check_lower(IRREGULAR_FORMS, 2);
    }

    #[test]
    fn no_frozen_word_is_a_root_already() {
        let roots = Roots::of(Language::Turkish);
        let is_root = |word: &&str| roots.find(word).is_some_and(|(root, _)| root.has(Root::NOMINAL));
        let needless: Vec<&str> = entries(FROZEN_WORDS).filter(is_root).collect();
        assert!(needless.is_empty(), "{needless:?}");
    }

    #[test]
    fn other_forms_of_the_same_noun_are_not_frozen() {
        for (word, lemma) in [("özellikle", "özellikle"), ("ile", "ile"), ("elde", "elde"), ("üstünde", "üst")] {
            assert_eq!(listed_lemma(word), Some(lemma));
        }
        for word in ["özelliği", "ilin", "elinde", "üstünlük", "bundan", "olarak"] {
            assert_eq!(listed_lemma(word), None, "{word}");
        }
    }
}
