//! Apostrophes, and what they set apart from a word.

use ikiz_document::Language;

/// The apostrophes that are met in print, and what stands for them.
pub const fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

/// The word without what an apostrophe sets apart: the possessive 's in English, an ending in Turkish.
pub(crate) fn without_suffix(surface: &str, language: Language) -> &str {
    let Some((word, ending)) = surface.rsplit_once(is_apostrophe) else { return surface };
    let is_suffix = match language {
        Language::English => ending == "s",
        // What is set apart is an ending where it does not outgrow the word: `d'artagnan` is a name.
        Language::Turkish => {
            word.chars().nth(1).is_some() && ending.chars().count() < 9 && ending.chars().all(char::is_alphabetic)
        }
    };
    if is_suffix { word } else { surface }
}
