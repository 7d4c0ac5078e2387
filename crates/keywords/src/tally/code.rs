//! Numbers and texts in few bytes: seven bits of a number a byte, the lowest first (LEB128).

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{self, BufRead, ErrorKind, Read, Write};

/// Writes a number.
pub(crate) fn put_number(mut number: u64, out: &mut impl Write) -> io::Result<()> {
    let mut bytes = [0; 10];
    let mut length = 0;
    loop {
        bytes[length] = number as u8 & 0x7f;
        number >>= 7;
        length += 1;
        if number == 0 {
            return out.write_all(&bytes[..length]);
        }
        bytes[length - 1] |= 0x80;
    }
}

/// Reads a number.
pub(crate) fn take_number(input: &mut impl BufRead) -> io::Result<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let byte = take_byte(input)?;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Ok(number);
        }
    }
    Err(damaged())
}

/// Writes a number with a sign.
pub(crate) fn put_signed(number: i128, out: &mut impl Write) -> io::Result<()> {
    let folded = (number << 1) ^ (number >> 127);
    put_number(folded as u64, out)?;
    put_number((folded >> 64) as u64, out)
}

/// Reads a number with a sign.
pub(crate) fn take_signed(input: &mut impl BufRead) -> io::Result<i128> {
    let low = u128::from(take_number(input)?);
    let folded = u128::from(take_number(input)?) << 64 | low;
    Ok((folded >> 1) as i128 ^ -((folded & 1) as i128))
}

/// Writes a text.
pub(crate) fn put_text(text: &str, out: &mut impl Write) -> io::Result<()> {
    put_number(text.len() as u64, out)?;
    out.write_all(text.as_bytes())
}

/// Reads a text.
pub(crate) fn take_text(input: &mut impl BufRead) -> io::Result<Box<str>> {
    String::from_utf8(take_bytes(input)?).map(Into::into).map_err(|_| damaged())
}

/// Writes a value of any type.
pub(crate) fn put_value(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    let bytes = postcard::to_stdvec(value).map_err(io::Error::other)?;
    put_number(bytes.len() as u64, out)?;
    out.write_all(&bytes)
}

/// Reads a value that [`put_value`] wrote.
pub(crate) fn take_value<T: DeserializeOwned>(input: &mut impl BufRead) -> io::Result<T> {
    postcard::from_bytes(&take_bytes(input)?).map_err(|_| damaged())
}

fn take_bytes(input: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let length = take_number(input)?;
    let mut bytes = Vec::new();
    // Reads no more than there is, whatever the length says.
    if input.take(length).read_to_end(&mut bytes)? as u64 != length {
        return Err(damaged());
    }
    Ok(bytes)
}

fn take_byte(input: &mut impl BufRead) -> io::Result<u8> {
    let Some(&byte) = input.fill_buf()?.first() else { return Err(damaged()) };
    input.consume(1);
    Ok(byte)
}

/// What was written is cut off or overwritten.
pub(super) fn damaged() -> io::Error {
    io::Error::new(ErrorKind::InvalidData, "damaged counts")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(number in any::<u64>(), signed in any::<i128>(), text in any::<String>()) {
            let mut bytes = Vec::new();
            put_number(number, &mut bytes).unwrap();
            put_signed(signed, &mut bytes).unwrap();
            put_text(&text, &mut bytes).unwrap();
            let mut input = &*bytes;
            prop_assert_eq!(take_number(&mut input).unwrap(), number);
            prop_assert_eq!(take_signed(&mut input).unwrap(), signed);
            prop_assert_eq!(&*take_text(&mut input).unwrap(), text);
            prop_assert!(input.is_empty());
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let _ = take_number(&mut &*bytes);
            let _ = take_signed(&mut &*bytes);
            let _ = take_text(&mut &*bytes);
        }
    }

    #[test]
    fn small_numbers_take_few_bytes() {
        for (number, length) in [(0, 1), (127, 1), (128, 2), (u64::MAX, 10)] {
            let mut bytes = Vec::new();
            put_number(number, &mut bytes).unwrap();
            assert_eq!(bytes.len(), length);
        }
    }
}
