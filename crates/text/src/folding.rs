//! Letters without case and diacritics: by these words are compared that print, a keyboard or a damaged font may have changed.

use crate::lower;
use ikiz_document::Language;

/// A small letter without its circumflex: those of Turkish are often left out.
pub const fn without_circumflex(letter: char) -> char {
    match letter {
        'â' => 'a',
        'î' => 'i',
        'û' => 'u',
        other => other,
    }
}

/// A small letter of Turkish as a keyboard without Turkish letters has it; all other letters stay, but for ð ý þ: what Turkish letters of
/// windows-1254 become when they are read as windows-1252.
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

/// The folded letter: Latin ones without case and diacritics, those of other scripts without case, Arabic ones without their forms;
/// `None` for what is no letter, and for Arabic vowel signs.
pub fn folded_letter(letter: char) -> Option<char> {
    match letter {
        'a'..='z' => Some(letter),
        'A'..='Z' => Some(char::from(letter as u8 | 0x20)),
        '\0'..='\x7f' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => None,
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' | 'ی' => Some('ي'),
        'ک' => Some('ك'),
        'ة' => Some('ه'),
        _ if !letter.is_alphabetic() => None,
        _ => Some(without_latin_mark(letter).unwrap_or_else(|| {
            let small = lower(letter.encode_utf8(&mut [0; 4]), Language::English);
            small.chars().next().unwrap_or(letter)
        })),
    }
}

/// The folded letters of a text, all else left out.
///
/// ```
/// assert_eq!(ikiz_text::folded("Ö Z E T Ç E"), "ozetce");
/// ```
pub fn folded(text: &str) -> String {
    text.chars().filter_map(folded_letter).collect()
}

/// The plain small letter of a Latin letter with a mark, as it is met in Turkish, in its neighbours, and in the transliteration of Arabic.
const fn without_latin_mark(letter: char) -> Option<char> {
    Some(match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'Á' | 'À' | 'Â' | 'Ä' | 'Ã' | 'Å' | 'Ā' => 'a',
        'ç' | 'Ç' | 'ć' | 'č' | 'Č' => 'c',
        'ḍ' | 'Ḍ' | 'ḏ' | 'Ḏ' => 'd',
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'É' | 'È' | 'Ê' | 'Ë' | 'Ē' => 'e',
        'ğ' | 'Ğ' | 'ġ' | 'Ġ' | 'ð' | 'Ð' => 'g',
        'ḥ' | 'Ḥ' | 'ḫ' | 'Ḫ' => 'h',
        'ı' | 'İ' | 'í' | 'ì' | 'î' | 'ï' | 'ī' | 'Í' | 'Ì' | 'Î' | 'Ï' | 'Ī' | 'ý' | 'Ý' => 'i',
        'ḳ' | 'Ḳ' => 'k',
        'ñ' | 'Ñ' => 'n',
        'ö' | 'ó' | 'ò' | 'ô' | 'õ' | 'ō' | 'Ö' | 'Ó' | 'Ò' | 'Ô' | 'Õ' | 'Ō' => 'o',
        'ş' | 'Ş' | 'š' | 'Š' | 'ṣ' | 'Ṣ' | 'þ' | 'Þ' => 's',
        'ṭ' | 'Ṭ' => 't',
        'ü' | 'ú' | 'ù' | 'û' | 'ū' | 'Ü' | 'Ú' | 'Ù' | 'Û' | 'Ū' => 'u',
        'ẓ' | 'Ẓ' | 'ž' | 'Ž' => 'z',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_diacritics_are_lost() {
        for text in ["ÖZETÇE", "özetçe", "Ozetce", "Ö Z E T Ç E"] {
            assert_eq!(folded(text), "ozetce", "{text}");
        }
        assert_eq!(folded("GİRİŞ GIRIS giriş Gırış"), "girisgirisgirisgiris");
        assert_eq!(folded("الإسْلام ИСЛАМ"), "الاسلامислам");
    }

    #[test]
    fn marks_of_turkish_fall_and_others_stay() {
        let plain = |text: &str| text.chars().map(without_turkish_mark).collect::<String>();
        assert_eq!(plain("çalışkan öğrenci, rüzgârlı gün; café"), "caliskan ogrenci, ruzgarli gun; café");
        assert_eq!(plain("öðrencilerin baþarýsý"), "ogrencilerin basarisi");
    }
}
