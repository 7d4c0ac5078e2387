//! Letters of glyphs that have a code but no name and no Unicode value, as in the bitmap fonts of older TeX: read as
//! TeX's extended (Cork, T1) encoding, in which Turkish was typeset.

/// Codes 0 to 31.
const LOW: [char; 32] = [
    '`', '´', 'ˆ', '\u{2dc}', '¨', '˝', '˚', 'ˇ', '˘', '¯', '˙', '¸', '˛', '‚', '‹', '›', '“', '”', '„', '«', '»', '–',
    '—', '\u{200b}', '₀', 'ı', 'ȷ', 'ﬀ', 'ﬁ', 'ﬂ', 'ﬃ', 'ﬄ',
];
/// Codes 128 to 191.
const MIDDLE: &str = "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£";

/// The letter of a code; U+FFFD beyond 255.
pub(super) fn letter(code: u32) -> char {
    let Ok(code) = u8::try_from(code) else { return '\u{FFFD}' };
    match code {
        0..32 => LOW[code as usize],
        39 => '’',
        96 => '‘',
        127 => '-',
        128..192 => MIDDLE.chars().nth(code as usize - 128).unwrap_or('\u{FFFD}'),
        0xD7 => 'Œ',
        0xDF => 'ẞ',
        0xF7 => 'œ',
        0xFF => 'ß',
        _ => code.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_letters_of_turkish() {
        let codes = [0xA7, 0xB3, 0x19, 0x9D, 0x87, 0x93, 0xE7, 0xF6, 0xFC, 0xC7, 0xD6, 0xDC];
        let letters: String = codes.into_iter().map(letter).collect();
        assert_eq!(letters, "ğşıİĞŞçöüÇÖÜ");
        assert_eq!(MIDDLE.chars().count(), 64);
        assert_eq!(letter(0x1C), 'ﬁ');
        assert_eq!(letter(300), '\u{FFFD}');
    }
}
