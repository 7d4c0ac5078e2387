//! Rows: the lines of the clean text with what is needed to judge them, and the document as the steps see it.

pub(crate) mod block;
pub(crate) mod row;
pub(crate) mod view;
