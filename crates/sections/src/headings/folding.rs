//! Letters without case and diacritics: what headings are compared by. Print loses both, and a heading is known without
//! them.

use ikiz_document::Language;
use ikiz_text::{lower, upper};

/// The letters of both languages and of their neighbours in lower case, and what each is folded to; `ýþð` are damaged
/// `ışğ`.
const LETTERS: [(&str, &str); 3] = [
    ("abcçdefgğhıijklmnoöpqrsştuüvwxyzâîû", "abccdefgghiijklmnoopqrsstuuvwxyzaiu"),
    ("áàäãåéèêëíìïñóòôõúù", "aaaaaeeeeiiinoooouu"),
    ("ýþð", "isg"),
];
/// Letters of both alphabets stand below this code point.
const LIMIT: usize = 0x180;

/// A table from letters to folded letters.
#[derive(Debug)]
pub(crate) struct Folding([Option<char>; LIMIT]);

impl Folding {
    pub(crate) fn new() -> Self {
        let mut table = [None; LIMIT];
        for (letters, folded) in LETTERS {
            for (letter, fold) in letters.chars().zip(folded.chars()) {
                let mut forms = letter.to_string();
                for language in Language::BOTH {
                    forms.push_str(&upper(&letter.to_string(), language));
                }
                for form in forms.chars().filter(|form| (*form as usize) < LIMIT) {
                    table[form as usize] = Some(fold);
                }
            }
        }
        Self(table)
    }

    /// The folded letter; `None` for what is no letter. Letters of other alphabets lose their case, Arabic ones their
    /// forms and vowel signs.
    pub(crate) fn letter(&self, c: char) -> Option<char> {
        match c {
            'أ' | 'إ' | 'آ' | 'ٱ' => return Some('ا'),
            'ى' | 'ی' => return Some('ي'),
            'ک' => return Some('ك'),
            'ة' => return Some('ه'),
            '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => return None,
            _ => {}
        }
        match self.0.get(c as usize) {
            Some(known) => known.or_else(|| c.is_alphabetic().then_some(c)),
            None if c.is_alphabetic() => lower(c.encode_utf8(&mut [0; 4]), Language::English).chars().next(),
            None => None,
        }
    }

    /// The folded letters of a text, all else left out.
    pub(crate) fn letters(&self, text: &str) -> String {
        text.chars().filter_map(|c| self.letter(c)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_diacritics_are_lost() {
        let folding = Folding::new();
        for text in ["ÖZETÇE", "özetçe", "Ozetce", "Ö Z E T Ç E"] {
            assert_eq!(folding.letters(text), "ozetce", "{text}");
        }
        assert_eq!(folding.letters("GİRİŞ GIRIS giriş Gırış"), "girisgirisgirisgiris");
    }
}
