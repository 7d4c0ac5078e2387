//! Case mapping by language. The letters of both languages are mapped by hand; all others go the way of Unicode.

use icu_casemap::CaseMapper;
use icu_locale_core::{LanguageIdentifier, langid};
use ikiz_document::Language;

/// The text in the lower case of its language: `ISPARTA İZMİR` is `ısparta izmir` in Turkish.
///
/// In English `İ` is `i`, not the `i` with a second dot that Unicode makes of it: Turkish names stand in English texts.
pub fn lower(text: &str, language: Language) -> String {
    let mut lowered = String::with_capacity(text.len());
    if push_lower(text, language, &mut lowered) {
        return lowered;
    }
    let dotted = if language == Language::English { text.replace('İ', "i") } else { text.to_owned() };
    CaseMapper::new().lowercase_to_string(&dotted, &locale(language)).into_owned()
}

/// The text in the upper case of its language: `izmir` is `İZMİR` in Turkish.
pub fn upper(text: &str, language: Language) -> String {
    CaseMapper::new().uppercase_to_string(text, &locale(language)).into_owned()
}

const fn locale(language: Language) -> LanguageIdentifier {
    match language {
        Language::English => langid!("en"),
        Language::Turkish => langid!("tr"),
    }
}

/// Writes the lower case letter by letter; false where a letter is met for which that is not known to be right.
fn push_lower(text: &str, language: Language, lowered: &mut String) -> bool {
    for letter in text.chars() {
        lowered.push(match letter {
            'I' if language == Language::Turkish => 'ı',
            'A'..='Z' => char::from(letter as u8 | 0x20),
            '\0'..='\x7f' => letter,
            'Ç' => 'ç',
            'Ğ' => 'ğ',
            'İ' => 'i',
            'Ö' => 'ö',
            'Ş' => 'ş',
            'Ü' => 'ü',
            'Â' => 'â',
            'Î' => 'î',
            'Û' => 'û',
            'ç' | 'ğ' | 'ı' | 'ö' | 'ş' | 'ü' | 'â' | 'î' | 'û' | '‘' | '’' | '“' | '”' | '–' | '—' | '…' => {
                letter
            }
            _ => return false,
        });
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_depends_on_the_language() {
        assert_eq!(lower("ISPARTA İZMİR", Language::Turkish), "ısparta izmir");
        assert_eq!(lower("ISSUE", Language::English), "issue");
        assert_eq!(upper("ışık izi", Language::Turkish), "IŞIK İZİ");
    }

    #[test]
    fn turkish_names_in_english_keep_one_dot() {
        assert_eq!(lower("İstanbul ΑΣ", Language::English), "istanbul ας");
        assert_eq!(lower("İstanbul", Language::English), "istanbul");
    }

    proptest! {
        /// The short way and Unicode's way give the same.
        #[test]
        fn the_short_way_is_unicode_way(text in "[A-Za-zÇĞIİÖŞÜçğıöşüÂÎÛ‘’“”–…0-9 .]*") {
            let long = CaseMapper::new().lowercase_to_string(&text, &locale(Language::Turkish)).into_owned();
            prop_assert_eq!(lower(&text, Language::Turkish), long);
            let text = text.replace('İ', "");
            let long = CaseMapper::new().lowercase_to_string(&text, &locale(Language::English)).into_owned();
            prop_assert_eq!(lower(&text, Language::English), long);
        }

        #[test]
        fn turkish_letters_come_back(text in "[a-zçğıöşüâîû 0-9.,’-]*") {
            prop_assert_eq!(lower(&upper(&text, Language::Turkish), Language::Turkish), text);
        }

        /// `ı` has no capital of its own in English.
        #[test]
        fn english_letters_come_back(text in "[a-zçğöşüâîûé 0-9.,’-]*") {
            prop_assert_eq!(lower(&upper(&text, Language::English), Language::English), text);
        }

        #[test]
        fn upper_case_stays_upper_case(text in any::<String>()) {
            for language in Language::BOTH {
                let once = upper(&text, language);
                prop_assert_eq!(upper(&once, language), once);
            }
        }

        #[test]
        fn lower_case_stays_lower_case(text in any::<String>()) {
            for language in Language::BOTH {
                let once = lower(&text, language);
                prop_assert_eq!(lower(&once, language), once);
            }
        }
    }
}
