//! The text of a file that is decoded piece by piece. Its first bytes tell the encoding.

use super::decode::{Decoded, decode_declared, decode_line};
use encoding_rs::{Decoder, Encoding, UTF_8};
use std::ops::Range;

/// Bytes without a line end from which on they are decoded as they are.
const LONGEST_LINE: usize = 1 << 20;

/// A part of a text that is in another encoding than the rest.
pub(crate) type OddPart = (Range<usize>, &'static Encoding);

/// Decodes pieces that follow each other.
pub(crate) struct PieceDecoder {
    codec: Codec,
    encoding: &'static Encoding,
    /// Bytes that wait for those behind them.
    waiting: Vec<u8>,
    after_return: bool,
}

enum Codec {
    /// Invalid lines are decoded by the encoding that the file names, or by a guess; where a byte order mark says UTF-8,
    /// there is no doubt.
    Utf8 {
        marked: bool,
        declared: Option<&'static Encoding>,
    },
    Other(Decoder),
}

impl PieceDecoder {
    /// A decoder for the file of which these are the first bytes, what they are as text, and the length of the byte
    /// order mark. `label`: the encoding that the file names.
    pub fn new(head: &[u8], label: Option<&str>) -> (Self, Decoded, usize) {
        let head = &head[..whole_letters(head)];
        let decoded = decode_declared(head, label);
        let mark = Encoding::for_bom(head).map_or(0, |(_, length)| length);
        let encoding = Encoding::for_label(decoded.encoding.0.as_bytes()).unwrap_or(UTF_8);
        let codec = if encoding == UTF_8 {
            let declared = label.and_then(|label| Encoding::for_label(label.as_bytes()));
            let declared = declared.filter(|declared| *declared != UTF_8 && declared.is_ascii_compatible());
            Codec::Utf8 { marked: mark > 0, declared }
        } else {
            Codec::Other(encoding.new_decoder_without_bom_handling())
        };
        (Self { codec, encoding, waiting: Vec::new(), after_return: false }, decoded, mark)
    }

    /// Adds the text of a piece. `is_last`: no other follows. Parts in other encodings are added to `odd`.
    pub fn decode(&mut self, piece: &[u8], is_last: bool, text: &mut String, odd: &mut Vec<OddPart>) {
        match &mut self.codec {
            Codec::Other(decoder) => {
                let mut letters = String::with_capacity(decoder.max_utf8_buffer_length(piece.len()).unwrap_or(0));
                _ = decoder.decode_to_string(piece, &mut letters, is_last);
                self.push(&letters, text);
            }
            Codec::Utf8 { marked, declared } => {
                let (marked, declared) = (*marked, *declared);
                self.waiting.extend_from_slice(piece);
                let end = match memchr::memrchr(b'\n', &self.waiting) {
                    _ if is_last => self.waiting.len(),
                    Some(at) => at + 1,
                    None if self.waiting.len() < LONGEST_LINE => 0,
                    None => whole_letters(&self.waiting),
                };
                let rest = self.waiting.split_off(end);
                let lines = std::mem::replace(&mut self.waiting, rest);
                match std::str::from_utf8(&lines) {
                    Ok(letters) => self.push(letters, text),
                    Err(_) if marked => self.push(&String::from_utf8_lossy(&lines), text),
                    Err(_) => self.push_lines(&lines, declared, text, odd),
                }
            }
        }
    }

    fn push_lines(
        &mut self,
        lines: &[u8],
        declared: Option<&'static Encoding>,
        text: &mut String,
        odd: &mut Vec<OddPart>,
    ) {
        for line in lines.split_inclusive(|byte| *byte == b'\n') {
            let start = text.len();
            let (letters, encoding) = decode_line(line, declared);
            self.push(&letters, text);
            if encoding != self.encoding {
                odd.push((start..text.len(), encoding));
            }
        }
    }

    /// Every line ends in `\n`, whatever it ended in.
    fn push(&mut self, letters: &str, text: &mut String) {
        if letters.is_empty() {
            return;
        }
        let after = if self.after_return { letters.strip_prefix('\n').unwrap_or(letters) } else { letters };
        self.after_return = letters.ends_with('\r');
        if memchr::memchr(b'\r', after.as_bytes()).is_some() {
            text.push_str(&after.replace("\r\n", "\n").replace('\r', "\n"));
        } else {
            text.push_str(after);
        }
    }
}

/// The length of bytes without a letter of UTF-8 that is cut off by their end.
fn whole_letters(bytes: &[u8]) -> usize {
    const LONGEST_LETTER: usize = 4;
    let tail = bytes.len().saturating_sub(LONGEST_LETTER - 1);
    let start = bytes[tail..].iter().rposition(|byte| *byte >= 0xC0).map(|at| tail + at);
    let is_cut = |start: &usize| std::str::from_utf8(&bytes[*start..]).is_err_and(|error| error.error_len().is_none());
    start.filter(is_cut).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::super::decode::decode;
    use super::*;
    use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1254};
    use proptest::prelude::*;

    const START: &str = "Bu çalışmada kıyı köylerinde yaşayan öğretmenlerin ağaç sevgisi ile mevsim değişikliği arasındaki ilişki \
        incelenmiştir. Görüşmeler iki güz dönemi boyunca sürdürülmüş, İzmir ve Muğla’dan yüz kişi katılmıştır.\r\n";

    fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        match encoding.name() {
            "UTF-16LE" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "UTF-16BE" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            _ => encoding.encode(text).0.into_owned(),
        }
    }

    /// The text of bytes in pieces of those lengths, over and over.
    fn by_pieces(bytes: &[u8], head: usize, lengths: &[usize]) -> (String, Vec<OddPart>) {
        let (mut decoder, _, mark) = PieceDecoder::new(&bytes[..head.min(bytes.len())], None);
        let (mut text, mut odd, mut rest) = (String::new(), Vec::new(), &bytes[mark..]);
        for length in lengths.iter().cycle() {
            let (piece, after) = rest.split_at((*length).min(rest.len()));
            decoder.decode(piece, after.is_empty(), &mut text, &mut odd);
            rest = after;
            if rest.is_empty() {
                break;
            }
        }
        (text, odd)
    }

    proptest! {
        #[test]
        fn pieces_give_the_text_of_the_whole(
            text in "([a-zçğıöşüİ ‘’]{0,9}(\r\n|\n|\r|)){0,30}",
            codec in prop::sample::select(vec![UTF_8, UTF_16LE, UTF_16BE, WINDOWS_1254]),
            marked in any::<bool>(),
            lengths in prop::collection::vec(1_usize..9, 1..6),
        ) {
            let mark = if marked && codec != WINDOWS_1254 { "\u{FEFF}" } else { "" };
            let text = format!("{mark}{START}{text}");
            let bytes = encoded(&text, codec);
            let whole = decode(&bytes);
            prop_assert_eq!(&whole.encoding.0, codec.name());
            let (read, odd) = by_pieces(&bytes, encoded(START, codec).len(), &lengths);
            prop_assert_eq!(read, whole.text);
            prop_assert!(odd.is_empty());
        }

        #[test]
        fn any_bytes_give_the_same_text_at_any_border(
            bytes in prop::collection::vec(any::<u8>(), 1..200),
            head in 1_usize..200,
            lengths in prop::collection::vec(1_usize..9, 1..6),
        ) {
            prop_assert_eq!(by_pieces(&bytes, head, &[bytes.len()]).0, by_pieces(&bytes, head, &lengths).0);
        }
    }

    #[test]
    fn a_line_in_another_encoding_is_read_by_its_own() {
        let mut bytes = START.repeat(3).into_bytes();
        let before = bytes.len();
        bytes.extend(WINDOWS_1254.encode(START).0.iter());
        bytes.extend(START.bytes());
        let (text, odd) = by_pieces(&bytes, before, &[7]);
        assert_eq!(text, START.replace('\r', "").repeat(5));
        assert_eq!(odd.iter().map(|(_, encoding)| encoding.name()).collect::<Vec<_>>(), ["windows-1254"]);
        assert_eq!(text[odd[0].0.clone()], *START.replace('\r', ""));
    }

    #[test]
    fn letters_that_are_cut_off_wait() {
        for (bytes, whole) in
            [("aş".as_bytes(), 3), (&"aş".as_bytes()[..2], 1), (&"a’".as_bytes()[..3], 1), (b"a\xFF", 2)]
        {
            assert_eq!(whole_letters(bytes), whole, "{bytes:?}");
        }
    }
}
