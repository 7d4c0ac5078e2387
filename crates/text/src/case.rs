//! Case mapping by language.

use icu_casemap::CaseMapper;
use icu_locale_core::{LanguageIdentifier, langid};
use ikiz_document::Language;

fn locale(language: Language) -> LanguageIdentifier {
    match language {
        Language::English => langid!("en"),
        Language::Turkish => langid!("tr"),
    }
}

/// The text in the lower case of its language: `ISPARTA İZMİR` is `ısparta izmir` in Turkish.
pub fn lower(text: &str, language: Language) -> String {
    CaseMapper::new().lowercase_to_string(text, &locale(language)).into_owned()
}

/// The text in the upper case of its language: `izmir` is `İZMİR` in Turkish.
pub fn upper(text: &str, language: Language) -> String {
    CaseMapper::new().uppercase_to_string(text, &locale(language)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_depends_on_the_language() {
        assert_eq!(lower("ISPARTA İZMİR", Language::Turkish), "ısparta izmir");
        assert_eq!(lower("ISSUE", Language::English), "issue");
        assert_eq!(upper("ışık izi", Language::Turkish), "IŞIK İZİ");
    }
}
