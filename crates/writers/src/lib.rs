//! Writes results to files: one source file for each output format, and one for each table.
//!
//! Owns the tables, their columns and their descriptions ([`table`], [`tables`]), the sinks that take their rows (CSV,
//! the workbook, files for other programs, the data package), the way files come to lie in the output folder ([`folder`]), and the words of messages
//! ([`wording`]). Must not compute: what a table says was found before.

pub mod csv;
pub mod datapackage;
mod error;
pub mod folder;
pub mod interchange;
#[cfg(test)]
mod memory;
pub mod output;
pub mod reference;
pub mod schema;
pub mod sink;
pub mod table;
pub mod tables;
pub mod titles;
pub mod wording;
pub mod workbook;

pub use csv::{CsvSink, Dialect};
pub use datapackage::DataPackageSink;
pub use error::WriteError;
pub use folder::OutputFolder;
pub use output::Output;
pub use sink::Sink;
pub use table::{TableOptions, TableWriter};
pub use wording::{Catalogue, NameSetting};
pub use workbook::WorkbookSink;
