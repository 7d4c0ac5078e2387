//! Unicode normal form C.

use icu_normalizer::ComposingNormalizerBorrowed;
use std::borrow::Cow;

/// The text in NFC; borrowed where it is so already.
pub fn nfc(text: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_are_composed() {
        assert_eq!(nfc("s\u{327}eker"), "şeker");
    }
}
