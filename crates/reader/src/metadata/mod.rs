//! What a document declares of its own publication: the values of records in one form, and the lines of a first page
//! that say journal, volume, number, year and DOI.

mod authors;
mod citation;
mod dates;
mod front;
mod imprint;
mod names;
mod normal;
mod words;

#[cfg(test)]
mod quality;

pub(crate) use front::complete;
pub use front::declared;
pub(crate) use imprint::source;
pub use normal::Item;
pub(crate) use normal::put;
