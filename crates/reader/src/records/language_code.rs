//! The language that a file writes beside a field: `tr`, `en-US`, `tur`, `tr_TR`.

use ikiz_document::{Language, LanguageTag};
use ikiz_text::lower;

/// Two-letter codes of languages that stand beside the two in Turkish journals, with the three-letter ones.
const OTHERS: [(&str, &str); 16] = [
    ("ar", "ara"),
    ("az", "aze"),
    ("de", "deu"),
    ("es", "spa"),
    ("fa", "fas"),
    ("fr", "fra"),
    ("it", "ita"),
    ("ja", "jpn"),
    ("kk", "kaz"),
    ("ku", "kur"),
    ("ky", "kir"),
    ("pt", "por"),
    ("ru", "rus"),
    ("tk", "tuk"),
    ("uz", "uzb"),
    ("zh", "zho"),
];

/// The language of a code; `None` where it says nothing.
pub(crate) fn language_of(code: &str) -> Option<LanguageTag> {
    let code = lower(code.trim(), Language::English);
    let primary = code.split(['-', '_']).next().unwrap_or_default();
    match primary {
        "en" | "eng" | "english" => Some(LanguageTag::ENGLISH),
        "tr" | "tur" | "turkish" => Some(LanguageTag::TURKISH),
        "" | "un" | "und" | "mul" | "zxx" => None,
        other => {
            let long = OTHERS.iter().find(|(short, _)| *short == other).map_or(other, |(_, long)| long);
            LanguageTag::other(long)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_known_in_every_form() {
        for code in ["tr", "TR", "tr-TR", "tr_TR", "tur", " tr "] {
            assert_eq!(language_of(code), Some(LanguageTag::TURKISH), "{code}");
        }
        assert_eq!(language_of("en-US"), Some(LanguageTag::ENGLISH));
        assert_eq!(language_of("fr"), LanguageTag::other("fra"));
        for code in ["", "*", "und", "x1", "xx"] {
            assert_eq!(language_of(code), None, "{code}");
        }
    }
}
