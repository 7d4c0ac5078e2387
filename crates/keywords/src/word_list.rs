//! Lists that separate likely key phrases from others, as data: words and endings that do not end a phrase, and words
//! about the study itself.

use ikiz_document::{Language, Twin};
use ikiz_text::data::{entries, set};
use ikiz_text::twin_data;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

const NON_FINAL_WORDS: Twin<&str> = twin_data!("non_final_words.txt");
const NON_FINAL_ENDINGS: Twin<&str> = twin_data!("non_final_endings.txt");
const FRAMING_WORDS: Twin<&str> = twin_data!("framing_words.txt");

/// The lists about words of key phrases.
pub(crate) struct WordLists {
    non_final: FxHashSet<&'static str>,
    endings: Vec<&'static str>,
    frames: FxHashSet<&'static str>,
}

impl WordLists {
    /// The lists of a language.
    pub fn of(language: Language) -> &'static Self {
        static LISTS: LazyLock<Twin<WordLists>> = LazyLock::new(|| {
            Twin::from_fn(|language| WordLists {
                non_final: set(NON_FINAL_WORDS.of(language)),
                endings: entries(NON_FINAL_ENDINGS.of(language)).collect(),
                frames: set(FRAMING_WORDS.of(language)),
            })
        });
        LISTS.of(language)
    }

    /// Whether no key phrase ends with a word (lower case of its language): a verb form, an adverb.
    pub fn is_non_final(&self, word: &str) -> bool {
        // The stem has at least two letters: `dir` alone is no ending.
        let ends = |ending: &&str| word.strip_suffix(*ending).is_some_and(|stem| stem.chars().nth(1).is_some());
        self.non_final.contains(word) || self.endings.iter().any(ends)
    }

    /// Whether a word is about the study itself, not about its subject: `study`, `bulgular`.
    pub fn is_frame(&self, word: &str) -> bool {
        self.frames.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_text::data::check_lower;

    #[test]
    fn the_lists_are_in_order() {
        for list in [NON_FINAL_WORDS, NON_FINAL_ENDINGS, FRAMING_WORDS].into_iter().flatten() {
            check_lower(list, 1);
            assert!(entries(list).all(|word| !word.contains(char::is_whitespace)));
        }
    }

    #[test]
    fn verbs_do_not_end_a_phrase_and_nouns_do() {
        let turkish = WordLists::of(Language::Turkish);
        for verb in ["incelenmiştir", "yapılmaktadır", "gerekmektedir", "önemlidir", "kullanılarak", "edilen"] {
            assert!(turkish.is_non_final(verb), "{verb}");
        }
        for noun in ["eğitim", "kadın", "müdür", "kültür", "öğretmen", "insan", "kitap", "deniz", "çadır"] {
            assert!(!turkish.is_non_final(noun), "{noun}");
        }
        let english = WordLists::of(Language::English);
        assert!(english.is_non_final("shows") && english.is_non_final("proposed") && !english.is_non_final("learning"));
        assert!(english.is_frame("study") && turkish.is_frame("çalışma"));
    }
}
