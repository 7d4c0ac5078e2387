//! Whether the lexicon knows a word.

use crate::apostrophe::without_suffix;
use crate::{english, turkish};
use ikiz_document::Language;

/// Whether a word (lower case of the language) is a form of a lemma of the lexicon.
pub fn is_known_word(surface: &str, language: Language) -> bool {
    let word = without_suffix(surface, language);
    match language {
        Language::English => english::is_known(word),
        Language::Turkish => turkish::is_known(word),
    }
}
