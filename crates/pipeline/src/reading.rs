//! A text as given and the normalized text that the rules read, with a mapping from offsets in the second to the first.

use ikiz_text::nfc;
use std::borrow::Cow;

/// A text in NFC with `\n` at the end of each line, made from a text in any form.
pub struct Reading<'t> {
    text: Cow<'t, str>,
    /// Where the pieces that are normalized separately start; empty if the text is read as given.
    pieces: Vec<Piece>,
}

struct Piece {
    given: usize,
    read: usize,
    is_unchanged: bool,
}

impl<'t> Reading<'t> {
    /// Reads a text.
    pub fn new(given: &'t str) -> Self {
        if !given.contains('\r') && matches!(nfc(given), Cow::Borrowed(_)) {
            return Self { text: Cow::Borrowed(given), pieces: Vec::new() };
        }
        let (mut text, mut pieces) = (String::with_capacity(given.len()), Vec::new());
        for piece in split(given) {
            let read = nfc(piece).replace("\r\n", "\n").replace('\r', "\n");
            let start = piece.as_ptr() as usize - given.as_ptr() as usize;
            pieces.push(Piece { given: start, read: text.len(), is_unchanged: read == piece });
            text.push_str(&read);
        }
        pieces.push(Piece { given: given.len(), read: text.len(), is_unchanged: true });
        Self { text: Cow::Owned(text), pieces }
    }

    /// The text that the rules read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte offset in the text as given for one in the text that is read. An offset inside changed letters is
    /// mapped to the place before them.
    pub fn given(&self, offset: usize) -> usize {
        let after = self.pieces.partition_point(|piece| piece.read <= offset);
        match after.checked_sub(1).map(|index| &self.pieces[index]) {
            Some(piece) if piece.is_unchanged => piece.given + (offset - piece.read),
            Some(piece) => piece.given,
            None => offset,
        }
    }
}

/// Pieces that can be normalized separately: mostly a letter with its marks.
fn split(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, letter) in text.char_indices().skip(1) {
        if begins_piece(&text[start..at], letter) {
            pieces.push(&text[start..at]);
            start = at;
        }
    }
    pieces.push(&text[start..]);
    pieces
}

/// Whether a letter neither combines with the text before it nor lets a later mark combine with that text.
fn begins_piece(before: &str, letter: char) -> bool {
    if letter.is_ascii() {
        return !(letter == '\n' && before.ends_with('\r'));
    }
    if is_mark(letter) {
        return false;
    }
    let joined = format!("{before}{letter}");
    let alone = letter.to_string();
    nfc(&joined) == format!("{}{}", nfc(before), nfc(&alone))
}

/// Whether a letter is sorted among marks. U+0345 has the highest class of all marks, so each mark is sorted before it.
fn is_mark(letter: char) -> bool {
    const LAST_MARK: char = '\u{345}';
    letter == LAST_MARK || !nfc(&format!("{LAST_MARK}{letter}")).starts_with(LAST_MARK)
}

#[cfg(test)]
mod tests {
    use super::*;
    use icu_normalizer::DecomposingNormalizerBorrowed;
    use proptest::prelude::*;

    /// Letters and marks that combine in unusual ways: marks of several classes, jamo, a mark that decomposes, line
    /// ends.
    const LETTERS: &str = "[ a-cşğıİöéQ.\r\n“”\u{301}\u{307}\u{323}\u{327}\u{334}\u{345}\u{308}\u{1100}\u{1161}\u{11a8}각\u{f73}\u{f71}]{0,24}";

    fn read(text: &str) -> String {
        nfc(text).replace("\r\n", "\n").replace('\r', "\n")
    }

    #[test]
    fn an_offset_after_decomposed_letters_is_mapped_back() {
        let given = "s\u{327}eker\r\nöz";
        let reading = Reading::new(given);
        assert_eq!(reading.text(), "şeker\nöz");
        assert_eq!(reading.given("ş".len()), "s\u{327}".len());
        assert_eq!(reading.given("şeker\n".len()), "s\u{327}eker\r\n".len());
        assert_eq!(reading.given(reading.text().len()), given.len());
    }

    #[test]
    fn a_mark_combines_with_its_letter_across_another_mark() {
        assert_eq!(Reading::new("c\u{323}\u{327}").text(), "ç\u{323}");
    }

    proptest! {
        #[test]
        fn pieces_normalize_as_the_whole_text_does(text in LETTERS) {
            let reading = Reading::new(&text);
            prop_assert_eq!(reading.text(), read(&text));
        }

        #[test]
        fn both_normal_forms_give_the_same_borders(text in LETTERS) {
            let decomposed = DecomposingNormalizerBorrowed::new_nfd().normalize(&text).into_owned();
            let reading = Reading::new(&decomposed);
            let mut last = 0;
            for (at, _) in reading.text().char_indices().chain([(reading.text().len(), ' ')]) {
                let given = reading.given(at);
                prop_assert!(decomposed.is_char_boundary(given));
                prop_assert!(last <= given, "offsets rise");
                last = given;
            }
            for piece in split(&decomposed) {
                let start = piece.as_ptr() as usize - decomposed.as_ptr() as usize;
                let before = read(&decomposed[..start]);
                prop_assert_eq!(reading.given(before.len()), start);
            }
        }
    }
}
