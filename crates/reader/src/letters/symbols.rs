//! Characters of symbol fonts, which Word names by font and place, as Unicode; where the font is not known, bullets are
//! told from other signs by where they stand.

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

/// A text in a font of symbols, with its letters as characters; that of any other font stays as it is.
pub(crate) fn of_font<'a>(text: &'a str, font: Option<&str>) -> Cow<'a, str> {
    let Some(font) = font.filter(|font| is_of_symbols(font)).filter(|_| text.contains(is_private)) else {
        return Cow::Borrowed(text);
    };
    let read = |place: char| if is_private(place) { letter(font, u32::from(place)).unwrap_or(place) } else { place };
    Cow::Owned(text.chars().map(read).collect())
}

fn is_of_symbols(font: &str) -> bool {
    font.eq_ignore_ascii_case("Symbol")
        || ["Wingdings", "Webdings"].iter().any(|name| starts_with_ignore_case(font, name))
}

/// A line in which places of symbol fonts that lost their font are characters: bullets `•`, what else is known by the
/// font Symbol. A sign of the private area that heads a line by itself is a bullet, too.
pub(crate) fn restore(line: &str) -> Cow<'_, str> {
    // The private area begins with these bytes in UTF-8.
    if !line.bytes().any(|byte| matches!(byte, 0xEE | 0xEF)) || !line.contains(is_private) {
        return Cow::Borrowed(line);
    }
    let mut before = None;
    let mut letters = line.chars().peekable();
    let mut restored = String::with_capacity(line.len());
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied();
        let apart = after.is_none_or(char::is_whitespace) && before.is_none_or(char::is_whitespace);
        let heads = restored.trim_start().is_empty() && after.is_some();
        let place = u32::from(letter).wrapping_sub(0xF000);
        restored.push(match letter {
            _ if !is_private(letter) => letter,
            _ if is_bullet(place) && (apart || heads && after.is_some_and(char::is_alphanumeric)) => '•',
            _ if heads && apart && (is_large_letter(place) || symbol_of(place).is_none()) => '•',
            _ => symbol_of(place).unwrap_or(letter),
        });
        before = Some(letter);
    }
    Cow::Owned(restored)
}

pub(crate) fn is_private(letter: char) -> bool {
    ('\u{E000}'..='\u{F8FF}').contains(&letter)
}

/// Places of the bullets, squares, arrows and ticks of Symbol and Wingdings that no formula needs.
fn is_bullet(place: u32) -> bool {
    matches!(place, 0x9F | 0xA4 | 0xA7 | 0xA8 | 0xB7 | 0xD8 | 0xE8 | 0xF0 | 0xFC | 0xFE)
}

/// Places that are bullets in Wingdings and Greek letters in Symbol.
fn is_large_letter(place: u32) -> bool {
    matches!(place, 0x6C | 0x6E..=0x73 | 0x75..=0x77)
}

fn symbol_of(place: u32) -> Option<char> {
    (0x20..0x100).contains(&place).then(|| symbol(place)).flatten()
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
    fn bullets_without_their_font_are_bullets() {
        assert_eq!(restore("\u{F0B7} arı"), "• arı");
        assert_eq!(restore("\u{F0A7}\tarı \u{F0A7} bal"), "•\tarı • bal");
        assert_eq!(restore("\u{F0D8}arı"), "•arı");
        assert_eq!(restore("\u{F076} arı, \u{F076} bal"), "• arı, ϖ bal");
        assert_eq!(restore("\u{E123} arı"), "• arı");
    }

    #[test]
    fn signs_of_formulas_are_signs() {
        assert_eq!(restore("\u{F061} \u{F0A3} 5, \u{F044}x \u{F0B1} 3"), "α ≤ 5, Δx ± 3");
        assert_eq!(restore("x \u{F0E6} y"), "x \u{F0E6} y");
        assert!(matches!(restore("ﬁ → é"), Cow::Borrowed(_)));
    }

    #[test]
    fn all_letters_have_a_place() {
        assert_eq!((CAPITALS.chars().count(), SMALL.chars().count()), (26, 26));
    }
}
