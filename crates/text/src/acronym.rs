//! The list of foreign acronyms. Their I is an i in Turkish texts, too.

use crate::data::set;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

const LIST: &str = include_str!("../data/acronyms.txt");

static LISTED: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| set(LIST));

/// The acronyms of the list, in their order.
#[cfg(test)]
pub(crate) fn acronyms() -> impl Iterator<Item = &'static str> {
    crate::data::entries(LIST)
}

/// Whether a word (lower case, with i) is an acronym of the list, or one followed by a number: `il6`.
pub(crate) fn is_listed(word: &str) -> bool {
    LISTED.contains(word) || LISTED.contains(word.trim_end_matches(|letter: char| letter.is_ascii_digit()))
}

/// The word with i for ı, if that is an acronym of the list: some programs lower-case every I to ı, as in `PISA`.
pub(crate) fn listed_with_i(word: &str) -> Option<String> {
    if !word.contains('ı') {
        return None;
    }
    let dotted = word.replace('ı', "i");
    let parts = || dotted.split('-').any(|part| part.len() > 2 && part.contains('i') && is_listed(part));
    (is_listed(&dotted) || dotted.contains('-') && !word.contains(is_own) && parts()).then_some(dotted)
}

/// Letters that only a Turkish keyboard has.
pub(crate) const fn is_own(letter: char) -> bool {
    matches!(letter, 'Ç' | 'Ğ' | 'Ö' | 'Ş' | 'Ü' | 'ç' | 'ğ' | 'ö' | 'ş' | 'ü')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::check_lower;
    use crate::is_known_word;
    use ikiz_document::Language;

    #[test]
    fn the_list_is_in_order_and_holds_no_turkish_word() {
        check_lower(LIST, 1);
        let turkish: Vec<&str> = acronyms()
            .filter(|acronym| acronym.contains('i') && is_known_word(&acronym.replace('i', "ı"), Language::Turkish))
            .collect();
        assert!(turkish.is_empty(), "{turkish:?}");
    }

    #[test]
    fn acronyms_in_small_letters_get_their_i_back() {
        assert_eq!(listed_with_i("pısa").as_deref(), Some("pisa"));
        assert_eq!(listed_with_i("covıd-19").as_deref(), Some("covid-19"));
        assert_eq!(listed_with_i("pısa-d").as_deref(), Some("pisa-d"));
        for word in ["kırık", "sınıf-içi", "pisa", "ıı"] {
            assert_eq!(listed_with_i(word), None, "{word}");
        }
    }
}
