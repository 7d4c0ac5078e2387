//! How much the packed streams of a PDF file unpack to, before the library that reads them (and knows no limit) sees
//! the file.
//!
//! A stream of DEFLATE grows by 1,032 times at most, so only streams that could pass the limit are unpacked here, into
//! nothing, and only as far as the limit. Pictures are never unpacked by the reader and are passed over.

use flate2::read::ZlibDecoder;
use memchr::memmem;
use std::io::{self, Read};

/// The largest growth of a DEFLATE stream.
const LARGEST_GROWTH: u64 = 1032;
/// Bytes before a stream in which its dictionary is sought.
const DICTIONARY: usize = 2048;

/// Whether some stream of the file unpacks to more than `limit` bytes.
pub(super) fn is_beyond(bytes: &[u8], limit: u64) -> bool {
    let ends = memmem::Finder::new(b"endstream");
    memmem::find_iter(bytes, b"stream").any(|at| {
        if bytes[..at].ends_with(b"end") {
            return false;
        }
        let dictionary = dictionary(&bytes[at.saturating_sub(DICTIONARY)..at]);
        let passes = memmem::find_iter(dictionary, b"Flate").count() + memmem::find_iter(dictionary, b"/Fl ").count();
        if passes == 0 || memmem::find(dictionary, b"/Image").is_some() {
            return false;
        }
        let body = bytes[at + b"stream".len()..].trim_ascii_start();
        let body = &body[..ends.find(body).unwrap_or(body.len())];
        let possible = (0..passes).fold(body.len() as u64, |size, _| size.saturating_mul(LARGEST_GROWTH));
        possible > limit && unpacks_beyond(body, passes, limit)
    })
}

/// The last dictionary in the bytes before a stream.
fn dictionary(before: &[u8]) -> &[u8] {
    let object = memmem::rfind(before, b" obj").unwrap_or(0);
    &before[object..]
}

fn unpacks_beyond(body: &[u8], passes: usize, limit: u64) -> bool {
    /// The largest number of passes; no real file packs a stream more often.
    const MOST_PASSES: usize = 4;
    let mut reader: Box<dyn Read + '_> = Box::new(body);
    for _ in 0..passes.min(MOST_PASSES) {
        reader = Box::new(ZlibDecoder::new(reader));
    }
    // What cannot be unpacked ends early: that is for the reader to say.
    let mut sink = Counter(0);
    let _ = io::copy(&mut reader.take(limit.saturating_add(1)), &mut sink);
    sink.0 > limit
}

/// Counts what is written.
struct Counter(u64);

impl io::Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).expect("packed");
        encoder.finish().expect("packed")
    }

    fn file(dictionary: &str, body: &[u8]) -> Vec<u8> {
        let mut file = format!("%PDF-1.5\n1 0 obj\n<< {dictionary} >>\nstream\n").into_bytes();
        file.extend_from_slice(body);
        file.extend_from_slice(b"\nendstream\nendobj\n");
        file
    }

    #[test]
    fn bombs_are_seen() {
        let zeros = vec![0; 3_000_000];
        let once = packed(&zeros);
        assert!(is_beyond(&file("/Filter /FlateDecode", &once), 2_000_000));
        assert!(!is_beyond(&file("/Filter /FlateDecode", &once), 3_000_000));
        let twice = packed(&once);
        assert!(is_beyond(&file("/Filter [/FlateDecode /FlateDecode]", &twice), 2_000_000));
        assert!(!is_beyond(&file("/Subtype /Image /Filter /FlateDecode", &once), 2_000_000));
        assert!(!is_beyond(&file("/Filter /DCTDecode", &once), 2_000_000));
    }

    #[test]
    fn nothing_is_no_bomb() {
        for bytes in [&b""[..], b"stream", b"endstream", b"<</Filter/FlateDecode>>stream"] {
            assert!(!is_beyond(bytes, 10));
        }
    }
}
