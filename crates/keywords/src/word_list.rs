//! Lists that separate likely key phrases from others, as data: words and endings that do not begin or end a phrase,
//! and words about the study itself.

use ikiz_document::{Language, Twin};
use ikiz_text::data::{entries, set};
use ikiz_text::twin_data;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

const NON_FINAL_WORDS: Twin<&str> = twin_data!("non_final_words.txt");
/// Of Turkish words.
const NON_FINAL_ENDINGS: &str = include_str!("../data/tr/non_final_endings.txt");
const FRAMING_WORDS: Twin<&str> = twin_data!("framing_words.txt");
const STUDY_WORDS: Twin<&str> = twin_data!("study_words.txt");

/// The lists about words of key phrases.
pub(crate) struct WordLists {
    non_final: FxHashSet<&'static str>,
    /// Of Turkish words, by their last two bytes.
    endings: FxHashMap<[u8; 2], Vec<&'static str>>,
    frames: FxHashSet<&'static str>,
}

impl WordLists {
    /// The lists of a language.
    pub fn of(language: Language) -> &'static Self {
        static LISTS: LazyLock<Twin<WordLists>> = LazyLock::new(|| {
            Twin::from_fn(|language| WordLists {
                non_final: set(NON_FINAL_WORDS.of(language)),
                endings: match language {
                    Language::English => FxHashMap::default(),
                    Language::Turkish => by_last_bytes(entries(NON_FINAL_ENDINGS)),
                },
                frames: entries(FRAMING_WORDS.of(language)).chain(entries(STUDY_WORDS.of(language))).collect(),
            })
        });
        LISTS.of(language)
    }

    /// Whether a list has a word among those that a key phrase hardly begins or ends with.
    pub fn is_listed_non_final(&self, word: &str) -> bool {
        self.non_final.contains(word)
    }

    /// Whether no key phrase ends with a Turkish word in lower case: a verb form, an adverb. Of English words only the
    /// list is asked.
    pub fn is_non_final(&self, word: &str) -> bool {
        // The stem has at least two letters: `dir` alone is no ending.
        let ends = |ending: &&str| word.strip_suffix(*ending).is_some_and(|stem| stem.chars().nth(1).is_some());
        let endings = word.as_bytes().last_chunk().and_then(|last| self.endings.get(last));
        self.non_final.contains(word) || endings.is_some_and(|endings| endings.iter().any(ends))
    }

    /// Whether a word is about the study itself, not about its subject: `study`, `bulgular`, `anova`.
    pub fn is_frame(&self, word: &str) -> bool {
        self.frames.contains(word)
    }
}

fn by_last_bytes(endings: impl Iterator<Item = &'static str>) -> FxHashMap<[u8; 2], Vec<&'static str>> {
    let mut sorted: FxHashMap<[u8; 2], Vec<&str>> = FxHashMap::default();
    for ending in endings {
        let last = ending.as_bytes().last_chunk().expect("an ending has two letters");
        sorted.entry(*last).or_default().push(ending);
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_text::data::check_lower;

    #[test]
    fn the_lists_are_in_order() {
        for list in [NON_FINAL_WORDS, FRAMING_WORDS, STUDY_WORDS].into_iter().flatten().chain([NON_FINAL_ENDINGS]) {
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
        assert!(english.is_non_final("shows") && !english.is_non_final("learning"));
        assert!(english.is_frame("study") && turkish.is_frame("çalışma"));
    }
}
