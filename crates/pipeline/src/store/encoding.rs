//! Values as blobs: postcard, packed by LZ4. Both are fast, and neither names fields: another version of a type cannot
//! read them, which is what the version of a store is for.

use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

/// The blob is not a value of the type that was asked for.
#[derive(Debug, Error)]
pub enum DecodeError {
    /// It cannot be unpacked.
    #[error("the blob cannot be unpacked")]
    Packed(#[from] lz4_flex::block::DecompressError),
    /// It has another form.
    #[error("the blob has another form")]
    Form(#[from] postcard::Error),
}

/// The blob of a value.
///
/// # Panics
/// If the value itself refuses to be serialized; none of the types of a document does.
pub fn encode<T: Serialize>(value: &T) -> Vec<u8> {
    let plain = postcard::to_stdvec(value).expect("a value that can be serialized");
    lz4_flex::block::compress_prepend_size(&plain)
}

/// The value of a blob that [`encode`] gave for the same type.
///
/// # Errors
/// If it is not such a blob.
pub fn decode<T: DeserializeOwned>(blob: &[u8]) -> Result<T, DecodeError> {
    let plain = lz4_flex::block::decompress_size_prepended(blob)?;
    Ok(postcard::from_bytes(&plain)?)
}
