//! The word and ending lists of both languages and of the others, ready to be looked up.
//!
//! Words are looked up in their folded form, without case and diacritics, so texts in capitals and texts that lost
//! their Turkish letters count like any other. The letters are evidence of their own.

use crate::endings::{Endings, Lists};
use ikiz_document::{Language, Twin};
use ikiz_text::data::entries;
use ikiz_text::{lower_into, twin_data, without_turkish_mark};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

const FUNCTION_WORDS: Twin<&str> = twin_data!("function_words.txt");
const ACADEMIC_WORDS: Twin<&str> = twin_data!("academic_words.txt");
const APOSTROPHE_ENDINGS: Twin<&str> = twin_data!("apostrophe_endings.txt");
const ENGLISH_ENDINGS: &str = include_str!("../data/en/endings.txt");
const VERB_ENDINGS: &str = include_str!("../data/tr/verb_endings.txt");
const NOUN_ENDINGS: &str = include_str!("../data/tr/noun_endings.txt");
const LEARNED_ENDINGS: &str = include_str!("../data/tr/learned_endings.txt");
const OTHER_FUNCTION_WORDS: &str = include_str!("../data/other/function_words.txt");
const OTHER_LETTERS: &str = include_str!("../data/other/letters.txt");

/// Words that carry grammar, a bit for each language.
pub const FUNCTION: Twin<Lists> = Twin::new(1, 2);
/// Words frequent in titles and headings.
pub const ACADEMIC: Twin<Lists> = Twin::new(4, 8);
/// Function words of other languages in Latin script, as they are spelt.
pub const OTHER_FUNCTION: Lists = 16;
/// Endings of English words.
pub const ENGLISH_ENDING: Lists = 1;
/// Endings of Turkish verbs.
pub const VERB_ENDING: Lists = 2;
/// Endings of Turkish nouns.
pub const NOUN_ENDING: Lists = 4;
/// Endings of words of Greek and Latin origin as Turkish spells them.
pub const LEARNED_ENDING: Lists = 8;

const ENDINGS: [(&str, Lists); 4] = [
    (ENGLISH_ENDINGS, ENGLISH_ENDING),
    (VERB_ENDINGS, VERB_ENDING),
    (NOUN_ENDINGS, NOUN_ENDING),
    (LEARNED_ENDINGS, LEARNED_ENDING),
];

/// All lists.
pub struct WordLists {
    /// Folded words, and those of other languages as they are spelt, with the lists that they are in.
    words: FxHashMap<Box<str>, Lists>,
    /// Folded endings.
    pub endings: Endings,
    /// Suffixes after an apostrophe, folded.
    pub apostrophe_endings: Twin<FxHashSet<Box<str>>>,
    /// Letters of neither language.
    pub other_letters: FxHashSet<char>,
}

impl WordLists {
    /// The lists that come with the program, read once.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<WordLists> = LazyLock::new(WordLists::read);
        &SHIPPED
    }

    fn read() -> Self {
        let mut words: FxHashMap<Box<str>, Lists> = FxHashMap::default();
        let mut add = |word: Box<str>, list: Lists| *words.entry(word).or_default() |= list;
        for (lists, bits) in [(FUNCTION_WORDS, FUNCTION), (ACADEMIC_WORDS, ACADEMIC)] {
            for (own, bit) in own(lists).zip(bits) {
                for word in own {
                    add(word, bit);
                }
            }
        }
        entries(OTHER_FUNCTION_WORDS).for_each(|word| add(word.into(), OTHER_FUNCTION));
        let endings: Vec<(Box<str>, Lists)> =
            ENDINGS.iter().flat_map(|(list, bit)| folded(list).map(|ending| (ending, *bit))).collect();
        Self {
            words,
            endings: Endings::new(endings.iter().map(|(ending, bit)| (&**ending, *bit))),
            apostrophe_endings: APOSTROPHE_ENDINGS.map(|list| folded(list).collect()),
            other_letters: entries(OTHER_LETTERS).flat_map(str::chars).collect(),
        }
    }

    /// The lists that have a word.
    pub fn of(&self, word: &Forms) -> Lists {
        let folded = self.with(&word.folded);
        let spelt = if word.lower == word.folded { folded } else { self.with(&word.lower) };
        folded & !OTHER_FUNCTION | spelt & OTHER_FUNCTION
    }

    fn with(&self, word: &str) -> Lists {
        self.words.get(word).copied().unwrap_or(0)
    }
}

/// The words of each list that the other list does not have as well: `her`, `model`, `on` say nothing. In the order of
/// the lists.
fn own(lists: Twin<&str>) -> Twin<Vec<Box<str>>> {
    let words: Twin<Vec<Box<str>>> = lists.map(|list| folded(list).collect());
    let english: FxHashSet<&str> = words.english.iter().map(|word| &**word).collect();
    let shared: FxHashSet<Box<str>> = words.turkish.iter().filter(|word| english.contains(&***word)).cloned().collect();
    words.map(|words| words.into_iter().filter(|word| !shared.contains(word)).collect())
}

/// The forms in which a word is looked up; one value serves for many words.
#[derive(Default)]
pub struct Forms {
    /// In the lower case of Turkish.
    pub lower: String,
    /// In lower case without the diacritics of Turkish; `ı` is `i`. ð ý þ change too: Turkish letters of windows-1254
    /// become these when they are read as windows-1252. Other letters stay.
    pub folded: String,
}

impl Forms {
    /// Sets the forms to those of a word.
    pub fn set(&mut self, word: &str) {
        lower_into(word, Language::Turkish, &mut self.lower);
        self.folded.clear();
        if self.lower.is_ascii() {
            self.folded.push_str(&self.lower);
        } else {
            self.folded.extend(self.lower.chars().map(without_turkish_mark));
        }
    }
}

/// The folded entries of a list, which is in lower case.
fn folded(list: &str) -> impl Iterator<Item = Box<str>> {
    entries(list).map(|entry| entry.chars().map(without_turkish_mark).collect::<String>().into_boxed_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_text::data::check_lower;

    #[test]
    fn the_lists_are_in_order() {
        let twins = [FUNCTION_WORDS, ACADEMIC_WORDS, APOSTROPHE_ENDINGS].into_iter().flatten();
        let others =
            [ENGLISH_ENDINGS, VERB_ENDINGS, NOUN_ENDINGS, LEARNED_ENDINGS, OTHER_FUNCTION_WORDS, OTHER_LETTERS];
        for list in twins.chain(others) {
            check_lower(list, 1);
            assert!(entries(list).all(|entry| !entry.contains(char::is_whitespace)));
        }
    }

    #[test]
    fn endings_and_other_letters_fit_the_look_up() {
        let lists = WordLists::shipped();
        for (list, bit) in ENDINGS {
            for ending in folded(list) {
                assert_ne!(lists.endings.of(&format!("xx{ending}")) & bit, 0, "{ending}");
            }
        }
        assert!(lists.other_letters.iter().all(|letter| !letter.is_ascii()));
    }

    fn is_function_word(word: &str, language: Language) -> bool {
        let mut forms = Forms::default();
        forms.set(word);
        WordLists::shipped().of(&forms) & FUNCTION.of(language) != 0
    }

    #[test]
    fn shared_words_do_not_vote() {
        assert!(Language::BOTH.iter().all(|language| !is_function_word("her", *language)));
        assert!(is_function_word("için", Language::Turkish) && is_function_word("icin", Language::Turkish));
    }

    #[test]
    fn function_words_of_other_languages_count_as_they_are_spelt() {
        let lists = WordLists::shipped();
        let mut forms = Forms::default();
        for word in entries(OTHER_FUNCTION_WORDS) {
            forms.set(word);
            assert_eq!(lists.of(&forms) & OTHER_FUNCTION != 0, forms.lower == word, "{word}");
        }
        // Turkish `ın` is folded to `in`.
        forms.set("ın");
        assert_eq!(lists.of(&forms) & OTHER_FUNCTION, 0);
    }
}
