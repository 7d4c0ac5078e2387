//! The word and ending lists of both languages and of the others, ready to be looked up.
//!
//! Every look-up is by the folded form, which drops case and diacritics: texts in capitals and texts that lost their
//! Turkish letters vote like any other. The letters themselves are evidence of their own.

use rustc_hash::FxHashSet;

const ENGLISH_FUNCTION_WORDS: &str = include_str!("../data/english/function_words.txt");
const ENGLISH_ENDINGS: &str = include_str!("../data/english/endings.txt");
const ENGLISH_ACADEMIC_WORDS: &str = include_str!("../data/english/academic_words.txt");
const TURKISH_FUNCTION_WORDS: &str = include_str!("../data/turkish/function_words.txt");
const TURKISH_VERB_ENDINGS: &str = include_str!("../data/turkish/verb_endings.txt");
const TURKISH_NOUN_ENDINGS: &str = include_str!("../data/turkish/noun_endings.txt");
const TURKISH_CASE_SUFFIXES: &str = include_str!("../data/turkish/case_suffixes.txt");
const TURKISH_ACADEMIC_WORDS: &str = include_str!("../data/turkish/academic_words.txt");
const OTHER_FUNCTION_WORDS: &str = include_str!("../data/other/function_words.txt");
const OTHER_LETTERS: &str = include_str!("../data/other/letters.txt");

/// Longest ending that is looked up, in bytes of its folded form.
const LONGEST_ENDING: usize = 12;

/// Words, endings and letter groups of one language, folded.
pub struct LanguageLists {
    /// Words that carry grammar.
    pub function_words: FxHashSet<Box<str>>,
    /// Words frequent in titles and headings.
    pub academic_words: FxHashSet<Box<str>>,
    /// Endings of verbs (Turkish), or of any word (English).
    pub endings: FxHashSet<Box<str>>,
    /// Endings of nouns (Turkish; empty for English).
    pub noun_endings: FxHashSet<Box<str>>,
    /// What follows an apostrophe.
    pub apostrophe_suffixes: FxHashSet<Box<str>>,
}

/// All lists.
pub struct WordLists {
    /// Of English.
    pub english: LanguageLists,
    /// Of Turkish.
    pub turkish: LanguageLists,
    /// Function words of other languages in Latin script, as they are spelt.
    pub other_function_words: FxHashSet<Box<str>>,
    /// Letters of neither language.
    pub other_letters: FxHashSet<char>,
}

impl WordLists {
    /// Reads the lists that come with the program.
    pub fn new() -> Self {
        let mut english = LanguageLists {
            function_words: folded(ENGLISH_FUNCTION_WORDS),
            academic_words: folded(ENGLISH_ACADEMIC_WORDS),
            endings: folded(ENGLISH_ENDINGS),
            noun_endings: FxHashSet::default(),
            apostrophe_suffixes: ["s", "t", "re", "ve", "ll", "d"].into_iter().map(Box::from).collect(),
        };
        let mut turkish = LanguageLists {
            function_words: folded(TURKISH_FUNCTION_WORDS),
            academic_words: folded(TURKISH_ACADEMIC_WORDS),
            endings: folded(TURKISH_VERB_ENDINGS),
            noun_endings: folded(TURKISH_NOUN_ENDINGS),
            apostrophe_suffixes: folded(TURKISH_CASE_SUFFIXES),
        };
        // What both languages spell alike once folded (`her`, `model`, `on`) says nothing.
        let both = |left: &FxHashSet<Box<str>>, right: &FxHashSet<Box<str>>| -> FxHashSet<Box<str>> {
            left.intersection(right).cloned().collect()
        };
        let shared = both(&english.function_words, &turkish.function_words);
        english.function_words.retain(|word| !shared.contains(word));
        turkish.function_words.retain(|word| !shared.contains(word));
        let shared = both(&english.academic_words, &turkish.academic_words);
        english.academic_words.retain(|word| !shared.contains(word));
        turkish.academic_words.retain(|word| !shared.contains(word));
        Self {
            english,
            turkish,
            other_function_words: entries(OTHER_FUNCTION_WORDS).map(Box::from).collect(),
            other_letters: entries(OTHER_LETTERS).flat_map(str::chars).collect(),
        }
    }
}

/// Whether a folded word ends in an entry of the list, with at least two letters before it.
pub fn has_ending(word: &str, endings: &FxHashSet<Box<str>>) -> bool {
    let shortest_stem = 2;
    let first = word.len().saturating_sub(LONGEST_ENDING).max(shortest_stem);
    (first..word.len()).any(|at| word.get(at..).is_some_and(|ending| endings.contains(ending)))
}

/// A word in lower case without the diacritics of Turkish; `ı` is `i`. Other letters stay, but for ð ý þ: what Turkish
/// letters of windows-1254 become when they are read as windows-1252.
pub fn fold(lower: &str) -> String {
    lower
        .chars()
        .map(|c| match c {
            'ç' => 'c',
            'ğ' | 'ð' => 'g',
            'ı' | 'î' | 'ý' => 'i',
            'ö' => 'o',
            'ş' | 'þ' => 's',
            'ü' | 'û' => 'u',
            'â' => 'a',
            other => other,
        })
        .collect()
}

fn folded(list: &str) -> FxHashSet<Box<str>> {
    entries(list).map(|entry| fold(entry).into_boxed_str()).collect()
}

fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: [(&str, &str); 10] = [
        ("english/function_words", ENGLISH_FUNCTION_WORDS),
        ("english/endings", ENGLISH_ENDINGS),
        ("english/academic_words", ENGLISH_ACADEMIC_WORDS),
        ("turkish/function_words", TURKISH_FUNCTION_WORDS),
        ("turkish/verb_endings", TURKISH_VERB_ENDINGS),
        ("turkish/noun_endings", TURKISH_NOUN_ENDINGS),
        ("turkish/case_suffixes", TURKISH_CASE_SUFFIXES),
        ("turkish/academic_words", TURKISH_ACADEMIC_WORDS),
        ("other/function_words", OTHER_FUNCTION_WORDS),
        ("other/letters", OTHER_LETTERS),
    ];

    #[test]
    fn lists_are_sorted_without_duplicates() {
        for (name, list) in LISTS {
            let entries: Vec<_> = entries(list).collect();
            assert!(entries.len() > 20, "{name} is short");
            for pair in entries.windows(2) {
                assert!(pair[0] < pair[1], "{name}: {} stands before {}", pair[0], pair[1]);
            }
        }
    }

    #[test]
    fn entries_are_lower_case_words() {
        for (name, list) in LISTS {
            for entry in entries(list) {
                assert_eq!(ikiz_text::lower(entry, ikiz_document::Language::Turkish), entry, "{name}");
                assert!(!entry.contains(char::is_whitespace), "{name}: {entry}");
            }
        }
    }

    #[test]
    fn endings_fit_the_look_up() {
        for list in [ENGLISH_ENDINGS, TURKISH_VERB_ENDINGS, TURKISH_NOUN_ENDINGS] {
            assert!(entries(list).all(|ending| fold(ending).len() <= LONGEST_ENDING));
        }
    }

    #[test]
    fn shared_words_do_not_vote() {
        let lists = WordLists::new();
        assert!(!lists.english.function_words.contains("her"));
        assert!(!lists.turkish.function_words.contains("her"));
        assert!(lists.turkish.function_words.contains("icin"));
    }
}
