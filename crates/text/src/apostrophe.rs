//! Apostrophes, and what they set apart from a word.

use ikiz_document::Language;

/// All that is printed for an apostrophe: it holds the parts of a word together.
pub const fn is_apostrophe(letter: char) -> bool {
    is_plain_apostrophe(letter) || is_single_quote(letter) || letter == '´'
}

/// The apostrophes that stand for nothing else. The others are letters in names from Arabic: `Mu‘tezile` bears no
/// ending.
pub const fn is_plain_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ')
}

/// The single quotation marks that are typed for an apostrophe: for texts whose language is not known yet.
pub const fn is_single_quote(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | '`')
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
