//! Bytes to letters: which encoding a file is in, and its text.
//!
//! The order of the tests: byte order mark, NUL bytes of UTF-16, UTF-8 that forgives a few bad bytes, then chardetng
//! with the hint that the text comes from Turkey.

use crate::failure;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1254};
use ikiz_document::{Encoding, Failure};

/// A file's bytes as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without byte order mark; every line ends in `\n`, whatever it ended in.
    pub text: String,
    /// What the bytes were read as.
    pub encoding: Encoding,
    /// Places where the bytes mean nothing in that encoding; each is one U+FFFD in the text.
    pub undecodable: u32,
}

/// The text of a file's bytes. Never fails: what cannot be read is counted in [`Decoded::undecodable`].
pub fn decode(bytes: &[u8]) -> Decoded {
    let (encoding, body) = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, length)) => (Some(encoding), &bytes[length..]),
        None => (utf_16_without_mark(bytes), bytes),
    };
    match encoding {
        Some(encoding) if encoding != UTF_8 => decode_as(encoding, body),
        marked => match utf_8(body, marked.is_some()) {
            Some((text, undecodable)) => decoded(&text, UTF_8, undecodable),
            None => decode_as(guess(body), body),
        },
    }
}

/// The text of bytes that must be text.
///
/// # Errors
/// If they are none, with what they seem to be; `name` is how the failure calls them.
pub fn text_of(name: &str, bytes: &[u8]) -> Result<String, Failure> {
    if let Some(failure) = failure::known_binary(name, bytes) {
        return Err(failure);
    }
    let decoded = decode(bytes);
    // What is UTF-8 is text, whatever control characters are in it.
    match failure::undecodable(name, &decoded).filter(|_| std::str::from_utf8(bytes).is_err()) {
        Some(failure) => Err(failure),
        None => Ok(decoded.text),
    }
}

/// As [`decode`], for a file that names its encoding. What it says goes before a guess, but not before what the bytes show:
/// UTF-8 that is valid is UTF-8, whatever an earlier form of the file was in.
pub(crate) fn decode_declared(bytes: &[u8], label: Option<&str>) -> Decoded {
    let shown = encoding_rs::Encoding::for_bom(bytes).is_some()
        || utf_16_without_mark(bytes).is_some()
        || std::str::from_utf8(bytes).is_ok();
    let declared = label.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    match declared.filter(|declared| !shown && *declared != UTF_8 && declared.is_ascii_compatible()) {
        Some(declared) => decode_as(declared, bytes),
        None => decode(bytes),
    }
}

/// The text of a line, in a file of UTF-8, that may be in another encoding: in the one that the file names, or in the
/// likeliest.
pub(crate) fn decode_line(
    line: &[u8],
    declared: Option<&'static encoding_rs::Encoding>,
) -> (String, &'static encoding_rs::Encoding) {
    if let Some((text, _)) = utf_8(line, false) {
        return (text, UTF_8);
    }
    let encoding = declared.unwrap_or_else(|| guess(line));
    (encoding.decode_without_bom_handling(line).0.into_owned(), encoding)
}

fn decoded(text: &str, encoding: &'static encoding_rs::Encoding, undecodable: usize) -> Decoded {
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
    Decoded { text, encoding: Encoding(encoding.name().to_owned()), undecodable: undecodable as u32 }
}

pub(crate) fn decode_as(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Decoded {
    let (text, errors) = encoding.decode_without_bom_handling(bytes);
    let undecodable = if errors { text.matches('\u{FFFD}').count() } else { 0 };
    decoded(&text, encoding, undecodable)
}

/// In UTF-16 text of either language nearly every unit has a NUL byte, always on the same side; in other data NUL bytes
/// stand on both sides (UTF-32, tables of numbers) or on none.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    const SAMPLE: usize = 1 << 16;
    let units = bytes[..bytes.len().min(SAMPLE)].as_chunks::<2>().0;
    let first = units.iter().filter(|unit| unit[0] == 0).count();
    let second = units.iter().filter(|unit| unit[1] == 0).count();
    let mostly = |here: usize, there: usize| here * 5 >= units.len() * 3 && there * 20 <= here && here > 0;
    if mostly(second, first) {
        Some(UTF_16LE)
    } else if mostly(first, second) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The bytes as UTF-8 with the number of bad places; `None` where they are more likely something else.
fn utf_8(bytes: &[u8], certain: bool) -> Option<(String, usize)> {
    /// A text of single-byte letters has next to no valid multi-byte ones; a damaged UTF-8 text has many for each bad
    /// place.
    const LETTERS_FOR_EACH_ERROR: usize = 8;
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some((text.to_owned(), 0));
    }
    let mut text = String::with_capacity(bytes.len());
    let (mut letters, mut errors, mut tail) = (0, 0, None);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        letters += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        tail = None;
        if !chunk.invalid().is_empty() {
            text.push('\u{FFFD}');
            errors += 1;
            tail = chunk.invalid().first();
        }
    }
    // A letter cut off by the end of the file says nothing against UTF-8. Where it is the only one beyond ASCII, the
    // first byte of a quotation mark or of a letter of Western Europe or Turkey speaks for it.
    let cut = bytes
        .utf8_chunks()
        .last()
        .is_some_and(|chunk| std::str::from_utf8(chunk.invalid()).is_err_and(|error| error.error_len().is_none()));
    let inner = errors - usize::from(cut);
    let plausible = if inner == 0 {
        letters > 0 || tail.is_some_and(|byte| matches!(byte, 0xC2..=0xC5 | 0xE2))
    } else {
        inner * LETTERS_FOR_EACH_ERROR <= letters
    };
    (certain || plausible).then_some((text, errors))
}

fn guess(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"tr"), Utf8Detection::Deny);
    let latin =
        ["windows-1252", "windows-1250", "windows-1257", "windows-1258", "ISO-8859-2", "ISO-8859-4", "ISO-8859-13"];
    if latin.contains(&guess.name()) && looks_turkish(bytes) { WINDOWS_1254 } else { guess }
}

/// Whether the letters beyond ASCII are those of Turkish in windows-1254, among them one of ğ ı ş, which set it apart
/// from the other Latin encodings.
fn looks_turkish(bytes: &[u8]) -> bool {
    let (mut own, mut shared, mut foreign) = (0, 0, 0);
    for (at, byte) in bytes.iter().enumerate() {
        let beside = |at: Option<usize>| {
            let letter = |byte: &u8| byte.is_ascii_alphabetic() || *byte >= 0xC0;
            at.and_then(|at| bytes.get(at)).is_some_and(letter)
        };
        if *byte < 0xC0 || !(beside(at.checked_sub(1)) || beside(Some(at + 1))) {
            continue;
        }
        match byte {
            0xD0 | 0xDD | 0xDE | 0xF0 | 0xFD | 0xFE => own += 1,
            // ç ö ü â î û and their capitals
            0xC7 | 0xD6 | 0xDC | 0xE7 | 0xF6 | 0xFC | 0xC2 | 0xCE | 0xDB | 0xE2 | 0xEE | 0xFB => shared += 1,
            _ => foreign += 1,
        }
    }
    own > 0 && foreign * 10 <= own + shared
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{Encoding as Codec, ISO_8859_2, WINDOWS_1252};

    const TURKISH: &str = "Bu çalışmada kıyı köylerinde yaşayan öğretmenlerin ağaç sevgisi ile mevsim değişikliği arasındaki ilişki \
        incelenmiştir. Görüşmeler iki güz dönemi boyunca sürdürülmüş, İzmir ve Muğla’dan yüz kişi katılmıştır. Şehirde büyüyenlerin \
        bahçe bilgisi düşük bulunmuştur. ÇOCUKLARIN GÖZÜYLE DÖRT MEVSİM başlıklı etkinlik, ilgiyi artırmıştır.\n";
    const ENGLISH: &str = "This study looks at how teachers in coastal villages speak about trees, and whether their words change with \
        the seasons – a question that was never asked before. Two hundred interviews were held in “naïve” settings; the café of \
        each village served as the place of meeting, and most of the talks took less than an hour.\n";

    /// Every length from 100 bytes up that ends on a letter of the text.
    fn prefixes(text: &str) -> impl Iterator<Item = &str> {
        (100..=text.len()).step_by(7).filter(|end| text.is_char_boundary(*end)).map(|end| &text[..end])
    }

    fn utf_16(text: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn utf_8_is_read_with_and_without_mark() {
        for text in [TURKISH, ENGLISH].into_iter().flat_map(prefixes) {
            for mark in ["", "\u{FEFF}"] {
                let decoded = decode(format!("{mark}{text}").as_bytes());
                assert_eq!(decoded.text, text);
                assert_eq!(decoded.encoding.0, "UTF-8");
                assert_eq!(decoded.undecodable, 0);
            }
        }
    }

    #[test]
    fn utf_16_is_read_with_and_without_mark() {
        for text in [TURKISH, ENGLISH].into_iter().flat_map(prefixes).chain([&TURKISH[..50]]) {
            for mark in ["", "\u{FEFF}"] {
                let marked = format!("{mark}{text}");
                let little = decode(&utf_16(&marked, u16::to_le_bytes));
                assert_eq!((little.text.as_str(), little.encoding.0.as_str()), (text, "UTF-16LE"));
                let big = decode(&utf_16(&marked, u16::to_be_bytes));
                assert_eq!((big.text.as_str(), big.encoding.0.as_str()), (text, "UTF-16BE"));
            }
        }
    }

    #[test]
    fn the_turkish_code_page_is_recognised() {
        for text in prefixes(TURKISH) {
            let decoded = decode(&WINDOWS_1254.encode(text).0);
            assert_eq!((decoded.text.as_str(), decoded.encoding.0.as_str()), (text, "windows-1254"));
        }
        // ISO-8859-9 has no typographic quotation marks.
        let plain = TURKISH.replace('’', "'");
        for text in prefixes(&plain) {
            let bytes = WINDOWS_1254.encode(text).0;
            assert!(bytes.iter().all(|byte| !(0x80..0xA0).contains(byte)));
            assert_eq!(decode(&bytes).text, text);
        }
    }

    #[test]
    fn english_of_a_turkish_machine_is_in_its_code_page() {
        for text in prefixes(ENGLISH) {
            assert_eq!(decode(&WINDOWS_1254.encode(text).0).text, text);
        }
    }

    #[test]
    fn a_cut_letter_does_not_spoil_utf_8() {
        for text in [TURKISH, ENGLISH] {
            for end in (100..text.len()).filter(|end| !text.is_char_boundary(*end)) {
                let decoded = decode(&text.as_bytes()[..end]);
                assert_eq!(decoded.encoding.0, "UTF-8", "cut at {end}");
                assert_eq!(decoded.undecodable, 1);
                assert!(
                    decoded.text.ends_with('\u{FFFD}') && text.starts_with(decoded.text.trim_end_matches('\u{FFFD}'))
                );
            }
        }
    }

    #[test]
    fn a_few_bad_bytes_do_not_spoil_utf_8() {
        let mut bytes = TURKISH.as_bytes().to_vec();
        bytes.insert(60, 0xFF);
        bytes.insert(10, 0xC5);
        let decoded = decode(&bytes);
        assert_eq!((decoded.encoding.0.as_str(), decoded.undecodable), ("UTF-8", 2));
    }

    #[test]
    fn other_latin_languages_stay_what_they_are() {
        let check = |text: &str, codec: &'static Codec| {
            let bytes = codec.encode(text).0;
            assert!(!looks_turkish(&bytes), "{text}");
        };
        check("Příliš žluťoučký kůň úpěl ďábelské ódy nad mírně zvlněnou krajinou", ISO_8859_2);
        check("Það var kalt í veðri þegar við gengum niður að ánni í gær", WINDOWS_1252);
        check("Der Müller übt größere Stücke für die schöne Bühne", WINDOWS_1252);
        assert!(looks_turkish(&WINDOWS_1254.encode("Kışın dağ yolu kapalıydı").0));
    }

    #[test]
    fn line_ends_become_one_kind() {
        assert_eq!(decode(b"a\r\nb\rc\nd").text, "a\nb\nc\nd");
    }

    #[test]
    fn numbers_are_not_utf_16() {
        let table: Vec<u8> = (0..200_u32).flat_map(u32::to_le_bytes).collect();
        assert_ne!(decode(&table).encoding.0, "UTF-16LE");
    }
}
