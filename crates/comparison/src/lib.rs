//! Measures of texts and of what a translation changes, and findings about a document: what a reader should look at.
//!
//! Owns the checks, each in a file of its own behind [`Rule`]. It takes sections and pairs and must not align, read or
//! write.

mod abbreviation;
mod affixes;
mod calendar;
mod conformity;
mod context;
mod findings;
mod measures;
mod metadiscourse;
mod moves;
mod phrase;
pub mod profile;
mod rule;
mod rules;
mod shifts;
mod term;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod quality;

pub use context::{Context, TwinBead, TwinSections};
pub use findings::findings;
pub use measures::{Measured, measured};
pub use metadiscourse::Markers;
pub use rule::Rule;
pub use rules::TermUses;
pub use shifts::ShiftTotals;
