//! The word and ending lists of both languages and of the others, ready to be looked up.
//!
//! Words are looked up in their folded form, without case and diacritics, so texts in capitals and texts that lost
//! their Turkish letters count like any other. The letters are evidence of their own.

use ikiz_document::Twin;
use ikiz_text::data::{entries, set};
use ikiz_text::{twin_data, without_turkish_mark};
use rustc_hash::FxHashSet;

const FUNCTION_WORDS: Twin<&str> = twin_data!("function_words.txt");
const ACADEMIC_WORDS: Twin<&str> = twin_data!("academic_words.txt");
const APOSTROPHE_ENDINGS: Twin<&str> = twin_data!("apostrophe_endings.txt");
const ENGLISH_ENDINGS: &str = include_str!("../data/en/endings.txt");
const VERB_ENDINGS: &str = include_str!("../data/tr/verb_endings.txt");
const NOUN_ENDINGS: &str = include_str!("../data/tr/noun_endings.txt");
const OTHER_FUNCTION_WORDS: &str = include_str!("../data/other/function_words.txt");
const OTHER_LETTERS: &str = include_str!("../data/other/letters.txt");

/// Longest ending that is looked up, in bytes of its folded form.
const LONGEST_ENDING: usize = 12;

/// Folded words or endings.
type Folded = FxHashSet<Box<str>>;

/// All lists.
pub struct WordLists {
    /// Words that carry grammar.
    pub function_words: Twin<Folded>,
    /// Words frequent in titles and headings.
    pub academic_words: Twin<Folded>,
    /// Suffixes after an apostrophe.
    pub apostrophe_endings: Twin<Folded>,
    /// Endings of English words.
    pub english_endings: Folded,
    /// Endings of Turkish verbs.
    pub verb_endings: Folded,
    /// Endings of Turkish nouns.
    pub noun_endings: Folded,
    /// Function words of other languages in Latin script, as they are spelt.
    pub other_function_words: FxHashSet<&'static str>,
    /// Letters of neither language.
    pub other_letters: FxHashSet<char>,
}

impl WordLists {
    /// Reads the lists that come with the program.
    pub fn new() -> Self {
        Self {
            function_words: own(FUNCTION_WORDS),
            academic_words: own(ACADEMIC_WORDS),
            apostrophe_endings: APOSTROPHE_ENDINGS.map(folded),
            english_endings: folded(ENGLISH_ENDINGS),
            verb_endings: folded(VERB_ENDINGS),
            noun_endings: folded(NOUN_ENDINGS),
            other_function_words: set(OTHER_FUNCTION_WORDS),
            other_letters: entries(OTHER_LETTERS).flat_map(str::chars).collect(),
        }
    }
}

/// The words of each list that the other list does not have as well: `her`, `model`, `on` say nothing.
fn own(lists: Twin<&str>) -> Twin<Folded> {
    let mut words = lists.map(folded);
    let shared: Folded = words.english.intersection(&words.turkish).cloned().collect();
    words.english.retain(|word| !shared.contains(word));
    words.turkish.retain(|word| !shared.contains(word));
    words
}

/// Whether a folded word ends in an entry of the list, with at least two letters before it.
pub fn has_ending(word: &str, endings: &Folded) -> bool {
    let shortest_stem = 2;
    let first = word.len().saturating_sub(LONGEST_ENDING).max(shortest_stem);
    (first..word.len()).any(|at| word.get(at..).is_some_and(|ending| endings.contains(ending)))
}

/// A word in lower case without the diacritics of Turkish; `ı` is `i`. ð ý þ change too: Turkish letters of
/// windows-1254 become these when they are read as windows-1252. Other letters stay.
pub fn fold(lower: &str) -> String {
    lower.chars().map(without_turkish_mark).collect()
}

fn folded(list: &str) -> Folded {
    entries(list).map(|entry| fold(entry).into_boxed_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ikiz_text::data::check_lower;

    #[test]
    fn the_lists_are_in_order() {
        let twins = [FUNCTION_WORDS, ACADEMIC_WORDS, APOSTROPHE_ENDINGS].into_iter().flatten();
        let others = [ENGLISH_ENDINGS, VERB_ENDINGS, NOUN_ENDINGS, OTHER_FUNCTION_WORDS, OTHER_LETTERS];
        for list in twins.chain(others) {
            check_lower(list, 1);
            assert!(entries(list).all(|entry| !entry.contains(char::is_whitespace)));
        }
    }

    #[test]
    fn endings_fit_the_look_up() {
        for list in [ENGLISH_ENDINGS, VERB_ENDINGS, NOUN_ENDINGS] {
            assert!(entries(list).all(|ending| fold(ending).len() <= LONGEST_ENDING));
        }
    }

    #[test]
    fn shared_words_do_not_vote() {
        let lists = WordLists::new();
        assert!(!lists.function_words.english.contains("her"));
        assert!(!lists.function_words.turkish.contains("her"));
        assert!(lists.function_words.turkish.contains("icin"));
    }
}
