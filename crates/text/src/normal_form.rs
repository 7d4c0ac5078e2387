//! Unicode normal forms.

use icu_normalizer::ComposingNormalizerBorrowed;
use std::borrow::Cow;

/// The text in NFC; borrowed if it already is.
pub fn nfc(text: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

/// The text without the second dot that some programs leave when they lower-case İ: `i` and U+0307. An ı with that dot
/// becomes `i`. All other letters keep their normal form.
///
/// ```
/// assert_eq!(ikiz_text::without_second_dots("i\u{307}li\u{307}m"), "ilim");
/// ```
pub fn without_second_dots(text: &str) -> Cow<'_, str> {
    const DOT: char = '\u{307}';
    if text.is_ascii() || !text.contains(DOT) {
        return Cow::Borrowed(text);
    }
    let mut single = String::with_capacity(text.len());
    for letter in text.chars() {
        match (letter, single.chars().next_back()) {
            (DOT, Some('i' | 'İ')) => {}
            (DOT, Some('ı')) => {
                single.pop();
                single.push('i');
            }
            (DOT, Some('I')) => {
                single.pop();
                single.push('İ');
            }
            _ => single.push(letter),
        }
    }
    // A mark after the dot may now combine with its letter.
    let composed = nfc(&single).into_owned();
    Cow::Owned(composed)
}

/// The text in NFKC, which replaces presentation forms of letters with plain letters; borrowed if it already is.
pub fn nfkc(text: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfkc().normalize(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_are_composed() {
        assert_eq!(nfc("s\u{327}eker"), "şeker");
    }

    #[test]
    fn an_i_has_one_dot() {
        for (given, single) in [
            ("i\u{307}nceleme", "inceleme"),
            ("kadı\u{307}n İ\u{307}L", "kadin İL"),
            ("I\u{307}L", "İL"),
            ("i\u{307}\u{307}", "i"),
            ("i\u{307}\u{301}", "í"),
            ("żaba q\u{307} ilim", "żaba q\u{307} ilim"),
        ] {
            assert_eq!(without_second_dots(given), single);
        }
    }

    #[test]
    fn presentation_forms_become_letters() {
        assert_eq!(nfkc("\u{FE9F}ﻮز"), "جوز");
    }

    proptest! {
        #[test]
        fn removing_second_dots_twice_changes_nothing(text in "(\\PC|[iıIİ\u{300}-\u{340}])*") {
            let once = without_second_dots(&nfc(&text)).into_owned();
            prop_assert_eq!(&*without_second_dots(&once), &*once);
            prop_assert_eq!(&*nfc(&once), &*once);
        }

        #[test]
        fn nfc_of_nfc_is_borrowed(text in "(\\PC|[a-zıİ\u{300}-\u{340}])*") {
            let once = nfc(&text).into_owned();
            let twice = nfc(&once);
            prop_assert!(matches!(twice, Cow::Borrowed(_)), "what is NFC is not copied");
            prop_assert_eq!(&*twice, &*once);
        }
    }
}
