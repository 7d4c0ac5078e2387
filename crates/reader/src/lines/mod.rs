//! Printed lines to clean text: what runs on every page and what stands at its foot is set aside, words and paragraphs
//! are joined.

pub(crate) mod build;
pub(crate) mod floats;
pub(crate) mod footnotes;
pub(crate) mod hyphenation;
pub(crate) mod insets;
pub(crate) mod page_feet;
pub(crate) mod pages;
pub(crate) mod paragraphs;
pub(crate) mod printed;
pub(crate) mod running;
pub(crate) mod shape;
pub(crate) mod spacing;
