//! Measures of a text and findings about a document: what a reader should look at.
//!
//! Owns the checks, each one file behind [`Rule`]. It is given sections and pairs and must
//! not align, read or write.

mod context;
mod enclosed;
mod measures;
mod phrase;
mod quantity;
mod reading;
mod rule;
mod rules;
mod side;
mod term;

#[cfg(test)]
mod fixture;

pub use context::{Context, TwinSections};
pub use measures::measures;
pub use rule::{CorpusRule, Rule};
pub use rules::{add_corpus_findings, findings};
