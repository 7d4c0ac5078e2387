//! Case mapping by language. The lower case of both languages' letters is mapped by hand; all else follows Unicode.

use icu_casemap::CaseMapper;
use icu_locale_core::{LanguageIdentifier, langid};
use ikiz_document::Language;

/// The text in the lower case of its language: `ISPARTA İZMİR` is `ısparta izmir` in Turkish.
///
/// In English `İ` becomes `i`, not Unicode's `i` with a second dot: English texts contain Turkish names.
pub fn lower(text: &str, language: Language) -> String {
    let mut lowered = String::with_capacity(text.len());
    lower_into(text, language, &mut lowered);
    lowered
}

/// As [`lower`], into a buffer that is cleared before: for many words in a row.
pub fn lower_into(text: &str, language: Language, lowered: &mut String) {
    lowered.clear();
    if !push_lower(text, language, lowered) {
        let dotted = if language == Language::English { text.replace('İ', "i") } else { text.to_owned() };
        lowered.clear();
        lowered.push_str(&CaseMapper::new().lowercase_to_string(&dotted, &locale(language)));
    }
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

/// Writes the lower case letter by letter; false at the first letter that is not mapped by hand.
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
        /// The mapping by hand and the mapping of Unicode give the same.
        #[test]
        fn the_mapping_by_hand_is_that_of_unicode(text in "[A-Za-zÇĞIİÖŞÜçğıöşüÂÎÛ‘’“”–…0-9 .]*") {
            let long = CaseMapper::new().lowercase_to_string(&text, &locale(Language::Turkish)).into_owned();
            prop_assert_eq!(lower(&text, Language::Turkish), long);
            let text = text.replace('İ', "");
            let long = CaseMapper::new().lowercase_to_string(&text, &locale(Language::English)).into_owned();
            prop_assert_eq!(lower(&text, Language::English), long);
        }

        #[test]
        fn a_buffer_holds_the_same(text in any::<String>(), before in any::<String>()) {
            for language in Language::BOTH {
                let mut buffer = before.clone();
                lower_into(&text, language, &mut buffer);
                prop_assert_eq!(buffer, lower(&text, language));
            }
        }

        #[test]
        fn upper_then_lower_case_keeps_turkish_letters(text in "[a-zçğıöşüâîû 0-9.,’-]*") {
            prop_assert_eq!(lower(&upper(&text, Language::Turkish), Language::Turkish), text);
        }

        /// `ı` has no capital of its own in English.
        #[test]
        fn upper_then_lower_case_keeps_english_letters(text in "[a-zçğöşüâîûé 0-9.,’-]*") {
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
