//! Unicode normal forms.

use icu_normalizer::ComposingNormalizerBorrowed;
use std::borrow::Cow;

/// The text in NFC; borrowed where it is so already.
pub fn nfc(text: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

/// The text in NFKC, which has no forms of letters for the sake of print; borrowed where it is so already.
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
    fn forms_for_print_are_letters() {
        assert_eq!(nfkc("\u{FE9F}ﻮز"), "جوز");
    }

    proptest! {
        #[test]
        fn once_is_enough(text in "(\\PC|[a-zıİ\u{300}-\u{340}])*") {
            let once = nfc(&text).into_owned();
            let twice = nfc(&once);
            prop_assert!(matches!(twice, Cow::Borrowed(_)), "what is NFC is not copied");
            prop_assert_eq!(&*twice, &*once);
        }
    }
}
