//! Numbers of words and phrases, from their length, first and last bytes: quick to make and to compare. Few share one;
//! where that matters the texts are compared too.

use ikiz_document::number::mixed;

/// The number of a word or phrase.
pub(crate) fn text_number(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let part = |bytes: &[u8]| bytes.iter().fold(0, |part, byte| part << 8 | u64::from(*byte));
    let (first, last) = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => (part(bytes), 0),
    };
    mixed(first.rotate_left(29) ^ last ^ (bytes.len() as u64) << 56)
}
