//! Stop words: words that carry grammar, not content.

use crate::data::{entries, set};
use crate::own_list::{TextFault, own_entries, own_language};
use crate::{lower, nfc, twin_data};
use ikiz_document::{Language, Twin, messages};
use rustc_hash::FxHashSet;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

messages! {
    empty() = "stop-words.empty";
    no_word(word) = "stop-words.no-word";
}

const LISTS: Twin<&str> = twin_data!("stop_words.txt");

static STOP_WORDS: LazyLock<Twin<FxHashSet<&'static str>>> = LazyLock::new(|| LISTS.map(set));

/// Whether a word (its surface form: lower case of its language) is a stop word.
pub fn is_stop_word(surface: &str, language: Language) -> bool {
    STOP_WORDS.of(language).contains(surface)
}

/// The stop words of a language, sorted.
pub fn stop_words(language: Language) -> impl Iterator<Item = &'static str> {
    entries(LISTS.of(language))
}

/// Stop words of a user's own, which are added to those of the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OwnStopWords(Twin<BTreeSet<Box<str>>>);

impl OwnStopWords {
    /// Whether a word (its surface form: lower case of its language) is one of them.
    pub fn has(&self, surface: &str, language: Language) -> bool {
        self.0.of(language).contains(surface)
    }

    /// Adds a list: a word a line, in any case; behind a tab, comma or semicolon its language, `en` or `tr`. Words
    /// without one are of `language`, or of both where that is not known either. Lines that begin with `#` are skipped.
    ///
    /// # Errors
    ///
    /// If a line is no word with or without a language, or there is no word.
    pub fn add(&mut self, list: &str, language: Option<Language>) -> Result<(), TextFault> {
        let mut is_empty = true;
        for (line, entry) in own_entries(list) {
            let (word, code) =
                entry.split_once(['\t', ',', ';']).map_or((entry, None), |(word, code)| (word, Some(code)));
            let word = word.trim();
            if word.is_empty() || word.contains(char::is_whitespace) {
                return Err(TextFault::at(line, no_word(word)));
            }
            let named = code.map(own_language).transpose().map_err(|message| TextFault::at(line, message))?;
            let own = named.or(language);
            for language in Language::BOTH.into_iter().filter(|one| own.is_none_or(|own| own == *one)) {
                self.0.of_mut(language).insert(lower(&nfc(word), language).into());
            }
            is_empty = false;
        }
        if is_empty { Err(TextFault::of_all(empty())) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order() {
        LISTS.into_iter().for_each(|list| crate::data::check_lower(list, 1));
    }

    #[test]
    fn own_words_are_added_in_their_language() {
        let mut own = OwnStopWords::default();
        own.add("\u{feff}# mine\nIşık\ttr\nStudy;en\n\nanaliz\n", None).unwrap();
        own.add("SIK\n", Some(Language::Turkish)).unwrap();
        assert!(own.has("ışık", Language::Turkish) && !own.has("ışık", Language::English));
        assert!(own.has("study", Language::English) && !own.has("study", Language::Turkish));
        assert!(Language::BOTH.into_iter().all(|language| own.has("analiz", language)));
        assert!(own.has("sık", Language::Turkish) && !own.has("sik", Language::English));
    }

    #[test]
    fn lines_that_are_no_words_are_refused() {
        for (list, said) in [
            ("a\ntwo words\n", "line 2: stop-words.no-word word=two words"),
            ("a,de", "line 1: list.unknown-language code=de"),
            (",en", "line 1: stop-words.no-word"),
            ("# a\n", "stop-words.empty"),
        ] {
            let error = OwnStopWords::default().add(list, None).unwrap_err().to_string();
            assert!(error.starts_with(said), "{list}: {error}");
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
