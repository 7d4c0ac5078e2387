//! What the file itself declares: fields as titles, texts and lists.

pub(crate) mod field;
pub(crate) mod field_lists;
pub(crate) mod field_text;
pub(crate) mod fields;
