//! Headings: known wordings, the lines that may be one, and which of them are.

pub(crate) mod behind;
pub(crate) mod candidate;
pub(crate) mod choice;
pub(crate) mod heading;
pub(crate) mod inner;
pub(crate) mod known;
pub(crate) mod misspelling;
pub(crate) mod vocabulary;
pub(crate) mod weight;
pub(crate) mod wording;
