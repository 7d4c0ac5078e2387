//! Characters of symbol fonts, which files name by font and place, or write in the private area, as Unicode.

use std::borrow::Cow;

/// Greek capitals of the font Symbol, from 0x41.
const CAPITALS: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
/// Greek small letters of the font Symbol, from 0x61.
const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

/// The character; `None` where Unicode has none or it is not known.
pub(crate) fn letter(font: &str, code: u32) -> Option<char> {
    // Fonts of symbols have their places in the private area.
    let place = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    if font.eq_ignore_ascii_case("Symbol") {
        return symbol(place);
    }
    if starts_with_ignore_case(font, "Wingdings") || starts_with_ignore_case(font, "Webdings") {
        return font.eq_ignore_ascii_case("Wingdings").then(|| wingding(place)).flatten();
    }
    char::from_u32(place).filter(|letter| !letter.is_control() && !('\u{E000}'..='\u{F8FF}').contains(letter))
}

/// A text whose letters of the private area are those of the font; where no font is named, bullets of the usual ones.
pub(crate) fn readable<'a>(text: &'a str, font: Option<&str>) -> Cow<'a, str> {
    if !text.contains(is_private) {
        return Cow::Borrowed(text);
    }
    let read = |place: char| {
        let by_font = |font: &str| letter(font, u32::from(place));
        font.filter(|font| is_of_symbols(font))
            .and_then(by_font)
            .or_else(|| by_font("Wingdings"))
            .or_else(|| by_font("Symbol"))
    };
    Cow::Owned(text.chars().map(|place| if is_private(place) { read(place).unwrap_or(place) } else { place }).collect())
}

fn is_of_symbols(font: &str) -> bool {
    font.eq_ignore_ascii_case("Symbol")
        || ["Wingdings", "Webdings"].iter().any(|name| starts_with_ignore_case(font, name))
}

/// Where fonts of symbols have their places.
fn is_private(letter: char) -> bool {
    ('\u{F000}'..='\u{F0FF}').contains(&letter)
}

fn starts_with_ignore_case(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

fn symbol(place: u32) -> Option<char> {
    Some(match place {
        0x41..=0x5A => return CAPITALS.chars().nth((place - 0x41) as usize),
        0x61..=0x7A => return SMALL.chars().nth((place - 0x61) as usize),
        0x22 => '∀',
        0x24 => '∃',
        0x27 => '∋',
        0x2A => '∗',
        0x2D => '−',
        0x40 => '≅',
        0x5C => '∴',
        0x5E => '⊥',
        0x7E => '∼',
        0x20..=0x7D => return char::from_u32(place),
        0xA2 => '′',
        0xA3 => '≤',
        0xA4 => '⁄',
        0xA5 => '∞',
        0xA6 => 'ƒ',
        0xAB => '↔',
        0xAC => '←',
        0xAD => '↑',
        0xAE => '→',
        0xAF => '↓',
        0xB0 => '°',
        0xB1 => '±',
        0xB2 => '″',
        0xB3 => '≥',
        0xB4 => '×',
        0xB5 => '∝',
        0xB6 => '∂',
        0xB7 => '•',
        0xB8 => '÷',
        0xB9 => '≠',
        0xBA => '≡',
        0xBB => '≈',
        0xBC => '…',
        0xC5 => '⊕',
        0xC6 => '∅',
        0xC7 => '∩',
        0xC8 => '∪',
        0xCE => '∈',
        0xCF => '∉',
        0xD1 => '∇',
        0xD2 => '®',
        0xD3 => '©',
        0xD4 => '™',
        0xD5 => '∏',
        0xD6 => '√',
        0xD7 => '⋅',
        0xDE => '⇒',
        0xE5 => '∑',
        0xF2 => '∫',
        _ => return None,
    })
}

fn wingding(place: u32) -> Option<char> {
    Some(match place {
        0x6C | 0x9F => '•',
        0x9E => '·',
        0x6E => '■',
        0x71 | 0xA8 => '□',
        0x76 => '❖',
        0xA7 => '▪',
        0xD8 => '➢',
        0xE0 => '→',
        0xFC => '✓',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_of_word_are_characters() {
        assert_eq!(letter("Symbol", 0xF061), Some('α'));
        assert_eq!(letter("Symbol", 0xF0B0), Some('°'));
        assert_eq!(letter("Symbol", 0x57), Some('Ω'));
        assert_eq!(letter("Wingdings", 0xF0D8), Some('➢'));
        assert_eq!(letter("Times New Roman", 0x0130), Some('İ'));
        assert_eq!([letter("Wingdings 3", 0xF071), letter("Arial", 0xE123), letter("Symbol", 0xF0FF)], [None; 3]);
    }

    #[test]
    fn letters_of_the_private_area_are_read() {
        assert_eq!(readable("\u{F0B7} bir", Some("Symbol")), "• bir");
        assert_eq!(readable("\u{F0A7} iki \u{F0B7}", None), "▪ iki •");
        assert_eq!(readable("üç \u{E000}", None), "üç \u{E000}");
    }

    #[test]
    fn all_letters_have_a_place() {
        assert_eq!((CAPITALS.chars().count(), SMALL.chars().count()), (26, 26));
    }
}
