//! Words that look like a form of a noun or a verb and are words of their own: `özellikle` is no form of `özellik`.

use super::{Evidence, candidates};
use crate::data::set;
use crate::lexicon::Roots;
use crate::stop_word::{is_stop_word, stop_words};
use ikiz_document::Language::Turkish;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

const LIST: &str = include_str!("../../data/tr/frozen_words.txt");
/// The auxiliaries, whose forms are stop words.
const AUXILIARIES: [&str; 2] = ["et", "ol"];

static FROZEN: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let mut frozen = set(LIST);
    frozen.extend(stop_words(Turkish).filter(|word| is_own_stop_word(word)));
    frozen
});

/// Whether a word is listed, or is a stop word that looks like a form of another word: `ile` is no form of `il`.
pub(super) fn is_frozen(word: &str) -> bool {
    FROZEN.contains(word)
}

/// Whether the root of which a stop word seems to be a form is no stop word: forms of pronouns and auxiliaries have
/// their lemma.
fn is_own_stop_word(word: &str) -> bool {
    let mut found = Vec::new();
    candidates(word, Roots::of(Turkish), true, &mut found);
    found.retain(|candidate| candidate.root.is_some() && candidate.ending > 0);
    let best = Evidence::default().best(found.iter()).map(|(_, best)| best.stem.clone());
    best.is_some_and(|base| !is_stop_word(&base, Turkish) && !AUXILIARIES.contains(&&*base))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{check_lower, entries};
    use crate::lexicon::Root;

    #[test]
    fn the_list_is_in_order() {
        check_lower(LIST, 1);
    }

    #[test]
    fn no_word_of_the_list_is_a_root_already() {
        let roots = Roots::of(Turkish);
        let is_root = |word: &&str| roots.find(word).is_some_and(|(root, _)| root.has(Root::NOMINAL));
        let roots: Vec<&str> = entries(LIST).filter(is_root).collect();
        assert!(roots.is_empty(), "{roots:?}");
    }

    #[test]
    fn stop_words_are_frozen_where_they_are_no_form_of_one() {
        for word in ["ile", "için", "hakkında", "tarafından", "birlikte", "elde", "özellikle"] {
            assert!(is_frozen(word), "{word}");
        }
        for word in ["bundan", "bana", "olarak", "etmek", "edilen", "özelliği", "elinden"] {
            assert!(!is_frozen(word), "{word}");
        }
    }
}
