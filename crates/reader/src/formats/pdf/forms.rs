//! Values of form fields: what somebody filled into a form is text of its page.

use super::page::{GlyphText, PageGlyph};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, Rect, String as PdfString};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, Rect as Area};
use ikiz_document::Span;

/// Flags of annotations that are not shown, of passwords, and of fields of several lines (ISO 32000-1, 12.5.3 and
/// 12.7.4.3).
const NOT_SHOWN: u32 = 1 << 1 | 1 << 5;
const PASSWORD: u32 = 1 << 13;
const SEVERAL_LINES: u32 = 1 << 12;
/// Deepest nesting of fields.
const DEEPEST: usize = 8;
/// Usual width of a letter, leading, and room under the baseline, in font sizes.
const WIDTH: f64 = 0.5;
const LEADING: f64 = 1.15;
const UNDER: f64 = 0.25;
/// Font sizes where the field does not say its own.
const USUAL_SIZE: f64 = 12.0;
const SMALLEST_SIZE: f64 = 3.0;
/// The largest number of letters of a value.
const LONGEST: usize = 100_000;

/// Whether a file has a form.
pub(super) fn has_form(pdf: &Pdf) -> bool {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    root.is_some_and(|root| root.contains_key(b"AcroForm"))
}

/// The letters of the values on a page, set into the rectangles of their fields; `upright` takes places in the file to
/// places on the page.
pub(super) fn glyphs_of_page(page: &Page<'_>, upright: Affine) -> Vec<PageGlyph> {
    let mut glyphs = Vec::new();
    let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots") else { return glyphs };
    for annotation in annotations.iter::<Dict<'_>>() {
        let Some(Field { text, area, size, wrapped }) = Field::of(&annotation) else { continue };
        let area = upright.transform_rect_bbox(area);
        set(&text, area, size, wrapped, &mut glyphs);
    }
    glyphs
}

/// A field that holds text.
struct Field {
    text: String,
    area: Area,
    size: Option<f64>,
    /// It may have several lines.
    wrapped: bool,
}

impl Field {
    fn of(annotation: &Dict<'_>) -> Option<Self> {
        if &*annotation.get::<Name<'_>>(b"Subtype")? != b"Widget" || flags(annotation.get::<u32>(b"F")) & NOT_SHOWN != 0
        {
            return None;
        }
        let mut line = vec![annotation.clone()];
        while let Some(parent) = line.last().and_then(|field| field.get::<Dict<'_>>(b"Parent")) {
            if line.len() == DEEPEST {
                break;
            }
            line.push(parent);
        }
        let kind = line.iter().find_map(|field| field.get::<Name<'_>>(b"FT"))?;
        let flags = flags(line.iter().find_map(|field| field.get::<u32>(b"Ff")));
        if !matches!(&*kind, b"Tx" | b"Ch") || flags & PASSWORD != 0 {
            return None;
        }
        let text = line.iter().find_map(|field| value(&field.get::<Object<'_>>(b"V")?))?;
        let look = line.iter().find_map(|field| field.get::<PdfString<'_>>(b"DA"));
        let area = annotation.get::<Rect>(b"Rect")?;
        let area = Area::new(area.x0, area.y0, area.x1, area.y1).abs();
        let wrapped = &*kind == b"Tx" && flags & SEVERAL_LINES != 0;
        let usable = area.is_finite() && area.width() > 1.0 && area.height() > 1.0 && !text.trim().is_empty();
        usable.then(|| Self { text, area, size: look.and_then(|look| size(look.as_bytes())), wrapped })
    }
}

fn flags(flags: Option<u32>) -> u32 {
    flags.unwrap_or_default()
}

/// The text of a value: a string, or the strings of a choice.
fn value(value: &Object<'_>) -> Option<String> {
    let mut text = match value {
        Object::String(value) => decoded(value.as_bytes()),
        Object::Array(values) => {
            let values: Vec<_> =
                values.iter::<PdfString<'_>>().take(100).map(|value| decoded(value.as_bytes())).collect();
            values.join(", ")
        }
        _ => return None,
    };
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(end);
    }
    Some(text)
}

/// The size in a field's default appearance: the number before `Tf`, unless it is 0.
fn size(appearance: &[u8]) -> Option<f64> {
    let text = String::from_utf8_lossy(appearance);
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    let operator = words.iter().position(|word| *word == "Tf")?;
    words.get(operator.checked_sub(1)?)?.parse().ok().filter(|size: &f64| (1.0..200.0).contains(size))
}

/// A text string: UTF-16 or UTF-8 with its mark, else PDFDocEncoding (ISO 32000-1, annex D).
fn decoded(bytes: &[u8]) -> String {
    let pairs = |bytes: &[u8], pair: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|bytes| pair([bytes[0], bytes[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xFE, 0xFF, text @ ..] => pairs(text, u16::from_be_bytes),
        [0xFF, 0xFE, text @ ..] => pairs(text, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, text @ ..] => String::from_utf8_lossy(text).into_owned(),
        _ => bytes.iter().map(|byte| letter(*byte)).collect(),
    }
}

fn letter(byte: u8) -> char {
    const LOW: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '\u{2dc}'];
    const HIGH: &str = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž";
    match byte {
        0x18..0x20 => LOW[usize::from(byte - 0x18)],
        0x80..=0x9E => HIGH.chars().nth(usize::from(byte - 0x80)).unwrap_or('\u{FFFD}'),
        0xA0 => '€',
        _ => byte.into(),
    }
}

/// Sets a text into an area: in lines where it may have several, smaller where it would not fit.
fn set(text: &str, area: Area, size: Option<f64>, wrapped: bool, glyphs: &mut Vec<PageGlyph>) {
    let mut size = size.unwrap_or(if wrapped { USUAL_SIZE } else { USUAL_SIZE.min(0.75 * area.height()) });
    let mut lines = broken(text, area.width(), size, wrapped);
    while size > SMALLEST_SIZE && lines.len() as f64 * LEADING * size > area.height() {
        size *= 0.92;
        lines = broken(text, area.width(), size, wrapped);
    }
    let top = if wrapped || lines.len() > 1 { area.y1 } else { area.center().y + 0.5 * LEADING * size };
    for (at, line) in lines.into_iter().enumerate() {
        let y = top - (at as f64 + 1.0) * LEADING * size + UNDER * size;
        let mut x = area.x0 + 0.2 * size;
        for letter in text[line.start..line.end].trim_end().chars() {
            let text = GlyphText::Letter(letter);
            glyphs.push(PageGlyph { text, x, y, advance: WIDTH * size, size, ink: 0.0, faint: false });
            x += WIDTH * size;
        }
    }
}

/// The lines of a text: as its own line breaks part it and, where it may be wrapped, no wider than `width`.
fn broken(text: &str, width: f64, size: f64, wrapped: bool) -> Vec<Span> {
    let room = if wrapped { ((width / (WIDTH * size)) as usize).max(1) } else { usize::MAX };
    let mut lines = Vec::new();
    let mut from = 0;
    for line in text.split_inclusive(['\r', '\n']) {
        let end = from + line.len();
        let (mut start, mut blank, mut letters) = (from, None, 0);
        for (at, letter) in line.char_indices() {
            letters += 1;
            if letter.is_whitespace() {
                blank = Some(from + at + letter.len_utf8());
            } else if letters > room
                && let Some(next) = blank.take()
            {
                lines.push(Span::new(start, next));
                letters = text[next..from + at].chars().count() + 1;
                start = next;
            }
        }
        if !text[start..end].trim().is_empty() {
            lines.push(Span::new(start, end));
        }
        from = end;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, area: Area, wrapped: bool) -> Vec<String> {
        let mut glyphs = Vec::new();
        set(text, area, None, wrapped, &mut glyphs);
        assert!(glyphs.iter().all(|glyph| glyph.y > area.y0 && glyph.y < area.y1));
        let mut lines: Vec<(f64, String)> = Vec::new();
        for glyph in &glyphs {
            let letter = glyph.text.letter().expect("one letter");
            match lines.last_mut().filter(|(y, _)| (*y - glyph.y).abs() < 0.1) {
                Some((_, line)) => line.push(letter),
                None => lines.push((glyph.y, letter.to_string())),
            }
        }
        lines.into_iter().map(|(_, line)| line).collect()
    }

    #[test]
    fn values_are_set_into_their_fields() {
        let area = Area::new(100.0, 600.0, 220.0, 660.0);
        assert_eq!(
            lines("Arıların kışlaması üzerine bir deneme", area, true),
            ["Arıların kışlaması", "üzerine bir deneme"]
        );
        assert_eq!(lines("bir\r\niki", area, true), ["bir", "iki"]);
        let narrow = Area::new(100.0, 600.0, 400.0, 614.0);
        assert_eq!(lines("arı, kovan, bal", narrow, false), ["arı, kovan, bal"]);
        assert!(lines(&"uzun söz ".repeat(60), area, true).len() > 5);
    }

    #[test]
    fn strings_of_all_encodings_are_decoded() {
        assert_eq!(decoded(b"\xFE\xFF\x00\xD6\x00z"), "Öz");
        assert_eq!(decoded("\u{FEFF}Özet".as_bytes()), "Özet");
        assert_eq!(decoded(b"k\x9Ar\x9A"), "kšrš".replace('š', "ı"));
        assert_eq!(letter(0x9A), 'ı');
    }

    #[test]
    fn sizes_stand_before_their_operator() {
        assert_eq!(size(b"/Helv 11 Tf 0 g"), Some(11.0));
        assert_eq!(size(b"/Helv 0 Tf 0 g"), None);
        assert_eq!(size(b"Tf"), None);
    }
}
