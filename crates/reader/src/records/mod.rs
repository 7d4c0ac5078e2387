//! Records: what the fields of a file are called, and how the text in them becomes lines.

pub(crate) mod codes;
pub(crate) mod columns;
pub(crate) mod fields;
pub(crate) mod interleaved;
pub(crate) mod language_code;
pub(crate) mod markup;
pub(crate) mod names;
pub(crate) mod own;
pub(crate) mod piece;
pub(crate) mod stream;
