//! Letters, and marks around the end of a sentence.

/// Whether a mark may end a sentence.
pub const fn is_sentence_end(mark: char) -> bool {
    matches!(mark, '.' | '?' | '!' | '…')
}

/// Whether a character is alphabetic, as [`char::is_alphabetic`] says; quick for the letters of European languages.
pub fn is_letter(letter: char) -> bool {
    match letter {
        'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24f}' => true,
        '\0'..='\u{7f}' => false,
        _ => letter.is_alphabetic(),
    }
}

/// Quotes and brackets that may follow the mark that ends a sentence.
pub const fn is_closing(mark: char) -> bool {
    matches!(mark, '"' | '”' | '’' | '\'' | '»' | ')' | ']')
}

/// Quotes and brackets that may come before the first letter of a sentence.
pub const fn is_opening(mark: char) -> bool {
    matches!(mark, '"' | '“' | '‘' | '\'' | '«' | '(' | '[')
}

/// Hyphens within words: the plain one, that of Unicode, and the one at which no line breaks.
pub const fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}')
}

/// Raised digits, which mark notes.
pub const fn is_raised_digit(letter: char) -> bool {
    matches!(letter, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// Whether a text ends with the mark that ends a sentence; closing marks and raised digits may follow it.
pub fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(|letter| is_closing(letter) || is_raised_digit(letter)).ends_with(is_sentence_end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_unicode() {
        assert!((char::MIN..=char::MAX).all(|letter| is_letter(letter) == letter.is_alphabetic()));
    }

    #[test]
    fn closing_marks_and_notes_may_follow_the_end_mark() {
        for text in ["Bitti.", "“Neden?”", "(so it was.)", "the end.³"] {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["Abstract", "bir, iki,", "şöyle:", ""] {
            assert!(!ends_sentence(text), "{text}");
        }
    }
}
