//! Readability: formulas of the length of sentences and words.

use ikiz_document::{Language, Readability};

/// The readability of a text with so many words, syllables of these, and sentences.
pub(super) fn readability(words: usize, syllables: usize, sentences: usize, language: Language) -> Readability {
    if words == 0 || sentences == 0 {
        return Readability { syllables, ..Readability::default() };
    }
    let (length, weight) = (words as f64 / sentences as f64, syllables as f64 / words as f64);
    match language {
        Language::English => Readability {
            syllables,
            flesch_reading_ease: Some(206.835 - 1.015 * length - 84.6 * weight),
            flesch_kincaid_grade: Some(0.39 * length + 11.8 * weight - 15.59),
            atesman: None,
        },
        Language::Turkish => Readability {
            syllables,
            atesman: Some(198.825 - 40.175 * weight - 2.610 * length),
            ..Readability::default()
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_formulas() {
        let english = readability(100, 150, 5, Language::English);
        assert!((english.flesch_reading_ease.unwrap() - (206.835 - 20.3 - 126.9)).abs() < 1e-9);
        assert!((english.flesch_kincaid_grade.unwrap() - (7.8 + 17.7 - 15.59)).abs() < 1e-9);
        let turkish = readability(100, 270, 10, Language::Turkish);
        assert!((turkish.atesman.unwrap() - (198.825 - 108.4725 - 26.1)).abs() < 1e-9);
        assert_eq!((english.atesman, turkish.flesch_reading_ease), (None, None));
    }

    #[test]
    fn no_sentence_no_formula() {
        assert_eq!(readability(3, 5, 0, Language::English), Readability { syllables: 5, ..Readability::default() });
    }
}
