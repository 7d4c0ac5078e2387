//! What the ends of a line say: does a sentence end here, does one begin.

/// Marks that may stand behind the stop of a sentence.
fn is_closing(letter: char) -> bool {
    matches!(letter, ')' | ']' | '}' | '"' | '\'' | '”' | '’' | '»' | '›')
}

/// Marks that may stand before the first letter of a sentence.
fn is_opening(letter: char) -> bool {
    matches!(letter, '(' | '[' | '{' | '"' | '\'' | '“' | '‘' | '„' | '«' | '‹' | '¿' | '¡')
}

fn is_superscript(letter: char) -> bool {
    matches!(letter, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// Whether the text ends with the stop of a sentence, closing marks and raised numbers behind it allowed.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(|letter| is_closing(letter) || is_superscript(letter));
    text.ends_with(['.', '!', '?', '…'])
}

/// Whether the text clearly goes on behind its last letter: comma, semicolon, hyphen, opening mark, or a short word in small letters (`of`, `ve`).
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

/// A number as it is written where it refers to a note.
pub(crate) fn raised_digits(digits: &str) -> String {
    let raised = |digit: char| digit.to_digit(10).and_then(|value| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(value as usize));
    digits.chars().filter_map(raised).collect()
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
    fn sentence_ends() {
        for text in ["Bitti.", "“Neden?”", "(so it was.)", "the end.³"] {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["Abstract", "bir, iki,", "şöyle:", ""] {
            assert!(!ends_sentence(text), "{text}");
        }
    }

    #[test]
    fn open_ends() {
        for text in ["The Role of", "elma,", "su ve", "Anglo-"] {
            assert!(ends_open(text), "{text}");
        }
        for text in ["Öz", "The Role of Trees", "Giriş", ""] {
            assert!(!ends_open(text), "{text}");
        }
    }

    #[test]
    fn starts() {
        assert!(starts_anew("“Ne") && starts_anew("12 ağaç") && starts_anew("İz") && !starts_anew("ve"));
        assert!(starts_small("(ve") && !starts_small("Ve") && starts_with_closing(", ve"));
    }

    #[test]
    fn numbers_of_notes_are_raised() {
        assert_eq!(raised_digits("102"), "¹⁰²");
        assert_eq!(bare_number(&raised_digits("102")), Some(102));
    }

    #[test]
    fn bare_numbers() {
        assert_eq!(
            ["7", "¹²", "120", "0", "012", "1999", "1a", ""].map(bare_number),
            [Some(7), Some(12), Some(120), None, None, None, None, None]
        );
    }
}
