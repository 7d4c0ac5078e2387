//! Letters without case and diacritics. They serve to compare words that print, a keyboard or a damaged font may have
//! changed.

use crate::lower;
use ikiz_document::Language;

/// A small letter without its circumflex, which Turkish texts often leave out.
pub const fn without_circumflex(letter: char) -> char {
    match letter {
        'â' => 'a',
        'î' => 'i',
        'û' => 'u',
        other => other,
    }
}

/// A small Turkish letter as a keyboard without Turkish letters types it. ð ý þ change too: Turkish letters of
/// windows-1254 become these when they are read as windows-1252. All other letters stay.
pub const fn without_turkish_mark(letter: char) -> char {
    match letter {
        'ç' => 'c',
        'ğ' | 'ð' => 'g',
        'ı' | 'ý' => 'i',
        'ö' => 'o',
        'ş' | 'þ' => 's',
        'ü' => 'u',
        other => without_circumflex(other),
    }
}

/// A letter of Turkish or of a language to its west, small or capital, as the plain small letter. All others stay, also
/// letters with marks of transliteration.
pub const fn without_mark(letter: char) -> char {
    match letter {
        'á' | 'à' | 'ä' | 'ã' | 'å' | 'Á' | 'À' | 'Â' | 'Ä' | 'Ã' | 'Å' => 'a',
        'Ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'Ğ' | 'Ð' => 'g',
        'İ' | 'í' | 'ì' | 'ï' | 'Í' | 'Ì' | 'Î' | 'Ï' | 'Ý' => 'i',
        'ñ' | 'Ñ' => 'n',
        'ó' | 'ò' | 'ô' | 'õ' | 'Ö' | 'Ó' | 'Ò' | 'Ô' | 'Õ' => 'o',
        'Ş' | 'Þ' => 's',
        'ú' | 'ù' | 'Ü' | 'Ú' | 'Ù' | 'Û' => 'u',
        other => without_turkish_mark(other),
    }
}

/// The folded letter: Latin letters without case and diacritics, Arabic letters in their basic form, letters of other
/// scripts without case. `None` for what is no letter, and for Arabic vowel signs.
pub fn folded_letter(letter: char) -> Option<char> {
    match letter {
        'a'..='z' => Some(letter),
        'A'..='Z' => Some(char::from(letter as u8 | 0x20)),
        '\0'..='\x7f' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => None,
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' | 'ی' => Some('ي'),
        'ک' => Some('ك'),
        'ة' => Some('ه'),
        _ => match without_far_mark(without_mark(letter)) {
            plain @ 'a'..='z' => Some(plain),
            other if other.is_alphabetic() => lower(other.encode_utf8(&mut [0; 4]), Language::English).chars().next(),
            _ => None,
        },
    }
}

/// The folded letters of a text; everything else is left out.
///
/// ```
/// assert_eq!(ikiz_text::folded("Ö Z E T Ç E"), "ozetce");
/// ```
pub fn folded(text: &str) -> String {
    text.chars().filter_map(folded_letter).collect()
}

/// As [`without_mark`], for marks of transliteration and of languages further away.
const fn without_far_mark(letter: char) -> char {
    match letter {
        'ā' | 'Ā' => 'a',
        'ć' | 'č' | 'Č' => 'c',
        'ḍ' | 'Ḍ' | 'ḏ' | 'Ḏ' => 'd',
        'ē' | 'Ē' => 'e',
        'ġ' | 'Ġ' => 'g',
        'ḥ' | 'Ḥ' | 'ḫ' | 'Ḫ' => 'h',
        'ī' | 'Ī' => 'i',
        'ḳ' | 'Ḳ' => 'k',
        'ō' | 'Ō' => 'o',
        'š' | 'Š' | 'ṣ' | 'Ṣ' => 's',
        'ṭ' | 'Ṭ' => 't',
        'ū' | 'Ū' => 'u',
        'ẓ' | 'Ẓ' | 'ž' | 'Ž' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_diacritics_are_removed() {
        for text in ["ÖZETÇE", "özetçe", "Ozetce", "Ö Z E T Ç E"] {
            assert_eq!(folded(text), "ozetce", "{text}");
        }
        assert_eq!(folded("GİRİŞ GIRIS giriş Gırış"), "girisgirisgirisgiris");
        assert_eq!(folded("الإسْلام ИСЛАМ"), "الاسلامислам");
    }

    #[test]
    fn turkish_marks_are_removed_and_others_stay() {
        let plain = |text: &str| text.chars().map(without_turkish_mark).collect::<String>();
        assert_eq!(plain("çalışkan öğrenci, rüzgârlı gün; café"), "caliskan ogrenci, ruzgarli gun; café");
        assert_eq!(plain("öðrencilerin baþarýsý"), "ogrencilerin basarisi");
    }
}
