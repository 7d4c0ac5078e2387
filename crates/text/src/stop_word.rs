//! Stop words: words that carry grammar, not content.

use crate::data::{entries, set};
use crate::{lower, nfc, twin_data};
use ikiz_document::{Language, Twin};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

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
#[derive(Clone, Debug, Default)]
pub struct OwnStopWords(Twin<FxHashSet<Box<str>>>);

impl OwnStopWords {
    /// Whether a word (its surface form: lower case of its language) is one of them.
    pub fn has(&self, surface: &str, language: Language) -> bool {
        self.0.of(language).contains(surface)
    }

    /// Adds a list: a word a line, in any case; behind a tab, comma or semicolon its language, `en` or `tr`. Words
    /// without one are of `language`, or of both where that is not known either. Lines that begin with `#` are skipped.
    ///
    /// # Errors
    /// If a line is no word with or without a language, or there is no word: says which line and why.
    pub fn add(&mut self, list: &str, language: Option<Language>) -> Result<(), String> {
        let mut is_empty = true;
        for (number, line) in (1..).zip(list.trim_start_matches('\u{feff}').lines()) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (word, code) =
                line.split_once(['\t', ',', ';']).map_or((line, None), |(word, code)| (word, Some(code)));
            let word = word.trim();
            if word.is_empty() || word.contains(char::is_whitespace) {
                return Err(format!("line {number}: “{word}” is no single word; write a word a line"));
            }
            let named = code.map(str::trim).map(|code| {
                let found = Language::BOTH.into_iter().find(|language| language.code() == code);
                found.ok_or_else(|| format!("line {number}: “{code}” is no language; write `en` or `tr`, or neither"))
            });
            let own = named.transpose()?.or(language);
            for language in Language::BOTH.into_iter().filter(|one| own.is_none_or(|own| own == *one)) {
                self.0.of_mut(language).insert(lower(&nfc(word), language).into());
            }
            is_empty = false;
        }
        if is_empty { Err("no word in it; write a word a line".to_owned()) } else { Ok(()) }
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
            ("a\ntwo words\n", "line 2"),
            ("a,de", "“de” is no language"),
            (",en", "line 1"),
            ("# a\n", "no word in it"),
        ] {
            let error = OwnStopWords::default().add(list, None).unwrap_err();
            assert!(error.contains(said), "{list}: {error}");
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
