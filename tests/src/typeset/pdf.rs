//! Writes pages as PDF, with the fonts and the maps to Unicode that the text asks for.

use super::faces::{APART, Family, Glyph, TURKISH, letter_of};
use super::lines::Letter;
use super::page::{self, PAGE, Page, Text};
use super::source::{Face, Source};
use flate2::{Compression, write::ZlibEncoder};
use pdf_writer::types::{SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};
use std::io::Write;

const CATALOG: Ref = Ref::new(1);
const TREE: Ref = Ref::new(2);
const INFO: Ref = Ref::new(3);
const FACES: [Face; 3] = [Face::Regular, Face::Bold, Face::Italic];

/// The file with these pages.
pub fn write(pages: &[Page], source: &Source) -> Vec<u8> {
    let family = page::family(source);
    let mut pdf = Pdf::new();
    pdf.catalog(CATALOG).pages(TREE);
    let page_id = |at: usize| Ref::new(20 + 2 * at as i32);
    pdf.pages(TREE).kids((0..pages.len()).map(page_id)).count(pages.len() as i32);
    let mut info = pdf.document_info(INFO);
    info.title(TextStr(source.setting("title"))).producer(TextStr("ikiz typeset"));
    info.finish();
    for (at, page) in pages.iter().enumerate() {
        let contents = Ref::new(21 + 2 * at as i32);
        let mut written = pdf.page(page_id(at));
        written.media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1)).parent(TREE).contents(contents);
        let mut resources = written.resources();
        let mut fonts = resources.fonts();
        for (at, _) in FACES.iter().enumerate() {
            fonts.pair(Name(font_name(at)), font_id(at));
        }
        fonts.finish();
        resources.finish();
        written.finish();
        let content = content(page, family);
        if source.setting("compressed") == "yes" {
            pdf.stream(contents, &deflated(&content)).filter(Filter::FlateDecode);
        } else {
            pdf.stream(contents, &content);
        }
    }
    let damage = source.setting("map");
    for (at, face) in FACES.into_iter().enumerate() {
        font(&mut pdf, at, face, family, damage);
    }
    pdf.finish()
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}

fn font_name(at: usize) -> &'static [u8] {
    [b"F1", b"F2", b"F3"][at]
}

fn font_id(at: usize) -> Ref {
    Ref::new(4 + 2 * at as i32)
}

fn font(pdf: &mut Pdf, at: usize, face: Face, family: Family, damage: &str) {
    let map_id = Ref::new(5 + 2 * at as i32);
    let mut font = pdf.type1_font(font_id(at));
    font.base_font(Name(family.name(face).as_bytes())).first_char(0).last_char(255);
    font.widths((0..=255).map(|code| family.width_of_code(face, code)));
    // Old LaTeX gave no map: readers go by the names of the glyphs.
    if !family.is_apart {
        font.to_unicode(map_id);
    }
    let mut encoding = font.encoding_custom();
    encoding.base_encoding(Name(b"WinAnsiEncoding"));
    let mut differences = encoding.differences();
    let glyphs: &[(u8, &str)] = if family.is_apart { &APART } else { &TURKISH };
    for &(code, name) in glyphs {
        differences.consecutive(code, [Name(name.as_bytes())]);
    }
    differences.finish();
    encoding.finish();
    font.finish();
    if !family.is_apart {
        let system = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"UCS"), supplement: 0 };
        let mut map = UnicodeCmap::new(Name(b"Adobe-Identity-UCS"), system);
        for code in 32..=255u8 {
            if let Some(letter) = letter_of(code) {
                map.pair(code, mapped(letter, damage));
            }
        }
        pdf.stream(map_id, &map.finish());
    }
}

/// What the map to Unicode says for a letter. `map: ş=Ģ` says another one, as damaged fonts do.
fn mapped(letter: char, damage: &str) -> char {
    let wrong = damage.split(' ').find_map(|pair| pair.strip_prefix(letter)?.strip_prefix('=')?.chars().next());
    wrong.unwrap_or(letter)
}

fn content(page: &Page, family: Family) -> Vec<u8> {
    let mut content = Content::new();
    for &(x, y, length) in &page.rules {
        content.set_line_width(0.5).move_to(x, y).line_to(x + length, y).stroke();
    }
    for text in &page.texts {
        content.begin_text();
        content.next_line(text.x, text.y);
        let letters = &text.line.letters;
        for run in letters.chunk_by(|left, right| left.1 == right.1) {
            show(&mut content, run, text, family);
        }
        content.end_text();
    }
    content.finish().to_vec()
}

/// A piece of what is shown.
enum Piece {
    Codes(Vec<u8>),
    Shift(f32),
    Rise(f32),
}

fn show(content: &mut Content, run: &[Letter], text: &Text, family: Family) {
    let face = run[0].1;
    let at = FACES.iter().position(|&known| known == face).expect("a known face");
    content.set_font(Name(font_name(at)), text.size);
    let mut pieces = Vec::new();
    for &(letter, _) in run {
        match family.glyph(letter) {
            Glyph::Plain(code) => push(&mut pieces, code),
            Glyph::Accented(accent, base) => accented(&mut pieces, accent, base, face, family),
        }
        if letter == ' ' && text.line.stretch != 0.0 {
            pieces.push(Piece::Shift(-text.line.stretch));
        }
    }
    let is_rise = |piece: &Piece| matches!(piece, Piece::Rise(_));
    for part in pieces.chunk_by(|left, right| !is_rise(left) && !is_rise(right)) {
        if let [Piece::Rise(rise)] = part {
            content.set_rise(rise * text.size);
            continue;
        }
        let mut positioned = content.show_positioned();
        let mut items = positioned.items();
        for piece in part {
            match piece {
                Piece::Codes(codes) => items.show(Str(codes)),
                Piece::Shift(by) => items.adjust(*by),
                Piece::Rise(_) => unreachable!("a rise stands alone"),
            };
        }
    }
}

fn push(pieces: &mut Vec<Piece>, code: u8) {
    if let Some(Piece::Codes(codes)) = pieces.last_mut() {
        codes.push(code);
    } else {
        pieces.push(Piece::Codes(vec![code]));
    }
}

/// The accent first, then back, then its letter, as TeX does.
fn accented(pieces: &mut Vec<Piece>, accent: u8, base: u8, face: Face, family: Family) {
    const CEDILLA: u8 = 0x18;
    let (accent_width, width) = (family.width_of_code(face, accent), family.width_of_code(face, base));
    let inset = (width - accent_width) / 2.0;
    pieces.push(Piece::Shift(-inset));
    let is_raised = base.is_ascii_uppercase() && accent != CEDILLA;
    if is_raised {
        pieces.push(Piece::Rise(0.2));
    }
    pieces.push(Piece::Codes(vec![accent]));
    if is_raised {
        pieces.push(Piece::Rise(0.0));
    }
    pieces.push(Piece::Shift(accent_width + inset));
    push(pieces, base);
}

/// A scanned page: an image of lines and no text.
pub fn scan() -> Vec<u8> {
    const SIDE: (usize, usize) = (26, 280);
    let (page_id, image_id, content_id) = (Ref::new(4), Ref::new(5), Ref::new(6));
    let mut pdf = Pdf::new();
    pdf.catalog(CATALOG).pages(TREE);
    pdf.pages(TREE).kids([page_id]).count(1);
    let mut page = pdf.page(page_id);
    page.media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1)).parent(TREE).contents(content_id);
    page.resources().x_objects().pair(Name(b"Im1"), image_id);
    page.finish();
    // Rows of dark strokes where lines of print would be: a one is white.
    let byte = |row: usize, column: usize| {
        let is_print = row % 8 < 4 && (24..256).contains(&row) && (3..23).contains(&column);
        if is_print { ((row * 31 + column * 97) % 251) as u8 | 0x11 } else { 0xFF }
    };
    let hex: String =
        (0..SIDE.1).flat_map(|row| (0..SIDE.0).map(move |column| format!("{:02X}", byte(row, column)))).collect();
    let hex = hex + ">";
    let mut image = pdf.image_xobject(image_id, hex.as_bytes());
    image.width(SIDE.0 as i32 * 8).height(SIDE.1 as i32).bits_per_component(1);
    image.filter(Filter::AsciiHexDecode);
    image.color_space().device_gray();
    image.finish();
    let mut content = Content::new();
    content.save_state().transform([PAGE.0, 0.0, 0.0, PAGE.1, 0.0, 0.0]).x_object(Name(b"Im1")).restore_state();
    pdf.stream(content_id, &content.finish());
    pdf.finish()
}
