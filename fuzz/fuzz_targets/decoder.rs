//! Bytes of any kind to letters: nothing panics, line ends are one kind, what is undecodable stands in the text.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let decoded = ikiz_reader::decode(bytes);
    assert!(!decoded.text.contains('\r'));
    assert!(decoded.undecodable as usize <= decoded.text.matches('\u{FFFD}').count());
    if let Ok(text) = std::str::from_utf8(bytes)
        && !bytes.contains(&0)
    {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        assert_eq!(decoded.text, text.replace("\r\n", "\n").replace('\r', "\n"));
    }
});
