//! Apostrophes, and the suffixes that they separate from a word.

use ikiz_document::Language;

/// Whether a letter is printed as an apostrophe. An apostrophe holds the parts of a word together.
pub const fn is_apostrophe(letter: char) -> bool {
    is_plain_apostrophe(letter) || is_single_quote(letter) || letter == '´'
}

/// Whether a letter is nothing but an apostrophe. The others are letters in names from Arabic: `Mu‘tezile` has no
/// suffix.
pub const fn is_plain_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ')
}

/// Whether a letter is a quotation mark that is typed as an apostrophe: for texts whose language is not yet known.
pub const fn is_single_quote(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | '`')
}

/// The word without the part after an apostrophe: the possessive 's in English, a suffix in Turkish.
pub(crate) fn without_suffix(surface: &str, language: Language) -> &str {
    let Some((word, ending)) = surface.rsplit_once(is_apostrophe) else { return surface };
    let is_suffix = match language {
        Language::English => ending == "s",
        // A suffix follows two letters or more and has less than nine: `d'artagnan` is a name.
        Language::Turkish => {
            word.chars().nth(1).is_some() && ending.chars().count() < 9 && ending.chars().all(char::is_alphabetic)
        }
    };
    if is_suffix { word } else { surface }
}
