//! A keyword has one rendering in one document and another rendering in another document.
//!
//! Each document adds its pairs of keywords to a ledger, [`TermUses`]. The ledger over all documents gives the
//! [`TermVariations`], and these add to each document its findings.

mod lists;
mod strings;
mod uses;
mod variations;

#[cfg(test)]
mod plain;
#[cfg(test)]
mod tests;

pub use uses::TermUses;
pub use variations::TermVariations;
