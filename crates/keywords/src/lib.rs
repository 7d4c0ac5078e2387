//! Counts, dispersion, keyness and key phrases.
//!
//! Owns what is counted in sections, how counts of scopes are compared and how phrases are ranked. It takes sections
//! with keys and returns plain counts; it must not know files or formats.

mod dispersion;
#[cfg(test)]
mod fixture;
mod form;
mod frequency;
mod keyness;
mod printed;
mod ranking;
mod terms;
mod word_list;

pub use frequency::{CountedSection, DocumentTerms, frequencies};
pub use printed::{PrintedForms, PrintedSentence};
pub use ranking::{TextTerms, rank_phrases};
pub use terms::{SectionTerms, count_phrase, count_section};
