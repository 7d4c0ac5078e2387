//! A keyword has one rendering in one document and another rendering in another document.
//!
//! Each document adds its pairs of keywords to a ledger, [`TermUses`], which gives one finding of the corpus for each
//! term with several renderings.

mod finding;
mod lists;
mod strings;
mod uses;

#[cfg(test)]
mod plain;
#[cfg(test)]
mod tests;

pub use uses::TermUses;
