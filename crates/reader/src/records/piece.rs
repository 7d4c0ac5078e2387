//! A piece of text of a record.

/// A piece of text with the line of the file that it begins on.
pub(crate) type Piece = (String, u32);
