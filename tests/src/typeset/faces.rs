//! The faces of two of the standard families: their names, the widths of their letters, and the codes that letters are
//! written with.

use super::source::Face;

/// A family and how its letters are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Family {
    /// Helvetica; Times otherwise.
    pub is_sans: bool,
    /// Accents apart before their letters and ligatures, as LaTeX prints with its first encoding.
    pub is_apart: bool,
}

/// Widths of U+0020 to U+007E in thousandths of the size.
type Widths = [u16; 95];

#[rustfmt::skip]
const TIMES: Widths = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
    921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
    333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];
#[rustfmt::skip]
const TIMES_BOLD: Widths = [
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500,
    930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500,
    333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
];
#[rustfmt::skip]
const TIMES_ITALIC: Widths = [
    250, 333, 420, 500, 500, 833, 778, 214, 333, 333, 500, 675, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 675, 675, 675, 500,
    920, 611, 611, 667, 722, 611, 611, 722, 722, 333, 444, 667, 556, 833, 667, 722, 611, 722, 611, 500, 556, 722, 611, 833, 611, 556, 556, 389, 278, 389, 422, 500,
    333, 500, 500, 444, 500, 444, 278, 500, 500, 278, 278, 444, 278, 722, 500, 500, 500, 500, 389, 389, 278, 500, 444, 667, 444, 444, 389, 400, 275, 400, 541,
];
#[rustfmt::skip]
const HELVETICA: Widths = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
#[rustfmt::skip]
const HELVETICA_BOLD: Widths = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

/// Letters beyond ASCII: the letter whose width they have, their code in windows-1254.
const BEYOND: [(char, char, u8); 32] = [
    ('ğ', 'g', 0xF0),
    ('Ğ', 'G', 0xD0),
    ('ı', 'i', 0xFD),
    ('İ', 'I', 0xDD),
    ('ş', 's', 0xFE),
    ('Ş', 'S', 0xDE),
    ('ç', 'c', 0xE7),
    ('Ç', 'C', 0xC7),
    ('ö', 'o', 0xF6),
    ('Ö', 'O', 0xD6),
    ('ü', 'u', 0xFC),
    ('Ü', 'U', 0xDC),
    ('â', 'a', 0xE2),
    ('Â', 'A', 0xC2),
    ('î', 'i', 0xEE),
    ('û', 'u', 0xFB),
    ('é', 'e', 0xE9),
    ('’', '(', 0x92),
    ('‘', '(', 0x91),
    ('“', 'z', 0x93),
    ('”', 'z', 0x94),
    ('–', '0', 0x96),
    ('—', 'M', 0x97),
    ('•', '4', 0x95),
    ('±', '+', 0xB1),
    ('°', 's', 0xB0),
    ('×', '+', 0xD7),
    ('µ', 'u', 0xB5),
    ('¹', '(', 0xB9),
    ('²', '(', 0xB2),
    ('³', '(', 0xB3),
    ('©', '@', 0xA9),
];

/// What the fonts' encoding differs in from `WinAnsiEncoding`.
pub const TURKISH: [(u8, &str); 6] = [
    (0xD0, "Gbreve"),
    (0xDD, "Idotaccent"),
    (0xDE, "Scedilla"),
    (0xF0, "gbreve"),
    (0xFD, "dotlessi"),
    (0xFE, "scedilla"),
];

/// The same for accents apart: the codes of TeX's first encoding.
pub const APART: [(u8, &str); 8] = [
    (0x0C, "fi"),
    (0x0D, "fl"),
    (0x10, "dotlessi"),
    (0x15, "breve"),
    (0x18, "cedilla"),
    (0x5E, "circumflex"),
    (0x5F, "dotaccent"),
    (0x7F, "dieresis"),
];

/// Letters set as an accent and a letter: the accent's code, the letter.
const ACCENTED: [(char, u8, char); 15] = [
    ('ğ', 0x15, 'g'),
    ('Ğ', 0x15, 'G'),
    ('İ', 0x5F, 'I'),
    ('ş', 0x18, 's'),
    ('Ş', 0x18, 'S'),
    ('ç', 0x18, 'c'),
    ('Ç', 0x18, 'C'),
    ('ö', 0x7F, 'o'),
    ('Ö', 0x7F, 'O'),
    ('ü', 0x7F, 'u'),
    ('Ü', 0x7F, 'U'),
    ('â', 0x5E, 'a'),
    ('î', 0x5E, 'ı'),
    ('û', 0x5E, 'u'),
    ('Â', 0x5E, 'A'),
];

/// How a letter is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// By its code.
    Plain(u8),
    /// An accent by its code, over or under the letter with the second code.
    Accented(u8, u8),
}

impl Family {
    /// The name of a face among the standard fonts.
    pub fn name(self, face: Face) -> &'static str {
        match (self.is_sans, face) {
            (false, Face::Regular) => "Times-Roman",
            (false, Face::Bold) => "Times-Bold",
            (false, Face::Italic) => "Times-Italic",
            (true, Face::Bold) => "Helvetica-Bold",
            (true, Face::Regular) => "Helvetica",
            (true, Face::Italic) => "Helvetica-Oblique",
        }
    }

    /// The width of a letter, in thousandths of the size.
    pub fn width(self, face: Face, letter: char) -> f32 {
        let widths = match (self.is_sans, face) {
            (false, Face::Regular) => &TIMES,
            (false, Face::Bold) => &TIMES_BOLD,
            (false, Face::Italic) => &TIMES_ITALIC,
            (true, Face::Bold) => &HELVETICA_BOLD,
            (true, _) => &HELVETICA,
        };
        let like = BEYOND.iter().find(|row| row.0 == letter).map_or(letter, |row| row.1);
        match letter {
            '—' => 1000.0,
            'ﬁ' | 'ﬂ' => widths['h' as usize - 32].into(),
            _ => widths[(like as usize).checked_sub(32).filter(|&at| at < 95).unwrap_or_else(|| panic!("no {letter}"))]
                .into(),
        }
    }

    /// How a letter is drawn.
    pub fn glyph(self, letter: char) -> Glyph {
        if self.is_apart {
            if let Some(&(_, accent, base)) = ACCENTED.iter().find(|row| row.0 == letter) {
                return Glyph::Accented(accent, if base == 'ı' { 0x10 } else { base as u8 });
            }
            match letter {
                'ı' => return Glyph::Plain(0x10),
                'ﬁ' => return Glyph::Plain(0x0C),
                'ﬂ' => return Glyph::Plain(0x0D),
                _ => {}
            }
        }
        let beyond = BEYOND.iter().find(|row| row.0 == letter).map(|row| row.2);
        Glyph::Plain(beyond.unwrap_or(letter as u8))
    }

    /// The width that stands in the font for a code.
    pub fn width_of_code(self, face: Face, code: u8) -> f32 {
        if self.is_apart && APART.iter().any(|row| row.0 == code) {
            return match code {
                0x0C | 0x0D => self.width(face, 'ﬁ'),
                0x10 => self.width(face, 'ı'),
                _ => 333.0,
            };
        }
        letter_of(code).map_or(0.0, |letter| self.width(face, letter))
    }
}

/// The letter of a code in windows-1254, of those that may be used.
pub fn letter_of(code: u8) -> Option<char> {
    match code {
        32..=126 => Some(code.into()),
        _ => BEYOND.iter().find(|row| row.2 == code).map(|row| row.0),
    }
}
