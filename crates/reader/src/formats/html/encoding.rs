//! How the bytes of a page become letters: what the page says of itself counts where it can be true.

use crate::letters::decode::{Decoded, decode, decode_as};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use regex::bytes::Regex;

/// Bytes in which a page says its encoding.
const HEAD: usize = 1 << 12;

/// The text of a page.
pub(super) fn decode_page(bytes: &[u8]) -> Decoded {
    let guessed = decode(bytes);
    if Encoding::for_bom(bytes).is_some() {
        return guessed;
    }
    let Some(declared) = declared(&bytes[..bytes.len().min(HEAD)]) else { return guessed };
    // Valid UTF-8 beyond ASCII is nothing else by chance, and pages that say nothing better of Turkish letters say
    // Latin-1.
    let says_too_little = declared == WINDOWS_1252 && guessed.encoding.0 == "windows-1254";
    let certain = guessed.encoding.0 == UTF_8.name() && guessed.undecodable == 0;
    if says_too_little || certain || guessed.encoding.0 == declared.name() {
        return guessed;
    }
    let decoded = decode_as(declared, bytes);
    if decoded.undecodable > 0 { guessed } else { decoded }
}

/// The encoding that the head of a page names.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let pattern = r#"(?i-u)<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([A-Za-z0-9_:.+-]+)"#;
    let label = Regex::new(pattern).ok()?.captures(head)?.get(1)?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    // These letters were read as ASCII, so the file is no UTF-16.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{ISO_8859_2, WINDOWS_1254};

    const LETTERS: &str = "Çalışmanın amacı öğretmenlerin görüşlerini incelemektir: ğüşıöç İĞÜŞÖÇ";

    fn page(charset: &str) -> String {
        format!(
            "<html><head><META http-equiv=Content-Type content=\"text/html; charset={charset}\"></head><p>{LETTERS}</p>"
        )
    }

    #[test]
    fn a_page_is_read_as_it_says() {
        for (charset, encoding) in [("windows-1254", WINDOWS_1254), ("iso-8859-9", WINDOWS_1254), ("utf-8", UTF_8)] {
            let decoded = decode_page(&encoding.encode(&page(charset)).0);
            assert_eq!((decoded.text, decoded.encoding.0.as_str()), (page(charset), encoding.name()));
        }
        let czech = "<?xml version='1.0' encoding='ISO-8859-2'?><p>Příliš žluťoučký kůň</p>";
        assert_eq!(decode_page(&ISO_8859_2.encode(czech).0).text, czech);
    }

    #[test]
    fn a_page_that_is_wrong_about_itself_is_not_believed() {
        for charset in ["iso-8859-9", "utf-16", "x-unknown"] {
            assert_eq!(decode_page(page(charset).as_bytes()).encoding.0, "UTF-8");
        }
        for charset in ["utf-8", "iso-8859-1"] {
            let decoded = decode_page(&WINDOWS_1254.encode(&page(charset)).0);
            assert_eq!((decoded.text, decoded.encoding.0.as_str()), (page(charset), "windows-1254"));
        }
    }
}
