//! What the wording of a line says: does it go on, does something begin here, is it a caption or running text.

use regex::Regex;
use std::sync::LazyLock;

/// Marks that may stand behind a text, those of other languages and of code among them.
fn is_closing(letter: char) -> bool {
    ikiz_text::is_closing(letter) || matches!(letter, '}' | '›')
}

/// Marks that may stand before a text, those of other languages and of code among them.
fn is_opening(letter: char) -> bool {
    ikiz_text::is_opening(letter) || matches!(letter, '{' | '„' | '‹' | '¿' | '¡')
}

/// Whether the text clearly goes on behind its last letter: comma, semicolon, hyphen, opening mark, or a short word in
/// small letters (`of`, `ve`).
pub(crate) fn ends_open(text: &str) -> bool {
    if text.ends_with([',', ';', '-', '–', '—', '\u{2010}', '&', '/']) || text.ends_with(is_opening) {
        return true;
    }
    let word = text.rsplit(' ').next().unwrap_or_default();
    !word.is_empty() && word.chars().count() <= 3 && word.chars().all(char::is_lowercase)
}

/// Whether the first letter is a capital, a digit or a bullet, opening marks before it allowed.
pub(crate) fn starts_anew(text: &str) -> bool {
    let first = text.trim_start_matches(is_opening).chars().next();
    first.is_some_and(|letter| {
        letter.is_uppercase() || letter.is_numeric() || matches!(letter, '•' | '*' | '-' | '–' | '▪' | '●')
    })
}

/// Whether the first character is a small letter.
pub(crate) fn starts_small(text: &str) -> bool {
    text.trim_start_matches(is_opening).starts_with(char::is_lowercase)
}

/// Whether the first character can only follow on what stands before it.
pub(crate) fn starts_with_closing(text: &str) -> bool {
    text.starts_with(|letter| is_closing(letter) || matches!(letter, ',' | '.' | ';' | ':' | '!' | '?' | '%'))
}

/// Whether the text holds a letter.
pub(crate) fn has_letters(text: &str) -> bool {
    text.contains(char::is_alphabetic)
}

/// Whether the text begins like the caption of a figure or table: `Tablo 2`, `Figure 1`.
pub(crate) fn begins_caption(text: &str) -> bool {
    static CAPTION: LazyLock<Regex> = LazyLock::new(|| {
        // Each i stands for all four of Turkish: `ŞEKİL`, `FIGURE`.
        let wordings = "çizelge|cizelge|diyagram|fig\\.|figure|fotoğraf|grafik|graph|harita|map|resim|şekil|sekil|chart|table|tablo";
        let pattern = format!(r"(?i)^({})\s*[0-9ivx]+\b", wordings.replace('i', "[iıİ]"));
        Regex::new(&pattern).expect("written here and tried by the tests")
    });
    CAPTION.is_match(text)
}

/// Whether the text reads like running text: five words or more, most of them begin with a small letter.
pub(crate) fn is_prose(text: &str) -> bool {
    const FEWEST_WORDS: usize = 5;
    let words = || text.split(' ').filter(|word| word.starts_with(char::is_alphabetic));
    let small = words().filter(|word| word.starts_with(char::is_lowercase)).count();
    words().count() >= FEWEST_WORDS && small * 2 >= words().count()
}

/// The value of a line that holds only a number of one to three digits, plain or raised, without a leading zero.
pub(crate) fn bare_number(text: &str) -> Option<u32> {
    let raised = |letter: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|digit| digit == letter).map(|value| value as u32);
    let mut value = 0;
    for (place, letter) in text.chars().enumerate() {
        let digit = letter.to_digit(10).or_else(|| raised(letter))?;
        if place >= 3 || (place == 0 && digit == 0) {
            return None;
        }
        value = value * 10 + digit;
    }
    (value > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_hyphens_and_short_words_leave_a_line_open() {
        for text in ["The Role of", "elma,", "su ve", "Anglo-"] {
            assert!(ends_open(text), "{text}");
        }
        for text in ["Öz", "The Role of Trees", "Giriş", ""] {
            assert!(!ends_open(text), "{text}");
        }
    }

    #[test]
    fn capitals_and_small_letters_start_lines() {
        assert!(starts_anew("“Ne") && starts_anew("12 ağaç") && starts_anew("İz") && !starts_anew("ve"));
        assert!(starts_small("(ve") && !starts_small("Ve") && starts_with_closing(", ve"));
    }

    #[test]
    fn captions_and_prose_are_recognised() {
        for text in ["Tablo 2. Köyler", "ŞEKİL 1: Su yolu", "Figure 3", "Fig. 4", "Table IV"] {
            assert!(begins_caption(text), "{text}");
        }
        for text in ["Tablolar birer birer", "Table of contents", "Haritalar 3 adettir", "Figures"] {
            assert!(!begins_caption(text), "{text}");
        }
        assert!(is_prose("Değirmenlerin suyu nasıl paylaştığı eski defterlerden"));
        assert!(!is_prose("Yukarı Köy Değirmeni 1843 Ali") && !is_prose("su yolu"));
    }

    #[test]
    fn a_number_alone_has_its_value() {
        assert_eq!(
            ["7", "¹²", "120", "0", "012", "1999", "1a", ""].map(bare_number),
            [Some(7), Some(12), Some(120), None, None, None, None, None]
        );
    }
}
