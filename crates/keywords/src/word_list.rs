//! Lists that tell likely key phrases from others, as data: words and endings that a phrase does not end with, words that
//! frame a study.

use ikiz_document::Language;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

const ENGLISH_WORDS: &str = include_str!("../data/en/non_final_words.txt");
const ENGLISH_FRAMES: &str = include_str!("../data/en/framing_words.txt");
const ENGLISH_ENDINGS: &str = include_str!("../data/en/non_final_endings.txt");
const TURKISH_WORDS: &str = include_str!("../data/tr/non_final_words.txt");
const TURKISH_ENDINGS: &str = include_str!("../data/tr/non_final_endings.txt");
const TURKISH_FRAMES: &str = include_str!("../data/tr/framing_words.txt");

/// What a word is to a key phrase that ends with it.
pub(crate) struct WordLists {
    non_final: FxHashSet<&'static str>,
    endings: Vec<&'static str>,
    frames: FxHashSet<&'static str>,
}

impl WordLists {
    /// The lists of a language.
    pub fn of(language: Language) -> &'static Self {
        static ENGLISH: LazyLock<WordLists> =
            LazyLock::new(|| WordLists::parse(ENGLISH_WORDS, ENGLISH_ENDINGS, ENGLISH_FRAMES));
        static TURKISH: LazyLock<WordLists> =
            LazyLock::new(|| WordLists::parse(TURKISH_WORDS, TURKISH_ENDINGS, TURKISH_FRAMES));
        match language {
            Language::English => &ENGLISH,
            Language::Turkish => &TURKISH,
        }
    }

    /// Whether a word (lower case of its language) is one that a key phrase does not end with: a verb form, an adverb.
    pub fn is_non_final(&self, word: &str) -> bool {
        // Two letters of stem at least: `dir` alone is no ending.
        let ends = |ending: &&str| word.strip_suffix(*ending).is_some_and(|stem| stem.chars().nth(1).is_some());
        self.non_final.contains(word) || self.endings.iter().any(ends)
    }

    /// Whether a word speaks of the study as such, not of its subject: `study`, `bulgular`.
    pub fn is_frame(&self, word: &str) -> bool {
        self.frames.contains(word)
    }

    fn parse(words: &'static str, endings: &'static str, frames: &'static str) -> Self {
        Self {
            non_final: entries(words).collect(),
            endings: entries(endings).collect(),
            frames: entries(frames).collect(),
        }
    }
}

fn entries(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_sorted_lower_case_and_without_duplicates() {
        for (file, language) in [
            (ENGLISH_WORDS, Language::English),
            (ENGLISH_ENDINGS, Language::English),
            (ENGLISH_FRAMES, Language::English),
            (TURKISH_WORDS, Language::Turkish),
            (TURKISH_ENDINGS, Language::Turkish),
            (TURKISH_FRAMES, Language::Turkish),
        ] {
            assert!(file.starts_with("# "), "a header names the origin");
            let words: Vec<_> = entries(file).collect();
            assert!(!words.is_empty());
            for pair in words.windows(2) {
                assert!(pair[0] < pair[1], "{} stands before {}", pair[0], pair[1]);
            }
            for word in words {
                assert_eq!(ikiz_text::lower(word, language), word);
                assert!(!word.contains(char::is_whitespace), "{word}");
            }
        }
    }

    #[test]
    fn verbs_are_told_from_nouns() {
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
